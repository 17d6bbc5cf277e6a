import { describe, expect, test } from 'vitest';
import { ensure } from '../linalg/ensure.testing.ts';
import type { Residual } from '../claim/residual.ts';
import { Fault, statusOf, type Judged } from './evaluate.ts';
import { toyClaim, verdict, type Sample } from './fixtures.testing.ts';
import { residualRisk, roundUp, tally } from './tally.ts';

const at = (value: number, tolerance = 1): Residual => ({ what: 'r', value, tolerance, because: 'b' });
const judged = (value: number): Judged => ({ status: statusOf(at(value)), ratio: value, conclusion: at(value) });
const next = (x: number): number => x * (1 + Number.EPSILON);
const instance = { dims: {} };

describe('statusOf', () => {
  test.each([[-5, 'holds'], [0, 'holds'], [1, 'holds'], [next(1), 'grey'], [8, 'grey'], [next(8), 'violated'], [1e300, 'violated']])('of %f tolerances is %s', (value, expected) => expect(statusOf(at(value))).toBe(expected));

  test('of what is not a number is a fault, never a violation', () => {
    for (const bad of [at(Number.NaN), at(1, Number.NaN), at(Infinity), at(1, Infinity), at(1, -1)]) expect(() => statusOf(bad)).toThrow(Fault);
    for (const observation of [-0.1, 1.1, Number.NaN]) expect(() => statusOf({ what: 'o', observation, null: 0.5, effect: 0.1, because: 'b' })).toThrow(/expected a number in \[0, 1\]/);
    expect(statusOf({ what: 'o', observation: 1, null: 0.5, effect: 0.1, because: 'b' })).toBe('observed');
    expect(statusOf({ undecided: 'u' })).toBe('undecided');
  });
});

test('roundUp gives the least number of one digit that is not below', () => {
  for (const [value, expected] of [[1, 1], [1.01, 2], [9.01, 10], [0.95, 1], [2.34e-16, 3e-16], [-2.34, -2], [-1, -1], [-0.96, -0.9], [-9.99e-5, -9e-5], [0, 0], [5e-324, 5e-324], [Infinity, Infinity]]) expect(roundUp(value)).toBe(expected);
  for (let k = 1; k < 2000; k++) {
    const value = (k % 2 === 0 ? 1 : -1) * 1.37 ** (k / 5 - 150) * k;
    const up = roundUp(value);
    ensure(up >= value && up <= (value > 0 ? 2 * value : value / 2) && /^-?\de/.test(up.toExponential()), () => `roundUp(${value}) is ${up}`);
  }
});

test('residualRisk is an upper bound of two digits: with it, no violation in n cases has probability at most 5 %', () => {
  for (const n of [1, 2, 7, 10, 59, 300, 500, 1000, 12345, 1e6, 1e9]) {
    const p = residualRisk(n);
    // log1p, since (1 − p)ⁿ loses all digits of a small p.
    // Exactly 5 % at n = 1, up to the last bit of the logarithm.
    expect(n * Math.log1p(-p)).toBeLessThanOrEqual(Math.log(0.05) * (1 - 2 ** -50));
    expect(n * Math.log1p(-p * 0.89)).toBeGreaterThan(Math.log(0.05));
    expect(p.toExponential()).toMatch(/^\d(\.\d)?e/);
  }
});

describe('tally', () => {
  const claimOf = toyClaim('tally', () => verdict(true), {}, { covers: { big: { share: 0.5, when: (i) => i === instance }, none: { share: 0, when: () => false } } });
  const token = (seed: number): string => `t${seed}`;

  test('counts cases, discards by guard, regimes and what is open, and keeps the worst with its seed', () => {
    const seen = tally(claimOf);
    [0.5, 3, -2, 0.25].forEach((value, seed) => seen.add(judged(value), seed === 1 ? instance : { dims: {} }, seed));
    seen.add({ status: 'discarded', by: 'g' }, instance, 9);
    seen.add({ status: 'discarded', by: 'h' }, instance, 9);
    seen.add({ status: 'discarded', by: 'g' }, instance, 9);
    seen.add({ status: 'undecided', ratio: 0, conclusion: { undecided: 'why' } }, { dims: {} }, 10);
    expect(seen).toMatchObject({ count: 5, discards: 3, undecided: 1, grey: 1, why: 'why', worst: { ratio: 3, seed: 1 } });
    expect(seen.cases(100, token, false)).toEqual({
      asked: 100, run: 5, discards: 3, discardedBy: { g: 2, h: 1 }, undecided: 1,
      coverage: { big: { asked: 0.5, share: 0.2 }, none: { asked: 0, share: 0 } },
      quantiles: [-2, 0.3, 0.5, 3, 3, 3],
      worst: { what: 'r', value: 3, tolerance: 1, because: 'b', replay: 't1' },
      residualRisk: null,
    });
  });

  test('states a risk only where every case was decided and none violated', () => {
    const held = (values: number[], violated = false) => {
      const seen = tally(claimOf);
      values.forEach((value, seed) => seen.add(judged(value), instance, seed));
      return seen.cases(10, token, violated).residualRisk;
    };
    expect(held([0, 1, 0.5])).toBe(residualRisk(3));
    expect([held([0, 2]), held([]), held([0, 9], true)]).toEqual([null, null, null]);
  });

  test('does not round a share up to what was asked', () => {
    const seen = tally(claimOf);
    for (let k = 0; k < 10000; k++) seen.add(judged(0), k < 4999 ? instance : { dims: {} }, k);
    expect(seen.cases(1, token, false).coverage.big.share).toBeLessThan(0.5);
  });

  test('quantiles are of all cases, the largest being the worst', () => {
    const seen = tally(claimOf);
    for (let k = 100; k >= 0; k--) seen.add(judged(k / 128), instance as unknown as Sample as never, k);
    expect(seen.cases(1, token, false).quantiles).toEqual([0, 25, 50, 75, 99, 100].map((k) => roundUp(k / 128)));
  });
});
