import { nextDown } from './directed.ts';
import { between, fixed, one, places, scaledExp, slack, type Bounds } from './elementary.ts';
import { inverseRootOfTurn } from './normalDensity.ts';

const P = BigInt(places);

/** 1/√(2π) in fixed point, and what lies above it for certain: five parts, each to one unit below. */
const least = inverseRootOfTurn.reduce((sum, part) => sum + fixed(part), 0n);
const most = least + 6n;

/** Where the series gives way to the continued fraction, and where Φ is within one double of 1 and of 0. */
const [seriesEnd, nearOne, underflow] = [2.5, 9, 38.5];

/** t + t³/3 + t⁵/(3·5) + … in fixed point, 0 ≤ t ≤ 2.5: fewer than eighty terms, each to 3 units, which those after it make at most twelvefold. */
const series = (t: bigint): bigint => {
  const square = (t * t) >> P;
  let [term, sum] = [t, t];
  for (let k = 3n; term !== 0n; k += 2n) {
    term = ((term * square) / k) >> P;
    sum += term;
  }
  return sum;
};

/** Bounds of t + 1/(t + 2/(t + 3/(t + …))) in fixed point, t ≥ 2.5: whatever the fraction below depth N is, it lies between t and t + N/t, and every step up brings them nearer. */
const fraction = (t: bigint, x: number): readonly [bigint, bigint] => {
  const depth = BigInt(Math.ceil(700 / (x * x)) + 8);
  const over = (k: bigint, f: bigint): bigint => (k << (2n * P)) / f;
  let [lo, hi] = [t, t + 2n + over(depth, t)];
  for (let k = depth - 1n; k > 0n; k--) [lo, hi] = [t + over(k, hi), t + 2n + over(k, lo)];
  return [lo, hi];
};

/**
 * Bounds of Φ(x), x any double: ½ ± φ(x)·(x + x³/3 + x⁵/(3·5) + …) where |x| ≤ 2.5, else φ(t)/(t + 1/(t + 2/(t + …))) below t = |x| or that less than
 * 1, so that the lower tail keeps its digits down to the least double. e^{−x²/2} = (n ± slack)·2^(k − 128), the square to fewer than 80 units.
 */
export const normalCdfBounds = (x: number): Bounds => {
  if (x === 0) return [0.5, 0.5];
  if (x > nearOne) return [nextDown(1), 1];
  // Φ(−38.5) = 10^−323.9 lies below the least double.
  if (x < -underflow) return [0, x === -Infinity ? 0 : Number.MIN_VALUE];
  const size = Math.abs(x);
  const t = fixed(size);
  const { n, k } = scaledExp(-((t * t) >> (P + 1n)));
  /** φ(x) in units of 2^(k − 256). */
  const [low, high] = [(n - slack) * least, (n + slack) * most];
  if (size <= seriesEnd) {
    const sum = series(t);
    const down = 2n * P - BigInt(k);
    const [lo, hi] = [((sum > slack ? sum - slack : 0n) * low) >> down, (((sum + slack) * high) >> down) + 1n];
    return x > 0 ? between(one / 2n + lo, one / 2n + hi, -places) : between(one / 2n - hi, one / 2n - lo, -places);
  }
  const [below, above] = fraction(t, size);
  /** The tail in units of 2^(k − 128). */
  const [lo, hi] = [low / above, high / below + 1n];
  if (x < 0) return between(lo, hi, k - places);
  const down = BigInt(-k);
  return between(one - ((hi >> down) + 1n), one - (lo >> down), -places);
};
