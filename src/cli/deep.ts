import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { type ExperimentRecord, experimentRecord, isAsRecorded, isComplete, type Run } from '../evidence/experimentRecord.ts';
import { canonicalJson, prettyJson } from '../evidence/json.ts';
import { experimentMarkdown } from '../report/experimentTable.ts';
import { counted } from '../report/number.ts';
import { here } from './environment.ts';
import { exit } from './exit.ts';
import { experimentCode } from './experimentCode.ts';
import { experimentFiles } from './experimentFile.ts';
import { makeRuns, type RunJob } from './experimentRuns.ts';
import { type ExperimentEntry, experimentsOf } from './experiments.ts';
import { interruptible } from './interrupt.ts';
import { keptRuns, runKey, type Kept } from './keptRuns.ts';
import { type Arguments, flag, text, whole } from './options.ts';
import { inProject, shown } from './root.ts';
import type { Screen } from './screen.ts';
import { select } from './select.ts';
import { UsageError } from './usageError.ts';
import { writeTogether } from './writeFile.ts';

const duration = (seconds: number): string => (seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.round(seconds / 60)} min`);

/** The experiments meant by what was typed: a paper, an experiment, or a claim that one stands behind. */
export const chosenExperiments = (asked: readonly string[], entries: readonly ExperimentEntry[]): ExperimentEntry[] => {
  const slugOf = (id: string): string => id.slice(0, id.indexOf('/'));
  const names = entries.flatMap(({ experiment: { id, claims = [] } }) => [id, ...claims]);
  const slugs = new Set(names.map(slugOf));
  const ids = new Set(asked.filter((name) => !slugs.has(name)).flatMap((name) => select([name], [...new Set(names)])));
  return asked.length === 0 ? [...entries] : entries.filter(({ experiment: { id, claims = [] } }) => asked.includes(slugOf(id)) || [id, ...claims].some((name) => ids.has(name)));
};

/** The runs of one experiment: all that were asked, by key, those kept from before, and where they are kept. */
const planned = async ({ experiment, url }: ExperimentEntry, folder: string, seeds: number | undefined) => {
  const { id, version, rows, work } = experiment;
  const code = await experimentCode(experiment, url);
  const path = resolve(folder, id.replace('/', '-'));
  const kept = keptRuns(await readFile(`${path}.jsonl`, 'utf8').catch(() => ''));
  const seedsOf = (row: (typeof rows)[number]): number => seeds ?? row.seeds ?? experiment.seeds;
  const all = Array.from({ length: Math.max(...rows.map(seedsOf)) }, (_, i) => i + 1).flatMap((seed) =>
    rows.filter((row) => seed <= seedsOf(row)).map(({ name, setup }) => ({ key: runKey({ version, code, setup, seed }), job: { id, url, row: name, seed, work: work.of(setup) } satisfies RunJob })),
  );
  return { experiment, path, code, kept, all };
};

type Planned = Awaited<ReturnType<typeof planned>>;

/** What the finished runs of a plan amount to. */
const recordOf = async ({ experiment, code, kept, all }: Planned): Promise<ExperimentRecord> => {
  const finished = all.flatMap(({ key, job }): Run[] => {
    const run = kept.get(key);
    return run === undefined ? [] : [{ ...run, row: job.row }];
  });
  return experimentRecord(experiment, finished, { asked: all.length, code, environment: await here() });
};

/** Makes what is missing, with progress; an interruption leaves the rest for the next time. */
const make = async (plans: readonly Planned[], { workers, screen, quiet }: { readonly workers: number; readonly screen: Screen; readonly quiet: boolean }): Promise<void> => {
  const missing = plans.flatMap((plan) => plan.all.filter(({ key }) => !plan.kept.has(key)).map((run) => ({ plan, ...run })));
  const of = new Map(missing.map((run) => [run.job, run]));
  const done = new Map<RunJob, number>();
  const total = missing.reduce((sum, { job }) => sum + job.work, 0);
  const began = performance.now();
  const left = (): string => {
    const sum = [...done.values()].reduce((a, b) => a + b, 0);
    return sum === 0 ? '' : `, about ${duration((((performance.now() - began) / 1000) * (total - sum)) / sum)} left`;
  };
  const clear = (): void => (screen.live !== false ? screen.err('\r\u001b[2K') : undefined);
  await interruptible((signal) =>
    makeRuns([...of.keys()], {
      workers,
      signal,
      onProgress(job, units) {
        done.set(job, units);
        const unit = of.get(job)?.plan.experiment.work.unit;
        if (screen.live !== false && !quiet) screen.err(`\r\u001b[2K${`${job.id} ${job.row}, seed ${job.seed}: ${Math.round(units)}/${job.work} ${unit}s${left()}`.slice(0, screen.live - 1)}`);
      },
      async onFinished(job, outcome, millisecondsPerUnit) {
        done.set(job, job.work);
        const own = of.get(job);
        if (own === undefined) return;
        const { plan, key } = own;
        const run: Kept = { key, row: job.row, seed: job.seed, outcome, millisecondsPerUnit };
        plan.kept.set(key, run);
        clear();
        const figures = Object.values(plan.experiment.metrics).slice(0, 3).map(({ words, of: metric, digits = 3 }) => `${words} ${metric(outcome).toFixed(digits)}`);
        if (!quiet) screen.err(`${job.id} ${job.row}, seed ${job.seed}: ${figures.join(', ')}, ${((millisecondsPerUnit * job.work) / 1000).toFixed(1)} s${left()}\n`);
        await appendFile(`${plan.path}.jsonl`, `${canonicalJson(run)}\n`);
      },
    }),
  ).finally(clear);
};

/** `gainsay verify --deep`: experiments at full size, row by row and seed by seed, resumed where an earlier run ended. */
export const deepCommand = async ({ values, positionals }: Arguments, screen: Screen): Promise<number> => {
  for (const name of ['seed', 'data']) {
    if (text(values, name) !== undefined) throw new UsageError(`--${name} does not go with --deep: its seeds are 1, 2, … and its data are drawn`);
  }
  const folder = resolve(text(values, 'into') ?? inProject('reports/latest'));
  const seeds = whole(values, 'runs', 1, 1000);
  const workers = whole(values, 'workers', 1, 64) ?? availableParallelism();
  const entries = chosenExperiments(positionals, await experimentsOf(text(values, 'paper')));
  if (entries.length === 0) {
    screen.err('gainsay verify --deep: nothing ran: there are no experiments\n');
    return exit.nothingRan;
  }
  await mkdir(folder, { recursive: true });
  const plans = await Promise.all(entries.map((entry) => planned(entry, folder, seeds)));
  for (const { experiment: { id, rows }, kept, all } of plans) {
    const before = all.filter(({ key }) => kept.has(key)).length;
    screen.err(`${id}: ${counted(all.length, 'run')} (${counted(rows.length, 'row')}, ${counted(Math.round((10 * all.length) / rows.length) / 10, 'seed')}${all.length % rows.length === 0 ? '' : ' on average'}); ${before} kept from before\n`);
  }
  await make(plans, { workers, screen, quiet: flag(values, 'quiet') });

  const records = await Promise.all(plans.map(recordOf));
  screen.out(flag(values, 'json') ? `${prettyJson(records)}\n` : records.map(experimentMarkdown).join('\n'));
  for (const record of records) {
    const files = Object.entries(await experimentFiles(record)).map(([name, content]) => [resolve(folder, name), content] as const);
    await writeTogether(files);
    screen.err(`written: ${files.map(([file]) => shown(file)).join(', ')}\n`);
  }
  if (!records.every(isComplete)) return exit.interrupted;
  return records.every(isAsRecorded) ? exit.asRecorded : exit.differs;
};
