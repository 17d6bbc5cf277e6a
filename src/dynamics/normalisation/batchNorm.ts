import type { Matrix } from '../../linalg/matrix.ts';
import { zeros } from '../../linalg/matrix.ts';

/** Whether a gradient passes through a statistic of the batch, or takes it for a constant (stop-gradient). */
export type Passage = 'backpropagated' | 'detached';

/** Which statistics of BatchNorm are back-propagated. */
export interface BatchNormRule {
  readonly mean: Passage;
  readonly variance: Passage;
}

/** A table of distinct rows with their multiplicities: rows×cols values, `counts` of `rows` entries ≥ 0. All buffers row-major. */
export interface CountedRows {
  readonly rows: number;
  readonly cols: number;
  readonly counts: ArrayLike<number>;
}

/**
 * The kernel of `batchNorm`, over rows with multiplicities c_t: y_tm = (u_tm − μ_m) r_m, r_m = 1/√(v_m + ε) (0 where
 * v_m + ε = 0), μ_m = Σ c_t u_tm / N, v_m = Σ c_t (u_tm − μ_m)² / N, N = Σ c_t. u, y: rows×cols; writes y and
 * r into `inverse` (cols), and allocates nothing.
 */
export const standardise = ({ rows, cols, counts }: CountedRows, u: Float64Array, epsilon: number, y: Float64Array, inverse: Float64Array): void => {
  let N = 0;
  let first = -1;
  for (let t = 0; t < rows; t++) {
    N += counts[t];
    if (first < 0 && counts[t] > 0) first = t;
  }
  for (let m = 0; m < cols; m++) {
    // Relative to one of the values: a constant column then has a variance of exactly 0, and an offset costs no digit.
    const origin = u[first * cols + m];
    let sum = 0;
    for (let t = 0; t < rows; t++) sum += counts[t] * (u[t * cols + m] - origin);
    const shift = sum / N;
    let squares = 0;
    for (let t = 0; t < rows; t++) {
      const away = u[t * cols + m] - origin - shift;
      y[t * cols + m] = away;
      squares += counts[t] * away * away;
    }
    const variance = squares / N + epsilon;
    const factor = variance > 0 ? 1 / Math.sqrt(variance) : 0;
    inverse[m] = factor;
    for (let t = 0; t < rows; t++) y[t * cols + m] *= factor;
  }
};

/**
 * The backward kernel: with G_tm the summed ∂ℰ/∂y over the samples of row t, adds to `du`
 * r_m (G_tm − [mean] c_t ⟨G⟩_m − [variance] c_t y_tm ⟨Gy⟩_m), ⟨·⟩ = Σ_t · / N. The same for every ε. g: G, rows×cols as y and du.
 */
export const standardiseBackward = ({ rows, cols, counts }: CountedRows, g: Float64Array, y: Float64Array, inverse: Float64Array, rule: BatchNormRule, du: Float64Array): void => {
  const meanMoves = rule.mean === 'backpropagated' ? 1 : 0;
  const varianceMoves = rule.variance === 'backpropagated' ? 1 : 0;
  let N = 0;
  for (let t = 0; t < rows; t++) N += counts[t];
  for (let m = 0; m < cols; m++) {
    let sum = 0;
    let along = 0;
    for (let t = 0, k = m; t < rows; t++, k += cols) {
      sum += g[k];
      along += g[k] * y[k];
    }
    const mean = (meanMoves * sum) / N;
    const slope = (varianceMoves * along) / N;
    const factor = inverse[m];
    for (let t = 0, k = m; t < rows; t++, k += cols) du[k] += factor * (g[k] - counts[t] * (mean + y[k] * slope));
  }
};

/** BatchNorm of one view: the outputs y (N×M) and the factors 1/√(v + ε) (M). */
export interface Standardised {
  readonly y: Matrix;
  readonly inverse: Float64Array;
}

const counted = ({ rows, cols }: Matrix): CountedRows => ({ rows, cols, counts: new Float64Array(rows).fill(1) });

/**
 * BatchNorm without affine part over one view: y_im = (u_im − μ_m) / √(v_m + ε), v the biased variance, 0 where v_m + ε = 0.
 * U: N×M. Throws when ε < 0. Source: Tian 2023, simulation code.
 */
export const batchNorm = (U: Matrix, epsilon: number): Standardised => {
  if (!(epsilon >= 0)) throw new RangeError(`batchNorm: epsilon is ${epsilon}, expected a number ≥ 0`);
  const out = { y: zeros(U.rows, U.cols), inverse: new Float64Array(U.cols) };
  standardise(counted(U), U.data, epsilon, out.y.data, out.inverse);
  return out;
};

/**
 * ∂ℰ/∂u from g = ∂ℰ/∂y: r (g − ⟨g⟩ − y ⟨g y⟩), ⟨·⟩ the mean over the batch, ⟨g⟩ missing where the mean is detached and
 * y⟨gy⟩ where the variance is. g: N×M; result N×M. Throws when g has another shape than y.
 */
export const batchNormGradient = (g: Matrix, { y, inverse }: Standardised, rule: BatchNormRule): Matrix => {
  if (g.rows !== y.rows || g.cols !== y.cols) throw new RangeError(`batchNormGradient: g is ${g.rows}×${g.cols}, expected ${y.rows}×${y.cols} (the shape of y)`);
  const out = zeros(y.rows, y.cols);
  standardiseBackward(counted(y), g.data, y.data, inverse, rule, out.data);
  return out;
};
