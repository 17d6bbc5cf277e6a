import { describe, expect, test } from 'vitest';
import { claim } from '../claim/claim.ts';
import { choice, magnitude } from '../settings/fields.ts';
import { setting } from '../settings/setting.ts';
import type { Sample } from './fixtures.testing.ts';
import { about, toyClaim, verdict } from './fixtures.testing.ts';
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

  test.each(seeds)('stands where later finds that look robust are not confirmed, at seed %i', async (seed) => {
    // Confirmed is the tie of the witness. 1/2 and 1/4 violate with all that is near; exact arithmetic sees what is near alone.
    const tie = (c: number, mode: string): boolean => mode === 'other' && c === 2;
    const away = (c: number, mode: string): number => (mode === 'plain' ? Math.min(Math.abs(c - 1 / 2), Math.abs(c - 1 / 4)) : 1);
    const unconfirmed = claim({
      ...about('unconfirmed'),
      forAll: setting({ id: 'factor', words: 'For all c', dims: { N: [1, 1] }, fields: { c: magnitude('factor', [0, 4]), mode: choice('mode', 'plain', 'other') } }),
      suppose: {},
      then: ({ c, mode }) => verdict(!tie(c, mode) && away(c, mode) > 2 ** -16),
      confirm: (R, { c, mode }) => {
        const at = R.toNumber(c);
        return { zero: [R.of(tie(at, mode) || (away(at, mode) > 0 && away(at, mode) <= 2 ** -16) ? 1 : 0)] };
      },
      without: {},
      witnesses: [{ c: 2, mode: 'other', dims: { N: 1 } }],
    });
    const { verdict: ruling, counterexample } = await search(unconfirmed, null, { seed, runs });
    expect({ ruling, ...counterexample }).toMatchObject({ ruling: 'refuted', stability: 'degenerate', confirmed: 'exact', foundBy: 'witness', found: 1 });
  });

  test('is not looked past once it is robust', async () => {
    const { counterexample, cases } = await search(toyClaim('robust', (i) => verdict(!between(i))), null, { seed: 1, runs });
    expect(counterexample?.stability).toBe('robust');
    expect(cases.run).toBe(counterexample?.found);
  });
});
