import { absolute } from '../arithmetic/absolute.ts';
import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { homogeneousNames, type ActivationName } from '../definitions/activation.ts';
import { ascentLimit } from '../definitions/ascentLimit.ts';
import { ascender } from '../dynamics/ascend.ts';
import { fixedPointClassifier } from '../dynamics/fixedPoint.ts';
import type { OneLayerProblem } from '../dynamics/problem.ts';
import { angle } from '../linalg/angle.ts';
import { matrixOf, row, type Matrix } from '../linalg/matrix.ts';
import { norm } from '../linalg/vector.ts';
import type { Field } from './field.ts';
import { activation, anyMatrix, importances, secondViews, weights } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

const anySamples = anyMatrix('samples', [['n', 'd'], ['d']]);

/** Any samples, or, in half of the draws, tokens of any frequencies and lengths. */
const samples: Field<Matrix> = {
  ...anySamples,
  draw: (stream, sizes, drawn) => {
    if (stream.chance(0.5)) return anySamples.draw(stream, sizes, drawn);
    const lengths = Array.from({ length: sizes.d }, () => stream.pick([1, 2, 0.5]));
    const tokens = Array.from({ length: sizes.n * sizes.d }, () => stream.integer(0, sizes.d - 1));
    return matrixOf(sizes.n * sizes.d, sizes.d, (i, m) => (tokens[i] === m ? lengths[m] : 0));
  },
};

/** N = n·d samples, n for each of d tokens where they are balanced. */
const batch = {
  x: samples,
  xPrime: secondViews('second views', [['n', 'd'], ['d']], 'x'),
  alpha: importances(['n', 'd'], ['x', 'xPrime']),
  h: activation(homogeneousNames),
};
const words = "For all batches of n·d samples over d tokens in two views, importances α of any sign, activations with h(u) = h'(u)u";
const dims = { n: [1, 3], d: [2, 4] } as const;

/** A batch over tokens and the start of one node. */
export const tokenStart = setting({
  id: 'token-start',
  words: `${words}, and starts w of the flow`,
  dims,
  batch: 'x',
  moves: withoutAugmentation,
  fields: { ...batch, w: weights('start of the flow', [[], ['d']]) },
});

/** The same and isotropic random starts of as many nodes as there are tokens. */
export const tokenStarts = setting({
  id: 'token-starts',
  words: 'For all batches of n·d samples over d tokens in two views, importances α of any sign, linear and ReLU nodes, and isotropic random starts of d of them',
  dims,
  batch: 'x',
  moves: withoutAugmentation,
  fields: { ...batch, h: activation(['linear', 'relu']), W: { ...weights('starts of the nodes, one a row', [['d'], ['d']]), draw: (stream, { d }) => matrixOf(d, d, () => stream.normal()) } satisfies Field<Matrix> },
});

/** Every token occurs n times, at one length. */
export const balancedTokens = hypothesis<{ readonly x: Matrix }>({
  words: 'every sample is one token, all tokens as frequent and as long as each other',
  tex: String.raw`x = s\,e_m,\ P_m = \tfrac1M`,
  narrow: {
    x: {
      ...anySamples,
      draw: (stream, { n, d }) => {
        const size = stream.pick([1, 1, 2, 0.25 + stream.uniform()]);
        return matrixOf(n * d, d, (i, j) => (i % d === j ? size : 0));
      },
      mutate: (stream, x, step) => {
        const by = Math.exp(step * stream.normal());
        return { ...x, data: x.data.map((entry) => by * entry) };
      },
    },
  },
  holds: ({ x: { rows, cols, data } }) => {
    const counts = Array.from({ length: cols }, (_, j) => Array.from({ length: rows }, (__, i) => data[i * cols + j]).filter((entry) => entry !== 0).length);
    const sizes = new Set(data.filter((entry) => entry !== 0));
    const single = Array.from({ length: rows }, (_, i) => data.subarray(i * cols, (i + 1) * cols).filter((entry) => entry !== 0).length === 1);
    return sizes.size === 1 && [...sizes][0] > 0 && counts.every((count) => count === rows / cols) && single.every(Boolean);
  },
});

/** The token of the largest entry of w. */
export const leader = (w: ArrayLike<number>): number => Array.from(w).reduce((best, entry, m) => (entry > w[best] ? m : best), 0);

/** The limit of the node over its largest entry, less the token that it weighs most at its start, from the definitions. */
export const limitBesideLeader = <S>(R: Arithmetic<S>, { x, xPrime, alpha, h, w }: { readonly [K in 'x' | 'xPrime' | 'alpha' | 'w']: Table<S> } & { readonly h: ActivationName }): S[] => {
  const limit = ascentLimit(R, { views: { x, xPrime }, h, alpha }, w)[0];
  const largest = limit.map((entry) => absolute(R, entry)).reduce((a, b) => (R.compare(a, b) > 0 ? a : b));
  const token = leader(w[0].map(R.toNumber));
  return limit.map((entry, m) => R.sub(R.div(entry, largest), R.of(m === token ? 1 : 0)));
};

/** Entries closer than this share of ‖w‖ count as a tie. */
const lead = 2 ** -12;

/** One entry of the start is positive and larger than every other. */
export const oneTokenLeads = hypothesis<{ readonly w: Matrix }>({
  words: 'one entry of the start is positive and larger than every other (by 2⁻¹² of its length)',
  tex: String.raw`w_m(0) > \max(0, \max_{m' \ne m} w_{m'}(0))`,
  holds: ({ w: { data } }) => {
    const first = leader(data);
    return Array.from(data).every((entry, m) => m === first || data[first] - Math.max(0, entry) > lead * norm(data));
  },
});

/** The token that occurs with the least mean square, the first of several. */
export const weakestToken = ({ rows, cols, data }: Matrix): number => {
  const squares = Array.from({ length: cols }, (_, m) => Array.from({ length: rows }, (__, i) => data[i * cols + m] ** 2).reduce((a, b) => a + b, 0));
  return leader(squares.map((square) => -square));
};

/** Whether a node of W ends at an attractor that is the token e_m, up to 2⁻¹⁶ of a radian; or why that could not be decided. W: M×d. */
export const isFound = (problem: OneLayerProblem, W: Matrix, m: number): boolean | { readonly undecided: string } => {
  const [run, classify] = [ascender(problem), fixedPointClassifier(problem)];
  const token = Float64Array.from({ length: W.cols }, (_, c) => Number(c === m));
  for (let k = 0; k < W.rows; k++) {
    const limit = run(row(W, k));
    if (limit.status === 'unfinished') return { undecided: limit.reason };
    if (angle(limit.w, token) > 2 ** -16) continue;
    const point = classify(limit.w);
    if (point.kind === 'undecided') return { undecided: point.because };
    if (point.kind === 'attractor') return true;
  }
  return false;
};
