import type { Matrix } from '../linalg/matrix.ts';
import { multiplyVector, transpose } from '../linalg/matrix.ts';
import { norm } from '../linalg/vector.ts';
import { rowSquares } from '../dynamics/sparseCoding/decoupledCovariance.ts';
import { enumeratedMoment, type MaskedCoding } from './sparseCoding.ts';

/** One step of the linearised training of one neuron. */
export interface PowerStep extends MaskedCoding {
  readonly w: Matrix;
  readonly eta: number;
  readonly lambda: number;
  readonly dims: Readonly<Record<'N', number>>;
}

/** w⁺ = (1 − ηλ)w + η N/(N + 1) E[x⁺x⁺⁺ᵀ] w by the moment, n×n; what of w and w⁺ lies along the features and across them; max r. */
export const powerStep = (i: PowerStep, moment: Matrix = enumeratedMoment(i)) => {
  const { M, w, eta, lambda, p, dims } = i;
  const share = dims.N / (dims.N + 1);
  const drift = multiplyVector(moment, w.data);
  const next = w.data.map((entry, k) => (1 - eta * lambda) * entry + eta * share * drift[k]);
  const along = (v: Float64Array): Float64Array => multiplyVector(transpose(M), v);
  const across = (v: Float64Array): number => {
    const back = multiplyVector(M, along(v));
    return norm(v.map((entry, k) => entry - back[k]));
  };
  return { next, features: along(next), before: along(w.data), noise: across(next), noiseBefore: across(w.data), r: rowSquares(M), gain: eta * share * p };
};
