import type { Matrix } from '../linalg/matrix.ts';
import { mapEntries, matrixOf, multiply, transpose } from '../linalg/matrix.ts';
import { infoNCEImportances, uniformImportances } from '../dynamics/importances.ts';
import type { Views } from '../dynamics/views.ts';
import { descending } from './simplicity.ts';
import { simplerEntries } from './simplerEntries.ts';
import type { Stream } from './stream.ts';

/** The kinds of importances: those of Tian 2023 (uniform, kernels, InfoNCE), and random and degenerate ones. */
export const importanceFamilies = ['uniform', 'zeroDiagonal', 'symmetric', 'nonSymmetric', 'signed', 'gram', 'gaussianKernel', 'infoNCE', 'zero', 'grid'] as const;
export type ImportanceFamily = (typeof importanceFamilies)[number];

/** A temperature between 1e-3 and 1e3, uniform on the logarithmic scale. */
const drawTau = (stream: Stream): number => 10 ** (6 * stream.uniform() - 3);

const symmetrised = (m: Matrix): Matrix => mapEntries(m, (_, i, j) => m.data[Math.min(i, j) * m.cols + Math.max(i, j)]);

/** e^{−‖x_i − x_j‖²/2τ}; differences before squares, so that neither a far offset nor τ = 1e-3 gives NaN. */
const gaussianKernel = ({ x }: Views, tau: number): Matrix =>
  matrixOf(x.rows, x.rows, (i, j) => {
    let sum = 0;
    for (let k = 0; k < x.cols; k++) sum += (x.data[i * x.cols + k] - x.data[j * x.cols + k]) ** 2;
    return Math.exp(-sum / (2 * tau));
  });

const draws: Readonly<Record<ImportanceFamily, (stream: Stream, x: Views) => Matrix>> = {
  uniform: (_, { x }) => uniformImportances(x.rows),
  zeroDiagonal: (_, { x }) => uniformImportances(x.rows, { diagonal: 0 }),
  symmetric: (stream, x) => symmetrised(draws.nonSymmetric(stream, x)),
  /** Uniform on [0, 1), one entry in five zero. */
  nonSymmetric: (stream, { x }) => matrixOf(x.rows, x.rows, () => (stream.chance(0.2) ? 0 : stream.uniform())),
  signed: (stream, { x }) => matrixOf(x.rows, x.rows, () => stream.normal()),
  /** φφᵀ with φ ≥ 0 of one to three features: the kernel structure of Definition 1. */
  gram: (stream, { x }) => {
    const dyadic = stream.chance(0.5);
    const phi = matrixOf(x.rows, stream.integer(1, 3), () => (dyadic ? stream.integer(0, 4) / 4 : Math.abs(stream.normal())));
    return symmetrised(multiply(phi, transpose(phi)));
  },
  gaussianKernel: (stream, x) => gaussianKernel(x, drawTau(stream)),
  /** With ε = 0 or 1; a single sample with ε = 0 has no negative, hence no importances, and gets α ≡ 1. */
  infoNCE: (stream, x) => {
    const [tau, epsilon] = [drawTau(stream), stream.pick([0, 1])];
    return x.x.rows === 1 && epsilon === 0 ? uniformImportances(1) : infoNCEImportances(x, { tau, epsilon });
  },
  zero: (_, { x }) => matrixOf(x.rows, x.rows, () => 0),
  grid: (stream, { x }) => matrixOf(x.rows, x.rows, () => stream.integer(0, 4) / 4),
};

/**
 * Importances α: N×N for views of N samples (x: N×d each), of the family or of a random one. All families but
 * `signed` are ≥ 0; `symmetric`, `gram`, `gaussianKernel`, `uniform`, `zeroDiagonal`, `zero` are symmetric to the bit.
 */
export const drawImportances = (stream: Stream, x: Views, family: ImportanceFamily = stream.pick(importanceFamilies)): Matrix => draws[family](stream, x);

/** Structured importances first: α ≡ 1, α ≡ 1 off the diagonal, zero diagonal, symmetric ones, 0/1 patterns. */
function* structured(alpha: Matrix): Iterable<Matrix> {
  const { rows, cols, data } = alpha;
  const at = (value: (i: number, j: number, x: number) => number): Matrix => mapEntries(alpha, (x, i, j) => value(i, j, x) + 0);
  yield at(() => 0);
  yield at(() => 1);
  yield at((i, j) => (i === j ? 0 : 1));
  yield at((i, j) => (i === j ? 1 : 0));
  yield at((_, __, x) => (x === 0 ? 0 : 1));
  yield at((i, j, x) => (i === j ? 0 : x));
  yield at((i, j) => data[Math.min(i, j) * cols + Math.max(i, j)]);
  yield at((i, j) => data[Math.max(i, j) * cols + Math.min(i, j)]);
  yield at((_, __, x) => Math.round(x));
  for (let k = 0; k < rows; k++) {
    for (let l = 0; l < k; l++) for (const value of [0, 1]) yield at((i, j, x) => ((i === k && j === l) || (i === l && j === k) ? value : x));
  }
}

/** Strictly simpler importances (`isSimpler`) of the same size N×N, the boldest first and lazily. */
export function* simplerImportances(alpha: Matrix): Iterable<Matrix> {
  yield* descending(alpha, structured(alpha));
  yield* simplerEntries(alpha);
}
