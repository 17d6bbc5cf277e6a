import { floats } from '../linalg/floats.ts';
import { row, zeros, type Matrix } from '../linalg/matrix.ts';

/**
 * The terms of Lemma 1, one a feature: z_l² 𝕍_{p̃_l}[g] = z_l E[φ_l g gᵀ] − E[φ_l g] E[φ_l g]ᵀ with z_l = E[φ_l], the
 * means over the samples, each of weight 1/N. phi: N×L, g: N×q; result L matrices q×q, symmetric, positive semidefinite where
 * φ_l ≥ 0. Throws when phi and g differ in rows. Source: Tian 2023, Lemma 1 (reconstructed).
 */
export const kernelTerms = (phi: Matrix, g: Matrix): Matrix[] => {
  const [N, L, q] = [g.rows, phi.cols, g.cols];
  if (phi.rows !== N) throw new RangeError(`kernelTerms: phi is ${phi.rows}×${L}, expected ${N}×L (N = ${N} rows of g)`);
  return Array.from({ length: L }, (_, l) => {
    const out = zeros(q, q);
    let z = 0;
    for (let i = 0; i < N; i++) z += phi.data[i * L + l] / N;
    const first = floats(q);
    for (let i = 0; i < N; i++) {
      const [weight, sample] = [phi.data[i * L + l] / N, row(g, i)];
      for (let u = 0; u < q; u++) {
        first[u] += weight * sample[u];
        for (let v = 0; v < q; v++) out.data[u * q + v] += z * weight * (sample[u] * sample[v]);
      }
    }
    for (let u = 0; u < q; u++) for (let v = 0; v < q; v++) out.data[u * q + v] -= first[u] * first[v];
    return out;
  });
};
