import { EigenvalueDecomposition, Matrix as MlMatrix } from 'ml-matrix';
import type { Matrix } from '../linalg/matrix.ts';
import { identity, maxAbs, zeros } from '../linalg/matrix.ts';

/** The spectrum of a symmetric n×n matrix: `values[k]` descending with their signs, row k of `vectors` (n×n) its unit eigenvector. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Matrix;
}

const negligible = 2 ** -400;

/**
 * The eigenvalues and orthonormal eigenvectors of a symmetric matrix: A = Σ_k λ_k v_k v_kᵀ, λ_1 ≥ … ≥ λ_n.
 * A: n×n with n ≥ 1. Throws when A is not square, holds a non-finite entry, or differs from Aᵀ by more than
 * 16·n·ε·max|A|. The order is the *signed* one: the flow of a gradient ascent ends at the largest λ, not at
 * the largest |λ| that a power iteration would find.
 */
export const symmetricEigen = (A: Matrix): SymmetricEigen => {
  const n = A.rows;
  if (A.cols !== n || n < 1) throw new RangeError(`symmetricEigen: A is ${A.rows}×${A.cols}, expected n×n with n ≥ 1`);
  const size = maxAbs(A);
  if (!(size < Infinity)) throw new RangeError(`symmetricEigen: A (${n}×${n}) holds a NaN or an infinity; check what it was computed from`);
  // + 0: −0 is no eigenvalue of its own.
  if (n === 1) return { values: Float64Array.of(A.data[0] + 0), vectors: identity(1) };
  // A power of two, so that scaling rounds nothing; unscaled, ml-matrix loses all digits at 1e-300 and does not return at 1e160.
  const unit = size > 0 ? 2 ** Math.floor(Math.log2(size)) : 1;
  const scaled = new MlMatrix(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const [lower, upper] = [A.data[i * n + j] / unit, A.data[j * n + i] / unit];
      if (Math.abs(lower - upper) > 32 * n * Number.EPSILON) {
        throw new RangeError(`symmetricEigen: A (${n}×${n}) is not symmetric, A[${i}][${j}] = ${A.data[i * n + j]} but A[${j}][${i}] = ${A.data[j * n + i]}; pass (A + Aᵀ)/2 if that is meant`);
      }
      // Entries whose squares underflow make ml-matrix leave its table; of the largest they are far below a rounding.
      const entry = Math.abs(lower + upper) < negligible ? 0 : (lower + upper) / 2;
      scaled.set(i, j, entry);
      scaled.set(j, i, entry);
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(scaled, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, k) => k).sort((k, l) => realEigenvalues[l] - realEigenvalues[k]);
  const vectors = zeros(n, n);
  order.forEach((column, k) => {
    for (let i = 0; i < n; i++) vectors.data[k * n + i] = eigenvectorMatrix.get(i, column);
  });
  return { values: Float64Array.from(order, (column) => realEigenvalues[column] * unit), vectors };
};

/** Whether the largest of several eigenvalues is not the one of largest modulus: what a power iteration gets wrong. */
export const topIsBeaten = (values: ArrayLike<number>): boolean => {
  let [least, most] = [Infinity, -Infinity];
  for (let k = 0; k < values.length; k++) {
    least = Math.min(least, values[k]);
    most = Math.max(most, values[k]);
  }
  return values.length > 1 && -least > most;
};
