import { describe, test } from 'vitest';
import { entriesOf } from '../cli/corpus.ts';
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

/** One vitest test for every claim of a paper, with the fixed seed; the evidence goes into the test's meta data. */
export const verifyClaims = async (slug: string): Promise<void> => {
  const entries = await entriesOf(slug);
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
