import { rowObjective, type Regulariser } from '../definitions/regularisedRow.ts';
import type { Scalar } from '../dynamics/certificates/certificate.ts';
import { certifyCriticalPoint } from '../dynamics/certificates/krawczyk.ts';
import type { Exhibit } from './exhibit.ts';

/** Weights below this are nearer to the boundary than float64 tells. */
const leastWeight = 2 ** -200;

/**
 * The weights at which Σ c_j α_j − Σ r(α_j) is least among those of mass Σα, in the coordinates u_k/√α_k of α_j ∝ e^{u_j}, the largest one fixed: of all
 * weights in the interior of the simplex these are of one size. Nothing for one weight, nor where a weight is 0 or underflows: there the
 * boundary is reached, and no derivative vanishes. costs, weights: n.
 */
export const simplexMinimum = (r: Regulariser<number>, tau: number, costs: ArrayLike<number>, weights: ArrayLike<number>): Exhibit[] => {
  const own = Array.from(weights);
  const mass = own.reduce((sum, a) => sum + a, 0);
  if (own.length < 2 || own.some((a) => !(a > leastWeight * mass))) return [];
  const fixed = own.indexOf(Math.max(...own));
  const free = own.map((_, j) => j).filter((j) => j !== fixed);
  const scales = free.map((j) => Math.sqrt(own[j] / own[fixed]));
  const E: Scalar = (R, v) => {
    const heights = own.map((_, j) => (j === fixed ? R.of(1) : R.exp(R.div(v[free.indexOf(j)], R.of(scales[free.indexOf(j)])))));
    const sum = heights.reduce((a, b) => R.add(a, b));
    const alpha = heights.map((height) => R.div(R.mul(R.of(mass), height), sum));
    return rowObjective(R, r.name === 'power' ? { name: 'power', gamma: R.of(r.gamma) } : r, R.of(tau), Array.from(costs, R.of), alpha);
  };
  const near = free.map((j, k) => Math.log(own[j] / own[fixed]) * scales[k]);
  return [{ what: 'the weights of the min player', coordinates: `√(α_j/α_${fixed + 1})·log(α_j/α_${fixed + 1}), j ≠ ${fixed + 1}, roots at the point`, expected: 'minimum', outcome: certifyCriticalPoint(E, near, scales) }];
};
