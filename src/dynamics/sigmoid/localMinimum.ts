import { row } from '../../linalg/matrix.ts';
import { dot, norm } from '../../linalg/vector.ts';
import { symmetricEigen, type SymmetricEigen } from '../symmetricEigen.ts';
import type { Jet, Smooth } from './smooth.ts';

/** A point where a function is critical, with the spectrum of its Hessian; a minimum when the least eigenvalue is positive. */
export interface CriticalPoint {
  readonly w: Float64Array;
  readonly value: number;
  /** ‖∇f(w)‖, no more than rounding. */
  readonly slope: number;
  /** Eigenvalues of the Hessian, the largest first. */
  readonly eigenvalues: Float64Array;
}

/** −Σ_k v_k (v_kᵀg)/|λ_k|: Newton's step where the function is convex, downhill everywhere else; |λ| at least 2⁻²⁶ of the largest. */
const downhill = ({ values, vectors }: SymmetricEigen, gradient: Float64Array): Float64Array => {
  const floor = 2 ** -26 * Math.max(Math.abs(values[0]), Math.abs(values[values.length - 1]));
  const step = new Float64Array(gradient.length);
  values.forEach((value, k) => {
    const v = row(vectors, k);
    const along = -dot(v, gradient) / Math.max(Math.abs(value), floor, Number.MIN_VALUE);
    for (let c = 0; c < step.length; c++) step[c] += along * v[c];
  });
  return step;
};

const mostIterations = 100;

/** The longest step at first, in units of ‖w‖ + 1: a saddle-free step from far away must not jump over the basin. */
const reach = 0.25;

/**
 * The local minimum (or, from a start on which the slope towards it vanishes, the saddle) that a saddle-free Newton method with
 * backtracking comes to from `start`, downhill all the way; not always the one that gradient descent ends in. f: smooth on ℝⁿ;
 * null where it does not come to rest in 100 steps, as where there is no minimum.
 */
export const localMinimum = (f: Smooth, start: ArrayLike<number>): CriticalPoint | null => {
  let w = Float64Array.from(start);
  let jet: Jet = f(w);
  for (let k = 0; k < mostIterations; k++) {
    const eigen = symmetricEigen(jet.hessian);
    const step = downhill(eigen, jet.gradient);
    const length = norm(step);
    if (!Number.isFinite(length)) return null;
    const size = norm(w) + 1;
    const rest = length <= 2 ** -40 * size;
    let t = Math.min(1, (reach * size) / Math.max(length, Number.MIN_VALUE));
    const decrease = dot(jet.gradient, step);
    let next = w;
    let there = jet;
    for (; t > 2 ** -40; t /= 2) {
      next = w.map((entry, c) => entry + t * step[c]);
      there = f(next);
      // Near the minimum the value moves by less than its rounding: then the slope must fall.
      if (there.value <= jet.value + t * decrease / 8 || (Math.abs(there.value - jet.value) <= 2 ** -48 * (Math.abs(jet.value) + 1) && norm(there.gradient) < norm(jet.gradient))) break;
    }
    if (rest || t <= 2 ** -40) {
      // Where nothing is gained any more the slope is rounding, or there is no minimum to come to.
      return length <= 2 ** -24 * size ? { w, value: jet.value, slope: norm(jet.gradient), eigenvalues: eigen.values } : null;
    }
    w = next;
    jet = there;
  }
  return null;
};

/** The distinct critical points that `localMinimum` comes to from the starts (n each), two being one within 2⁻¹⁶ of their length; those it does not finish from are left out. */
export const distinctCriticalPoints = (f: Smooth, starts: readonly ArrayLike<number>[]): CriticalPoint[] => {
  const found: CriticalPoint[] = [];
  for (const start of starts) {
    const point = localMinimum(f, start);
    if (point !== null && found.every((other) => norm(other.w.map((entry, c) => entry - point.w[c])) > 2 ** -16 * (norm(point.w) + 1))) found.push(point);
  }
  return found;
};
