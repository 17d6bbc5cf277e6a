import type { Matrix } from '../linalg/matrix.ts';
import { multiplyVector, row, transpose } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';
import { rowSquares } from '../dynamics/sparseCoding/decoupledCovariance.ts';
import { enumeratedMoment, type MaskedCoding } from './sparseCoding.ts';

/** One step of the linearised training of one neuron. */
export interface PowerStep extends MaskedCoding {
  readonly w: Matrix;
  readonly eta: number;
  readonly lambda: number;
  readonly dims: Readonly<Record<'N', number>>;
}

/**
 * w⁺ = (1 − ηλ)w + η N/(N + 1) E[x⁺x⁺⁺ᵀ] w by the moment, n×n; what of w and w⁺ lies along the features and across them; r, the gain
 * g = η N/(N + 1) p, and `exact`, (1 − ηλ + g)⟨M_j, w⟩ − g⟨M_j, r ⊙ w⟩ for every feature.
 */
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
  const [before, r] = [along(w.data), rowSquares(M)];
  const step = { next, features: along(next), before, noise: across(next), noiseBefore: across(w.data), r, gain: eta * share * p };
  const rate = 1 - eta * lambda + step.gain;
  const columns = transpose(M);
  return { ...step, exact: before.map((value, j) => rate * value - step.gain * dot(row(columns, j), w.data.map((entry, k) => r[k] * entry))) };
};
