import { describe, expect, test } from 'vitest';
import type { Arithmetic } from './arithmetic.ts';
import { budgeted, Exhausted } from './budgeted.ts';
import { float64 } from './float64.ts';
import { rational, rationalCost } from './rational.ts';

describe('budgeted', () => {
  const sum = <S>(R: Arithmetic<S>, n: number): S => Array.from({ length: n }).reduce<S>((total) => R.add(total, R.of(0.5)), R.of(0));

  test('gives what the arithmetic gives, and charges every operation', () => {
    const purse = { left: 1000 };
    const R = budgeted(float64, purse);
    expect(sum(R, 10)).toBe(5);
    expect(purse.left).toBe(1000 - 1 - 20);
    expect([R.name, R.exact, R.compare(1, 2), R.div(1, 4), R.sqrt(4), R.exp(0), R.log(1), R.logistic(0), R.toNumber(3)]).toEqual([float64.name, float64.exact, float64.compare(1, 2), 0.25, 2, 1, 0, 0.5, 3]);
    // A comparison, a quotient, a root of 8, and three series of 64.
    expect(purse.left).toBe(1000 - 21 - 2 - 8 - 3 * 64);
    // Φ is a sum of some hundred terms.
    expect(budgeted(float64, { left: 256 }).normalCdf(0)).toBe(0.5);
    expect(() => budgeted(float64, { left: 255 }).normalCdf(0)).toThrow(Exhausted);
  });

  test('stops at the same operation every time', () => {
    expect(sum(budgeted(float64, { left: 21 }), 10)).toBe(5);
    for (let k = 0; k < 3; k++) expect(() => sum(budgeted(float64, { left: 20 }), 10)).toThrow(Exhausted);
  });

  test('a rational costs by its length: repeated squaring is stopped long before it fills the memory', () => {
    expect([0, 1, 2 ** -63, 2 ** 64, 2 ** -128, 2 ** 1000].map((x) => rationalCost(rational.of(x)))).toEqual([1, 1, 1, 4, 16, 256]);
    const R = budgeted(rational, { left: 2 ** 19 }, rationalCost);
    let x = R.of(1 / 3);
    let squarings = 0;
    expect(() => {
      for (; ; squarings++) x = R.mul(x, x);
    }).toThrow(Exhausted);
    expect(squarings).toBeGreaterThan(4);
    expect(squarings).toBeLessThan(11);
  });
});
