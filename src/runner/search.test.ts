import { describe, expect, test } from 'vitest';
import type { Sample } from './fixtures.testing.ts';
import { toyClaim, verdict } from './fixtures.testing.ts';
import { search } from './search.ts';

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
const runs = 400;
const whole = ({ c }: Sample): boolean => Number.isInteger(c); // one of them, 0, is the end of the range
const between = ({ c }: Sample): boolean => c > 0.01 && c < 0.99;

describe('a degenerate counterexample', () => {
  test.each(seeds)('gives way to a robust one where draws reach it, at seed %i', async (seed) => {
    const { verdict: ruling, counterexample } = await search(toyClaim('both', (i) => verdict(!whole(i) && !between(i))), null, { seed, runs });
    expect({ ruling, stability: counterexample?.stability }).toEqual({ ruling: 'refuted', stability: 'robust' });
    expect(counterexample?.instance).toMatchObject({ c: 0.5 });
  });

  test.each(seeds)('stands where there is no other, after a quarter of the cases, at seed %i', async (seed) => {
    const { verdict: ruling, counterexample, cases, targeted } = await search(toyClaim('ties', (i) => verdict(!whole(i))), null, { seed, runs });
    expect({ ruling, stability: counterexample?.stability, targeted }).toEqual({ ruling: 'refuted', stability: 'degenerate', targeted: null });
    expect(cases.run).toBe((counterexample?.found ?? 0) + runs / 4);
    expect(cases.residualRisk).toBeNull();
  });

  test('is not looked past once it is robust', async () => {
    const { counterexample, cases } = await search(toyClaim('robust', (i) => verdict(!between(i))), null, { seed: 1, runs });
    expect(counterexample?.stability).toBe('robust');
    expect(cases.run).toBe(counterexample?.found);
  });
});
