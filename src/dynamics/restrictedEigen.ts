import type { Matrix } from '../linalg/matrix.ts';
import { copyOf, floats } from '../linalg/floats.ts';
import { matrixOf, transpose } from '../linalg/matrix.ts';
import { dot } from '../linalg/vector.ts';
import { projectOffIn } from './kinkFrame.ts';
import { symmetricEigen, type SymmetricEigen } from './symmetricEigen.ts';

/** Eigenpairs of a symmetric matrix on a subspace: `values` descending, `vectors` orthonormal and in the subspace. */
export interface RestrictedEigen {
  readonly values: Float64Array;
  readonly vectors: readonly Float64Array[];
}

/**
 * The spectrum of P A P on the complement of span Q, P = I − QᵀQ. A: d×d, symmetric; Q: s orthonormal vectors of
 * length d, s < d. d − s eigenpairs, from A shifted by −2‖A‖ on the span of Q, which sends those directions to
 * the bottom; `whole`: the eigenpairs of A, where they are at hand. Throws what `symmetricEigen` throws.
 */
export const restrictedEigen = (A: Matrix, Q: readonly Float64Array[], whole: () => SymmetricEigen = () => symmetricEigen(A)): RestrictedEigen => {
  const d = A.rows;
  let eigen: SymmetricEigen;
  if (Q.length === 0) eigen = whole();
  else {
    const bottom = 2 * Math.sqrt(dot(A.data, A.data)) || 1;
    // Rows of AP, whose columns projected are PAP, held by columns; averaged with its transpose, since each projection rounds.
    const AP = copyOf(A.data);
    for (let i = 0; i < d; i++) projectOffIn(Q, AP, i * d);
    const PAP = transpose({ rows: d, cols: d, data: AP }).data;
    for (let j = 0; j < d; j++) projectOffIn(Q, PAP, j * d);
    const restricted = matrixOf(d, d, (i, j) => {
      let normal = 0;
      for (const q of Q) normal += q[i] * q[j];
      return (PAP[j * d + i] + PAP[i * d + j]) / 2 - bottom * normal;
    });
    eigen = symmetricEigen(restricted);
  }
  const { values, vectors } = eigen;
  const size = d - Q.length;
  const [kept, rows]: [Float64Array, Float64Array[]] = [floats(size), []];
  for (let k = 0; k < size; k++) {
    kept[k] = values[k];
    // A copy costs less than a view.
    const v = floats(d);
    for (let c = 0; c < d; c++) v[c] = vectors.data[k * d + c];
    rows.push(v);
  }
  return { values: kept, vectors: rows };
};
