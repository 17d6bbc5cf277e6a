import { slopes, type ActivationName } from '../definitions/activation.ts';
import { mapEntries, type Matrix } from '../linalg/matrix.ts';
import { normalise } from '../linalg/vector.ts';
import { hyperplaneClearance, hyperplaneMoment, populationCovariance, type GaussianPopulation } from './gaussianPopulation.ts';
import { restrictedEigen } from './restrictedEigen.ts';

/**
 * The derivative of v ↦ A(v)w at v = w ("gating derivative"): d/dε A(w + εδ)w = −(c₊ − c₋)E[h(wᵀx)] M(w)δ.
 * w: d, unit; d×d. Source: derived; for Tian 2023, local roughness.
 */
export const gatingDerivative = (population: GaussianPopulation, h: ActivationName, w: ArrayLike<number>): Matrix => {
  const [cMinus, cPlus] = slopes(h);
  const { output } = populationCovariance(population, h, w);
  return mapEntries(hyperplaneMoment(population, w), (entry) => (cMinus - cPlus) * output * entry);
};

/** Components nearer to the hyperplane than this share of their size count as on it: there the gate jumps. */
export const leastClearance = 2 ** -16;

/**
 * The local roughness ρ(w) = |c₊ − c₋| |E[h(wᵀx)]| λ_max(P⊥M(w)P⊥): the least ρ with
 * ‖(A(v) − A(w))w‖ ≤ ρ‖v − w‖ + O(‖v − w‖²). w: d, unit. 0 for linear h and in one dimension; ∞ where a component lies
 * on the hyperplane (`leastClearance`). Source: Tian 2023, local roughness (reconstructed); value derived.
 */
export const localRoughness = (population: GaussianPopulation, h: ActivationName, w: ArrayLike<number>): number => {
  const [cMinus, cPlus] = slopes(h);
  if (w.length === 1 || cMinus === cPlus) return 0;
  if (hyperplaneClearance(population, w) < leastClearance) return Infinity;
  const { output } = populationCovariance(population, h, w);
  return Math.abs((cPlus - cMinus) * output) * Math.max(0, restrictedEigen(hyperplaneMoment(population, w), [normalise(w)]).values[0]);
};
