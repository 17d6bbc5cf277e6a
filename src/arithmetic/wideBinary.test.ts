import type { Decimal } from 'decimal.js';
import { describe, expect, test } from 'vitest';
import { ensure } from '../linalg/ensure.testing.ts';
import { stream } from '../generators/stream.ts';
import type { Arithmetic } from './arithmetic.ts';
import { doubles } from './doubles.testing.ts';
import { highPrecision } from './highPrecision.ts';
import { rational } from './rational.ts';
import { wideBinary as R, type WideBinary } from './wideBinary.ts';

/** The value, exactly. */
const exactly = ({ m, e }: WideBinary) => {
  const [two, one] = [rational.of(2), rational.of(1)];
  return rational.mul(rational.of(1).mul(m), e >= 0 ? two.pow(e) ?? one : rational.div(one, two.pow(-e) ?? one));
};

/** |found − value| relative to the value. */
const relative = (found: WideBinary, value: ReturnType<typeof exactly>): number => {
  const gap = rational.sub(exactly(found), value);
  return gap.n === 0n ? 0 : rational.toNumber(rational.div(gap, value).abs());
};

/** A value of the other wide arithmetic, which rounds to 50 digits. */
const decimal = ({ m, e }: WideBinary): Decimal => {
  const H = highPrecision;
  const power = (n: number): Decimal => (n > 1000 ? H.mul(power(1000), power(n - 1000)) : n < -1000 ? H.mul(power(-1000), power(n + 1000)) : H.of(2 ** n));
  const size = m < 0n ? -m : m;
  let [value, rest] = [H.of(0), size];
  for (let k = 0; rest > 0n; k++, rest >>= 40n) value = H.add(value, H.mul(H.of(Number(rest & 0xffffffffffn)), power(40 * k)));
  return H.mul(m < 0n ? value.neg() : value, power(e));
};

const fiftyDigits = 1e-48;
const apart = (found: WideBinary, value: Decimal): number => (value.isZero() ? R.toNumber(found) : highPrecision.div(decimal(found).sub(value), value).abs().toNumber());

