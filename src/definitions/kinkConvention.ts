import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { isHomogeneous, slopes, type ActivationName } from './activation.ts';
import { gatedInputs, inner } from './oneLayer.ts';
import type { TableViews } from './tableViews.ts';

/** What h′(0) is taken for: c₋, as everywhere else in this suite, c₊, 0, or their mean. */
export type KinkConvention = 'below' | 'above' | 'zero' | 'middle';

/** h′(0) by the convention: c₋, c₊, 0 or (c₋ + c₊)/2. Throws where h is not homogeneous, which has no kink. */
export const slopeAtKink = (h: ActivationName, convention: KinkConvention): number => {
  const [cMinus, cPlus] = slopes(h);
  return { below: cMinus, above: cPlus, zero: 0, middle: (cMinus + cPlus) / 2 }[convention];
};

/** `gatedInputs` x·h′(wᵀx) with h′(0) by the convention where h has a kink. w: d, views: N×d each; result N×d each. Source: Tian 2023, one-layer set-up. */
export const gatedInputsBy = <S>(R: Arithmetic<S>, convention: KinkConvention, h: ActivationName, w: readonly S[], views: TableViews<S>): TableViews<S> => {
  const gated = gatedInputs(R, h, w, views);
  if (convention === 'below' || !isHomogeneous(h)) return gated;
  const [zero, c] = [R.of(0), R.of(slopeAtKink(h, convention))];
  const of = (view: 'x' | 'xPrime'): Table<S> =>
    views[view].map((x, i) => (R.compare(inner(R, w, x), zero) === 0 ? x.map((entry) => R.mul(c, entry)) : gated[view][i]));
  return { x: of('x'), xPrime: of('xPrime') };
};
