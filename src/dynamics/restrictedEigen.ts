import type { Matrix } from '../linalg/matrix.ts';
import { matrixOf } from '../linalg/matrix.ts';
import { dot } from '../linalg/vector.ts';
import { projectOff } from './kinkFrame.ts';
import { symmetricEigen } from './symmetricEigen.ts';

/** Eigenpairs of a symmetric matrix on a subspace: `values` descending, `vectors` orthonormal and in the subspace. */
export interface RestrictedEigen {
  readonly values: Float64Array;
  readonly vectors: readonly Float64Array[];
}

/**
 * The spectrum of P A P on the complement of span Q, P = I − QᵀQ. A: d×d, symmetric; Q: s orthonormal vectors of
 * length d, s < d. d − s eigenpairs, from A shifted by −2‖A‖ on the span of Q, which sends those directions to
 * the bottom. Throws what `symmetricEigen` throws.
 */
export const restrictedEigen = (A: Matrix, Q: readonly Float64Array[]): RestrictedEigen => {
  const d = A.rows;
  let restricted = A;
  if (Q.length > 0) {
    const bottom = 2 * Math.sqrt(dot(A.data, A.data)) || 1;
    // Rows of AP, whose columns projected are PAP; averaged with its transpose, since each projection rounds.
    const AP = Array.from({ length: d }, (_, i) => projectOff(Q, A.data.subarray(i * d, (i + 1) * d)));
    const PAP = Array.from({ length: d }, (_, j) => projectOff(Q, Float64Array.from(AP, (r) => r[j])));
    restricted = matrixOf(d, d, (i, j) => (PAP[i][j] + PAP[j][i]) / 2 - bottom * Q.reduce((sum, q) => sum + q[i] * q[j], 0));
  }
  const { values, vectors } = symmetricEigen(restricted);
  const size = d - Q.length;
  return { values: values.slice(0, size), vectors: Array.from({ length: size }, (_, k) => vectors.data.subarray(k * d, (k + 1) * d)) };
};
