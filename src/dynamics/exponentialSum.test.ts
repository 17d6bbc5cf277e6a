import { describe, expect, test } from 'vitest';
import { stream } from '../generators/stream.ts';
import { firstNegative } from './exponentialSum.ts';

describe('firstNegative', () => {
  test('agrees with a fine scan on random sums of up to five exponentials', () => {
    const s = stream(11);
    let found = 0;
    for (let run = 0; run < 2000; run++) {
      const n = s.integer(1, 5);
      const lambda = Array.from({ length: n }, () => (s.chance(0.3) ? s.integer(-2, 2) : 3 * s.normal())).sort((a, b) => b - a);
      const c = lambda.map(() => (s.chance(0.1) ? 0 : s.normal()));
      const f = (t: number): number => c.reduce((sum, ck, k) => sum + ck * Math.exp((lambda[k] - lambda[0]) * t), 0);
      if (f(0) <= 0.01) continue;
      const t = firstNegative(c, lambda, Infinity);
      if (t < Infinity) {
        found++;
        // f is negative just after t and at its rounding level at t.
        expect(Math.abs(f(t))).toBeLessThan(1e-13);
      }
      let least = 0;
      for (let scan = 0; scan < Math.min(t * 0.999, 30); scan += 0.05) least = Math.min(least, f(scan));
      // Rounding of five terms of size 1.
      expect(least).toBeGreaterThanOrEqual(-1e-14);
      if (t === Infinity) continue;
      expect(firstNegative(c, lambda, t / 2)).toBe(Infinity);
      // A horizon cuts the search short, not the answer; the bracket differs, hence the last bits.
      for (const factor of [1.001, 1.5, 10]) expect(Math.abs(firstNegative(c, lambda, t * factor) / t - 1)).toBeLessThan(1e-9);
    }
    expect(found).toBeGreaterThan(200);
  });

  test('two close zeros between which f dips by 1e-10 are not missed', () => {
    // (e^{-t} - ½)² - 1e-10 in the exponentials 1, e^{-t}, e^{-2t}.
    const t = firstNegative([0.25 - 1e-10, -1, 1], [0, -1, -2], Infinity);
    // Condition of a zero at distance δ = 1e-5 of a double one: ε/δ, times the size 1 of the terms.
    expect(Math.abs(t + Math.log(0.5 + 1e-5))).toBeLessThan(1e-10);
    expect(firstNegative([0.25 + 1e-10, -1, 1], [0, -1, -2], Infinity)).toBe(Infinity);
  });

  test('gaps of 1e-12, tied and zero exponents, overflow', () => {
    const late = firstNegative([-1e-3, 1], [1e-12, 0], Infinity);
    // log(1000)/1e-12, the exponent having 4 digits less than a double.
    expect(Math.abs(late / (Math.log(1000) / 1e-12) - 1)).toBeLessThan(1e-3);
    expect(firstNegative([-1, 2], [3, 3], Infinity)).toBe(Infinity);
    expect(firstNegative([1], [5], Infinity)).toBe(Infinity);
    expect(firstNegative([-1e-300, 1], [1e6, -1e6], Infinity)).toBeCloseTo(Math.log(1e300) / 2e6, 15);
  });
});
