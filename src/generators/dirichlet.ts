import type { Stream } from './stream.ts';

/** A Gamma(a, 1) variate, a > 0 (Marsaglia and Tsang 2000; below 1 by the power of a uniform). */
const gamma = (stream: Stream, a: number): number => {
  if (a < 1) return gamma(stream, a + 1) * stream.uniform() ** (1 / a);
  const d = a - 1 / 3;
  for (;;) {
    const z = stream.normal();
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - stream.uniform()) < (z * z) / 2 + d * (1 - v + Math.log(v))) return d * v;
  }
};

/** A point of the simplex, Dirichlet(a, …, a): a = 1 uniform, below sparse, above near the centre; n entries ≥ 0 of sum 1. */
export const dirichlet = (stream: Stream, n: number, a: number): Float64Array => {
  const weights = Float64Array.from({ length: n }, () => gamma(stream, a));
  const sum = weights.reduce((total, w) => total + w, 0);
  // All of them can underflow where a is small: then one vertex.
  return sum > 0 ? weights.map((w) => w / sum) : weights.map((_, k) => (k === 0 ? 1 : 0));
};
