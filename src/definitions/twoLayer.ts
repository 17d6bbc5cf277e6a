import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { ActivationName } from './activation.ts';
import { activate } from './activation.ts';
import { inner } from './oneLayer.ts';
import type { TableViews } from './tableViews.ts';

/** Two layers with K disjoint receptive fields. W1: (K·M)×p, row k·M + m acting on coordinates kp..kp+p−1; W2: O×(K·M). */
export interface TableTwoLayer<S> {
  readonly W1: Table<S>;
  readonly W2: Table<S>;
  readonly h: ActivationName;
  readonly K: number;
}

/** f = W₂ f₁, f₁,km = h(w_kmᵀx_k). views: N×(K·p) each; result N×O each. Source: Tian 2023, two-layer set-up. */
export const twoLayerOutputs = <S>(R: Arithmetic<S>, { W1, W2, h, K }: TableTwoLayer<S>, views: TableViews<S>): TableViews<S> => {
  const M = W1.length / K;
  const p = W1[0].length;
  const of = (view: Table<S>): Table<S> =>
    view.map((x) => {
      const hidden: S[] = [];
      for (let k = 0; k < K; k++) {
        const field = x.slice(k * p, k * p + p);
        for (let m = 0; m < M; m++) hidden.push(activate(R, h, inner(R, W1[k * M + m], field)));
      }
      return W2.map((top) => inner(R, top, hidden));
    });
  return { x: of(views.x), xPrime: of(views.xPrime) };
};
