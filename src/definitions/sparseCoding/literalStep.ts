import { absolute } from '../../arithmetic/absolute.ts';
import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import { inner } from '../oneLayer.ts';
import type { FeatureStep } from './featureStep.ts';
import { positiveMoment, transposed } from './moments.ts';

/** |⟨M_j, w′⟩| − (1 − ηλ + ηp)|⟨M_j, w⟩| + η‖w‖²/n for every j, w′ = (1 − ηλ)w + ηkE[x⁺x⁺⁺ᵀ]w: d scalars. */
export const literalStepRoom = <S>(R: Arithmetic<S>, step: FeatureStep<S>): S[] => {
  const { M, w, eta, lambda, share, p, q, pairing } = step;
  const size = (a: S): S => absolute(R, a);
  const keep = R.sub(R.of(1), R.mul(eta, lambda));
  const next = positiveMoment(R, step, q, pairing).map((entries, k) => R.add(R.mul(keep, w[k]), R.mul(R.mul(eta, share), inner(R, entries, w))));
  const allowed = R.div(R.mul(eta, inner(R, w, w)), R.of(M.length));
  const rate = R.add(keep, R.mul(eta, p));
  return transposed(M).map((column) => R.add(R.sub(size(inner(R, column, next)), R.mul(rate, size(inner(R, column, w)))), allowed));
};
