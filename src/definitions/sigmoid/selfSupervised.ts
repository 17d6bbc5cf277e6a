import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { inner } from '../oneLayer.ts';
import type { TableViews } from '../tableViews.ts';

/** α‖W‖_F², as released, or α‖WWᵀ‖_F², the quartic one of linear models. */
export type Penalty = 'frobenius' | 'gram';

/** No negative pairs, as released, or all pairs pushed apart by the squares of their products. */
export type Negatives = 'none' | 'pairs';

/** s, as released, or the identity. */
export type Nonlinearity = 'logistic' | 'identity';

export interface Objective<S> {
  readonly alpha: S;
  readonly penalty: Penalty;
  readonly negatives: Negatives;
  readonly nonlinearity: Nonlinearity;
}

/**
 * L(W) = −(1/n) Σ_i F(x_i′)ᵀF(x_i″) + α‖W‖_F², F(x) = (s(w_1·x), …, s(w_m·x)); with negatives also
 * + (1/n²) Σ_ij (F(x_i′)ᵀF(x_j″))². No centring, no factor ½ on α. views: n×d each; W: m×d.
 * Source: Yang et al. 2023, released code, whose step is that of n·L.
 */
export const selfSupervisedObjective = <S>(R: Arithmetic<S>, { x, xPrime }: TableViews<S>, W: Table<S>, { alpha, penalty, negatives, nonlinearity }: Objective<S>): S => {
  const n = R.of(x.length);
  const features = (sample: readonly S[]): S[] => W.map((w) => (nonlinearity === 'logistic' ? R.logistic(inner(R, w, sample)) : inner(R, w, sample)));
  const [first, second] = [x.map(features), xPrime.map(features)];
  let sum = R.of(0);
  first.forEach((f, i) => {
    sum = R.sub(sum, R.div(inner(R, f, second[i] as S[]), n));
    if (negatives === 'pairs') {
      for (const g of second) {
        const product = inner(R, f, g);
        sum = R.add(sum, R.div(R.mul(product, product), R.mul(n, n)));
      }
    }
  });
  const gram = W.map((u) => W.map((v) => inner(R, u, v)));
  const size = penalty === 'frobenius' ? gram.reduce((total, entries, j) => R.add(total, entries[j] as S), R.of(0)) : gram.flat().reduce((total, entry) => R.add(total, R.mul(entry, entry)), R.of(0));
  return R.add(sum, R.mul(alpha, size));
};
