import { Decimal } from 'decimal.js';
import { describe, expect, test } from 'vitest';
import { stream } from '../generators/stream.ts';
import { ensure } from '../linalg/ensure.testing.ts';
import { NotRepresentable } from './arithmetic.ts';
import { nextUp } from './directed.ts';
import { gradient } from './dual.ts';
import { dyadic } from './dyadic.ts';
import { float64 } from './float64.ts';
import { highPrecision as R } from './highPrecision.ts';
import { interval, intervals as I, type Interval } from './interval.ts';
import { inverseRootOfTurn, normalDensity } from './normalDensity.ts';
import { rational } from './rational.ts';
import { wideBinary as W, type WideBinary } from './wideBinary.ts';

const Decimal80 = Decimal.clone({ precision: 80, defaults: true });
const big = (x: number | string): Decimal => new Decimal80(x);
/** Bit for bit: a constructor does not round. */
const exactly = (x: number): Decimal => {
  const { mantissa, exponent } = dyadic('test', x);
  return exponent >= 0 ? big((mantissa << BigInt(exponent)).toString()) : big(`${mantissa * 5n ** BigInt(-exponent)}e${exponent}`);
};
/** To 75 digits or more. */
const decimal = ({ m, e }: WideBinary): Decimal => big(m.toString()).times(big(2).pow(e));
const half = big('0.5');
const constant = big(1).div(Decimal80.acos(-1).times(2).sqrt());
const density = (x: Decimal): Decimal => x.times(x).div(-2).exp().times(constant);

/** Φ to 60 digits: near 0 by Kummer's series with e^{−x²/2} inside, ½ + Σ_k (−1)^k x^{2k+1}/(√(2π) 2^k k! (2k + 1)), which alternates; far out by the even part of the continued fraction. */
const reference = (x: Decimal): Decimal => {
  const square = x.times(x);
  if (x.abs().lt(5)) {
    let [power, sum] = [x, x];
    for (let k = 1; power.abs().gt('1e-78'); k++) {
      power = power.times(square).div(-2 * k);
      sum = sum.plus(power.div(2 * k + 1));
    }
    return constant.times(sum).plus(half);
  }
  // 1/(t + 1/(t + 2/(t + …))) = t/(t² + 1 − 1·2/(t² + 5 − 3·4/(t² + 9 − …))).
  const depth = Math.ceil(3000 / square.toNumber()) + 30;
  let below = square.plus(4 * depth + 1);
  for (let k = depth; k >= 1; k--) below = square.plus(4 * k - 3).minus(big(2 * k * (2 * k - 1)).div(below));
  const tail = density(x).times(x.abs()).div(below);
  return x.isNegative() ? tail : big(1).minus(tail);
};
const excluded = ({ lo, hi }: Interval, value: Decimal): boolean => exactly(lo).gt(value) || exactly(hi).lt(value);

const special = [0, 2.5, -2.5, nextUp(2.5), -nextUp(2.5), 4, -4, 8.2923610758, 8.3, 9, nextUp(9), -38.4, -38.449, -38.467405, -38.4675, -38.485, -38.5, -38.6, 1e300, -1e300];
const points = (): number[] => {
  const s = stream(1);
  const out = [...special];
  while (out.length < 9200) out.push(s.pick([1, -1]) * 2 ** (-70 + 79.6 * s.uniform()));
  while (out.length < 10_000) out.push(-39 + 49 * s.uniform());
  return out;
};

