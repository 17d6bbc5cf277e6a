import type { Matrix } from '../linalg/matrix.ts';
import { matrixOf, mapEntries } from '../linalg/matrix.ts';
import { drawMatrix } from './matrixFamilies.ts';
import { drawOrthonormal } from './orthonormal.ts';
import { descending } from './simplicity.ts';
import { simplerNumbers } from './simplerEntries.ts';
import type { Stream } from './stream.ts';

export const symmetricFamilies = ['semidefinite', 'indefinite', 'repeated', 'diagonal', 'tinyEigenvalues', 'grid', 'zero'] as const;
export type SymmetricFamily = (typeof symmetricFamilies)[number];

/** Q diag(λ) Qᵀ with Q Haar-distributed, computed so that it is symmetric to the last bit. */
const withSpectrum = (stream: Stream, lambda: readonly number[]): Matrix => {
  const n = lambda.length;
  const q = drawOrthonormal(stream, n, n).data;
  const entry = (i: number, j: number): number => lambda.reduce((sum, l, k) => sum + l * (q[k * n + i] * q[k * n + j]), 0);
  return matrixOf(n, n, entry);
};

/** Symmetric n×n with the upper triangle of m. */
const mirrored = (m: Matrix): Matrix => mapEntries(m, (_, i, j) => m.data[Math.min(i, j) * m.cols + Math.max(i, j)]);

const numbers = (n: number, value: (k: number) => number): number[] => Array.from({ length: n }, (_, k) => value(k));

const draws: Readonly<Record<SymmetricFamily, (stream: Stream, n: number) => Matrix>> = {
  /** Rank 1 … n, eigenvalues ≥ 0 up to rounding. */
  semidefinite: (stream, n) => {
    const rank = stream.integer(1, n);
    return withSpectrum(stream, numbers(n, (k) => (k < rank ? stream.normal() ** 2 : 0)));
  },
  indefinite: (stream, n) => withSpectrum(stream, numbers(n, (k) => (k % 2 === 0 ? 1 : -1) * Math.abs(stream.normal()))),
  /** At most two eigenvalues: the largest is repeated when n > 2. */
  repeated: (stream, n) => {
    const [low, high] = [stream.integer(-4, 2), stream.integer(3, 6)];
    const top = stream.integer(Math.min(2, n), n);
    return withSpectrum(stream, numbers(n, (k) => (k < top ? high : low)));
  },
  diagonal: (stream, n) => {
    const d = drawMatrix(stream, 1, n, stream.chance(0.5) ? 'grid' : 'gaussian').data;
    return matrixOf(n, n, (i, j) => (i === j ? d[i] : 0));
  },
  /** A condition number up to 1e12: eigenvalues 10⁰ … 10⁻¹². */
  tinyEigenvalues: (stream, n) => withSpectrum(stream, numbers(n, (k) => (k === 0 ? 1 : 10 ** -stream.integer(6, 12)))),
  grid: (stream, n) => mirrored(drawMatrix(stream, n, n, 'grid')),
  zero: (stream, n) => drawMatrix(stream, n, n, 'zero'),
};

/** A symmetric n×n matrix of the family (a random one by default), symmetric to the last bit. */
export const drawSymmetric = (stream: Stream, n: number, family: SymmetricFamily = stream.pick(symmetricFamilies)): Matrix => draws[family](stream, n);

/** Changes of a symmetric matrix that keep it symmetric: all entries, a row with its column, a pair of entries. */
function* symmetricMoves(m: Matrix): Iterable<Matrix> {
  const half = (x: number): number => Math.round(x * 2) / 2;
  const eighth = (x: number): number => Math.round(x * 8) / 8;
  const changes: ((x: number, i: number, j: number) => number)[] = [
    () => 0,
    (_, i, j) => (i === j ? 1 : 0),
    (x, i, j) => (i === j ? Math.sign(x) : 0),
    (x, i, j) => (i === j ? x : 0),
    Math.sign,
    Math.round,
    half,
    eighth,
  ];
  for (const change of changes) yield mapEntries(m, (x, i, j) => change(x, i, j) + 0);
  for (let k = 0; k < m.rows; k++) yield mapEntries(m, (x, i, j) => (i === k || j === k ? 0 : x));
  for (let k = 0; k < m.rows; k++) {
    for (let l = k; l < m.cols; l++) {
      for (const value of simplerNumbers(m.data[k * m.cols + l])) {
        yield mapEntries(m, (x, i, j) => ((i === k && j === l) || (i === l && j === k) ? value : x));
      }
    }
  }
}

/** Strictly simpler symmetric matrices (`isSimpler`) of the shape of the symmetric m, the boldest first and lazily. */
export const simplerSymmetric = (m: Matrix): Iterable<Matrix> => descending(m, symmetricMoves(m));
