import type { Arithmetic } from './arithmetic.ts';
import { dyadic } from './dyadic.ts';
import { inverseRootOfTurn } from './normalDensity.ts';

/** The number m·2^e, exactly. */
export interface WideBinary {
  readonly m: bigint;
  readonly e: number;
}

/** Bits of a machine word: mantissas are cut by whole ones, which moves words and shifts no bits. */
const word = 64;
/** Bits that a mantissa may have, at most: what is cut keeps `longest − word` of them at least. */
const longest = 256;
/** 2^longest, 2^(longest + word), …: a comparison of numbers of different length looks at their lengths alone. */
const limits: readonly bigint[] = Array.from({ length: 16 }, (_, k) => 1n << BigInt(longest + word * k));
const words: readonly bigint[] = limits.map((_, k) => BigInt(word * k));
/** A number whose exponent is this far below that of another one lies below the last bit of that one. */
const farthest = 2 * longest;
/** Bits of a dividend beyond those of its divisor, so that a quotient has `longest − word` or more. */
const dividend = 2 * longest - word;
/** Bits behind the point in sums of series. */
const point = 320;

/** m·2^e with a mantissa of 256 bits at most, rounded towards −∞ where bits are cut off. */
const cut = (m: bigint, e: number): WideBinary => {
  if (m < limits[0] && m > -limits[0]) return { m, e };
  const size = m < 0n ? -m : m;
  let k = 1;
  while (k < limits.length && size >= limits[k]) k++;
  // The last limit is no bound: what is longer is cut again.
  return k < limits.length ? { m: m >> words[k], e: e + word * k } : cut(m >> words[k - 1], e + word * (k - 1));
};

/** a + n·2^e. */
const sum = (a: WideBinary, n: bigint, e: number): WideBinary => {
  if (n === 0n) return a;
  const gap = a.e - e;
  if (a.m === 0n || gap < -farthest) return { m: n, e };
  if (gap > farthest) return a;
  if (gap === 0) return cut(a.m + n, e);
  return gap > 0 ? cut((a.m << BigInt(gap)) + n, e) : cut(a.m + (n << BigInt(-gap)), a.e);
};

const product = (a: WideBinary, b: WideBinary): WideBinary => (a.m === 0n || b.m === 0n ? zero : cut(a.m * b.m, a.e + b.e));

const quotient = (a: WideBinary, b: WideBinary): WideBinary => {
  if (a.m === 0n) return zero;
  // By a power of two nothing rounds.
  return b.m === 1n ? { m: a.m, e: a.e - b.e } : cut((a.m << BigInt(dividend)) / b.m, a.e - b.e - dividend);
};

const signOf = (a: WideBinary): number => (a.m === 0n ? 0 : a.m > 0n ? 1 : -1);

const compare = (a: WideBinary, b: WideBinary): number => {
  const [left, right] = [signOf(a), signOf(b)];
  if (left !== right || left === 0) return left - right;
  const gap = a.e - b.e;
  if (gap > farthest) return left;
  if (gap < -farthest) return -left;
  const [m, n] = [gap > 0 ? a.m << BigInt(gap) : a.m, gap < 0 ? b.m << BigInt(-gap) : b.m];
  return m < n ? -1 : m > n ? 1 : 0;
};

const whole = (n: number): WideBinary => ({ m: BigInt(n), e: 0 });
const [zero, one] = [whole(0), whole(1)];

/** ⌊a·2^bits⌋. */
const fixed = ({ m, e }: WideBinary, bits: number): bigint => (e + bits >= 0 ? m << BigInt(e + bits) : m >> BigInt(-e - bits));

/** artanh(1/q) = Σ 1/((2k + 1)q^(2k+1)), times 2^bits. */
const inverseArtanh = (q: bigint, bits: number): bigint => {
  let [power, total] = [(1n << BigInt(bits)) / q, 0n];
  for (let k = 1n; power > 0n; k += 2n) {
    total += power / k;
    power /= q * q;
  }
  return total;
};

/** log 2 = 18 artanh(1/26) − 2 artanh(1/4801) + 8 artanh(1/8749), with bits enough for the quotients of every exponent of a double. */
const logBits = point + word;
const logTwo = 18n * inverseArtanh(26n, logBits) - 2n * inverseArtanh(4801n, logBits) + 8n * inverseArtanh(8749n, logBits);

/** Beyond, e^a is 0 or too large to be written. */
const largestExponent = 2 ** 50;
/** e^r is squared so many times from e^(r/2^n): the series is short then. */
const squarings = 12;

/** e^r for |r| < 1, both times 2^point, to 2⁻³⁰⁰ or so. */
const fixedExp = (r: bigint): bigint => {
  const small = r >> BigInt(squarings);
  let [term, total] = [1n << BigInt(point), 1n << BigInt(point)];
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = ((term * small) >> BigInt(point)) / n;
    total += term;
  }
  for (let n = 0; n < squarings; n++) total = (total * total) >> BigInt(point);
  return total;
};

/** e^a = 2^k e^r, a = k log 2 + r. */
const exp = (a: WideBinary): WideBinary => {
  const size = toNumber(a);
  if (size < -largestExponent) return zero;
  if (size > largestExponent) throw new RangeError(`wideBinary.exp: e^${size} is too large`);
  const k = Math.round(size / Math.LN2);
  return cut(fixedExp((fixed(a, logBits) - BigInt(k) * logTwo) >> BigInt(logBits - point)), k - point);
};

