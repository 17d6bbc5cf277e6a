import type { ActivationName } from '../definitions/activation.ts';
import { copyOf } from '../linalg/floats.ts';
import { addScaled, dot, norm, normalise } from '../linalg/vector.ts';
import { mapEntries, multiplyVector, type Matrix } from '../linalg/matrix.ts';
import { quadratic } from './cells.ts';
import { populationCovariance, populationSize, populationVelocity, type GaussianPopulation } from './gaussianPopulation.ts';
import { gatingDerivative } from './localRoughness.ts';
import { restrictedEigen } from './restrictedEigen.ts';

/**
 * Where the flow of a Gaussian population stands still near w, whether it attracts or not: a root of P⊥_w A(w)w by
 * Newton's method on the sphere, steps of at most 1/4. w0: d, not zero; d, unit, of residual at most 2⁻⁴⁴E‖x‖²; null if 40 steps do not lead there.
 */
export const criticalDirection = (population: GaussianPopulation, h: ActivationName, w0: ArrayLike<number>): Float64Array | null => {
  const rest = 2 ** -44 * populationSize(population) ** 2;
  let w = normalise(w0);
  for (let n = 0; n < 40; n++) {
    const F = populationVelocity(population, h, w);
    // Components damped to nothing on the way are nothing.
    if (norm(F) <= rest) return w.map((entry) => (Math.abs(entry) < 2 ** -100 ? 0 : entry));
    const { values, vectors } = restrictedEigen(linearisation(population, h, w), [w]);
    const step = vectors.reduce((sum, v, k) => addScaled(sum, values[k] === 0 ? 0 : -dot(v, F) / values[k], v), w.map(() => 0));
    const length = norm(step);
    if (!(length < Infinity)) return null;
    w = normalise(addScaled(w, Math.min(1, 1 / 4 / (length || 1)), step));
  }
  return null;
};

/**
 * A(w) + dA·w − λI, λ = wᵀA(w)w: on the complement of w the Jacobian of ẇ = P⊥_w A(w)w, symmetric, whose largest eigenvalue there
 * is negative exactly when a fixed point w attracts (to first order). w: d, unit; d×d. Source: derived; Tian 2023, stability.
 */
export const linearisation = (population: GaussianPopulation, h: ActivationName, w: ArrayLike<number>): Matrix => {
  const { A } = populationCovariance(population, h, w);
  const G = gatingDerivative(population, h, w);
  const lambda = quadratic(A, copyOf(w));
  return mapEntries(A, (entry, i, j) => entry + (G.data[i * w.length + j] + G.data[j * w.length + i]) / 2 - (i === j ? lambda : 0));
};

/** λ − max vᵀA(w)v over unit v ⟂ w, λ = wᵀA(w)w: λ_gap where w is the maximal eigenvector of A(w), negative where another beats it; ∞ for d = 1. w: d, unit. */
export const signedGap = (population: GaussianPopulation, h: ActivationName, w: Float64Array): number => {
  const { A } = populationCovariance(population, h, w);
  return w.length === 1 ? Infinity : dot(w, multiplyVector(A, w)) - restrictedEigen(A, [w]).values[0];
};
