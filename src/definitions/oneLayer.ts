import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { ActivationName } from './activation.ts';
import { activate, slope } from './activation.ts';
import { contrastiveCovariance } from './contrastiveCovariance.ts';
import type { TableViews } from './tableViews.ts';

/** wᵀx; w, x: d. */
export const inner = <S>(R: Arithmetic<S>, w: readonly S[], x: readonly S[]): S => {
  let sum = R.of(0);
  for (let c = 0; c < w.length; c++) sum = R.add(sum, R.mul(w[c], x[c]));
  return sum;
};

/** f = h(Wx), sample by sample. W: M×d, views: N×d each; result N×M each. Source: Tian 2023, one-layer set-up. */
export const outputs = <S>(R: Arithmetic<S>, h: ActivationName, W: Table<S>, views: TableViews<S>): TableViews<S> => {
  const of = (view: Table<S>): Table<S> => view.map((x) => W.map((w) => activate(R, h, inner(R, w, x))));
  return { x: of(views.x), xPrime: of(views.xPrime) };
};

/** The gated inputs x̃ = x·h′(wᵀx), h′(0) = c₋. w: d, views: N×d each; result N×d each. */
export const gatedInputs = <S>(R: Arithmetic<S>, h: ActivationName, w: readonly S[], views: TableViews<S>): TableViews<S> => {
  const of = (view: Table<S>): Table<S> =>
    view.map((x) => {
      const gate = slope(R, h, inner(R, w, x));
      return x.map((entry) => R.mul(entry, gate));
    });
  return { x: of(views.x), xPrime: of(views.xPrime) };
};

/** A(w) = 𝒞_α[x̃ʷ]. alpha: N×N, views: N×d each, w: d; result d×d. */
export const gatedCovariance = <S>(R: Arithmetic<S>, alpha: Table<S>, views: TableViews<S>, h: ActivationName, w: readonly S[]): Table<S> =>
  contrastiveCovariance(R, alpha, gatedInputs(R, h, w, views));
