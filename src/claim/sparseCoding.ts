import { float64 } from '../arithmetic/float64.ts';
import { positiveMoment } from '../definitions/sparseCoding/moments.ts';
import { maskedNoise } from '../definitions/sparseCoding/noiseShare.ts';
import type { LatentCoupling } from '../definitions/sparseCoding/latents.ts';
import type { MaskPairing } from '../definitions/sparseCoding/masks.ts';
import { fromRows, maxAbs, toRows, type Matrix } from '../linalg/matrix.ts';
import { roundings, type Tolerance } from './tolerance.ts';

/** A sparse-coding model with masks, as an instance holds it. */
export interface MaskedCoding {
  readonly M: Matrix;
  readonly p: number;
  readonly skew: number;
  readonly coupling: LatentCoupling;
  readonly L: Matrix;
  readonly q: number;
  readonly pairing: MaskPairing;
}

/** E[x⁺x⁺⁺ᵀ] by enumeration of all latents and masks: n×n. */
export const enumeratedMoment = (model: MaskedCoding): Matrix =>
  fromRows(positiveMoment(float64, { ...model, M: toRows(model.M), L: toRows(model.L) }, model.q, model.pairing).map((entries) => [...entries]));

/** What the moments of a model are rounded at: 2ⁿ masks of terms of the size (d·max|M|² + n·max|L|²)/q(1 − q). */
export const momentRounding = ({ M, L, q }: Pick<MaskedCoding, 'M' | 'L' | 'q'>): Tolerance =>
  roundings(2 ** M.rows + 32 * M.rows * M.cols, (M.cols * maxAbs(M) ** 2 + L.rows * maxAbs(L) ** 2) / (q * (1 - q)));

/** max|E[ξ⁺ξ⁺⁺ᵀ]|: the largest correlation that the noise alone leaves between the two views. */
export const noiseCorrelation = ({ L, q, pairing }: Pick<MaskedCoding, 'L' | 'q' | 'pairing'>): number => Math.max(...maskedNoise(float64, toRows(L), q, pairing).flat().map(Math.abs));
