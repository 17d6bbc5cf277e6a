import type { TwoFeatures } from '../../definitions/sigmoid/twoFeatures.ts';
import { zeros, type Matrix } from '../../linalg/matrix.ts';

/** Where the randomness of a sample or a run comes from. */
export interface NoiseDraws {
  uniform(): number;
  normal(): number;
  /** Fills `out` with what as many calls of `normal` give. */
  normals(out: Float64Array): void;
}

/** ρξ with ξ ~ N(0, I_d), or ρz(1, …, 1) with one z ~ N(0, 1), as the released generator of data has it. */
export type NoiseKind = 'isotropic' | 'scalar';

/** n samples in d coordinates, and the label of each: 0 where x⁽¹⁾ = 1, 1 where x⁽¹⁾ = −1. */
export interface Samples {
  readonly x: Matrix;
  readonly labels: Int8Array;
}

/**
 * n independent draws x = (±1, x⁽²⁾, 0, …, 0) + ρ·noise of the two-feature law in ℝᵈ, so that the counts of the four kinds are
 * multinomial. d ≥ 2; throws on less. Source: Yang et al. 2023, released code.
 */
export const twoFeatureSamples = ({ low, high, plus, sharePlus, shareMinus }: TwoFeatures<number>, { n, d, rho, noise }: { readonly n: number; readonly d: number; readonly rho: number; readonly noise: NoiseKind }, draws: NoiseDraws): Samples => {
  if (d < 2) throw new RangeError(`twoFeatureSamples: d is ${d}, expected at least 2: one coordinate for each feature`);
  const x = zeros(n, d);
  const labels = new Int8Array(n);
  const own = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    const positive = draws.uniform() < plus;
    const hidden = draws.uniform() < (positive ? sharePlus : shareMinus) ? high : low;
    labels[i] = positive ? 0 : 1;
    const common = noise === 'scalar' ? rho * draws.normal() : 0;
    if (noise === 'isotropic') draws.normals(own);
    for (let c = 0; c < d; c++) x.data[i * d + c] = noise === 'scalar' ? common : rho * own[c];
    x.data[i * d] += positive ? 1 : -1;
    x.data[i * d + 1] += hidden;
  }
  return { x, labels };
};

/** x + ρξ, ξ ~ N(0, I_d) for every sample anew, written into `out`: what the released training does twice at every step. x, out: n×d. */
export const augmentInto = (x: Matrix, rho: number, draws: NoiseDraws, out: Matrix): void => {
  const from = x.data;
  const to = out.data;
  draws.normals(to);
  for (let k = 0; k < from.length; k++) to[k] = from[k] + rho * to[k];
};
