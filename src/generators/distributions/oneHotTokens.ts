import { matrixOf } from '../../linalg/matrix.ts';
import { checkProbabilities, drawClass, sampler, type Distribution } from './distribution.ts';

/**
 * x = s_m e_m with probability p_m: mean (p_m s_m), covariance diag(p_m s_m²) − mean meanᵀ. p: d, ≥ 0, summing
 * to 1; scales: d; throws otherwise. Source: Tian 2023, latent categorical model with one-hot tokens (reconstructed).
 */
export const oneHotTokens = (p: readonly number[], scales: readonly number[]): Distribution => {
  checkProbabilities('oneHotTokens', p);
  const dimension = p.length;
  if (scales.length !== dimension) throw new RangeError(`oneHotTokens: ${scales.length} scales for ${dimension} probabilities; expected one a token`);
  const mean = Float64Array.from(p, (value, m) => value * (scales[m] as number));
  return {
    name: 'oneHotTokens',
    dimension,
    mean,
    covariance: matrixOf(dimension, dimension, (i, j) => (i === j ? mean[i] * (scales[i] as number) : 0) - mean[i] * mean[j]),
    sample: sampler('oneHotTokens', dimension, (stream, out) => {
      const m = drawClass(stream, p);
      out[m] = scales[m] as number;
    }),
  };
};
