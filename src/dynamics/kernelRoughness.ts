import { density as normalDensity, normalCdf } from '../arithmetic/normalCdf.ts';
import { slopes } from '../definitions/activation.ts';
import { normalise } from '../linalg/vector.ts';
import { along, hyperplaneClearance, hyperplaneMoment, type GaussianPopulation } from './gaussianPopulation.ts';
import { leastClearance } from './localRoughness.ts';
import type { OutputKernel } from './outputNodes.ts';
import { restrictedEigen } from './restrictedEigen.ts';

/**
 * E[h e^{−h²/2τ}], h = h(wᵀx): where u = wᵀx ~ N(μ, s²) and h = cu, with q = 1/(1 + c²s²/τ), it is c√q e^{−qc²μ²/2τ} times the mean of u on its side
 * under N(qμ, qs²). At most √(τ/e), and E[h] for τ = ∞. w: d. Derived.
 */
export const kernelOutput = (population: GaussianPopulation, { h, tau }: OutputKernel, w: ArrayLike<number>): number => {
  let sum = 0;
  for (const part of population) {
    const { s, height, a } = along(part, w);
    slopes(h).forEach((c, side) => {
      const q = 1 / (1 + (c * c * s * s) / tau);
      const sign = side === 1 ? 1 : -1;
      // At a = ±∞ the component does not spread, and q = 1.
      const bend = sign * Math.sqrt(q) * a;
      const mean = sign * q * height * normalCdf(bend) + Math.sqrt(q) * s * normalDensity(bend);
      sum += part.p * sign * c * mean * Math.sqrt(q) * Math.exp((-q * c * c * height * height) / (2 * tau));
    });
  }
  return sum;
};

/** λ_max(P⊥M(w)P⊥), how densely the hyperplane is populated; 0 in one dimension. w: d, unit. */
export const hyperplaneTop = (population: GaussianPopulation, w: ArrayLike<number>): number =>
  w.length === 1 ? 0 : Math.max(0, restrictedEigen(hyperplaneMoment(population, w), [normalise(w)]).values[0]);

/**
 * The local roughness under the kernel of the outputs, α_ij = exp(−(h_i − h_j)²/2τ) held fixed: ρ_g(w) = |c₊ − c₋| |E[h e^{−h²/2τ}]| λ_max(P⊥M(w)P⊥). w: d,
 * unit. 0 and ∞ where `localRoughness` is. Derived.
 */
export const kernelRoughness = (population: GaussianPopulation, kernel: OutputKernel, w: ArrayLike<number>): number => {
  const [cMinus, cPlus] = slopes(kernel.h);
  if (w.length === 1 || cMinus === cPlus) return 0;
  if (hyperplaneClearance(population, w) < leastClearance) return Infinity;
  return Math.abs((cPlus - cMinus) * kernelOutput(population, kernel, w)) * hyperplaneTop(population, w);
};
