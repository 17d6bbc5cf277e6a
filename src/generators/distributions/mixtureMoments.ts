import { floats } from '../../linalg/floats.ts';
import type { Matrix } from '../../linalg/matrix.ts';
import { zeros } from '../../linalg/matrix.ts';

/** The mean (d) and covariance (d×d) of one part of a mixture. */
export interface Part {
  readonly mean: Float64Array;
  readonly covariance: Matrix;
}

/**
 * Mean and covariance of a mixture by the law of total variance:
 * μ = Σ p_c μ_c, Σ = Σ p_c (Σ_c + (μ_c − μ)(μ_c − μ)ᵀ). p: C; parts: C of dimension d.
 */
export const mixtureMoments = (p: readonly number[], parts: readonly Part[]): Part => {
  const d = parts[0]?.mean.length ?? 0;
  const mean = floats(d);
  const covariance = zeros(d, d);
  parts.forEach((part, c) => part.mean.forEach((value, k) => (mean[k] += (p[c] as number) * value)));
  parts.forEach((part, c) => {
    for (let i = 0; i < d; i++) {
      for (let j = 0; j < d; j++) {
        const between = (part.mean[i] - mean[i]) * (part.mean[j] - mean[j]);
        covariance.data[i * d + j] += (p[c] as number) * (part.covariance.data[i * d + j] + between);
      }
    }
  });
  return { mean, covariance };
};
