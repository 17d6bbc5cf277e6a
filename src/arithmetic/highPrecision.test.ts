import { Decimal } from 'decimal.js';
import { describe, expect, test } from 'vitest';
import { stream } from '../generators/stream.ts';
import { ensure } from '../linalg/ensure.testing.ts';
import { doubles } from './doubles.testing.ts';
import { highPrecision as R } from './highPrecision.ts';
import { rational } from './rational.ts';

/** |a − b| relative to the larger. */
const relative = (a: Decimal, b: Decimal): number => (a.eq(b) ? 0 : R.div(R.sub(a, b).abs(), Decimal.max(a.abs(), b.abs())).toNumber());
/** A few units of the 50th digit, one being 10⁻⁴⁹ relative to a number that starts with 1. */
const fewUnits = 4e-49;

describe('highPrecision', () => {
  test('of is bit-exact on 1000 random doubles, and toNumber its inverse', () => {
    const Exact = Decimal.clone({ precision: 2000, defaults: true });
    for (const x of doubles()) {
      ensure(Object.is(R.toNumber(R.of(x)), x + 0), () => `of(${x}) is ${R.of(x).toString()}`);
      // Against the exact rational: the decimal, digit for digit, times the denominator is the numerator.
      const { s, n, d } = rational.of(x);
      ensure(Exact.mul(R.of(x), new Exact(d.toString())).eq(new Exact((s * n).toString())), () => `of(${x}) is ${R.of(x).toString()}`);
    }
    expect(R.of(0.1).eq(new Decimal('0.1'))).toBe(false);
    expect(R.of(0.1).toFixed()).toBe('0.1000000000000000055511151231257827021181583404541015625');
    expect(() => R.of(Infinity)).toThrow('highPrecision.of: Infinity');
  });

  test('rounds at 50 digits, whatever the defaults of decimal.js are', () => {
    const third = R.div(R.of(1), R.of(3));
    expect(third.toString()).toBe(`0.${'3'.repeat(50)}`);
    const saved = Decimal.precision;
    Decimal.set({ precision: 5 });
    expect(R.add(third, third).toString()).toBe(`0.${'6'.repeat(50)}`);
    Decimal.set({ precision: saved });
  });

  test('field laws to a few units of the 50th digit of the terms', () => {
    const s = stream(1);
    for (let n = 0; n < 200; n++) {
      const [a, b, c] = [0, 0, 0].map(() => R.of(s.normal()));
      const terms = R.add(R.mul(a, b).abs(), R.mul(a, c).abs()).toNumber();
      const gap = R.sub(R.mul(a, R.add(b, c)), R.add(R.mul(a, b), R.mul(a, c))).abs().toNumber();
      expect(gap).toBeLessThanOrEqual(fewUnits * terms);
      expect(relative(R.mul(R.div(a, b), b), a)).toBeLessThanOrEqual(fewUnits);
      expect(relative(R.log(R.exp(a)), a)).toBeLessThanOrEqual(fewUnits / Math.min(1, Math.abs(a.toNumber())));
      expect(relative(R.sqrt(R.mul(a, a)), a.abs())).toBeLessThanOrEqual(fewUnits);
    }
  });

  test('agrees with float64', () => {
    const s = stream(2);
    for (let n = 0; n < 100; n++) {
      const x = 5 * s.normal();
      for (const [wide, narrow] of [[R.exp(R.of(x)), Math.exp(x)], [R.log(R.of(x * x)), Math.log(x * x)], [R.sqrt(R.of(x * x)), Math.sqrt(x * x)]] as const) {
        // Math.exp and Math.log are good to an ulp.
        expect(Math.abs(R.toNumber(wide) - narrow)).toBeLessThanOrEqual(2 * Number.EPSILON * Math.abs(narrow));
      }
    }
    expect(R.exp(R.of(1)).toString().slice(0, 42)).toBe('2.7182818284590452353602874713526624977572');
    expect(R.toNumber(R.exp(R.of(-1e300)))).toBe(0);
  });

  test('throws outside the domain', () => {
    expect(() => R.div(R.of(1), R.of(0))).toThrow('highPrecision.div');
    expect(() => R.log(R.of(0))).toThrow('not positive');
    expect(() => R.sqrt(R.of(-1))).toThrow('negative');
  });
});
