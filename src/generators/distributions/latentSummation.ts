import { floats } from '../../linalg/floats.ts';
import type { Matrix } from '../../linalg/matrix.ts';
import { matrixOf, row } from '../../linalg/matrix.ts';
import { sampler, type Distribution } from './distribution.ts';

/**
 * x = Σ_m y_m u_m, y_m independent with mean 0: y_m = σ_m√((1−p_m)/p_m) with probability p_m, else −σ_m√(p_m/(1−p_m));
 * covariance Uᵀdiag(σ²)U. A small p_m is a rare, strong latent. frame: M×d, rows u_m; p: M in (0, 1); sigma: M.
 * Throws otherwise. Source: Tian 2023, latent summation model (reconstructed).
 */
export const latentSummation = (frame: Matrix, p: readonly number[], sigma: readonly number[]): Distribution => {
  const { rows: M, cols: d } = frame;
  if (p.length !== M || sigma.length !== M || !p.every((value) => value > 0 && value < 1)) {
    throw new RangeError(`latentSummation: ${p.length} probabilities [${p.join(', ')}] and ${sigma.length} scales; expected ${M} each (frame ${M}×${d}), probabilities inside (0, 1)`);
  }
  const high = p.map((value, m) => (sigma[m] as number) * Math.sqrt((1 - value) / value));
  const low = p.map((value, m) => -(sigma[m] as number) * Math.sqrt(value / (1 - value)));
  return {
    name: 'latentSummation',
    dimension: d,
    mean: floats(d),
    covariance: matrixOf(d, d, (i, j) => sigma.reduce((sum, s, m) => sum + s * s * frame.data[m * d + i] * frame.data[m * d + j], 0)),
    sample: sampler('latentSummation', d, (stream, out) => {
      for (let m = 0; m < M; m++) {
        const y = (stream.chance(p[m] as number) ? high : low)[m] as number;
        const u = row(frame, m);
        for (let j = 0; j < d; j++) out[j] += y * u[j];
      }
    }),
  };
};
