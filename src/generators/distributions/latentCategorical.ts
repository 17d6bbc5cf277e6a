import type { Matrix } from '../../linalg/matrix.ts';
import { matrixOf, multiply, row, transpose } from '../../linalg/matrix.ts';
import { dot } from '../../linalg/vector.ts';
import { checkProbabilities, drawClass, sampler, type Distribution } from './distribution.ts';
import { mixtureMoments } from './mixtureMoments.ts';

/** Coordinates on the frame: in (½, 3⁄2] along the own class, in (−1, 0] along the others; both of variance 1/12. */
const [own, other, variance] = [1, -1 / 2, 1 / 12];

/**
 * Separable classes y ∈ {1..M}: w_mᵀx > 0 exactly when y = m. x = Σ_k c_k w_k + σg, with c_m uniform on (½, 3⁄2],
 * c_k uniform on (−1, 0] for k ≠ m, and g standard normal in the complement of the frame. frame: M×d, orthonormal
 * rows w_m; p: M; sigma ≥ 0. Throws when sizes differ. Source: Tian 2023, latent categorical model (reconstructed).
 */
export const latentCategorical = (frame: Matrix, p: readonly number[], sigma: number): Distribution => {
  checkProbabilities('latentCategorical', p);
  const { rows: M, cols: d } = frame;
  if (p.length !== M) throw new RangeError(`latentCategorical: ${p.length} probabilities for a frame of ${M}×${d}; expected one a row`);
  const projector = multiply(transpose(frame), frame);
  const covariance = matrixOf(d, d, (i, j) => {
    const inside = projector.data[i * d + j];
    return variance * inside + sigma * sigma * ((i === j ? 1 : 0) - inside);
  });
  const parts = p.map((_, m) => {
    const mean = Float64Array.from({ length: d }, (__, j) => p.reduce((sum, ___, k) => sum + (k === m ? own : other) * frame.data[k * d + j], 0));
    return { mean, covariance };
  });
  const fill = (stream: Parameters<Distribution['sample']>[0], out: Float64Array): void => {
    const y = drawClass(stream, p);
    for (let j = 0; j < d; j++) out[j] = sigma * stream.normal();
    for (let m = 0; m < M; m++) {
      const w = row(frame, m);
      const shift = (m === y ? 3 / 2 : 0) - stream.uniform() - dot(w, out);
      for (let j = 0; j < d; j++) out[j] += shift * w[j];
    }
  };
  return { name: 'latentCategorical', dimension: d, ...mixtureMoments(p, parts), sample: sampler('latentCategorical', d, fill) };
};
