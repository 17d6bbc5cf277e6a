import { Fraction } from 'fraction.js';
import { describe, expect, test } from 'vitest';
import { ensure } from '../linalg/ensure.testing.ts';
import { stream } from '../generators/stream.ts';
import { NotRepresentable } from './arithmetic.ts';
import { doubles } from './doubles.testing.ts';
import { rational as R } from './rational.ts';

/** |a·2^k| as a whole number, when it is one. */
const whole = (a: Fraction, k: bigint): bigint => (a.s * a.n * 2n ** k) / a.d;

const terms = ({ s: sign, n, d }: Fraction): string => `${n === 0n ? 0n : sign * n}/${d}`;

describe('rational', () => {
  test('of is bit-exact and toNumber its inverse, on 1000 random doubles, subnormal, huge and negative', () => {
    for (const x of doubles()) {
      const exact = R.of(x);
      // An independent path to the bits: x·2^1074 is a whole number, reached by doublings that round nothing.
      let [scaled, doublings] = [x, 0n];
      while (!Number.isInteger(scaled)) [scaled, doublings] = [scaled * 2, doublings + 1n];
      ensure(exact.d === 2n ** doublings && whole(exact, doublings) === BigInt(scaled) && Object.is(R.toNumber(exact), x + 0), () => `of(${x}) is ${terms(exact)}`);
    }
    expect(R.of(0.1).equals(new Fraction(1, 10))).toBe(false);
    expect(R.of(0.1).toFraction()).toBe(`3602879701896397/${2n ** 55n}`);
    expect(() => R.of(Number.NaN)).toThrow('rational.of: NaN');
  });

  test('toNumber rounds once, to nearest with ties to even, subnormals and overflow included', () => {
    const ratio = (n: bigint, d: bigint) => R.toNumber(new Fraction(n, d));
    const s = stream(1);
    for (let n = 0; n < 500; n++) {
      // For whole numbers below 2⁵³ the quotient of doubles is the correctly rounded one.
      const [a, b] = [s.integer(1, 2 ** 50), s.integer(1, 2 ** 50)];
      expect(ratio(BigInt(a), BigInt(b))).toBe(a / b);
      expect(ratio(-BigInt(a), BigInt(b))).toBe(-a / b);
    }
    const two = (k: number) => 2n ** BigInt(k);
    expect(ratio(two(53) + 1n, 1n)).toBe(2 ** 53);
    expect(ratio(two(53) + 3n, 1n)).toBe(2 ** 53 + 4);
    expect(ratio((two(53) + 1n) * two(100) + 1n, two(100))).toBe(2 ** 53 + 2);
    expect(ratio(1n, two(1075))).toBe(0);
    expect(ratio(two(100) + 1n, two(1175))).toBe(Number.MIN_VALUE);
    expect(ratio(3n, two(1075))).toBe(2 * Number.MIN_VALUE);
    expect(ratio(two(2000), 1n)).toBe(Infinity);
    expect(ratio(two(1024) - two(970) - 1n, 1n)).toBe(Number.MAX_VALUE);
    expect(ratio(two(1024) - two(970), 1n)).toBe(Infinity);
    expect(ratio(two(1100), two(1100) + 1n)).toBe(1);
    expect(Object.is(R.toNumber(R.of(-0)), 0)).toBe(true);
  });

  test('sums, products and quotients are those of the library, in lowest terms, whether denominators are powers of two or not', () => {
    const s = stream(3);
    const part = (): bigint => BigInt(s.integer(-(2 ** 40), 2 ** 40)) << BigInt(s.pick([0, 0, 1, 7, 90]));
    const drawn = (): Fraction => new Fraction(s.chance(0.1) ? 0n : part(), s.chance(0.6) ? 1n << BigInt(s.integer(0, 80)) : BigInt(s.pick([s.integer(1, 1000), s.integer(1, 2 ** 52), 6 * s.integer(1, 9)])) * s.pick([1n, 1n, 1n << 70n, 3n ** 60n]));
    for (let k = 0; k < 2000; k++) {
      const [a, b] = [drawn(), drawn()];
      for (const name of ['add', 'sub', 'mul', ...(b.n === 0n ? [] : ['div' as const])] as const) ensure(terms(R[name](a, b)) === terms(a[name](b)), () => `${name} of ${terms(a)} and ${terms(b)} is ${terms(R[name](a, b))}, expected ${terms(a[name](b))}`);
      ensure(terms(R.sub(a, a)) === '0/1', () => `${terms(a)} less itself is ${terms(R.sub(a, a))}`);
    }
  });

  test('field laws, exactly, and order, on random doubles of every size', () => {
    const xs = doubles().slice(0, 300);
    for (let i = 0; i + 2 < xs.length; i += 3) {
      const [a, b, c] = [R.of(xs[i]), R.of(xs[i + 1]), R.of(xs[i + 2])];
      const same = (u: Fraction, v: Fraction) => expect(R.compare(u, v)).toBe(0);
      same(R.add(R.add(a, b), c), R.add(a, R.add(b, c)));
      same(R.mul(a, R.add(b, c)), R.add(R.mul(a, b), R.mul(a, c)));
      same(R.add(R.sub(a, b), b), a);
      if (xs[i + 1] !== 0) same(R.mul(R.div(a, b), b), a);
      expect(Math.sign(R.compare(a, b))).toBe(Math.sign(xs[i] < xs[i + 1] ? -1 : xs[i] > xs[i + 1] ? 1 : 0));
    }
  });

  test('agrees with float64 to its one rounding', () => {
    const s = stream(2);
    for (let n = 0; n < 300; n++) {
      const [x, y] = [s.normal() * 10 ** s.integer(-20, 20), s.normal()];
      const [a, b] = [R.of(x), R.of(y)];
      expect(R.toNumber(R.add(a, b))).toBe(x + y);
      expect(R.toNumber(R.sub(a, b))).toBe(x - y);
      expect(R.toNumber(R.mul(a, b))).toBe(x * y);
      expect(R.toNumber(R.div(a, b))).toBe(x / y);
    }
  });

  test('exp(0) = 1, log(1) = 0, s(0) = 1/2, roots of squares; everything else is not representable; division by zero throws', () => {
    expect(R.toNumber(R.exp(R.of(0)))).toBe(1);
    expect(R.toNumber(R.log(R.of(1)))).toBe(0);
    expect(R.toNumber(R.logistic(R.of(0)))).toBe(0.5);
    expect(() => R.logistic(R.of(1))).toThrow(NotRepresentable);
    for (const [n, d] of [[0n, 1n], [1n, 1n], [9n, 4n], [10n ** 80n, 49n]]) {
      const root = R.sqrt(new Fraction(n * n, d * d));
      expect(root.equals(new Fraction(n, d))).toBe(true);
    }
    for (const [n, d] of [[2n, 1n], [1n, 3n], [-4n, 1n], [10n ** 80n + 1n, 1n], [10n ** 80n - 1n, 1n]]) {
      expect(() => R.sqrt(new Fraction(n, d))).toThrow(NotRepresentable);
    }
    expect(() => R.exp(R.of(1))).toThrow(NotRepresentable);
    expect(() => R.log(R.of(2))).toThrow(NotRepresentable);
    expect(() => R.log(R.of(0))).toThrow(NotRepresentable);
    expect(() => R.div(R.of(1), R.of(0))).toThrow('rational.div: 1 divided by zero');
  });
});
