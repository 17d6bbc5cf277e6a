import { Decimal } from 'decimal.js';
import { describe, expect, test } from 'vitest';
import { activate, slope } from '../definitions/activation.ts';
import { stream, type Stream } from '../generators/stream.ts';
import { ensure } from '../linalg/ensure.testing.ts';
import { nextDown, nextUp } from './directed.ts';
import { dyadic } from './dyadic.ts';
import { gradient } from './dual.ts';
import { interval, intervals as I, intersection, isInterior, magnitude, midpoint, tanh, UndecidedOnInterval, type Interval } from './interval.ts';
import { wideBinary as W, type WideBinary } from './wideBinary.ts';

const points = 10_000;
const between = (s: Stream, lo: number, hi: number): number => lo + s.uniform() * (hi - lo);
const sign = (s: Stream): number => s.pick([1, -1]);

/** Doubles of every exponent, subnormals among them, and, one in two, small numbers with few bits, where results are exact. */
const anyDoubles = (seed: number, count: number): number[] => {
  const s = stream(seed);
  const bits = new DataView(new ArrayBuffer(8));
  const out: number[] = [0, 1, -1, Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE, 2 ** -1022, 1 + Number.EPSILON];
  while (out.length < count) {
    bits.setUint32(0, s.seed());
    bits.setUint32(4, s.seed());
    if (s.chance(0.1)) bits.setUint16(0, bits.getUint16(0) & 0x800f);
    const x = s.chance(0.5) ? bits.getFloat64(0) : s.integer(-64, 64) / 16;
    if (Number.isFinite(x)) out.push(x);
  }
  return out;
};

/** x·2¹⁰⁷⁴, a whole number: comparisons of sums, products, quotients and squares of doubles are then exact. */
const whole = (x: number): bigint => {
  const { mantissa, exponent } = dyadic('test', x);
  return mantissa << BigInt(exponent + 1074);
};
/** −1, 0, 1 as bound·unit lies below, at or above n; unbounded sides included. */
const against = (bound: number, unit: bigint, n: bigint): number => {
  if (!Number.isFinite(bound)) return Math.sign(bound);
  const b = whole(bound) * unit;
  return b < n ? -1 : b > n ? 1 : 0;
};
const neighbours = ({ lo, hi }: Interval): boolean => lo === hi || nextUp(lo) === hi;

const Decimal70 = Decimal.clone({ precision: 70, defaults: true });
const exactly = (x: number): Decimal => {
  const { mantissa, exponent } = dyadic('test', x);
  return exponent >= 0 ? new Decimal70((mantissa << BigInt(exponent)).toString()) : new Decimal70(`${mantissa * 5n ** BigInt(-exponent)}e${exponent}`);
};
/** The bounds that do not enclose a value known to 60 digits. */
const excluded = ({ lo, hi }: Interval, value: Decimal): boolean => (Number.isFinite(lo) && exactly(lo).gt(value)) || (Number.isFinite(hi) && exactly(hi).lt(value));
/** The same of a value known to 190 bits: by `wideBinary`, whose sums share nothing with those of intervals and take a tenth of the time of the library's. */
const excludedWide = ({ lo, hi }: Interval, value: WideBinary): boolean => (Number.isFinite(lo) && W.compare(W.of(lo), value) > 0) || (Number.isFinite(hi) && W.compare(W.of(hi), value) < 0);
/** One point in so many is judged by the library's 60 digits as well. */
const byDecimals = 32;

/** tanh(x/2) = ±(1 − e^−|x|)/(1 + e^−|x|); near 0, where the difference would leave too few bits, h − h³/3 + 2h⁵/15 − 17h⁷/315, h = x/2, to 62h⁹/2835. */
const halfTanh = (x: number): WideBinary => {
  if (Math.abs(x) > 2 ** -26) {
    const decay = W.exp(W.of(-Math.abs(x)));
    return W.mul(W.of(Math.sign(x)), W.div(W.sub(W.of(1), decay), W.add(W.of(1), decay)));
  }
  const h = W.of(x / 2);
  const square = W.mul(h, h);
  const inner = [42, 105, 315].reduce((sum, c) => W.sub(W.of(c), W.mul(square, sum)), W.of(17));
  return W.div(W.mul(h, inner), W.of(315));
};

/** Judges so many cases that a call of `expect` for each would take longer than the case: what failed is said at the end. */
const judge = (): { that(ok: boolean, words: () => string): void; readonly failed: string[] } => {
  const failed: string[] = [];
  return { that: (ok, words) => void (ok || failed.push(words())), failed };
};

