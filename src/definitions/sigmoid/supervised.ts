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

/**
 * ∂L/∂(w_1, …, w_m, F): Σ_i P_i (ŷ_i − y_i) F_j s′(w_j·x_i) x_i + 2βw_j and Σ_i P_i (ŷ_i − y_i) s(w_j·x_i) + 2γF_j; m·d + m entries, in that order.
 * points: n×d with weights P; labels: n of 0 and 1.
 */
export const supervisedGradient = <S>(
  R: Arithmetic<S>,
  { points, weights, labels }: { readonly points: Table<S>; readonly weights: readonly S[]; readonly labels: readonly number[] },
  { W, F }: SupervisedTables<S>,
  beta: S,
  gamma: S,
): S[] => {
  const two = R.of(2);
  const below: S[][] = W.map((w) => w.map((entry) => R.mul(two, R.mul(beta, entry))));
  const above: S[] = F.map((entry) => R.mul(two, R.mul(gamma, entry)));
  points.forEach((x, i) => {
    const z = W.map((w) => inner(R, w, x));
    const s = z.map((entry) => R.logistic(entry));
    const q = inner(R, F, s);
    // ŷ − 1 = −s(−q).
    const miss = R.mul(weights[i], labels[i] === 1 ? R.sub(R.of(0), R.logistic(R.sub(R.of(0), q))) : R.logistic(q));
    W.forEach((w, j) => {
      const slope = R.mul(R.mul(miss, F[j]), R.mul(s[j], R.logistic(R.sub(R.of(0), z[j]))));
      w.forEach((_, c) => (below[j][c] = R.add(below[j][c], R.mul(slope, x[c]))));
      above[j] = R.add(above[j], R.mul(miss, s[j]));
    });
  });
  return [...below.flat(), ...above];
};
