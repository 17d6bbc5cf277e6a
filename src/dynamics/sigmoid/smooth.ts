import type { Matrix } from '../../linalg/matrix.ts';

/** A twice differentiable function at a point: its value, gradient (n) and Hessian (n×n). */
export interface Jet {
  readonly value: number;
  readonly gradient: Float64Array;
  readonly hessian: Matrix;
}

/** A twice differentiable function on ℝⁿ. */
export type Smooth = (w: Float64Array) => Jet;
