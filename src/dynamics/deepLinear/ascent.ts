import { mapEntries, maxAbs, row, type Matrix } from '../../linalg/matrix.ts';
import { dot, norm } from '../../linalg/vector.ts';
import { symmetricEigen } from '../symmetricEigen.ts';
import { riemannianHessian } from './curvature.ts';
import type { Layers } from './network.ts';
import { deepObjective } from './objective.ts';
import { flatten, onSpheres, spheresOf, unflatten, type Constraint, type Sphere } from './spheres.ts';

/** Where projected gradient ascent ends: at rest, or at its cap. `gradient` is the length of the projected gradient there. */
export interface DeepAscent {
  readonly status: 'at rest' | 'unfinished';
  readonly layers: Layers;
  readonly gradient: number;
  readonly steps: number;
}

/** The projected gradient, relative to the largest entry of X, that counts as zero; and as near to rest, where Newton's method takes over. */
export const [restingGradient, nearRest] = [2 ** -38, 2 ** -10];

/** Newton steps: from 2⁻¹⁰ quadratic convergence needs three. */
const newtonSteps = 8;
/** Eigenvalues of the Hessian of this size, relative to X, belong to flat directions, along which Newton's method does not move. */
const flat = 2 ** -14;

/** X scaled so that its largest entry is 1 (X itself where it is 0): ℰ is linear in X. */
export const scaledToUnit = (X: Matrix): Matrix => {
  const size = maxAbs(X);
  return size > 0 ? mapEntries(X, (entry) => entry / size) : X;
};

/**
 * Projected gradient ascent of ℰ = ½ tr(W X Wᵀ) on a product of spheres from θ (scaled onto them): θ ← R(θ + η P∇ℰ), η doubled by a third while
 * ℰ rises as it should (Armijo) and halved where it does not; near rest by Newton's method on the tangent space, flat directions left
 * out, which converges to the critical point that the ascent was about to reach. `at rest` only if the projected gradient vanishes to 2⁻³⁸ of X.
 * X: n₀×n₀ symmetric; layers with no part zero; cap: most steps (random problems need some twenty). Throws on shapes that do not fit.
 */
export const deepAscent = (X: Matrix, start: Layers, constraint: Constraint, cap = 500): DeepAscent => {
  const unit = scaledToUnit(X);
  const spheres = spheresOf(start, constraint);
  const objective = deepObjective(unit, start, spheres);
  let theta = flatten(onSpheres(start, spheres));
  let next: Float64Array = new Float64Array(theta.length);
  const g = new Float64Array(theta.length);
  // ‖∇²ℰ‖ ≤ 2L‖X‖ on unit layers: half of its inverse is a step at which ℰ always rises.
  let eta = 1 / (4 * start.length * X.rows);
  let energy = objective.energy(theta);
  let nextNewton = 0;
  for (let step = 0; step < cap; step++) {
    const length = objective.slope(theta, g);
    if (length <= restingGradient) return { status: 'at rest', layers: unflatten(start, theta), gradient: length, steps: step };
    if (length <= nearRest && step >= nextNewton) {
      const end = newton(unit, unflatten(start, theta), spheres);
      if (end !== null) return { status: 'at rest', ...end, steps: step };
      nextNewton = step + 16;
    }
    for (;;) {
      objective.step(theta, eta, g, next);
      const rise = objective.energy(next) - energy;
      // Below the rounding of ℰ the step at which it always rises is taken on trust.
      const blind = eta * length ** 2 < 64 * Number.EPSILON;
      if (rise >= 0.3 * eta * length ** 2 || blind) {
        [theta, next] = [next, theta];
        energy += rise;
        eta = blind ? 1 / (4 * start.length * X.rows) : eta * 1.33;
        break;
      }
      eta /= 2;
    }
  }
  return { status: 'unfinished', layers: unflatten(start, theta), gradient: objective.slope(theta, g), steps: cap };
};

/** Newton's method from a point near rest; null where it leaves the neighbourhood or does not converge, for the ascent to go on. */
const newton = (X: Matrix, start: Layers, spheres: readonly Sphere[]): { readonly layers: Layers; readonly gradient: number } | null => {
  const objective = deepObjective(X, start, spheres);
  const theta = flatten(start);
  const [g, step] = [new Float64Array(theta.length), new Float64Array(theta.length)];
  for (let k = 0; k < newtonSteps; k++) {
    const gradient = objective.slope(theta, g);
    const layers = unflatten(start, theta);
    if (gradient <= restingGradient) return { layers, gradient };
    const { values, vectors } = symmetricEigen(riemannianHessian(X, layers, spheres, 1));
    step.fill(0);
    for (let e = 0; e < values.length; e++) {
      // A direction along which ℰ curves upward is a saddle's: ascent alone may leave it.
      if (values[e] > flat) return null;
      if (values[e] > -flat) continue;
      const q = row(vectors, e);
      const along = -dot(q, g) / values[e];
      for (let c = 0; c < step.length; c++) step[c] += along * q[c];
    }
    if (norm(step) > 2 ** -4) return null;
    objective.step(theta, 1, step, theta);
  }
  return null;
};
