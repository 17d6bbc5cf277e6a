import { isometryLayers, orthonormalised } from '../dynamics/deepLinear/constructions.ts';
import type { Layers } from '../dynamics/deepLinear/network.ts';
import { matrixOf, row, type Matrix } from '../linalg/matrix.ts';
import { anyMatrix, choice, just, magnitude } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { setting } from './setting.ts';

/** Layers that are scaled partial isometries of one rank, on eigenvectors of one eigenvalue of X_α. */
export const deepIsometry = setting({
  id: 'deep-isometry',
  words: 'For all symmetric X_α whose largest eigenvalue λ is repeated and whose other eigenvalues are at most λ, and scaled partial isometries W_l = r^{−1/2} U_l U_{l−1}ᵀ, l ≤ L, of a rank r that the widths allow, U_0 in the eigenspace of λ',
  dims: { d: [1, 4], n1: [1, 4], n2: [1, 4], n3: [1, 4], n4: [1, 4], L: [1, 4] },
  fields: {
    lambda: magnitude('λ = λ_max', [2 ** -10, 2 ** 10]),
    below: anyMatrix('how far each other eigenvalue lies below λ, in magnitude', [[], ['d']]),
    F0: anyMatrix('frame at the input, rows made orthonormal', [['d'], ['d']]),
    F1: anyMatrix('frame behind layer 1', [['n1'], ['n1']]),
    F2: anyMatrix('frame behind layer 2', [['n2'], ['n2']]),
    F3: anyMatrix('frame behind layer 3', [['n3'], ['n3']]),
    F4: anyMatrix('frame behind layer 4', [['n4'], ['n4']]),
    rank: choice<'one' | 'largest'>('rank r: one, or the largest that the widths allow', 'one', 'largest'),
  },
});

interface Isometry {
  readonly lambda: number;
  readonly below: Matrix;
  readonly F0: Matrix;
  readonly F1: Matrix;
  readonly F2: Matrix;
  readonly F3: Matrix;
  readonly F4: Matrix;
  readonly rank: 'one' | 'largest';
  readonly dims: Readonly<Record<string, number>>;
}

/** The rank r, X_α with the eigenvalue λ repeated r times at least, and the layers. */
export const isometryOf = ({ lambda, below, F0, F1, F2, F3, F4, rank, dims }: Isometry): { readonly r: number; readonly X: Matrix; readonly layers: Layers } => {
  const frames = [F0, F1, F2, F3, F4].slice(0, dims.L + 1);
  const r = rank === 'one' ? 1 : Math.min(...frames.map((F) => F.rows));
  const bases = frames.map(orthonormalised);
  const Q = bases[0];
  const largest = below.data.reduce((most, entry) => Math.max(most, Math.abs(entry)), 1);
  // The other eigenvalues from λ down to −λ: indefinite and semidefinite X_α both occur.
  const values = Array.from({ length: dims.d }, (_, k) => (k < r ? lambda : lambda * (1 - (2 * Math.abs(below.data[k])) / largest)));
  const X = matrixOf(dims.d, dims.d, (i, j) => values.reduce((sum, value, k) => sum + value * (row(Q, k)[i] * row(Q, k)[j]), 0));
  return { r, X, layers: isometryLayers(bases.map((U) => ({ rows: r, cols: U.cols, data: U.data.slice(0, r * U.cols) }))) };
};

/** r ≥ 2. */
export const rankTwoOrMore = hypothesis<Isometry>({
  words: 'the isometries have rank two or more',
  tex: String.raw`r \ge 2`,
  narrow: { rank: just('largest') },
  narrowDims: { d: [2, 4], n1: [2, 4], n2: [2, 4], n3: [2, 4], n4: [2, 4] },
  holds: (instance) => isometryOf(instance).r >= 2,
});