describe('no result is excluded, at any magnitude', () => {
  const xs = anyDoubles(1, points);
  const ys = anyDoubles(2, points).reverse();
  const unit = 1n << 1074n;

  test('+ − × ÷ √ against whole numbers, exactly; points where the result is a double, else two neighbouring doubles', () => {
    let exact = 0;
    const { that, failed } = judge();
    for (let n = 0; n < points; n++) {
      const [a, b] = [I.of(xs[n]), I.of(ys[n])];
      const [x, y] = [whole(xs[n]), whole(ys[n])];
      const results: [Interval, bigint, bigint][] = [[I.add(a, b), 1n, x + y], [I.sub(a, b), 1n, x - y], [I.mul(a, b), unit, x * y]];
      // bound ≤ x/y exactly when bound·|y| ≤ x·sign y.
      if (y !== 0n) results.push([I.div(a, b), y < 0n ? -y : y, y < 0n ? -x * unit : x * unit]);
      for (const [result, scale, value] of results) {
        const [below, above] = [against(result.lo, scale, value), against(result.hi, scale, value)];
        that(below <= 0 && above >= 0, () => `${xs[n]}, ${ys[n]}`);
        if (below === 0 && above === 0) exact++;
        // Far from the ends of the range, a value that is a double is found to be one; near them a result is two doubles wide at most.
        const moderate = [xs[n], ys[n], magnitude(result)].every((size) => Math.abs(size) < 2 ** 890 && Math.abs(size) > 2 ** -890);
        if (moderate) that(neighbours(result) && (below === above || below * above === -1), () => `width of ${xs[n]}, ${ys[n]}`);
        that(nextUp(nextUp(result.lo)) >= result.hi, () => `width of ${xs[n]}, ${ys[n]}`);
      }
      const root = I.sqrt(I.of(Math.abs(xs[n])));
      const [size, low, high] = [x < 0n ? -x : x, whole(root.lo), whole(root.hi)];
      that(low * low <= size * unit && high * high >= size * unit && neighbours(root), () => `√${xs[n]}`);
    }
    expect(failed).toEqual([]);
    expect(exact).toBeGreaterThan(points / 2);
  });

  test('exp, logistic, tanh against 57 digits, and 60', () => {
    const s = stream(3);
    // Every size at which the results differ from 0 or 1, and the ends of the range.
    const { that, failed } = judge();
    const exponents = Array.from({ length: points }, () => sign(s) * 2 ** between(s, -70, 9.6));
    const special = [709.782712893384, 709.7827128933841, 709.79, -744.4400719213812, -745.1332191019412, -745.14, 36.7, 37.5, 20, 40, 2 ** -27];
    for (const [n, x] of [...special, ...exponents].entries()) {
      const half = x / 2;
      const [exp, s1, t] = [I.exp(I.of(x)), I.logistic(I.of(x)), tanh(I.of(half))];
      that(!excludedWide(exp, W.exp(W.of(x))), () => `exp ${x}: ${exp.lo}, ${exp.hi}`);
      that(!excludedWide(s1, W.logistic(W.of(x))), () => `logistic ${x}: ${s1.lo}, ${s1.hi}`);
      that(!excludedWide(t, halfTanh(x)), () => `tanh ${half}: ${t.lo}, ${t.hi}`);
      if (n < special.length || n % byDecimals === 0) {
        const wide = Decimal70.exp(exactly(x));
        that(!excluded(exp, wide), () => `exp ${x} in decimals: ${exp.lo}, ${exp.hi}`);
        that(!excluded(s1, Decimal70.div(wide, wide.plus(1))), () => `logistic ${x} in decimals: ${s1.lo}, ${s1.hi}`);
        that(!excluded(t, Decimal70.div(wide.minus(1), wide.plus(1))), () => `tanh ${half} in decimals: ${t.lo}, ${t.hi}`);
      }
      // One double wide, two around those that hit 1 nearly.
      for (const result of [exp, s1, t]) that(nextUp(nextUp(result.lo)) >= result.hi, () => `${x}: ${result.lo}, ${result.hi}`);
    }
    expect(failed).toEqual([]);
  });

  test('log against 57 digits, and 60, from the least double to the largest and around 1', () => {
    const s = stream(4);
    const near = Array.from({ length: points / 2 }, () => 1 + sign(s) * 2 ** between(s, -53, -1.01));
    const all = xs.filter((x) => x !== 0).map(Math.abs).slice(0, points / 2);
    const { that, failed } = judge();
    for (const [n, x] of [...near, ...all].entries()) {
      const log = I.log(I.of(x));
      that(!excludedWide(log, W.log(W.of(x))), () => `log ${x}: ${log.lo}, ${log.hi}`);
      if (n % byDecimals === 0) that(!excluded(log, Decimal70.ln(exactly(x))), () => `log ${x} in decimals: ${log.lo}, ${log.hi}`);
      // Two doubles where it is one but for 2⁻¹⁴¹, as at 1 + 2⁻⁴⁷.
      that(nextUp(nextUp(log.lo)) >= log.hi, () => `width of log ${x}`);
    }
    expect(failed).toEqual([]);
  });

  test('far out and far in, where 60 digits are not enough or not needed', () => {
    expect(I.exp(I.of(1e300))).toEqual({ lo: Number.MAX_VALUE, hi: Infinity });
    expect(I.exp(I.of(-1e300))).toEqual({ lo: 0, hi: Number.MIN_VALUE });
    for (const x of [1e-300, Number.MIN_VALUE]) {
      // x − x³/3 < tanh x < x, and both neighbours of ½ and 1 are farther than x.
      expect(tanh(I.of(x))).toEqual({ lo: nextDown(x), hi: x });
      expect(tanh(I.of(-x))).toEqual({ lo: -x, hi: -nextDown(x) });
      expect(isInterior(I.of(1), I.exp(I.of(x)))).toBe(true);
      expect(isInterior(I.of(0.5), I.logistic(I.of(x)))).toBe(true);
    }
    expect([I.exp(I.of(0)), I.log(I.of(1)), tanh(I.of(0)), I.logistic(I.of(0))]).toEqual([1, 0, 0, 0.5].map(I.of));
    expect([I.logistic(I.of(1e4)), tanh(I.of(1e4)), I.logistic(I.of(-1e4))]).toEqual([{ lo: nextDown(1), hi: 1 }, { lo: nextDown(1), hi: 1 }, { lo: 0, hi: Number.MIN_VALUE }]);
  });
});

