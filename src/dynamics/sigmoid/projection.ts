import { Matrix as MlMatrix, QrDecomposition, SingularValueDecomposition } from 'ml-matrix';
import type { Matrix } from '../../linalg/matrix.ts';
import { toRows } from '../../linalg/matrix.ts';
import { norm } from '../../linalg/vector.ts';

/** How much of each unit vector the span of the rows of W holds: ‖Πe_k‖, k = 1 … d, and the singular values of W. */
export interface Projection {
  readonly lengths: Float64Array;
  readonly singular: Float64Array;
}

/** Below this share of the largest, a singular direction is rounding. */
const negligible = 2 ** -44;

/**
 * ‖Πe_k‖ for the projection Π = A(AᵀA)⁻¹Aᵀ on the span of the rows of W, A = Wᵀ: by the orthonormal columns of the thin SVD,
 * ‖Πe_k‖² = Σ_j Q_kj², the directions with singular values of at most `threshold`·σ₁ left out. W: k×d with k ≤ d; the formula
 * with the inverse fails where rows are parallel, this one does not. Threshold 0 is the raw metric, up to rounding.
 * Source: Yang et al. 2023, released code, for the raw one.
 */
export const projection = (W: Matrix, threshold = 0): Projection => {
  if (W.rows > W.cols) throw new RangeError(`projection: W is ${W.rows}×${W.cols}; expected at most as many rows as columns`);
  const { leftSingularVectors: Q, diagonal } = new SingularValueDecomposition(new MlMatrix(toRows(W)).transpose(), { autoTranspose: true });
  const least = Math.max(threshold, negligible) * Math.max(...diagonal);
  const kept = diagonal.map((_, j) => j).filter((j) => diagonal[j] > least);
  return {
    lengths: Float64Array.from({ length: W.cols }, (_, k) => norm(kept.map((j) => Q.get(k, j)))),
    singular: Float64Array.from(diagonal),
  };
};

/** The raw ‖Πe_k‖ by a thin QR of A: a second way for W of full rank; W: k×d, rows independent. */
export const projectionByQr = (W: Matrix): Float64Array => {
  const { orthogonalMatrix: Q } = new QrDecomposition(new MlMatrix(toRows(W)).transpose());
  return Float64Array.from({ length: W.cols }, (_, k) => norm(Array.from({ length: W.rows }, (__, j) => Q.get(k, j))));
};
