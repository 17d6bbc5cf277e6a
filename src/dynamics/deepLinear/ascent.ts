import { mapEntries, maxAbs, type Matrix } from '../../linalg/matrix.ts';
import { dot, norm } from '../../linalg/vector.ts';
import { symmetricEigen } from '../symmetricEigen.ts';
import { riemannianHessian } from './curvature.ts';
import { deepEnergy, deepGradients, type Layers } from './network.ts';
import { flatten, moved, onSpheres, spheresOf, tangential, unflatten, type Constraint } from './spheres.ts';

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
  let layers = onSpheres(start, spheres);
  // ‖∇²ℰ‖ ≤ 2L‖X‖ on unit layers: half of its inverse is a step at which ℰ always rises.
  let eta = 1 / (4 * start.length * X.rows);
  let energy = deepEnergy(unit, layers);
  let nextNewton = 0;
  for (let step = 0; step < cap; step++) {
    const g = tangential(layers, deepGradients(unit, layers), spheres);
    const length = norm(flatten(g));
    if (length <= restingGradient) return { status: 'at rest', layers, gradient: length, steps: step };
    if (length <= nearRest && step >= nextNewton) {
      const end = newton(unit, layers, constraint);
      if (end !== null) return { status: 'at rest', ...end, steps: step };
      nextNewton = step + 16;
    }
    for (;;) {
      const next = onSpheres(moved(layers, eta, g), spheres);
      const rise = deepEnergy(unit, next) - energy;
      // Below the rounding of ℰ the step at which it always rises is taken on trust.
      const blind = eta * length ** 2 < 64 * Number.EPSILON;
      if (rise >= 0.3 * eta * length ** 2 || blind) {
        layers = next;
        energy += rise;
        eta = blind ? 1 / (4 * start.length * X.rows) : eta * 1.33;
        break;
      }
      eta /= 2;
    }
  }
  return { status: 'unfinished', layers, gradient: norm(flatten(tangential(layers, deepGradients(unit, layers), spheres))), steps: cap };
};

/** Newton's method from a point near rest; null where it leaves the neighbourhood or does not converge, for the ascent to go on. */
const newton = (X: Matrix, start: Layers, constraint: Constraint): { readonly layers: Layers; readonly gradient: number } | null => {
  const spheres = spheresOf(start, constraint);
  let layers = start;
  for (let k = 0; k < newtonSteps; k++) {
    const g = flatten(tangential(layers, deepGradients(X, layers), spheres));
    const gradient = norm(g);
    if (gradient <= restingGradient) return { layers, gradient };
    const { values, vectors } = symmetricEigen(riemannianHessian(X, layers, spheres, 1));
    const step = new Float64Array(g.length);
    for (let e = 0; e < values.length; e++) {
      // A direction along which ℰ curves upward is a saddle's: ascent alone may leave it.
      if (values[e] > flat) return null;
      if (values[e] > -flat) continue;
      const q = vectors.data.subarray(e * g.length, (e + 1) * g.length);
      const along = -dot(q, g) / values[e];
      for (let c = 0; c < step.length; c++) step[c] += along * q[c];
    }
    if (norm(step) > 2 ** -4) return null;
    layers = onSpheres(moved(layers, 1, unflatten(layers, step)), spheres);
  }
  return null;
};