describe('intervals', () => {
  test('nextUp and nextDown are inverse steps through zero and the subnormals', () => {
    expect([nextUp(0), nextDown(0), nextUp(-Number.MIN_VALUE), nextUp(Number.MAX_VALUE), nextUp(-Infinity), nextUp(Infinity), nextUp(1)]).toEqual([Number.MIN_VALUE, -Number.MIN_VALUE, -0, Infinity, -Number.MAX_VALUE, Infinity, 1 + Number.EPSILON]);
    for (const x of anyDoubles(5, 2000)) ensure(Object.is(nextUp(nextDown(x)) + 0, x + 0), () => `nextUp(nextDown(${x})) is ${nextUp(nextDown(x))}`);
  });

  test('contain the results of all numbers inside, and grow with their arguments', () => {
    const s = stream(6);
    const within = ({ lo, hi }: Interval): number => s.pick([lo, hi, Math.min(Math.max(lo + s.uniform() * (hi - lo), lo), hi)]);
    const around = (a: Interval): Interval => ({ lo: s.chance(0.3) ? a.lo : a.lo - 2 ** between(s, -60, 3), hi: s.chance(0.3) ? a.hi : a.hi + 2 ** between(s, -60, 3) });
    const some = (): Interval => {
      const ends = [s.normal(), s.chance(0.2) ? 0 : s.normal()].map((x) => x * 2 ** s.integer(-30, 8)).sort((p, q) => p - q);
      return interval(ends[0], ends[1]);
    };
    const includes = (outer: Interval, inner: Interval): boolean => outer.lo <= inner.lo && inner.hi <= outer.hi;
    const attempt = (f: () => Interval): Interval | null => {
      try {
        return f();
      } catch (error) {
        if (error instanceof UndecidedOnInterval || error instanceof RangeError) return null;
        throw error;
      }
    };
    let decided = 0;
    const { that, failed } = judge();
    for (let n = 0; n < points; n++) {
      const [a, b] = [some(), some()];
      const [A, B] = [around(a), around(b)];
      const [p, q] = [I.of(within(a)), I.of(within(b))];
      for (const op of [I.add, I.sub, I.mul, I.div, I.exp, I.sqrt, I.log, tanh, I.logistic, I.normalCdf] as ((x: Interval, y: Interval) => Interval)[]) {
        const [large, middle, small] = [attempt(() => op(A, B)), attempt(() => op(a, b)), attempt(() => op(p, q))];
        // What is defined on all of an interval is defined on its parts.
        if (large !== null) that(middle !== null && includes(large, middle), () => JSON.stringify([A, B, a, b]));
        if (middle !== null) {
          that(small !== null && includes(middle, small), () => JSON.stringify([a, b, p, q]));
          decided++;
        }
      }
    }
    expect(failed).toEqual([]);
    expect(decided).toBeGreaterThan(5 * points);
  });

  test('unbounded sides stay sound: neither NaN nor a false bound', () => {
    const all = interval(-Infinity, Infinity);
    const large = I.mul(I.of(1e200), I.of(1e200));
    expect(large).toEqual({ lo: Number.MAX_VALUE, hi: Infinity });
    expect(I.add(I.of(Number.MAX_VALUE), I.of(Number.MAX_VALUE))).toEqual(large);
    expect(I.sub(large, large)).toEqual(all);
    expect(I.mul(large, interval(0, 1))).toEqual({ lo: 0, hi: Infinity });
    expect(I.mul(all, I.of(0))).toEqual({ lo: 0, hi: 0 });
    expect(I.div(large, large)).toEqual({ lo: 0, hi: Infinity });
    expect(I.div(I.of(1), large)).toEqual({ lo: 0, hi: nextUp(1 / Number.MAX_VALUE) });
    expect(I.div(I.of(-1), large)).toEqual({ lo: -nextUp(1 / Number.MAX_VALUE), hi: 0 });
    expect(I.div(I.of(1e300), I.of(1e-300))).toEqual(large);
    expect(I.exp(all)).toEqual({ lo: 0, hi: Infinity });
    expect(I.log(large).hi).toBe(Infinity);
    expect([I.logistic(all), tanh(all)]).toEqual([{ lo: 0, hi: 1 }, { lo: -1, hi: 1 }]);
    expect(I.mul(I.of(Number.MIN_VALUE), I.of(0.25))).toEqual({ lo: 0, hi: Number.MIN_VALUE });
    expect(I.sqrt(interval(4, Infinity))).toEqual({ lo: 2, hi: Infinity });
  });

  test('what an interval does not decide is named so; what is false throughout is an error of the argument', () => {
    const around = interval(-1, 1);
    for (const undecided of [() => I.compare(around, I.of(0)), () => I.compare(interval(0, 1), interval(0, 1)), () => I.div(I.of(1), around), () => I.div(I.of(1), interval(0, 1)), () => I.log(interval(0, 1)), () => I.sqrt(around)]) expect(undecided).toThrow(UndecidedOnInterval);
    for (const wrong of [() => I.div(I.of(1), I.of(0)), () => I.log(I.of(0)), () => I.sqrt(I.of(-1)), () => I.of(Number.NaN), () => I.of(Infinity), () => interval(1, 0), () => interval(Number.NaN, 0), () => interval(Infinity, Infinity)]) {
      expect(wrong).toThrow(RangeError);
      expect(wrong).not.toThrow(UndecidedOnInterval);
    }
    expect([I.compare(I.of(1), I.of(1)), I.compare(interval(0, 1), interval(2, 3)), I.compare(interval(2, 3), interval(0, 1))]).toEqual([0, -1, 1]);
    expect(intersection(interval(0, 1), interval(1, 2))).toEqual(I.of(1));
    expect(intersection(interval(0, 1), interval(2, 3))).toBeNull();
    expect([midpoint(interval(1, 3)), midpoint(interval(-Infinity, Infinity)), midpoint(interval(-Number.MAX_VALUE, Number.MAX_VALUE)), midpoint(interval(Number.MIN_VALUE, Number.MIN_VALUE))]).toEqual([2, 0, 0, Number.MIN_VALUE]);
  });

  test('definitions evaluate over them: a decided gate, an undecided one, and a linear one that has no gate', () => {
    expect(activate(I, 'relu', interval(1, 2))).toEqual(interval(1, 2));
    expect(slope(I, 'leaky', interval(-2, -1))).toEqual(I.of(0.25));
    expect(() => activate(I, 'relu', interval(-1, 2))).toThrow(UndecidedOnInterval);
    expect(activate(I, 'linear', interval(-1, 2))).toEqual(interval(-1, 2));
    expect(slope(I, 'linear', interval(-1, 2))).toEqual(I.of(1));
    const sigma = activate(I, 'sigmoid', interval(-1, 2));
    expect(sigma.lo).toBeLessThan(1 / (1 + Math.E));
    expect(sigma.lo).toBeGreaterThan(0.268);
    // d/du u·log u = 1 + log u, over a box.
    const [derivative] = gradient(I, (D, [u]) => D.mul(u, D.log(u)), [interval(1, 2)]);
    expect(derivative.lo <= 1 && derivative.hi >= 1 + Math.LN2 && derivative.hi < 3).toBe(true);
  });
});
