import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { canonicalJson, prettyJson } from '../evidence/json.ts';
import { counted } from '../report/number.ts';
import { entriesOf } from './corpus.ts';
import { exit } from './exit.ts';
import { interruptible } from './interrupt.ts';
import { type Arguments, flag, text, whole } from './options.ts';
import { inProject, shown } from './root.ts';
import type { Screen } from './screen.ts';
import { select } from './select.ts';
import { makeRuns, type SimulationJob } from './simulationJobs.ts';
import { authorsLog, simulationRows } from './simulationRows.ts';
import { measuredRows, nearLog, simulationMarkdown, type SimulationRun } from './simulationTable.ts';
import { UsageError } from './usageError.ts';
import { writeAtomically } from './writeFile.ts';

/** Raised when the simulation or its random draws change, so that earlier runs are made again. */
const simulationVersion = 1;

/** What a run is kept under: the same set-up and seed in the same version. */
export const runKey = ({ setup, seed }: Pick<SimulationJob, 'setup' | 'seed'>): string =>
  createHash('sha256').update(canonicalJson({ version: simulationVersion, setup, seed })).digest('hex').slice(0, 16);

type Kept = SimulationRun & { readonly key: string };

/** The finished runs of a file of JSON lines, by key; a line cut short by an interruption is left out. */
export const keptRuns = (lines: string): ReadonlyMap<string, Kept> =>
  new Map(
    lines.split('\n').flatMap((line): [string, Kept][] => {
      try {
        const run = JSON.parse(line) as Kept;
        return typeof run.key === 'string' ? [[run.key, run]] : [];
      } catch {
        return [];
      }
    }),
  );

const minutes = (seconds: number): string => (seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.round(seconds / 60)} min`);

/** `gainsay verify --deep`: the simulation at full size, row by row and seed by seed, resumed where an earlier one ended. */
export const deepCommand = async ({ values, positionals }: Arguments, screen: Screen): Promise<number> => {
  for (const name of ['seed', 'data']) {
    if (text(values, name) !== undefined) throw new UsageError(`--${name} does not go with --deep: its seeds are 1, 2, … and its data are drawn`);
  }
  const folder = resolve(text(values, 'into') ?? inProject('reports/latest'));
  const seeds = whole(values, 'runs', 1, 1000) ?? 3;
  const workers = whole(values, 'workers', 1, 64) ?? availableParallelism();
  const empirical = (await entriesOf(text(values, 'paper'))).filter(({ claim }) => claim.kind === 'empirical').map(({ claim }) => claim.id);
  select(positionals, empirical);

  await mkdir(folder, { recursive: true });
  const file = resolve(folder, 'simulation.jsonl');
  const kept = new Map(keptRuns(await readFile(file, 'utf8').catch(() => '')));
  const all: SimulationJob[] = Array.from({ length: seeds }, (_, i) => i + 1).flatMap((seed) => simulationRows.map(({ name, setup }) => ({ row: name, setup, seed })));
  const jobs = all.filter((job) => !kept.has(runKey(job)));
  screen.err(`${counted(all.length, 'run')} of the simulation at full size (${simulationRows.length} rows, ${counted(seeds, 'seed')}); ${all.length - jobs.length} kept from before\n`);

  const steps = new Map<SimulationJob, number>();
  const total = jobs.reduce((sum, { setup }) => sum + setup.steps, 0);
  const began = performance.now();
  const quiet = flag(values, 'quiet');
  const left = (): string => {
    const done = [...steps.values()].reduce((sum, count) => sum + count, 0);
    return done === 0 ? '' : `, about ${minutes((((performance.now() - began) / 1000) * (total - done)) / done)} left`;
  };
  const clear = (): void => (screen.live ? screen.err('\r\u001b[2K') : undefined);
  await interruptible((signal) =>
    makeRuns(jobs, {
      workers,
      signal,
      onSteps(job, done) {
        steps.set(job, done);
        if (screen.live && !quiet) screen.err(`\r\u001b[2K${`${job.row}, seed ${job.seed}: ${done}/${job.setup.steps} steps${left()}`.slice(0, screen.width - 1)}`);
      },
      async onFinished(job, outcome, millisecondsPerStep) {
        steps.set(job, job.setup.steps);
        const run: Kept = { key: runKey(job), row: job.row, seed: job.seed, outcome, millisecondsPerStep };
        kept.set(run.key, run);
        clear();
        if (!quiet) screen.err(`${job.row}, seed ${job.seed}: χ₊ ${outcome.chiPlus.toFixed(3)}, χ₋ ${outcome.chiMinus.toFixed(3)}, ${millisecondsPerStep.toFixed(1)} ms a step${left()}\n`);
        await appendFile(file, `${canonicalJson(run)}\n`);
      },
    }),
  ).finally(clear);

  const finished = all.flatMap((job): SimulationRun[] => {
    const run = kept.get(runKey(job));
    return run === undefined ? [] : [{ ...run, row: job.row }];
  });
  const rows = measuredRows(simulationRows, finished);
  const table = simulationMarkdown(rows, simulationRows.length);
  screen.out(flag(values, 'json') ? `${prettyJson({ authorsLog, rows })}\n` : table);
  for (const [name, content] of [['simulation.md', table], ['simulation.json', `${prettyJson({ authorsLog, rows })}\n`]] as const) {
    await writeAtomically(resolve(folder, name), content);
    screen.err(`written: ${shown(resolve(folder, name))}\n`);
  }
  if (finished.length < all.length) return exit.interrupted;
  return rows.every((row) => row.reproduced) && nearLog(rows) === true ? exit.asRecorded : exit.differs;
};
