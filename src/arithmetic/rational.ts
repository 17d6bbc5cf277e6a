import { Fraction } from 'fraction.js';
import type { Arithmetic } from './arithmetic.ts';
import { NotRepresentable } from './arithmetic.ts';
import { dyadic } from './dyadic.ts';

const bitLength = (n: bigint): number => n.toString(2).length;

/** ⌊√n⌋ for n ≥ 0, by Newton's iteration from above. */
const integerSqrt = (n: bigint): bigint => {
  if (n < 2n) return n;
  let root = 1n << BigInt((bitLength(n) + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
};

/** n·2^shift for a shift of either sign that loses no bit. */
const shifted = (n: bigint, shift: number): bigint => (shift > 0 ? n << BigInt(shift) : n);

/** The double nearest to n/d (n, d > 0), ties to even, subnormals included: Number(n)/Number(d) rounds thrice and overflows. */
const nearestDouble = (n: bigint, d: bigint): number => {
  let exponent = bitLength(n) - bitLength(d);
  if (shifted(n, -exponent) < shifted(d, exponent)) exponent -= 1;
  if (exponent > 1023) return Infinity;
  // n/d lies in [2^exponent, 2^(exponent+1)): 53 bits of it, or as many as a subnormal has.
  const shift = Math.min(52 - exponent, 1074);
  const [numerator, denominator] = [shifted(n, shift), shifted(d, -shift)];
  let mantissa = numerator / denominator;
  const twice = 2n * (numerator % denominator);
  if (twice > denominator || (twice === denominator && (mantissa & 1n) === 1n)) mantissa += 1n;
  const half = Math.trunc(-shift / 2);
  return Number(mantissa) * 2 ** half * 2 ** (-shift - half);
};

/** 2⁶⁴, 2¹²⁸, 2²⁵⁶, …, 2^(2¹⁸): a comparison with each costs less than counting digits. */
const powers: readonly bigint[] = Array.from({ length: 13 }, (_, k) => 1n << BigInt(64 * 2 ** k));

/**
 * The work of an operation on this number: 4ᵏ where its longer part has up to 64·2ᵏ bits, since cancelling a fraction
 * takes the square of its length; measured at one to three microseconds a unit from 64 bits to 130 000.
 */
export const rationalCost = ({ n, d }: Fraction): number => {
  const longer = n > d ? n : d;
  let k = 0;
  while (k < powers.length && longer >= powers[k]) k++;
  return 4 ** k;
};

const isPowerOfTwo = (d: bigint): boolean => (d & (d - 1n)) === 0n;

const safe = BigInt(Number.MAX_SAFE_INTEGER);

/** The greatest power of two that divides n ≠ 0. */
const twos = (n: bigint): bigint => n & -n;

/** The greatest common divisor of a ≥ 0 and b ≥ 0, not both 0. */
const divisor = (a: bigint, b: bigint): bigint => {
  if (a === 0n || b === 0n) return a + b;
  // Denominators of doubles are powers of two times something short: Euclid sees that alone, in numbers of the machine as soon as both are.
  const [p, q] = [twos(a), twos(b)];
  let [left, right] = [p === 1n ? a : a / p, q === 1n ? b : b / q];
  while (right > safe) [left, right] = [right, left % right];
  let odd = left;
  if (right !== 0n) {
    let [larger, smaller] = [Number(right), Number(left % right)];
    while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
    odd = BigInt(larger);
  }
  return odd * (p < q ? p : q);
};

const fraction = (n: bigint, d: bigint): Fraction => {
  const out = Object.create(Fraction.prototype) as Fraction;
  out.s = n < 0n ? -1n : 1n;
  [out.n, out.d] = [n < 0n ? -n : n, d];
  return out;
};

/** n/d in lowest terms, d > 0. */
const lowest = (n: bigint, d: bigint): Fraction => {
  const common = divisor(n < 0n ? -n : n, d);
  return common === 1n ? fraction(n, d) : fraction(n / common, d / common);
};

/**
 * n/d in lowest terms for a power of two d, as every denominator is until something is divided: what cancels is the lowest
 * bit of n, while a greatest common divisor takes the square of the length.
 */
const overPowerOfTwo = (n: bigint, d: bigint): Fraction => {
  const size = n < 0n ? -n : n;
  const bit = size & -size;
  const common = size === 0n || bit > d ? d : bit;
  return common === 1n ? fraction(n, d) : fraction(n / common, d / common);
};

/** The sum of a and ±b. */
const sum = (a: Fraction, b: Fraction, sign: bigint): Fraction => {
  // Derivatives are full of zeros.
  if (b.n === 0n) return a;
  if (a.n === 0n) return sign === 1n ? b : fraction(-b.s * b.n, b.d);
  const [left, right] = [a.s * a.n, sign * b.s * b.n];
  const reduced = isPowerOfTwo(a.d) && isPowerOfTwo(b.d) ? overPowerOfTwo : lowest;
  if (a.d === b.d) return reduced(left + right, a.d);
  if (reduced === lowest) {
    // What cancels divides the common part of the denominators (Knuth, The Art of Computer Programming 2, 4.5.1).
    const common = divisor(a.d, b.d);
    if (common === 1n) return fraction(left * b.d + right * a.d, a.d * b.d);
    const [own, other] = [a.d / common, b.d / common];
    const n = left * other + right * own;
    if (n === 0n) return fraction(0n, 1n);
    const cancelled = divisor(n < 0n ? -n : n, common);
    return fraction(n / cancelled, own * (b.d / cancelled));
  }
  return a.d > b.d ? overPowerOfTwo(left + right * (a.d / b.d), a.d) : overPowerOfTwo(left * (b.d / a.d) + right, b.d);
};

/** (sign n/d)(p/q) of fractions in lowest terms: what cancels stands crosswise. */
const product = (sign: bigint, n: bigint, d: bigint, p: bigint, q: bigint): Fraction => {
  if (n === 0n || p === 0n) return fraction(0n, 1n);
  if (isPowerOfTwo(d) && isPowerOfTwo(q)) return overPowerOfTwo(sign * n * p, d * q);
  const [left, right] = [divisor(n, q), divisor(p, d)];
  return fraction(sign * (n / left) * (p / right), (d / right) * (q / left));
};

/**
 * The rationals, exactly. exp, the logistic and the normal distribution function are defined at 0, log at 1, √ at squares of rationals; elsewhere they throw
 * `NotRepresentable`. `toNumber` rounds once, to nearest.
 */
export const rational: Arithmetic<Fraction> = {
  name: 'rational',
  exact: true,
  of: (x) => {
    // Never new Fraction(x): it takes 0.1 for 1/10.
    const { mantissa, exponent } = dyadic('rational', x);
    return fraction(shifted(mantissa, exponent), shifted(1n, -exponent));
  },
  add: (a, b) => sum(a, b, 1n),
  sub: (a, b) => sum(a, b, -1n),
  mul: (a, b) => product(a.s * b.s, a.n, a.d, b.n, b.d),
  div: (a, b) => {
    if (b.n === 0n) throw new RangeError(`rational.div: ${a.toFraction()} divided by zero`);
    return product(a.s * b.s, a.n, a.d, b.d, b.n);
  },
  compare: (a, b) => a.compare(b),
  exp: (a) => {
    if (a.n === 0n) return new Fraction(1);
    throw new NotRepresentable(`rational.exp: exp(${a.toFraction()}) is irrational`);
  },
  logistic: (a) => {
    if (a.n === 0n) return new Fraction(1, 2);
    throw new NotRepresentable(`rational.logistic: 1/(1 + exp(−${a.toFraction()})) is irrational`);
  },
  normalCdf: (a) => {
    if (a.n === 0n) return new Fraction(1, 2);
    throw new NotRepresentable(`rational.normalCdf: Φ(${a.toFraction()}) is not known to be a rational number`);
  },
  log: (a) => {
    if (a.equals(1)) return new Fraction(0);
    throw new NotRepresentable(`rational.log: log(${a.toFraction()}) is not a rational number`);
  },
  sqrt: (a) => {
    const [n, d] = [integerSqrt(a.n), integerSqrt(a.d)];
    if (a.s >= 0n && n * n === a.n && d * d === a.d) return new Fraction(n, d);
    throw new NotRepresentable(`rational.sqrt: √(${a.toFraction()}) is not a rational number`);
  },
  toNumber: (a) => (a.n === 0n ? 0 : Number(a.s) * nearestDouble(a.n, a.d)),
};
