import type { Matrix } from '../../linalg/matrix.ts';

/** A linear head y ≈ intercept + ⟨v, f⟩. */
export interface Head {
  readonly v: Float64Array;
  readonly intercept: number;
}

/** L with A = LLᵀ, in the lower triangle of the n×n array; throws on a matrix that is not positive definite. */
const cholesky = (A: Float64Array, n: number): Float64Array => {
  const L = A.slice();
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = L[i * n + j];
      for (let k = 0; k < j; k++) sum -= L[i * n + k] * L[j * n + k];
      if (i === j && !(sum > 0)) throw new RangeError(`ridgeHead: the ${n}×${n} normal matrix is not positive definite; take a larger ridge`);
      L[i * n + j] = i === j ? Math.sqrt(sum) : sum / L[j * n + j];
    }
  }
  return L;
};

/**
 * The ridge head argmin_v ‖F_c v − y_c‖² + ρ tr(F_cᵀF_c)/m ‖v‖² on centred data, by Cholesky. F: samples×m, y: samples; ρ > 0 relative to
 * the mean square of a column. A representation that is 0 gets the head 0.
 */
export const ridgeHead = (F: Matrix, y: Float64Array, rho: number): Head => {
  const { rows: s, cols: m, data } = F;
  const centre = new Float64Array(m);
  for (let r = 0; r < s; r++) for (let i = 0; i < m; i++) centre[i] += data[r * m + i] / s;
  const target = y.reduce((a, b) => a + b, 0) / s;
  const [A, c, f] = [new Float64Array(m * m), new Float64Array(m), new Float64Array(m)];
  for (let r = 0; r < s; r++) {
    for (let i = 0; i < m; i++) f[i] = data[r * m + i] - centre[i];
    for (let i = 0; i < m; i++) {
      if (f[i] === 0) continue;
      c[i] += f[i] * (y[r] - target);
      for (let j = 0; j <= i; j++) A[i * m + j] += f[i] * f[j];
    }
  }
  let trace = 0;
  for (let i = 0; i < m; i++) trace += A[i * m + i];
  if (trace === 0) return { v: new Float64Array(m), intercept: target };
  for (let i = 0; i < m; i++) A[i * m + i] += (rho * trace) / m;
  const L = cholesky(A, m);
  const v = c;
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < i; k++) v[i] -= L[i * m + k] * v[k];
    v[i] /= L[i * m + i];
  }
  for (let i = m - 1; i >= 0; i--) {
    for (let k = i + 1; k < m; k++) v[i] -= L[k * m + i] * v[k];
    v[i] /= L[i * m + i];
  }
  let shift = 0;
  for (let i = 0; i < m; i++) shift += v[i] * centre[i];
  return { v, intercept: target - shift };
};
