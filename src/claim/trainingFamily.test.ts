import { expect, test } from 'vitest';
import type { FamilyOfRuns, TrainedRun } from '../settings/thresholdFamily.ts';
import { exceeds, judgedRuns, settledBy, shownBy } from './trainingFamily.ts';
import { ratio, type Residual } from './residual.ts';

test('eight successes of eight show a probability of 0.4, none refutes it, and what lies between shows neither', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map((successes) => shownBy(successes, 8).shown)).toEqual(['refuted', ...Array.from({ length: 7 }, () => 'neither'), 'held']);
  expect(shownBy(8, 8).lower ** 8).toBeCloseTo(1e-3, 12);
});

test('runs that are left out decide nothing: a test is settled where every completion of it ends alike', () => {
  for (let outcomes = 0; outcomes < 2 ** 8; outcomes++) {
    const successes = Array.from({ length: 9 }, (_, done) => Array.from({ length: done }, (__, k) => (outcomes >> k) % 2).reduce((a, b) => a + b, 0));
    const first = successes.findIndex((count, done) => settledBy(count, done, 8) !== null);
    expect(settledBy(successes[first], first, 8)).toBe(shownBy(successes[8], 8).shown);
    // Neither is settled by a success and a failure, and by nothing earlier; the two others by the last run.
    expect(first).toBe(successes[8] % 8 === 0 ? 8 : successes.findIndex((count, done) => count > 0 && count < done));
  }
});

test('a family is run until its test is settled, and the record says how many ran', () => {
  const covered = (...coverage: number[]): FamilyOfRuns => ({ seeds: coverage.map((_, k) => k), run: (seed) => ({ coverage: coverage[seed] }) as TrainedRun, schedule: 'none', bound: 0.8, features: 8 });
  const all = { what: 'all covered', of: ({ coverage }: TrainedRun, { features }: FamilyOfRuns) => coverage === features, figures: { covered: (run: TrainedRun) => run.coverage } };
  expect(judgedRuns(covered(8, 8, 8, 8, 8, 8, 8, 8), all)).toMatchObject({ value: 0, seen: { successes: 8, covered: [8, 8, 8, 8, 8, 8, 8, 8] } });
  expect(judgedRuns(covered(7, 7, 7, 7, 7, 7, 7, 7), all)).toMatchObject({ value: 0.4, seen: { successes: 0, seeds: [0, 1, 2, 3, 4, 5, 6, 7] } });
  expect(judgedRuns(covered(8, 8, 7, 8, 8, 8, 8, 8), all)).toMatchObject({ undecided: expect.stringContaining('2 of 3 runs: whatever the others of 8 give'), seen: { covered: [8, 8, 7], seeds: [0, 1, 2] } });
});

test('figures exceed others, fall short of them, or neither is shown', () => {
  const [low, high] = [[1, 2, 3, 4, 5, 6, 7, 8], [11, 12, 13, 14, 15, 16, 17, 18]];
  expect(ratio(exceeds('more', high, low) as Residual)).toBe(0);
  expect(ratio(exceeds('more', low, high) as Residual)).toBeGreaterThan(8);
  expect(exceeds('more', low, low)).toMatchObject({ undecided: expect.stringContaining('neither more nor the contrary') });
});
