import { gatedMoments, type GatedMoments } from '../../dynamics/gaussianPopulation.ts';
import type { Matrix } from '../../linalg/matrix.ts';
import { covarianceFactor } from './covarianceFactor.ts';
import { checkProbabilities, drawClass, sampler, type Distribution } from './distribution.ts';
import { addGaussian } from './gaussian.ts';
import { mixtureMoments, type Part } from './mixtureMoments.ts';

/** A Gaussian mixture, with the moments that a ReLU's gate leaves of it. */
export interface GaussianMixture extends Distribution {
  readonly mean: Float64Array;
  readonly covariance: Matrix;
  gatedMoments(w: ArrayLike<number>): GatedMoments;
}

/**
 * Σ_c p_c N(m_c, S_c). weights: C, ≥ 0, summing to 1; parts: C of dimension d, covariances semidefinite; throws
 * otherwise. `gatedMoments` in closed form for any w (d), also w = 0, where the gate is closed.
 */
export const gaussianMixture = (weights: readonly number[], parts: readonly Part[]): GaussianMixture => {
  checkProbabilities('gaussianMixture', weights);
  const dimension = parts[0]?.mean.length ?? 0;
  if (parts.length !== weights.length || parts.some(({ mean, covariance }) => mean.length !== dimension || covariance.rows !== dimension)) {
    throw new RangeError(`gaussianMixture: ${weights.length} weights and ${parts.length} parts; expected one part a weight, all of dimension ${dimension}`);
  }
  const factors = parts.map(({ covariance }) => covarianceFactor(covariance));
  const population = parts.map((part, c) => ({ ...part, p: weights[c] as number }));
  return {
    name: 'gaussianMixture',
    dimension,
    ...mixtureMoments(weights, parts),
    sample: sampler('gaussianMixture', dimension, (stream, out) => {
      const c = drawClass(stream, weights);
      addGaussian(stream, out, (parts[c] as Part).mean, factors[c] as Matrix);
    }),
    gatedMoments: (w) => gatedMoments(population, w),
  };
};
