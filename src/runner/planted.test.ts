import { describe, expect, test } from 'vitest';
import type { Counterexample, Search } from '../evidence/evidence.ts';
import { planted } from './fixtures.testing.ts';
import { reductionBudget } from './reduce.ts';
import { replay } from './replay.ts';
import { search } from './search.ts';

const seeds = Array.from({ length: 20 }, (_, k) => 1000 + k);
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const numbersOf = ({ instance }: Counterexample): number[] => Object.entries(instance).flatMap(([key, value]) => (key !== 'dims' && Array.isArray(value) ? value.flat() : typeof value === 'number' ? [value] : []));

describe.each(planted)('the planted false claim $claim.id', ({ claim, smallest, stability, targeted = 250 }) => {
  let runs: readonly Search[] = [];
  const found = (): Counterexample[] => runs.flatMap((run) => run.counterexample ?? []);

  test('is refuted, reduced to the smallest sizes and confirmed exactly, in at least 19 of 20 seeds', async () => {
    runs = await Promise.all(seeds.map((seed) => search(claim, null, { seed, runs: 500, targeted })));
    const good = runs.filter(({ verdict, counterexample }) => verdict === 'refuted' && counterexample?.confirmed === 'exact' && JSON.stringify(counterexample.instance.dims) === JSON.stringify(smallest));
    expect(good.length).toBeGreaterThanOrEqual(19);
  });

  test('has entries 0, ±1, or few and small ones where these do not violate', () => {
    const entries = found().map((c) => Math.max(...numbersOf(c).map(Math.abs)));
    // The bound of the variance is met only by numbers in the ratio 9 : −1, one of them shifted at will.
    expect(entries.filter((most) => most <= (claim.id === 'toys/relu-variance' ? 16 : 1)).length).toBeGreaterThanOrEqual(19);
  });

  test(`is labelled ${stability}`, () => {
    expect(found().filter((c) => c.stability === stability).length).toBeGreaterThanOrEqual(19);
  });

  test('spends at most three reductions of 500 evaluations, in the median one', () => {
    for (const { reduced } of found()) expect(reduced).toBeLessThanOrEqual(3 * reductionBudget);
    expect(median(found().map((c) => c.reduced))).toBeLessThanOrEqual(reductionBudget);
  });

  test('is found by the targeted phase where, and only where, random cases miss it', () => {
    expect(new Set(found().map((c) => c.foundBy))).toEqual(new Set([claim.id === 'toys/relu-variance' ? 'targeted' : 'random']));
  });

  test('replays to the very same residual and level', () => {
    for (const c of found()) {
      const again = replay(claim, c.replay);
      expect(again).toMatchObject({ status: 'violated', confirmed: 'exact', conclusion: c.residual, instance: c.instance });
    }
  });
});
