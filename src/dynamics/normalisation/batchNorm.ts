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
 * v_m + ε = 0), μ_m = Σ c_t u_tm / N, v_m = Σ c_t (u_tm − μ_m)² / N, N = Σ c_t. Reads u from `at` on; writes y there and
 * r into `inverse` from `inverseAt` on, and allocates nothing.
 */
export const standardise = ({ rows, cols, counts }: CountedRows, u: Float64Array, at: number, epsilon: number, y: Float64Array, inverse: Float64Array, inverseAt: number, countsAt = 0): void => {
  let N = 0;
  let first = -1;
  for (let t = 0; t < rows; t++) {
    N += counts[countsAt + t];
    if (first < 0 && counts[countsAt + t] > 0) first = t;
  }
  for (let m = 0; m < cols; m++) {
    // Relative to one of the values: a constant column then has a variance of exactly 0, and an offset costs no digit.
    const origin = u[at + first * cols + m];
    let sum = 0;
    for (let t = 0; t < rows; t++) sum += counts[countsAt + t] * (u[at + t * cols + m] - origin);
    const shift = sum / N;
    let squares = 0;
    for (let t = 0; t < rows; t++) {
      const away = u[at + t * cols + m] - origin - shift;
      y[at + t * cols + m] = away;
      squares += counts[countsAt + t] * away * away;
    }
    const variance = squares / N + epsilon;
    const factor = variance > 0 ? 1 / Math.sqrt(variance) : 0;
    inverse[inverseAt + m] = factor;
    for (let t = 0; t < rows; t++) y[at + t * cols + m] *= factor;
  }
};

/**
 * The backward kernel: with G_tm the summed ∂ℰ/∂y over the samples of row t, adds to `du`
 * r_m (G_tm − [mean] c_t ⟨G⟩_m − [variance] c_t y_tm ⟨Gy⟩_m), ⟨·⟩ = Σ_t · / N. The same for every ε. Arguments as in `standardise`.
 */
export const standardiseBackward = ({ rows, cols, counts }: CountedRows, g: Float64Array, y: Float64Array, at: number, inverse: Float64Array, inverseAt: number, rule: BatchNormRule, du: Float64Array, countsAt = 0): void => {
  const meanMoves = rule.mean === 'backpropagated' ? 1 : 0;
  const varianceMoves = rule.variance === 'backpropagated' ? 1 : 0;
  let N = 0;
  for (let t = 0; t < rows; t++) N += counts[countsAt + t];
  for (let m = 0; m < cols; m++) {
    let sum = 0;
    let along = 0;
    for (let t = 0; t < rows; t++) {
      const k = at + t * cols + m;
      sum += g[k];
      along += g[k] * y[k];
    }
    const mean = (meanMoves * sum) / N;
    const slope = (varianceMoves * along) / N;
    const factor = inverse[inverseAt + m];
    for (let t = 0; t < rows; t++) {
      const k = at + t * cols + m;
      du[k] += factor * (g[k] - counts[countsAt + t] * (mean + y[k] * slope));
    }
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
  standardise(counted(U), U.data, 0, epsilon, out.y.data, out.inverse, 0);
  return out;
};

/**
 * ∂ℰ/∂u from g = ∂ℰ/∂y: r (g − ⟨g⟩ − y ⟨g y⟩), ⟨·⟩ the mean over the batch, ⟨g⟩ missing where the mean is detached and
 * y⟨gy⟩ where the variance is. g: N×M; result N×M. Throws when g has another shape than y.
 */
export const batchNormGradient = (g: Matrix, { y, inverse }: Standardised, rule: BatchNormRule): Matrix => {
  if (g.rows !== y.rows || g.cols !== y.cols) throw new RangeError(`batchNormGradient: g is ${g.rows}×${g.cols}, expected ${y.rows}×${y.cols} (the shape of y)`);
  const out = zeros(y.rows, y.cols);
  standardiseBackward(counted(y), g.data, y.data, 0, inverse, 0, rule, out.data);
  return out;
};
