import { copyOf } from '../linalg/floats.ts';
import { dot } from '../linalg/vector.ts';

/** Of independent vectors e_1..e_s: an orthonormal basis `Q` of their span and the dual vectors D_j in the span, D_j·e_k = δ_jk. */
export interface KinkFrame {
  readonly Q: readonly Float64Array[];
  readonly dual: readonly Float64Array[];
  /** Positions, in the list given, of the vectors that were kept. */
  readonly kept: readonly number[];
}

/** Two normals that differ by less cannot be told apart at the accuracy to which a kink is located. */
const indistinct = 1e-9;

/**
 * The frame of the normals of kinks: Gram–Schmidt Eᵀ = QᵀR, D = R⁻¹Q, so that the least-squares multipliers of
 * y + Σ_j λ_j e_j are λ_j = −D_j·y and the projection on the kinks' intersection is I − QᵀQ. normals: unit vectors
 * of length d; those within `least` of the span of the earlier ones are left out.
 */
export const kinkFrame = (normals: readonly Float64Array[], least: number = indistinct): KinkFrame => {
  const Q: Float64Array[] = [];
  const R: number[][] = [];
  const kept: number[] = [];
  normals.forEach((normal, index) => {
    const q = copyOf(normal);
    const column = Q.map(() => 0);
    // Twice is enough: one pass leaves nearly parallel normals far from orthogonal.
    for (let pass = 0; pass < 2; pass++) {
      Q.forEach((basis, k) => {
        const t = dot(basis, q);
        column[k] += t;
        for (let c = 0; c < q.length; c++) q[c] -= t * basis[c];
      });
    }
    const length = Math.sqrt(dot(q, q));
    if (!(length > least)) return;
    Q.push(q.map((entry) => entry / length));
    R.push([...column, length]);
    kept.push(index);
  });
  const dual = Q.map((q) => copyOf(q));
  for (let j = Q.length - 1; j >= 0; j--) {
    for (let k = j + 1; k < Q.length; k++) for (let c = 0; c < dual[j].length; c++) dual[j][c] -= R[k][j] * dual[k][c];
    for (let c = 0; c < dual[j].length; c++) dual[j][c] /= R[j][j];
  }
  return { Q, dual, kept };
};

/** w minus its components along Q, in place of a projection matrix; w and each q: d. */
export const projectOff = (Q: readonly Float64Array[], w: Float64Array): Float64Array => {
  const out = copyOf(w);
  projectOffIn(Q, out, 0);
  return out;
};

/** The same for the d entries of `data` from `at` on, in place. */
export const projectOffIn = (Q: readonly Float64Array[], data: Float64Array, at: number): void => {
  for (let pass = 0; pass < 2; pass++) {
    for (const q of Q) {
      let t = 0;
      for (let c = 0; c < q.length; c++) t += q[c] * data[at + c];
      for (let c = 0; c < q.length; c++) data[at + c] -= t * q[c];
    }
  }
};
