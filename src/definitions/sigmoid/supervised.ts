import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { inner } from '../oneLayer.ts';

/** Weights of the supervised model, over any arithmetic: W m×d below, F m above. */
export interface SupervisedTables<S> {
  readonly W: Table<S>;
  readonly F: readonly S[];
}

/**
 * L(W, F) = Σ_i P_i CE(y_i, ŷ_i) + β‖W‖_F² + γ‖F‖², ŷ = s(Fᵀs(Wx)), CE = −y log ŷ − (1 − y) log(1 − ŷ); no bias.
 * points: n×d with weights P; labels: n of 0 and 1. Source: Yang et al. 2023, released code, with P_i = 1/n.
 */
export const supervisedLoss = <S>(
  R: Arithmetic<S>,
  { points, weights, labels }: { readonly points: Table<S>; readonly weights: readonly S[]; readonly labels: readonly number[] },
  { W, F }: SupervisedTables<S>,
  beta: S,
  gamma: S,
): S => {
  const square = (v: readonly S[]): S => inner(R, v, v);
  const penalty = R.add(R.mul(beta, W.reduce((sum, w) => R.add(sum, square(w)), R.of(0))), R.mul(gamma, square(F)));
  return points.reduce((sum, x, i) => {
    const q = inner(R, F, W.map((w) => R.logistic(inner(R, w, x))));
    // 1 − ŷ = s(−q).
    const probability = R.logistic(labels[i] === 1 ? q : R.sub(R.of(0), q));
    return R.sub(sum, R.mul(weights[i] as S, R.log(probability)));
  }, penalty);
};
