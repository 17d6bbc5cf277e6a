import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';
import { entriesOf, objectOf } from '../cli/corpus.ts';
import { readWitnesses } from '../cli/witnesses.ts';
import type { ClaimEvidence } from '../evidence/evidence.ts';
import { differences } from '../report/differences.ts';
import { counterexampleLines } from '../report/terminal.ts';
import { defaultSeed } from '../runner/seed.ts';
import { verify } from '../runner/verify.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** What the run saw of the claim that the test stands for. */
    claim?: ClaimEvidence;
  }
}

/** Why a claim's test is red: a fault of ours, or a finding with what was found, in words that cannot be mistaken for each other. */
export const redText = (c: ClaimEvidence): string => {
  const headline =
    c.fault === null
      ? `FINDING: ${c.id} is not as recorded. No test of our code failed here; either the statement or its record is wrong.`
      : `OUR ERROR: ${c.id} could not be judged. This says nothing about the statement.`;
  const changed = [c, ...c.necessity.filter((row) => row.outcome !== row.expected)];
  const examples = c.fault === null ? changed.flatMap((s) => (s.counterexample === null ? [] : ['counterexample', ...counterexampleLines(s.counterexample, '', 100, c.fields)])) : [];
  return [headline, ...differences(c), ...examples].join('\n');
};

/**
 * The part of `items` that falls to one of several test files, in their order: items of one kind stay together, and the kinds, the most numerous first, go to
 * the file that has least so far. Throws when `file` is none of `files`.
 */
export const shareOf = <T>(items: readonly T[], kindOf: (item: T) => string, file: string, files: readonly string[]): T[] => {
  const own = files.toSorted().indexOf(file);
  if (own < 0) throw new RangeError(`shareOf: ${file} is none of the test files ${files.join(', ')}; name it claims.test.ts or claims.<n>.test.ts`);
  const counts = new Map<string, number>();
  for (const kind of items.map(kindOf)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const taken = files.map(() => 0);
  const fileOf = new Map<string, number>();
  for (const [kind, count] of [...counts].toSorted(([, a], [, b]) => b - a)) {
    const least = taken.indexOf(Math.min(...taken));
    taken[least] += count;
    fileOf.set(kind, least);
  }
  return items.filter((item) => fileOf.get(kindOf(item)) === own);
};

/** The test files beside `url` that share the claims of a paper. */
const claimsFilesBeside = async (url: string): Promise<string[]> =>
  (await readdir(fileURLToPath(new URL('.', url)))).filter((name) => /^claims(\.[^.]+)?\.test\.ts$/.test(name));

/**
 * One vitest test for every claim of a paper, with the fixed seed; the evidence goes into the test's meta data. `url` is
 * the address of the calling test file: copies of it beside each other share the claims, so that they run on as many cores.
 */
export const verifyClaims = async (slug: string, url: string): Promise<void> => {
  const entries = shareOf(await entriesOf(slug), ({ claim }) => objectOf(claim), basename(fileURLToPath(url)), await claimsFilesBeside(url));
  describe(slug, () => {
    for (const { claim } of entries) {
      test(claim.id, async ({ task }) => {
        const evidence = await verify(claim, { seed: defaultSeed, witnesses: await readWitnesses(claim.id) });
        task.meta.claim = evidence;
        if (evidence.asRecorded) return;
        const error = new Error(redText(evidence));
        // The stack would point here, at code that is not at fault.
        error.stack = error.message;
        throw error;
      });
    }
  });
};
