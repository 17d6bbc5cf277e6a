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

/**
 * n/d in lowest terms for a power of two d, as every denominator is until something is divided: what cancels is the lowest
 * bit of n, while a greatest common divisor takes the square of the length.
 */
const overPowerOfTwo = (n: bigint, d: bigint): Fraction => {
  const size = n < 0n ? -n : n;
  const lowest = size & -size;
  const common = size === 0n || lowest > d ? d : lowest;
  const out = Object.create(Fraction.prototype) as Fraction;
  out.s = n < 0n ? -1n : 1n;
  [out.n, out.d] = common === 1n ? [size, d] : [size / common, d / common];
  return out;
};

/** The sum of a and ±b. */
const sum = (a: Fraction, b: Fraction, sign: bigint): Fraction => {
  if (!isPowerOfTwo(a.d) || !isPowerOfTwo(b.d)) return sign > 0n ? a.add(b) : a.sub(b);
  const [left, right] = [a.s * a.n, sign * b.s * b.n];
  if (a.d === b.d) return overPowerOfTwo(left + right, a.d);
  return a.d > b.d ? overPowerOfTwo(left + right * (a.d / b.d), a.d) : overPowerOfTwo(left * (b.d / a.d) + right, b.d);
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
    return overPowerOfTwo(shifted(mantissa, exponent), shifted(1n, -exponent));
  },
  add: (a, b) => sum(a, b, 1n),
  sub: (a, b) => sum(a, b, -1n),
  mul: (a, b) => (isPowerOfTwo(a.d) && isPowerOfTwo(b.d) ? overPowerOfTwo(a.s * b.s * a.n * b.n, a.d * b.d) : a.mul(b)),
  div: (a, b) => {
    if (b.n === 0n) throw new RangeError(`rational.div: ${a.toFraction()} divided by zero`);
    return a.div(b);
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
