import { readFile } from 'node:fs/promises';
import type { ClaimEvidence, Evidence, Search } from '../evidence/evidence.ts';
import { inProject } from './root.ts';
import { version } from './version.ts';

/** The packages whose versions can change a number. */
const numeric = ['decimal.js', 'fast-check', 'fraction.js', 'ml-matrix', 'pure-rand'];

const versionOf = async (name: string): Promise<readonly [string, string]> => {
  const text = await readFile(inProject(`node_modules/${name}/package.json`), 'utf8').catch(() => '{}');
  return [name, (JSON.parse(text) as { version?: string }).version ?? 'unknown'];
};

/** Evaluated instances of all searches of a claim, random and targeted. */
const evaluations = (c: ClaimEvidence): number =>
  [c, ...c.necessity].reduce((sum, s: Search) => sum + s.cases.run + (s.targeted?.evaluations ?? 0), 0);

/** This version on this machine: no host, user, path or address. */
export const here = async (): Promise<Pick<Evidence['environment'], 'gainsay' | 'node' | 'platform'>> => ({ gainsay: await version(), node: process.versions.node, platform: `${process.platform} ${process.arch}` });

/** Times, versions and machine of a run. */
export const environment = async (run: {
  readonly started: Date;
  readonly seconds: number;
  readonly workers: number;
  readonly finished: readonly { readonly evidence: ClaimEvidence; readonly seconds: number }[];
}): Promise<Evidence['environment']> => ({
  ...(await here()),
  packages: Object.fromEntries(await Promise.all(numeric.map(versionOf))),
  started: run.started.toISOString(),
  seconds: Number(run.seconds.toFixed(3)),
  workers: run.workers,
  claims: Object.fromEntries(
    run.finished
      .toSorted((a, b) => (a.evidence.id < b.evidence.id ? -1 : 1))
      .map(({ evidence, seconds }) => [
        evidence.id,
        { seconds: Number(seconds.toFixed(3)), casesPerSecond: Math.round(evaluations(evidence) / Math.max(seconds, 1e-3)) },
      ]),
  ),
});