describe('Φ', () => {
  test('the reference is right: its two forms agree, and printed digits', () => {
    // Φ(1) to 30 digits: Abramowitz & Stegun 26.2.
    expect(reference(big(1)).toFixed(30)).toBe('0.841344746068542948585232545632');
    const [near, far] = [big('-4.9999999999999999999999999999999'), big('-5')];
    // Φ(−5) − Φ(−5 + h) = −hφ(−5)(1 + …): the series below 5, the fraction at it.
    expect(reference(far).minus(reference(near)).plus(density(far).times('1e-31')).abs().toNumber()).toBeLessThan(1e-65);
  });

  // What all points are judged by are 57 digits, whose distance from the reference is seen at one point in forty.
  test('is enclosed at 10,000 points of every size, down to the least double, by neighbours; 50 and 57 digits and float64 are as near as they say', () => {
    let subnormal = 0;
    const wrong: string[] = [];
    points().forEach((x, n) => {
      const value = W.normalCdf(W.of(x));
      const found = I.normalCdf(I.of(x));
      if (W.compare(W.of(found.lo), value) > 0 || W.compare(W.of(found.hi), value) < 0 || nextUp(nextUp(found.lo)) < found.hi) wrong.push(`Φ(${x}) = ${W.toNumber(value)}: ${found.lo}, ${found.hi}`);
      if (found.hi < 2 ** -1022 && found.lo > 0) subnormal++;
      const nearest = W.toNumber(value);
      if (Math.abs(float64.normalCdf(x) - nearest) > 1e-13 * nearest + Number.MIN_VALUE) wrong.push(`float64: ${x}`);
      if (n >= special.length && n % 40 !== 0) return;
      const exact = reference(exactly(x));
      if (excluded(found, exact)) wrong.push(`Φ(${x}) = ${exact.toPrecision(20)}: ${found.lo}, ${found.hi}`);
      if (big(R.normalCdf(R.of(x)).toString()).minus(exact).abs().gt(exact.times('1e-49'))) wrong.push(`50 digits: ${x}`);
      if (decimal(value).minus(exact).abs().gt(exact.times('1e-52'))) wrong.push(`57 digits: ${x}`);
    });
    expect(wrong).toEqual([]);
    expect(subnormal).toBeGreaterThan(3);
  });

  test('grows with its argument, adds up to 1, and is exact where it can be', () => {
    const s = stream(2);
    for (let n = 0; n < 2000; n++) {
      const [a, b] = [6 * s.normal(), 6 * s.normal()].sort((p, q) => p - q);
      const [low, high] = [I.normalCdf(I.of(a)), I.normalCdf(I.of(b))];
      ensure(low.lo <= high.lo && low.hi <= high.hi, () => `Φ(${a}): ${low.lo}, ${low.hi}; Φ(${b}): ${high.lo}, ${high.hi}`);
      const over = I.normalCdf(interval(a, b));
      ensure(over.lo === low.lo && over.hi === high.hi, () => `Φ over ${a}, ${b}: ${over.lo}, ${over.hi}`);
      const both = I.add(low, I.normalCdf(I.of(-a)));
      ensure(both.lo <= 1 && both.hi >= 1, () => `Φ(${a}) + Φ(${-a}): ${both.lo}, ${both.hi}`);
    }
    expect([I.normalCdf(I.of(0)), R.normalCdf(R.of(0)).toNumber(), float64.normalCdf(0), rational.normalCdf(rational.of(0)).toFraction()]).toEqual([I.of(0.5), 0.5, 0.5, '1/2']);
    expect(I.normalCdf(interval(-Infinity, Infinity))).toEqual({ lo: 0, hi: 1 });
    for (const tiny of [1e-300, Number.MIN_VALUE]) {
      expect(I.normalCdf(I.of(tiny))).toEqual({ lo: 0.5, hi: nextUp(0.5) });
      expect(I.normalCdf(I.of(-tiny)).hi).toBe(0.5);
    }
    expect(() => rational.normalCdf(rational.of(1))).toThrow(NotRepresentable);
    expect([float64.normalCdf(Infinity), float64.normalCdf(-Infinity)]).toEqual([1, 0]);
  });

  test('has the density for its derivative, over every arithmetic, and −aφ(a) for its second', () => {
    // The five doubles fall short of 1/√(2π) by less than 10⁻⁸⁰; 80 digits see 1.02e-83 only as 0.
    expect(inverseRootOfTurn.reduce((sum, part) => sum.plus(exactly(part)), big(0)).minus(constant).abs().toNumber()).toBeLessThan(1e-79);
    expect(normalDensity(R, R.of(0)).toFixed(40)).toBe('0.3989422804014326779399460599343818684759');
    expect(() => normalDensity(rational, rational.of(0))).toThrow(NotRepresentable);
    for (const a of [-38, -7.5, -1, -0.25, 0, 0.5, 3, 12]) {
      const [slope] = gradient(R, (D, [u]) => D.normalCdf(u), [R.of(a)]);
      const step = R.of(2 ** -40);
      const central = R.div(R.sub(R.normalCdf(R.add(R.of(a), step)), R.normalCdf(R.sub(R.of(a), step))), R.add(step, step));
      // step²φ″/6, φ″ = (a² − 1)φ.
      expect(R.sub(slope, central).abs().toNumber()).toBeLessThanOrEqual(2 ** -80 * (a * a + 1) * slope.toNumber() + 1e-38);
      const [second] = gradient(I, (D, [u]) => gradient(D, (E, [v]) => E.normalCdf(v), [u])[0], [I.of(a)]);
      const exact = density(exactly(a)).times(-a);
      expect(excluded(second, exact), String(a)).toBe(false);
      expect(second.hi - second.lo).toBeLessThanOrEqual(2 ** -48 * Math.abs(exact.toNumber()) + 64 * Number.MIN_VALUE);
      const [over] = gradient(I, (D, [u]) => D.normalCdf(u), [interval(a - 0.125, a + 0.125)]);
      for (const at of [a - 0.125, a, a + 0.125]) expect(excluded(over, density(exactly(at)))).toBe(false);
    }
  });
});
