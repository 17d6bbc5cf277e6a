import { matrixOf } from '../linalg/matrix.ts';
import { symmetricEigen } from './symmetricEigen.ts';

/** A rule Σ w f(x) for the mean of f under an even law; the nodes in pairs ±x to the last bit, descending, the weights with sum 1. */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The Gaussian rule with n nodes of the even law whose orthonormal polynomials satisfy x p_k = b_{k+1} p_{k+1} + b_k p_{k−1} (Golub & Welsch
 * 1969): eigenvalues of the Jacobi matrix, squared first entries of its eigenvectors. Exact for polynomials up to degree 2n − 1. n ≥ 1.
 */
export const golubWelsch = (n: number, b: (k: number) => number): QuadratureRule => {
  const { values, vectors } = symmetricEigen(matrixOf(n, n, (i, j) => (Math.abs(i - j) === 1 ? b(Math.max(i, j)) : 0)));
  const raw = Float64Array.from({ length: n }, (_, k) => vectors.data[k * n] ** 2);
  return { nodes: values.map((x, k) => (x - values[n - 1 - k]) / 2), weights: raw.map((w, k) => (w + raw[n - 1 - k]) / 2) };
};
