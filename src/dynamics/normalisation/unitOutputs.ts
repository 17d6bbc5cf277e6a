import type { Matrix } from '../../linalg/matrix.ts';
import { zeros } from '../../linalg/matrix.ts';
import type { Passage } from './batchNorm.ts';

/** Squares between these neither overflow nor lose digits below the normal range. */
const [leastSquare, largestSquare] = [2 ** -900, 2 ** 900];

/** Vectors whose entries are all smaller count as 0: their gradients, g/‖f‖, leave float64. */
const leastEntry = 2 ** -900;

/** 1/‖v‖ for the entries from `at` to `end`, 0 for what counts as 0. */
const inverseNorm = (v: Float64Array, at: number, end: number): number => {
  let square = 0;
  for (let c = at; c < end; c++) square += v[c] * v[c];
  if (square >= leastSquare && square <= largestSquare) return 1 / Math.sqrt(square);
  let top = 0;
  for (let c = at; c < end; c++) top = Math.max(top, Math.abs(v[c]));
  if (top < leastEntry) return 0;
  square = 0;
  for (let c = at; c < end; c++) square += (v[c] / top) ** 2;
  return 1 / Math.sqrt(square) / top;
};

/** The kernel of `unitOutputs`: q_i = f_i/‖f_i‖ (0 for a zero row) and 1/‖f_i‖, for `rows` rows of `cols`; writes q and `inverse`, allocates nothing. */
export const scaleToUnit = (f: Float64Array, rows: number, cols: number, q: Float64Array, inverse: Float64Array): void => {
  for (let i = 0; i < rows; i++) {
    const factor = inverseNorm(f, i * cols, (i + 1) * cols);
    inverse[i] = factor;
    for (let c = i * cols; c < (i + 1) * cols; c++) q[c] = f[c] * factor;
  }
};

/** The backward kernel: df_i = (g_i − [norm] q_i q_iᵀg_i) / ‖f_i‖; `df` may be `g`. Allocates nothing. */
export const scaleToUnitBackward = (g: Float64Array, q: Float64Array, inverse: Float64Array, rows: number, cols: number, norm: Passage, df: Float64Array): void => {
  for (let i = 0; i < rows; i++) {
    let along = 0;
    if (norm === 'backpropagated') for (let c = i * cols; c < (i + 1) * cols; c++) along += g[c] * q[c];
    for (let c = i * cols; c < (i + 1) * cols; c++) df[c] = (g[c] - along * q[c]) * inverse[i];
  }
};

/** Outputs of length 1, and the factors that made them so. */
export interface UnitOutputs {
  readonly q: Matrix;
  readonly inverse: Float64Array;
}

/** q_i = f_i/‖f_i‖, 0 for a row whose entries are all below 2⁻⁹⁰⁰. f: N×O; result N×O and N. Source: Tian 2023, simulation code. */
export const unitOutputs = (f: Matrix): UnitOutputs => {
  const out = { q: zeros(f.rows, f.cols), inverse: new Float64Array(f.rows) };
  scaleToUnit(f.data, f.rows, f.cols, out.q.data, out.inverse);
  return out;
};

/**
 * ∂ℰ/∂f from g = ∂ℰ/∂q: (I − q qᵀ) g/‖f‖, and g/‖f‖ where the norm is detached (the code's `no_proj`). g: N×O; result N×O.
 * Throws when g has another shape than q.
 */
export const unitOutputsGradient = (g: Matrix, { q, inverse }: UnitOutputs, norm: Passage): Matrix => {
  if (g.rows !== q.rows || g.cols !== q.cols) throw new RangeError(`unitOutputsGradient: g is ${g.rows}×${g.cols}, expected ${q.rows}×${q.cols} (the shape of q)`);
  const out = zeros(q.rows, q.cols);
  scaleToUnitBackward(g.data, q.data, inverse, q.rows, q.cols, norm, out.data);
  return out;
};
