import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import { inner } from '../oneLayer.ts';
import { rowSquares } from './decoupled.ts';
import { positiveMoment, transposed, type SparseCoding } from './moments.ts';
import type { MaskPairing } from './masks.ts';

/** A step of one neuron, w: n, with k = N/(N + 1) as `share`. */
export interface FeatureStep<S> extends SparseCoding<S> {
  readonly q: S;
  readonly pairing: MaskPairing;
  readonly w: readonly S[];
  readonly eta: S;
  readonly lambda: S;
  readonly share: S;
}

/**
 * For w′ = (1 − ηλ)w + ηkE[x⁺x⁺⁺ᵀ]w: minus the squared defects of ⟨M_j, w′⟩ = (1 − ηλ + ηkp)⟨M_j, w⟩ − ηkp⟨M_j, r ⊙ w⟩, and
 * (1 − ηλ)‖P⊥w‖ + ηkp max r ‖w‖ − ‖P⊥w′‖; all at least 0 exactly when both hold. Throws `NotRepresentable` at irrational lengths.
 */
export const featureStepDefects = <S>(R: Arithmetic<S>, step: FeatureStep<S>): S[] => {
  const { M, w, eta, lambda, share, p, q, pairing } = step;
  const gain = R.mul(eta, share);
  const keep = R.sub(R.of(1), R.mul(eta, lambda));
  const next = positiveMoment(R, step, q, pairing).map((entries, k) => R.add(R.mul(keep, w[k]), R.mul(gain, inner(R, entries, w))));
  const r = rowSquares(R, M);
  const columns = transposed(M);
  const growth = R.mul(gain, p);
  const square = (a: S): S => R.mul(a, a);
  const exact = columns.map((column) => R.sub(R.mul(R.add(keep, growth), inner(R, column, w)), R.mul(growth, inner(R, column, w.map((entry, k) => R.mul(r[k], entry))))));
  const across = (v: readonly S[]): S => {
    const coordinates = columns.map((column) => inner(R, column, v));
    const rest = v.map((entry, k) => R.sub(entry, inner(R, M[k], coordinates)));
    return inner(R, rest, rest);
  };
  const largest = r.reduce((a, b) => (R.compare(b, a) > 0 ? b : a));
  const leak = R.mul(R.mul(growth, largest), R.sqrt(inner(R, w, w)));
  const room = R.sub(R.add(R.mul(keep, R.sqrt(across(w))), leak), R.sqrt(across(next)));
  return [...columns.map((column, j) => R.sub(R.of(0), square(R.sub(inner(R, column, next), exact[j])))), room];
};
