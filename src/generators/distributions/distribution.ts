import type { Matrix } from '../../linalg/matrix.ts';
import { row, zeros } from '../../linalg/matrix.ts';
import type { Stream } from '../stream.ts';

/** A law on ℝᵈ that can be sampled; `mean` (d) and `covariance` (d×d) in closed form where they exist. */
export interface Distribution {
  readonly name: string;
  /** d. */
  readonly dimension: number;
  /** N independent draws, N×d; throws unless N ≥ 1. */
  sample(stream: Stream, N: number): Matrix;
  readonly mean?: Float64Array;
  readonly covariance?: Matrix;
}

/** The `sample` of a distribution that fills one row (all zeros at first) at a time. */
export const sampler =
  (name: string, dimension: number, fill: (stream: Stream, out: Float64Array) => void): Distribution['sample'] =>
  (stream, N) => {
    if (!(Number.isInteger(N) && N >= 1)) throw new RangeError(`${name}: ${N} samples asked for, expected a whole number N ≥ 1`);
    const out = zeros(N, dimension);
    for (let i = 0; i < N; i++) fill(stream, row(out, i));
    return out;
  };

/** Index k with probability p_k; `p` sums to one, and rounding in its sum falls to the last class of positive probability. */
export const drawClass = (stream: Stream, p: readonly number[]): number => {
  let left = stream.uniform();
  for (let k = 0; k < p.length; k++) {
    left -= p[k] as number;
    if (left < 0) return k;
  }
  return p.findLastIndex((value) => value > 0);
};

/** Throws unless p holds at least one number ≥ 0 and sums to one within rounding. */
export const checkProbabilities = (where: string, p: readonly number[]): void => {
  const sum = p.reduce((a, b) => a + b, 0);
  // A sum of n terms ≤ 1 rounds by n·ε/2 at most; 1e-12 admits a million classes and catches a percentage.
  if (!(p.every((value) => value >= 0) && Math.abs(sum - 1) <= 1e-12)) {
    throw new RangeError(`${where}: probabilities [${p.join(', ')}] sum to ${sum}; expected numbers ≥ 0 that sum to 1`);
  }
};
