import { maxAbs, type Matrix } from '../../linalg/matrix.ts';
import { norm } from '../../linalg/vector.ts';
import { symmetricEigen } from '../symmetricEigen.ts';
import { scaledToUnit } from './ascent.ts';
import { dimensionOfSpan, riemannianHessian, seenThrough, symmetryDirections } from './curvature.ts';
import { deepEnergy, deepGradients, productsAbove, productsBelow, type Layers } from './network.ts';
import { deepObjective } from './objective.ts';
import { flatten, onSpheres, spheresOf, tangential, type Constraint } from './spheres.ts';

/** What a point of a product of spheres is to ℰ. */
export interface LocalMaximum {
  readonly kind: 'local maximum' | 'not a local maximum' | 'not critical' | 'undecided';
  /** Why, in words. */
  readonly because: string;
}

/** Of X: gradients and eigenvalues up to `zero` count as zero, from `clear` on as not; between the two nothing is decided. */
const [zero, clear] = [2 ** -22, 2 ** -14];

/** How far from θ the neighbourhood is searched, and the rise of ℰ, relative to X, that counts. */
const radii = [2 ** -3, 2 ** -5] as const;
const leastRise = 2 ** -40;
const ascentSteps = 32;
/** Directions that are tried, and as many opposite ones. */
const mostDirections = 24;

/** Whether layers above some l multiply to zero over a negative definite C = W_{≤l} X W_{≤l}ᵀ: ℰ = ½ tr(W_{>l} C W_{>l}ᵀ) ≤ 0 nearby, as at θ. */
const isTrap = (X: Matrix, layers: Layers): boolean => {
  const [below, above] = [productsBelow(layers), productsAbove(layers)];
  return layers.slice(1).some((_, k) => maxAbs(above[k + 1]) <= zero && symmetricEigen(seenThrough(X, below[k + 1])).values[0] < -clear);
};

/** The largest ℰ found by a short ascent from θ + r·direction, for directions in the span of the flat ones, and their distance. */
const risesNearby = (X: Matrix, layers: Layers, constraint: Constraint, flatDirections: readonly Float64Array[], energy: number): boolean => {
  const objective = deepObjective(X, layers, spheresOf(layers, constraint));
  const theta = flatten(layers);
  const size = norm(theta);
  const eta = 1 / (4 * layers.length * X.rows);
  const combined = (a: Float64Array, b: Float64Array, sign: number): Float64Array => a.map((entry, k) => (entry + sign * b[k]) / Math.SQRT2);
  const pairs = flatDirections.flatMap((a, i) => flatDirections.slice(i + 1).flatMap((b) => [combined(a, b, 1), combined(a, b, -1)]));
  const directions = [...flatDirections, ...pairs].slice(0, mostDirections).flatMap((v) => [v, v.map((entry) => -entry)]);
  const [at, g] = [new Float64Array(theta.length), new Float64Array(theta.length)];
  return radii.some((radius) =>
    directions.some((direction) => {
      objective.step(theta, radius * size, direction, at);
      for (let step = 0; step < ascentSteps; step++) {
        if (objective.energy(at) > energy + leastRise) return true;
        objective.slope(at, g);
        objective.step(at, eta, g, at);
      }
      return objective.energy(at) > energy + leastRise;
    }),
  );
};

/**
 * Whether θ (scaled onto its spheres) is a local maximum of ℰ = ½ tr(W X Wᵀ) there. The projected gradient must vanish. A positive eigenvalue of the
 * Riemannian Hessian says no. If none is positive, each of these says yes: 2ℰ reaches the upper bound max(λ_max(X), 0) of all points; the flat
 * directions are those of the symmetries alone (the orbit is then a nondegenerate maximum, Morse–Bott); there is one sphere (a quadratic form has
 * no other local maxima); or θ is a trap, where ℰ ≤ 0 = ℰ(θ) nearby. Otherwise ℰ is followed upward from points at distances 1/8 and 1/32 along
 * the flat directions: a rise from there says no, and else the point is undecided. X: n₀×n₀ symmetric. Throws on shapes that do not fit.
 */
export const classifyDeepPoint = (X: Matrix, at: Layers, constraint: Constraint): LocalMaximum => {
  const unit = scaledToUnit(X);
  const spheres = spheresOf(at, constraint);
  const layers = onSpheres(at, spheres);
  const gradient = norm(flatten(tangential(layers, deepGradients(unit, layers), spheres)));
  if (gradient > clear) return { kind: 'not critical', because: `the projected gradient is ${gradient.toExponential(1)} of X` };
  if (gradient > zero) return { kind: 'undecided', because: `a projected gradient of ${gradient.toExponential(1)} of X is neither zero nor clear of it` };
  const energy = deepEnergy(unit, layers);
  const bound = Math.max(symmetricEigen(unit).values[0], 0);
  if (bound - 2 * energy <= zero * bound) return { kind: 'local maximum', because: 'ℰ reaches the upper bound of all points' };
  const { values, vectors } = symmetricEigen(riemannianHessian(unit, layers, spheres, 1));
  if (values[0] > clear) return { kind: 'not a local maximum', because: `ℰ curves upward: the Hessian has an eigenvalue ${values[0].toPrecision(2)} of X` };
  if (values.some((value) => Math.abs(value) > zero && Math.abs(value) <= clear)) return { kind: 'undecided', because: 'an eigenvalue of the Hessian is neither zero nor clear of it' };
  const kernel = [...values.keys()].filter((k) => Math.abs(values[k]) <= zero).map((k) => vectors.data.slice(k * vectors.cols, (k + 1) * vectors.cols));
  if (spheres.length === 1) return { kind: 'local maximum', because: 'a quadratic form on one sphere, at its largest eigenvalue' };
  // Symmetry directions are of the size of a layer; what turns θ by less than `clear` is none.
  const orbit = dimensionOfSpan(symmetryDirections(unit, layers, constraint, zero), clear);
  if (kernel.length === orbit) return { kind: 'local maximum', because: `the Hessian is negative but for the ${orbit} directions of the symmetries` };
  if (isTrap(unit, layers)) return { kind: 'local maximum', because: 'the upper layers multiply to zero over a negative definite C: ℰ ≤ 0 = ℰ(θ) nearby' };
  if (risesNearby(unit, layers, constraint, kernel, energy)) return { kind: 'not a local maximum', because: 'ℰ rises from points nearby, along a flat direction of the Hessian' };
  return { kind: 'undecided', because: `${kernel.length} flat directions, ${orbit} of them symmetries, and no rise found along the others` };
};
