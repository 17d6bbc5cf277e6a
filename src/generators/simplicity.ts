import type { Matrix } from '../linalg/matrix.ts';

const scratch = new DataView(new ArrayBuffer(8));

/** Trailing zero bits of a non-zero 32-bit integer. */
const trailing = (bits: number): number => 31 - Math.clz32(bits & -bits);

/** |x| = m·2^shift with m of 53 bits, the last `zeros` of them 0; for x finite and not zero. */
const bits = (x: number): { readonly zeros: number; readonly shift: number } => {
  scratch.setFloat64(0, x);
  const high = scratch.getUint32(0);
  const low = scratch.getUint32(4);
  const exponent = (high >>> 20) & 0x7ff;
  if (exponent === 0) {
    const { zeros, shift } = bits(x * 2 ** 52);
    return { zeros, shift: shift - 52 };
  }
  return { zeros: low !== 0 ? trailing(low) : 32 + trailing((high & 0xfffff) | 0x100000), shift: exponent - 1075 };
};

const wholes = 2 ** 16;
const perGrid = 2 ** 18;

/** The rank of a positive whole number: itself up to 2¹⁶, beyond that by significant bits, then by size. */
const wholeLevel = (p: number, v: number): number => {
  if (p <= wholes) return p;
  const size = Math.floor(Math.log2(p));
  return wholes + (size - v) * 2048 + size;
};

/**
 * How complicated a double is to read, a whole number below 2³¹:
 * 0 < 1 < −1 < 2 < −2 < ½ < −½ < 3 < −3 < 4 < … (whole numbers by size), then 3⁄2 < … (halves), then quarters, and so
 * on; beyond 2¹⁶ numbers count by their significant bits, then by size. Being whole, it admits no endless descent.
 */
export const entryCost = (x: number): number => {
  if (x === 0) return 0;
  const sign = x < 0 ? 1 : 0;
  const size = Math.abs(x);
  if (size <= 2 && Number.isInteger(size)) return 2 * size + sign;
  if (size === 0.5) return 6 + sign;
  const { zeros, shift } = bits(x);
  // x = odd·2ᵛ, the odd number from 2ᵗᵒᵖ to 2ᵗᵒᵖ⁺¹.
  const [v, top] = [shift + zeros, 52 - zeros];
  if (v >= 0) return 2 * (wholeLevel(size, v) + 1) + sign;
  // In two steps, since 2 ** 1074 overflows while the odd numerator does not.
  const half = Math.max(v, -537);
  const numerator = top >= 16 ? wholes + top * 2049 : size * 2 ** -half * 2 ** (half - v);
  return 2 * (-v * perGrid + numerator + 1) + sign;
};

/** Σ entryCost(A_ij); exact (below 2⁵³) for up to 2²² entries. */
const cost = (data: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += entryCost(data[i]);
  return sum;
};

const nonZeros = (data: ArrayLike<number>): number => {
  let count = 0;
  for (let i = 0; i < data.length; i++) if (data[i] !== 0) count++;
  return count;
};

/** What a matrix is compared by, from the front: entries, non-zero entries, Σ entryCost; each a whole number ≥ 0. */
export const simplicity = ({ data }: Matrix): readonly [entries: number, nonZeros: number, cost: number] => [data.length, nonZeros(data), cost(data)];

/** Whether a is strictly smaller than b, compared from the front; well founded on whole numbers ≥ 0. */
export const precedes = (a: readonly number[], b: readonly number[]): boolean => {
  const first = a.findIndex((value, i) => value !== b[i]);
  return first >= 0 && (a[first] as number) < (b[first] as number);
};

/** Whether a is strictly simpler than b by `simplicity`. Every shrink of a matrix descends in this order, so shrinking ends. */
export const isSimpler = (a: Matrix, b: Matrix): boolean => precedes(simplicity(a), simplicity(b));

/** The candidates that are finite and strictly simpler than m, lazily. */
export function* descending(m: Matrix, candidates: Iterable<Matrix>): Iterable<Matrix> {
  const own = simplicity(m);
  for (const candidate of candidates) if (precedes(simplicity(candidate), own) && candidate.data.every(Number.isFinite)) yield candidate;
}
