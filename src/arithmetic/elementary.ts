import { dyadic } from './dyadic.ts';
import { nextDown } from './directed.ts';

/** Bounds that enclose one real number. */
export type Bounds = readonly [lower: number, upper: number];

const { MAX_VALUE, MIN_VALUE } = Number;

/** Fixed-point numbers are whole multiples of 2⁻¹²⁸. */
export const places = 128;
const P = BigInt(places);
export const one = 1n << P;

const bitLength = (n: bigint): number => {
  const hex = n.toString(16);
  return 4 * hex.length - Math.clz32(Number.parseInt(hex.charAt(0), 16)) + 28;
};

/** The largest double ≤ n·2^exponent (`up` false), or the least one ≥ it, for n ≥ 0; ∞ stands above the largest double. */
const rounded = (n: bigint, exponent: number, up: boolean): number => {
  if (n <= 0n) return 0;
  // As many bits as the double nearby has: 53, or those down to 2⁻¹⁰⁷⁴.
  const drop = Math.max(bitLength(n) - 53, -1074 - exponent);
  let mantissa = drop > 0 ? n >> BigInt(drop) : n << BigInt(-drop);
  if (up && drop > 0 && mantissa << BigInt(drop) !== n) mantissa += 1n;
  const half = Math.trunc((exponent + drop) / 2);
  const value = Number(mantissa) * 2 ** half * 2 ** (exponent + drop - half);
  return value === Infinity && !up ? MAX_VALUE : value;
};

/** Bounds of every number between from·2^exponent and to·2^exponent. */
export const between = (from: bigint, to: bigint, exponent: number): Bounds => [
  from >= 0n ? rounded(from, exponent, false) : -rounded(-from, exponent, true),
  to >= 0n ? rounded(to, exponent, true) : -rounded(-to, exponent, false),
];

/** 2 artanh(n/d)·2^(128 + extra), to 3 units a term: 2 Σ (n/d)^(2j+1)/(2j+1), for |n/d| ≤ 1/3. */
const twiceArtanh = (n: bigint, d: bigint, extra: bigint): bigint => {
  const ratio = (n << (P + extra)) / d;
  const square = (ratio * ratio) >> (P + extra);
  let [power, sum] = [ratio, 0n];
  for (let k = 1n; power !== 0n && power !== -1n; k += 2n) {
    sum += power / k;
    power = (power * square) >> (P + extra);
  }
  return 2n * sum;
};

/** ln 2 in fixed point, to one unit: ln 2 = 2 artanh(1/3), with 16 more bits while summing some fifty terms. */
const ln2 = twiceArtanh(1n, 3n, 16n) >> 16n;

/** Every error below is less than this many units of 2⁻¹²⁸. */
export const slack = 4096n;

/** x in fixed point, to one unit below. */
export const fixed = (x: number): bigint => {
  const { mantissa, exponent } = dyadic('interval', x);
  const shift = exponent + places;
  return shift >= 0 ? mantissa << BigInt(shift) : mantissa >> BigInt(-shift);
};

/**
 * n and k with eˣ = (n ± slack)·2^(k − 128), for x in fixed point to 80 units, |x| < 2¹⁰: x = k ln 2 + r and eʳ = Σ rⁿ/n!. Error in units of
 * 2⁻¹²⁸: 80 in x and |k| ≤ 1478 in k·ln 2, times eʳ < 1.5; two a term, of fewer than forty, and less than one in the tail.
 */
export const scaledExp = (x: bigint): { readonly n: bigint; readonly k: number } => {
  const k = Math.round(Number(x) / 2 ** places / Math.LN2);
  const r = x - BigInt(k) * ln2;
  let [term, sum] = [one, one];
  for (let j = 1n; term !== 0n && term !== -1n; j += 1n) {
    term = (term * r) / j >> P;
    sum += term;
  }
  return { n: sum, k };
};

/** Bounds of eˣ, x any double. e^709.79 lies above the largest double and e^−745.14 below the least. */
export const expBounds = (x: number): Bounds => {
  if (x === 0) return [1, 1];
  if (x > 709.79) return [x === Infinity ? Infinity : MAX_VALUE, Infinity];
  if (x < -745.14) return [0, x === -Infinity ? 0 : MIN_VALUE];
  const { n, k } = scaledExp(fixed(x));
  return between(n - slack, n + slack, k - places);
};

/** Bounds of log x, x > 0: x = 2ᵏm, log m = 2 artanh((m − 1)/(m + 1)) with m from 0.7 to 1.42. Error: 3 a term, of fewer than thirty, and |k| ≤ 1075 in k·ln 2. */
export const logBounds = (x: number): Bounds => {
  if (x === 1) return [0, 0];
  if (x === Infinity) return [Infinity, Infinity];
  const { mantissa, exponent } = dyadic('interval', x);
  const length = bitLength(mantissa);
  // m = mantissa/2^(length − 1) lies in [1, 2); above 1.4 it is halved.
  const above = Number(mantissa) / 2 ** (length - 1) > 1.4;
  const unit = 1n << BigInt(above ? length : length - 1);
  const k = exponent + length - (above ? 0 : 1);
  const value = twiceArtanh(mantissa - unit, mantissa + unit, 0n) + BigInt(k) * ln2;
  return between(value - slack, value + slack, -places);
};

/** ⌊n·2¹²⁸/d⌋ and the next, as bounds of n/d·2¹²⁸; n, d > 0. */
const quotient = (n: bigint, d: bigint): readonly [bigint, bigint] => {
  const q = (n << P) / d;
  return [q, q + 1n];
};

/** e^−2x as bounds in fixed point, 0 < x < 21. */
const decay = (x: number): readonly [bigint, bigint] => {
  const { n, k } = scaledExp(fixed(-2 * x));
  return [(n - slack) >> BigInt(-k), ((n + slack) >> BigInt(-k)) + 1n];
};

/** Bounds of tanh x = (1 − e^−2x)/(1 + e^−2x); x − x³/3 ≤ tanh x ≤ x lies within one double of x below 2⁻²⁷, 1 − 2e^−2x within one of 1 beyond 20. */
export const tanhBounds = (x: number): Bounds => {
  if (x === 0) return [0, 0];
  if (x < 0) {
    const [lower, upper] = tanhBounds(-x);
    return [-upper, -lower];
  }
  if (x < 2 ** -27) return [nextDown(x), x];
  if (x > 20) return [nextDown(1), 1];
  const [least, most] = decay(x);
  return between(quotient(one - most, one + most)[0], quotient(one - least, one + least)[1], -places);
};

/** Bounds of 1/(1 + e⁻ˣ) = eˣ/(1 + eˣ): the first for x ≥ 0, the second below, where the result is small; within one double of 1 beyond 40. */
export const logisticBounds = (x: number): Bounds => {
  if (x === 0) return [0.5, 0.5];
  if (x > 40) return [nextDown(1), 1];
  if (x < -745.14) return [0, x === -Infinity ? 0 : MIN_VALUE];
  // e^−|x| = (n ± slack)/unit.
  const { n, k } = scaledExp(fixed(-Math.abs(x)));
  const unit = 1n << BigInt(places - k);
  if (x > 0) return between(quotient(unit, unit + n + slack)[0], quotient(unit, unit + n - slack)[1], -places);
  const [lower, upper] = [((n - slack) * unit) / (unit + n - slack), ((n + slack) * unit) / (unit + n + slack) + 1n];
  return between(lower, upper, k - places);
};

