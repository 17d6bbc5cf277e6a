import { createHash } from 'node:crypto';
import { canonicalJson } from '../evidence/json.ts';
import type { Run } from '../evidence/experimentRecord.ts';

/** A finished run with the key it is kept under. */
export interface Kept extends Run {
  readonly key: string;
}

/** What a run is kept under: the same set-up and seed, of the same version, by the same code. */
export const runKey = (of: { readonly version: number; readonly code: string; readonly setup: unknown; readonly seed: number }): string =>
  createHash('sha256').update(canonicalJson(of)).digest('hex').slice(0, 16);

/** The finished runs of a file of JSON lines, by key; a line cut short by an interruption is left out. */
export const keptRuns = (lines: string): Map<string, Kept> =>
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
