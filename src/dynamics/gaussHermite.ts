import { matrixOf } from '../linalg/matrix.ts';
import { symmetricEigen } from './symmetricEigen.ts';

/** Nodes, in pairs ±x to the last bit, and weights of Σ w f(x) = E f(g) for a standard normal g, exact for polynomials up to degree 2n − 1. */
export interface GaussHermite {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** The rule with n nodes (Golub & Welsch 1969): eigenvalues of the Jacobi matrix of the Hermite polynomials, squared first entries of its eigenvectors. n ≥ 1. */
export const gaussHermite = (n: number): GaussHermite => {
  const { values, vectors } = symmetricEigen(matrixOf(n, n, (i, j) => (Math.abs(i - j) === 1 ? Math.sqrt(Math.max(i, j)) : 0)));
  const raw = Float64Array.from({ length: n }, (_, k) => vectors.data[k * n] ** 2);
  return { nodes: values.map((x, k) => (x - values[n - 1 - k]) / 2), weights: raw.map((w, k) => (w + raw[n - 1 - k]) / 2) };
};

/** E f(g) for a standard normal g. */
export const normalExpectation = ({ nodes, weights }: GaussHermite, f: (g: number) => number): number => {
  // Pairs ±x first: what is odd in f cancels to the last bit.
  let sum = 0;
  for (let k = 0; k < nodes.length; k++) sum += (weights[k] / 2) * (f(nodes[k]) + f(-nodes[k]));
  return sum;
};
