import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { contrastiveCovariance } from './contrastiveCovariance.ts';
import { gatedInputs, inner, outputs } from './oneLayer.ts';
import type { TableViews } from './tableViews.ts';
import type { TableTwoLayer } from './twoLayer.ts';

/** The inputs of node n: the p coordinates of its receptive field. views: N×(K·p) each; result N×p each. */
const fieldViews = <S>(views: TableViews<S>, { W1, K }: Pick<TableTwoLayer<S>, 'W1' | 'K'>, n: number): TableViews<S> => {
  const p = W1[0].length;
  const at = Math.floor((n * K) / W1.length) * p;
  return { x: views.x.map((x) => x.slice(at, at + p)), xPrime: views.xPrime.map((x) => x.slice(at, at + p)) };
};

/** 𝒞_α[f₁], f₁,n = h(w_nᵀx_k). alpha: N×N, views: N×(K·p) each, W1: (K·M)×p; result (K·M)×(K·M). */
export const hiddenCovariance = <S>(R: Arithmetic<S>, alpha: Table<S>, views: TableViews<S>, net: Pick<TableTwoLayer<S>, 'W1' | 'h' | 'K'>): Table<S> => {
  const hidden = net.W1.map((w, n) => outputs(R, net.h, [w], fieldViews(views, net, n)));
  return hidden.map((a) => hidden.map((b) => contrastiveCovariance(R, alpha, a, b)[0][0]));
};

/**
 * The gated form of the two-layer dynamics: Ẇ₂ = W₂ 𝒞_α[f₁], ẇ_n = Σ_n′ (W₂ᵀW₂)_nn′ 𝒞_α[x̃_n, x̃_n′] w_n′ over all nodes n′ = (k′, m′).
 * alpha: N×N, views: N×(K·p) each; result in the shapes of W1, (K·M)×p, and W2, O×(K·M). Source: Tian 2023, two-layer dynamics.
 */
export const gatedTwoLayer = <S>(R: Arithmetic<S>, alpha: Table<S>, views: TableViews<S>, { W1, W2, h, K }: TableTwoLayer<S>): { readonly W1: Table<S>; readonly W2: Table<S> } => {
  const gated = W1.map((w, n) => gatedInputs(R, h, w, fieldViews(views, { W1, K }, n)));
  const C = hiddenCovariance(R, alpha, views, { W1, h, K });
  const column = (n: number): S[] => W2.map((top) => top[n]);
  return {
    W1: W1.map((w, n) =>
      W1.map((other, l) => {
        const weight = inner(R, column(n), column(l));
        return contrastiveCovariance(R, alpha, gated[n], gated[l]).map((entries) => R.mul(weight, inner(R, entries, other)));
      }).reduce((sum, term) => sum.map((entry, c) => R.add(entry, term[c])), w.map(() => R.of(0))),
    ),
    W2: W2.map((top) => W1.map((_, n) => inner(R, top, C.map((entries) => entries[n])))),
  };
};
