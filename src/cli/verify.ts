import { readdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { collect } from '../evidence/collect.ts';
import type { Evidence, Skipped } from '../evidence/evidence.ts';
import { prettyJson } from '../evidence/json.ts';
import { counted } from '../report/number.ts';
import { terminal } from '../report/terminal.ts';
import { skipReason, unreachedReason } from '../runner/data.ts';
import { defaultSeed } from '../runner/seed.ts';
import { type Address, type Listed, listedClaims, loadClaim, notTestedOf } from './corpus.ts';
import { display, silent } from './display.ts';
import { environment } from './environment.ts';
import { evidenceText, writeEvidence } from './evidenceFile.ts';
import { exit } from './exit.ts';
import { interruptible } from './interrupt.ts';
import type { reportFiles } from './reportFiles.ts';
import type { Job } from './job.ts';
import { type Arguments, flag, seedOption, text, whole } from './options.ts';
import { type Outcome, runJobs } from './pool.ts';
import { inProject, shown } from './root.ts';
import type { Screen } from './screen.ts';
import { select } from './select.ts';
import { readUserData, type UserFile } from './userDataFile.ts';
import { readWitnesses } from './witnesses.ts';
import { writeTogether } from './writeFile.ts';

/** The name of the data in the evidence: what the file holds, not only what it is called, so that the digest tells tables apart. */
const dataName = (data: UserFile | undefined): string =>
  data === undefined ? 'generated' : `${data.name} (${data.rows.rows}×${data.rows.cols}, SHA-256 ${data.sha256.slice(0, 16)}…)`;

const jobOf = async ({ id, url, object }: Listed, options: Job['options']): Promise<Job> => ({
  id,
  url,
  object,
  // A stored counterexample says nothing of the user's table.
  options: { ...options, witnesses: options.data === undefined ? await readWitnesses(id) : [] },
});

/** Why a claim cannot use the user's data; null where it can, and where there are none. */
const skipOf = async (at: Address, data: UserFile | undefined): Promise<string | null> => (data === undefined ? null : skipReason((await loadClaim(at)).claim, data));

/** The code that makes reports, loaded only where one is made. */
const reporting = async (): Promise<typeof reportFiles> => (await import('./reportFiles.ts')).reportFiles;

/** Writes the evidence of a whole run with its reports, together, so that the report beside the evidence is always the report of it; their paths. */
const saveReported = async (evidence: Evidence, claims: readonly Address[], folder: string): Promise<string[]> => {
  const made = await (await reporting())(evidence, claims);
  const files = Object.entries({ 'evidence.json': await evidenceText(evidence), ...made }).map(([name, content]) => [resolve(folder, name), content] as const);
  await writeTogether(files);
  return files.map(([path]) => path);
};

/** Writes what a run saw: whole runs over the last whole run, partial ones beside it. */
const save = async (evidence: Evidence, claims: readonly Address[], folder: string, screen: Screen): Promise<string[]> => {
  const partial = resolve(folder, 'evidence.partial.json');
  if (evidence.partial) {
    await writeEvidence(partial, evidence);
    return [partial];
  }
  // Pages take a while after a change of the code: what fails there, or is interrupted, must not cost the run.
  const unreported = resolve(folder, 'evidence.unreported.json');
  await writeEvidence(unreported, evidence);
  const paths = await saveReported(evidence, claims, folder).catch((error: unknown) => {
    screen.err(`there is no report of this run; its evidence is kept in ${shown(unreported)}\n`);
    throw error;
  });
  // Pages of papers that this run did not have would pass for its own.
  const stale = (await readdir(folder)).filter((name) => /^report-[a-z0-9-]+\.html$/.test(name) && !paths.includes(resolve(folder, name)));
  await Promise.all([partial, unreported, ...stale.map((name) => resolve(folder, name))].map((path) => rm(path, { force: true })));
  return paths;
};

const exitCode = (evidence: Evidence, { failed }: Outcome): number => {
  if (failed.length > 0) return exit.differs;
  if (evidence.partial) return exit.interrupted;
  return evidence.claims.every((c) => c.asRecorded) ? exit.asRecorded : exit.differs;
};

/** `gainsay verify`: see the table of commands. */
export const verifyCommand = async ({ values, positionals }: Arguments, screen: Screen): Promise<number> => {
  if (flag(values, 'deep')) return (await import('./deep.ts')).deepCommand({ values, positionals }, screen);
  const seed = seedOption(values) ?? defaultSeed;
  const runs = whole(values, 'runs', 1, 1e9);
  const workers = whole(values, 'workers', 1, 64) ?? availableParallelism();
  const folder = resolve(text(values, 'into') ?? inProject('reports/latest'));
  const dataPath = text(values, 'data');
  const data = dataPath === undefined ? undefined : await readUserData(dataPath, screen);

  const claims = await listedClaims(text(values, 'paper'));
  const items = await notTestedOf(claims, text(values, 'paper'));
  const ids = new Set(select(positionals, [...claims, ...items].map(({ id }) => id)));
  const notTested = items.filter((n) => ids.has(n.id));
  const chosen = await Promise.all(claims.filter(({ id }) => ids.has(id)).map(async (c) => ({ ...c, skip: await skipOf(c, data) })));
  const skipped: Skipped[] = chosen.flatMap(({ id, skip }) => (skip === null ? [] : [{ id, reason: skip }]));
  const taken = chosen.filter((c) => c.skip === null);
  if (taken.length === 0) {
    for (const s of skipped) screen.err(`skipped ${s.id}: ${s.reason}\n`);
    for (const n of notTested) screen.err(`not tested ${n.id}: ${n.reason}\n`);
    screen.err(`gainsay verify: nothing ran: ${chosen.length === 0 ? (notTested.length > 0 ? 'no claim executes what was asked for' : 'there are no claims') : `none of the ${counted(chosen.length, 'claim')} can use ${dataName(data)}`}\n`);
    return exit.nothingRan;
  }

  const options = { seed, ...(runs === undefined ? {} : { runs }), ...(data === undefined ? {} : { data }) };
  const jobs = await Promise.all(taken.map((c) => jobOf(c, options)));
  const quiet = flag(values, 'quiet');
  const shownRun = quiet ? silent : display(screen, new Map(taken.map(({ id, hypotheses }) => [id, hypotheses])));
  const started = new Date();
  // The code of reports takes as long to load as a small claim takes to run: meanwhile. A failure is met when a report is made.
  void reporting().catch(() => undefined);
  const outcome = await interruptible((signal) =>
    runJobs(jobs, { workers, signal, onProgress: (p) => shownRun.progress(p), onFinished: (e, s) => shownRun.finished(e, s) }),
  ).finally(() => shownRun.stop());

  const unreached: Skipped[] = data === undefined ? [] : outcome.finished.flatMap(({ evidence: e }) => {
    const reason = unreachedReason(e, data);
    return reason === null ? [] : [{ id: e.id, reason }];
  });
  const saying = outcome.finished.filter(({ evidence: e }) => !unreached.some(({ id }) => id === e.id));
  if (saying.length === 0 && unreached.length > 0 && unreached.length === jobs.length) {
    for (const s of [...skipped, ...unreached]) screen.err(`skipped ${s.id}: ${s.reason}\n`);
    screen.err(`gainsay verify: nothing can be said of ${dataName(data)}\n`);
    return exit.nothingRan;
  }
  const evidence = await collect({
    seed,
    data: dataName(data),
    claims: saying.map((f) => f.evidence),
    skipped: [...skipped, ...unreached],
    notTested,
    partial: outcome.finished.length < jobs.length,
    environment: await environment({ started, seconds: (Date.now() - started.getTime()) / 1000, workers: Math.min(workers, jobs.length), finished: outcome.finished }),
  });
  screen.out(flag(values, 'json') ? `${prettyJson(evidence)}\n` : terminal(evidence, { detail: quiet ? 'lines' : 'findings', colour: screen.colour, width: screen.width }));
  for (const { id, message } of outcome.failed) screen.err(`OUR ERROR, not a finding: ${id} could not be run: ${message}\n`);
  // Bundling the pages after a change of the code takes a while.
  if (!quiet && !evidence.partial) screen.err('making the report …\n');
  for (const path of await save(evidence, claims, folder, screen)) screen.err(`written: ${shown(path)}\n`);
  if (!evidence.partial) screen.err(`every counterexample spelled out: npm run gainsay -- report ${text(values, 'into') === undefined ? '' : `--from ${shown(resolve(folder, 'evidence.json'))} `}--full\n`);
  return exitCode(evidence, outcome);
};
