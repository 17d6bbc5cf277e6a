import { describe, expect, test } from 'vitest';
import { greyFactor, ratio } from './residual.ts';
import { atRest, centralDifference, integration, kinkedDifference, roundings, wholeNumber } from './tolerance.ts';

describe('roundings', () => {
  test('is operations·ε·scale, says so, and is never zero', () => {
    expect(roundings(64, 12.5)).toEqual({ tolerance: 64 * 2 ** -52 * 12.5, because: '64 roundings at scale 13' });
    expect(roundings(64, 0).tolerance).toBe(64 * Number.MIN_VALUE);
    // Below the least normal number, products lose up to the least number of all, each.
    const [exact, sum] = [64 * 2.5, Array.from({ length: 64 }, () => 2 ** -537 * (2.5 * 2 ** -537)).reduce((a, b) => a + b) / Number.MIN_VALUE];
    expect(Math.abs(sum - exact)).toBeGreaterThan(1);
    expect(Math.abs(sum - exact) * Number.MIN_VALUE).toBeLessThanOrEqual(roundings(64, exact * Number.MIN_VALUE).tolerance);
  });

  test('bounds the error of a plain sum of n terms, and with a tenth of the operations it would not', () => {
    // Each term 1/10 is exact as a double; the sum of n of them, exactly, is n times that double.
    const n = 2 ** 16;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += 0.1;
    expect(Math.abs(sum - n * 0.1)).toBeLessThan(roundings(n, n * 0.1).tolerance);
    expect(Math.abs(sum - n * 0.1)).toBeGreaterThan(roundings(1, n * 0.1).tolerance);
  });
});

test('kinkedDifference bounds the error of a difference quotient across a jump of the second derivative, and not by much more than 16 times', () => {
  // f(x) = x + x²/2 for x > 0, x for x ≤ 0: the second derivative jumps by 1, and the quotient is 1 + h/4.
  const f = (x: number): number => x + (x > 0 ? (x * x) / 2 : 0);
  for (let k = 2; k <= 20; k++) {
    const h = 2 ** -k;
    const error = Math.abs((f(h) - f(-h)) / (2 * h) - 1);
    expect(error).toBe(h / 4);
    expect(kinkedDifference(h, 1, 0).tolerance).toBe(16 * error);
    expect(kinkedDifference(h, 1, 3).tolerance).toBe(16 * (error + 3));
  }
});

test('centralDifference bounds the error of a difference quotient at every step, and not by much more than 16 times', () => {
  for (let k = 2; k <= 40; k += 2) {
    const h = 2 ** -k;
    const { tolerance } = centralDifference(h, 1, 1);
    // sin has size and third derivative at most 1.
    const errors = Array.from({ length: 200 }, (_, i) => Math.abs((Math.sin(i / 100 + h) - Math.sin(i / 100 - h)) / (2 * h) - Math.cos(i / 100)));
    expect(Math.max(...errors)).toBeLessThan(tolerance);
    // Twice the factor: rounding does not always reach its bound.
    expect(Math.max(...errors)).toBeGreaterThan(tolerance / 128);
  }
});

test('a wholeNumber difference of one is beyond the grey zone, and of none holds', () => {
  expect(ratio({ what: 'n', value: 1, ...wholeNumber })).toBeGreaterThan(greyFactor);
  expect(ratio({ what: 'n', value: 0, ...wholeNumber })).toBe(0);
});

test('integration and atRest scale as documented', () => {
  expect(integration(4, 1 / 2, 3, 5).tolerance).toBe(5 * 3 / 16);
  expect(integration(4, 1 / 4, 3, 5).tolerance * 16).toBe(integration(4, 1 / 2, 3, 5).tolerance);
  expect(atRest(2 ** -32).tolerance).toBe(2 ** -12);
});
