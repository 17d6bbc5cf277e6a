import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { homogeneousNames, type ActivationName } from '../definitions/activation.ts';
import { ascentLimit } from '../definitions/ascentLimit.ts';
import { countDirections } from '../definitions/distinctDirections.ts';
import { isStrictMaximum } from '../definitions/strictMaximum.ts';
import { ascender } from '../dynamics/ascend.ts';
import { sameOptimum } from '../dynamics/distinctOptima.ts';
import { fixedPointClassifier } from '../dynamics/fixedPoint.ts';
import type { OneLayerProblem } from '../dynamics/problem.ts';
import { fromRows, matrixOf, type Matrix } from '../linalg/matrix.ts';
import { activation, anyMatrix, importances, secondViews } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

/** A batch whose coordinates are read as tokens. */
export const tokenBatch = setting({
  id: 'token-batch',
  words: "For all batches of N samples over d tokens in two views, importances α of any sign, and activations with h(u) = h'(u)u",
  dims: { N: [1, 10], d: [1, 5] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: {
    x: anyMatrix('samples', [['N'], ['d']]),
    xPrime: secondViews('second views', [['N'], ['d']], 'x'),
    alpha: importances(['N'], ['x', 'xPrime']),
    h: activation(homogeneousNames),
  },
});

/** The tokens (columns) that occur in the batch. */
export const tokensOf = (x: Matrix): number[] =>
  Array.from({ length: x.cols }, (_, m) => m).filter((m) => x.data.some((entry, at) => at % x.cols === m && entry !== 0));

/** How many times the most frequent token occurs for one occurrence of the rarest. */
export const imbalance = (x: Matrix): number => {
  const counts = tokensOf(x).map((m) => x.data.filter((entry, at) => at % x.cols === m && entry !== 0).length);
  return Math.max(...counts) / Math.min(...counts);
};

/** The largest entry over the smallest one that is not 0; 1 where all are 0. */
export const scaleRatio = (x: Matrix): number => {
  let [least, most] = [Infinity, 0];
  for (const entry of x.data) if (entry !== 0) [least, most] = [Math.min(least, Math.abs(entry)), Math.max(most, Math.abs(entry))];
  return most === 0 ? 1 : most / least;
};

/** Beyond it the curvature at the weakest token, (s_min/s_max)² of the largest, nears what float64 second-order tests resolve. */
const mostRatio = 64;

/** Every sample is one token: x = s_m e_m with s_m > 0. */
export const oneHotTokens = hypothesis<{ readonly x: Matrix }>({
  words: 'every sample is one token, x = s_m e_m with s_m > 0 (within a factor 64 of each other)',
  tex: String.raw`x = s_m e_m,\ s_m > 0`,
  narrow: {
    x: {
      ...tokenBatch.fields.x,
      draw: (stream, dims) => {
        const scales = Array.from({ length: dims.d }, () => stream.pick([1, 1, 2, 0.5, 0.25 + 2 * stream.uniform()]));
        const tokens = Array.from({ length: dims.N }, () => stream.integer(0, dims.d - 1));
        return matrixOf(dims.N, dims.d, (i, m) => (tokens[i] === m ? scales[m] : 0));
      },
      mutate: (stream, x, step) => {
        // Factors from one step only: a walk of many steps leaves the range of scales and is redrawn.
        const factors = Array.from({ length: x.cols }, () => Math.exp(step * stream.normal()));
        return matrixOf(x.rows, x.cols, (i, m) => factors[m] * x.data[i * x.cols + m]);
      },
    },
  },
  holds: ({ x }) =>
    scaleRatio(x) <= mostRatio &&
    tokensOf(x).every((m) => new Set(x.data.filter((entry, at) => at % x.cols === m && entry !== 0)).size === 1) &&
    Array.from({ length: x.rows }, (_, i) => x.data.subarray(i * x.cols, (i + 1) * x.cols)).every(
      (sample) => sample.filter((entry) => entry !== 0).length === 1 && sample.every((entry) => entry >= 0),
    ),
});

/** At least two tokens occur: with one alone nothing is contrasted and 𝒞_α = 0. */
export const severalTokens = hypothesis<{ readonly x: Matrix }>({
  words: 'at least two tokens occur',
  tex: String.raw`M \ge 2`,
  holds: ({ x }) => tokensOf(x).length >= 2,
});

/** Optima reached, or why they could not be decided. */
export type Reached = { readonly optima: readonly Float64Array[] } | { readonly undecided: string };

/** Starts near every occurring token, on either side of it. */
const startsOf = (x: Matrix): Float64Array[] => {
  // The basin of a token of scale s beside one of scale S has a radius of about s/S.
  const nearness = 2 ** -8 / scaleRatio(x);
  // Uneven steps away from the token, so that no start lies on a symmetry of the data.
  return tokensOf(x).flatMap((token) => [1, -1].map((side) => Float64Array.from({ length: x.cols }, (_, c) => (c === token ? 1 : (side * nearness) / (c + 1)))));
};

/**
 * The distinct optima that runs reach from starts near every occurring token, on either side of it: only limits that
 * pass the second-order test count. Constructed starts, since random ones under-report existence.
 */
export const optimaFromTokens = (problem: OneLayerProblem, upToSign: boolean): Reached => {
  const [run, classify] = [ascender(problem), fixedPointClassifier(problem)];
  const optima: Float64Array[] = [];
  for (const start of startsOf(problem.x)) {
    const limit = run(start);
    if (limit.status === 'unfinished') return { undecided: limit.reason };
    // The second side of a token mostly ends where the first one did: one optimum, classified once.
    if (optima.some((w) => sameOptimum(w, limit.w, { upToSign }))) continue;
    const point = classify(limit.w);
    if (point.kind === 'undecided') return { undecided: point.because };
    if (point.kind === 'attractor') optima.push(limit.w);
  }
  return { optima };
};

interface TokenTables<S> {
  readonly x: Table<S>;
  readonly xPrime: Table<S>;
  readonly alpha: Table<S>;
  readonly h: ActivationName;
}

/** How many tokens occur, and how many distinct optima the runs from the same starts reach, from the definitions over any arithmetic. */
export const countsFromTokens = <S>(R: Arithmetic<S>, { x, xPrime, alpha, h }: TokenTables<S>, upToSign: boolean): { readonly tokens: number; readonly optima: number } => {
  const [views, doubles] = [{ x, xPrime }, fromRows(x.map((entries) => entries.map(R.toNumber)))];
  const limits = ascentLimit(R, { views, h, alpha }, startsOf(doubles).map((start) => Array.from(start, R.of)));
  const optima = limits.filter((w) => isStrictMaximum(R, alpha, views, h, w));
  return { tokens: tokensOf(doubles).length, optima: countDirections(R, optima, upToSign) };
};