describe('wideBinary', () => {
  test('of is bit-exact on 1000 random doubles, toNumber its inverse, and comparisons are those of the rationals', () => {
    const all = doubles();
    all.forEach((x, i) => {
      ensure(Object.is(R.toNumber(R.of(x)), x + 0) && exactly(R.of(x)).equals(rational.of(x)), () => `of(${x}) is ${R.toNumber(R.of(x))}`);
      const y = all[(7 * i + 3) % all.length];
      ensure(Math.sign(R.compare(R.of(x), R.of(y))) === Math.sign(x - y) && R.compare(R.of(x), R.of(x)) === 0, () => `compare(${x}, ${y}) is ${R.compare(R.of(x), R.of(y))}`);
    });
    expect(() => R.of(Infinity)).toThrow('wideBinary.of: Infinity');
  });

  test('sums, products, quotients and roots are right to 191 bits, and exact where 192 bits hold them', () => {
    const s = stream(1);
    const draw = (): WideBinary => {
      const x = s.pick([1, 3, -0.5, s.normal(), s.normal() * 2 ** s.integer(-300, 300)]);
      return s.chance(0.5) ? R.of(x) : R.div(R.of(x), R.of(s.pick([3, 7, s.normal()])));
    };
    for (let n = 0; n < 3000; n++) {
      const [a, b] = [draw(), draw()];
      const [p, q] = [exactly(a), exactly(b)];
      const told = (operation: string) => (): string => `${operation} of ${p.toFraction()} and ${q.toFraction()}`;
      ensure(relative(R.mul(a, b), rational.mul(p, q)) < 2 ** -191, told('product'));
      ensure(relative(R.div(a, b), rational.div(p, q)) < 2 ** -190, told('quotient'));
      ensure(Math.sign(R.compare(a, b)) === Math.sign(rational.compare(p, q)), told('order'));
      // Of operands, since their difference may be of the size of their rounding.
      for (const [found, value] of [[R.add(a, b), rational.add(p, q)], [R.sub(a, b), rational.sub(p, q)]] as const) {
        const gap = rational.sub(exactly(found), value).abs();
        ensure(rational.toNumber(rational.div(gap, rational.add(p.abs(), q.abs()))) < 2 ** -191, told('sum or difference'));
      }
      const root = R.sqrt(R.mul(a, a));
      ensure(Math.abs(R.toNumber(R.sub(R.div(root, a), R.of(R.compare(a, R.of(0)))))) <= 2 ** -188, told('root of the square of the first'));
    }
    for (const x of [0, 1, 4, 2.25, 2 ** -60, 9e20]) expect(exactly(R.sqrt(R.of(x))).pow(2)?.equals(rational.of(x))).toBe(x !== 9e20 || exactly(R.sqrt(R.of(x))).equals(3e10));
    expect(R.toNumber(R.sub(R.add(R.of(1e300), R.of(1e-300)), R.of(1e300)))).toBe(0);
    expect([R.add(R.of(0), R.of(3)), R.sub(R.of(3), R.of(0)), R.mul(R.of(6), R.of(0.5)), R.div(R.of(6), R.of(2))].map(R.toNumber)).toEqual([3, 3, 3, 3]);
    expect(R.toNumber(R.sub(R.of(0), R.of(3)))).toBe(-3);
  });

  test.each<[string, <S>(A: Arithmetic<S>, a: S) => S, () => number[]]>([
    ['exp', (A, a) => A.exp(a), () => [0, 1, -1, 1e-60, -1e-60, 700, -700, 12345, -12345, 2 ** -300]],
    ['log', (A, a) => A.log(a), () => [1, 2, 0.5, 1 + 2 ** -52, 1 - 2 ** -53, 1e300, 1e-300, Number.MIN_VALUE]],
    ['sqrt', (A, a) => A.sqrt(a), () => [0, 2, 0.1, 1e300, 1e-300, Number.MIN_VALUE]],
    ['logistic', (A, a) => A.logistic(a), () => [0, 1, -1, 300, -300, 1e-40]],
    ['normalCdf', (A, a) => A.normalCdf(a), () => [0, 1, -1, 3.999, -3.999, 4, -4, 9, -9, 38, -38, 1e-40, -1e-40]],
  ])('%s agrees with 50 digits', (_, f, special) => {
    const s = stream(2);
    const positive = _ === 'log' || _ === 'sqrt';
    const points = [...special(), ...Array.from({ length: 200 }, () => s.normal() * 2 ** s.integer(-20, 4))].map((x) => (positive ? Math.abs(x) : x));
    for (const x of points) expect(apart(f(R, R.of(x)), f(highPrecision, highPrecision.of(x))), String(x)).toBeLessThan(fiftyDigits);
    // Of numbers that are no doubles, too.
    for (const x of points.slice(0, 60)) {
      if (x === 0) continue;
      const third = <S>(A: Arithmetic<S>): S => f(A, A.div(A.of(x), A.of(3)));
      expect(apart(third(R), third(highPrecision)), `${x}/3`).toBeLessThan(fiftyDigits * Math.max(1, Math.abs(x)));
    }
  });

  test('log is right to 50 digits next to 1, where it vanishes', () => {
    for (const k of [20, 53, 100, 120]) {
      const tiny = R.of(2 ** -k);
      const near = R.add(R.of(1), tiny);
      // log(1 + t) = t − t²/2 + t³/3 − …
      let series = R.of(0);
      for (let n = 12; n >= 1; n--) series = R.mul(tiny, R.sub(R.div(R.of(1), R.of(n)), series));
      expect(Math.abs(R.toNumber(R.sub(R.div(R.log(near), series), R.of(1)))), String(k)).toBeLessThan(fiftyDigits);
    }
  });

  test('far out exp is 0 or refuses, and throws outside the domain', () => {
    expect(R.toNumber(R.exp(R.of(-1e300)))).toBe(0);
    expect(() => R.exp(R.of(1e300))).toThrow('wideBinary.exp: e^1e+300 is too large');
    expect([R.normalCdf(R.of(1e300)), R.normalCdf(R.of(-1e300))].map(R.toNumber)).toEqual([1, 0]);
    expect(() => R.div(R.of(1), R.of(0))).toThrow('wideBinary.div: 1 divided by zero');
    expect(() => R.log(R.of(0))).toThrow('wideBinary.log: 0 is not positive');
    expect(() => R.sqrt(R.of(-1))).toThrow('wideBinary.sqrt: -1 is negative');
  });
});