/** log a = k log 2 + log(a/2^k), a/2^k from 1 to 2, by two of Halley's steps, y + 2(a − e^y)/(a + e^y) + O(ε³), from y right to 50 bits; in fixed point, for the sake of a near 1. */
const log = (a: WideBinary): WideBinary => {
  const digits = a.m.toString(16);
  const k = a.e + 4 * digits.length - Math.clz32(Number.parseInt(digits[0], 16)) + 27;
  const near: WideBinary = { m: a.m, e: a.e - k };
  const value = fixed(near, point);
  let y = fixed(of(Math.log(toNumber(near))), point);
  for (let n = 0; n < 2; n++) {
    const power = fixedExp(y);
    y += ((value - power) << BigInt(point + 1)) / (value + power);
  }
  return cut((y << BigInt(logBits - point)) + BigInt(k) * logTwo, -logBits);
};

/** √a by Newton's iteration on whole numbers from above. */
const sqrt = (a: WideBinary): WideBinary => {
  if (a.m === 0n) return zero;
  const shift = dividend - ((a.e - dividend) & 1);
  const n = a.m << BigInt(shift);
  // A float beyond the root to all of its digits; each step doubles them.
  let root = BigInt(Math.ceil(Math.sqrt(Number(n)) * (1 + 4 * Number.EPSILON)));
  for (let next = (root + n / root) >> 1n; next < root; next = (root + n / root) >> 1n) root = next;
  return cut(root, (a.e - shift) / 2);
};

const of = (x: number): WideBinary => {
  const { mantissa, exponent } = dyadic('wideBinary', x);
  return { m: mantissa, e: exponent };
};

const toNumber = ({ m, e }: WideBinary): number => {
  const half = Math.trunc(e / 2);
  return Number(m) * 2 ** half * 2 ** (e - half);
};

const logistic = (a: WideBinary): WideBinary => {
  const e = exp(a.m > 0n ? { m: -a.m, e: a.e } : a);
  return quotient(a.m < 0n ? e : one, sum(one, e.m, e.e));
};

const [half, inverseRoot] = [of(0.5), inverseRootOfTurn.map(of).reduceRight((total, part) => sum(total, part.m, part.e), zero)];

/** 1/(t + 1/(t + 2/(t + …))), t ≥ 4: its convergents p/q enclose it by turns and differ by k!/(q₋q). */
const continuedFraction = (t: WideBinary): WideBinary => {
  let [before, p, below, q, factorial] = [zero, one, one, t, one];
  const rest = of(2 ** -(longest - word));
  for (let k = 1; compare(factorial, product(product(q, below), rest)) > 0; k++) {
    const times = whole(k);
    factorial = product(factorial, times);
    const [left, under] = [product(before, times), product(below, times)];
    [before, p] = [p, sum(product(t, p), left.m, left.e)];
    [below, q] = [q, sum(product(t, q), under.m, under.e)];
  }
  return quotient(p, q);
};

/** Φ as to 50 digits: ½ + φ(a)(a + a³/3 + a⁵/(3·5) + …) where |a| < 4, else by Laplace's continued fraction. */
const normalCdf = (a: WideBinary): WideBinary => {
  if (a.m === 0n) return half;
  const square = product(a, a);
  const density = product(exp({ m: -square.m, e: square.e - 1 }), inverseRoot);
  if (compare(square, whole(16)) < 0) {
    const unit = fixed(square, point);
    let [term, total] = [fixed(a, point), fixed(a, point)];
    for (let k = 3n; term !== 0n && term !== -1n; k += 2n) {
      term = ((term * unit) >> BigInt(point)) / k;
      total += term;
    }
    return sum(product(density, cut(total, -point)), half.m, half.e);
  }
  if (density.m === 0n) return a.m > 0n ? one : zero;
  const tail = product(density, continuedFraction({ m: a.m < 0n ? -a.m : a.m, e: a.e }));
  return a.m < 0n ? tail : sum(one, -tail.m, tail.e);
};

/**
 * Numbers m·2^e with m of 192 bits or more, some 57 digits, on whole numbers of the machine: for the many instances that need no
 * proof, four to twelve times as fast as `highPrecision`, which confirms what is found. Rounds towards −∞, by less than 2⁻¹⁹¹ of the result.
 */
export const wideBinary: Arithmetic<WideBinary> = {
  name: '57 digits',
  exact: false,
  of,
  add: (a, b) => sum(a, b.m, b.e),
  sub: (a, b) => sum(a, -b.m, b.e),
  mul: product,
  div: (a, b) => {
    if (b.m === 0n) throw new RangeError(`wideBinary.div: ${toNumber(a)} divided by zero`);
    return quotient(a, b);
  },
  compare,
  exp,
  logistic,
  normalCdf,
  log: (a) => {
    if (a.m <= 0n) throw new RangeError(`wideBinary.log: ${toNumber(a)} is not positive`);
    return log(a);
  },
  sqrt: (a) => {
    if (a.m < 0n) throw new RangeError(`wideBinary.sqrt: ${toNumber(a)} is negative`);
    return sqrt(a);
  },
  toNumber,
};
