import { bindLoss } from '../../dynamics/losses/boundLoss.ts';
import { pairDifferences } from '../../dynamics/losses/pairwiseLoss.ts';
import { maxAbs } from '../../linalg/matrix.ts';
import { lossOf, valuesOf, type LossInstance, type Losses } from '../../settings/losses/lossBatch.ts';

/** Relative displacement by which conditions are measured: small against the scale of φ and ψ, large against rounding. */
const nudge = 2 ** -20;

/**
 * By how many units of rounding φ′(ξ_i)ψ′(δ_ij) can be off, for every pair, N×N row-major: its size and its changes under
 * relative changes of δ_ij and of ξ_i, the latter being as uncertain as its terms. Conditions are measured by nudging.
 */
export const importanceConditions = (instance: LossInstance, losses?: Losses): Float64Array => {
  const { phi: _, psi, dPhi, dPsi } = bindLoss(lossOf(instance, losses), valuesOf(instance));
  const { data: delta, rows: N } = pairDifferences(instance);
  // A difference is as uncertain as the squared distances that it is taken of.
  const shift = nudge * 4 * instance.x.cols * Math.max(maxAbs(instance.x), maxAbs(instance.xPrime), nudge) ** 2;
  const spread = (f: (x: number) => number, x: number, by: number): number => Math.max(Math.abs(f(x + by) - f(x)), Math.abs(f(x - by) - f(x))) / nudge || 0;
  return Float64Array.from({ length: N * N }, (_entry, k) => {
    const [i, j] = [Math.floor(k / N), k % N];
    if (i === j) return 0;
    let [xi, wobble] = [0, 0];
    for (let l = 0; l < N; l++) {
      if (l === i) continue;
      const own = psi(delta[i * N + l]);
      xi += own;
      wobble += Math.abs(own) + spread(psi, delta[i * N + l], shift);
    }
    const [outer, inner] = [Math.abs(dPhi(xi)) || 0, Math.abs(dPsi(delta[k])) || 0];
    return outer * inner + outer * spread(dPsi, delta[k], shift) + inner * spread(dPhi, xi, nudge * wobble);
  });
};

/** The largest condition of an importance. */
export const worstCondition = (instance: LossInstance, losses?: Losses): number => maxAbs({ data: importanceConditions(instance, losses) });
