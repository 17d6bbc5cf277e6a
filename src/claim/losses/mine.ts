import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { pairDifferences as differences, pairwiseLoss } from '../../definitions/losses/contrastiveLoss.ts';
import { namedLosses } from '../../definitions/losses/tableTrees.ts';
import { bindLoss } from '../../dynamics/losses/boundLoss.ts';
import { pairDifferences, pairwiseLoss as loss } from '../../dynamics/losses/pairwiseLoss.ts';
import type { Views } from '../../dynamics/views.ts';
import { maxAbs } from '../../linalg/matrix.ts';
import { roundings, type Tolerance } from '../tolerance.ts';

/** Σ_i log ξ_i of the table's row, and N log(Σ_{i≠j} e^{δ_ij}/N): one logarithm over all pairs, as in the Donsker–Varadhan bound; with their rounding. */
export const logarithms = (views: Views): { readonly perAnchor: number; readonly overall: number; readonly rounding: Tolerance } => {
  const { data, rows: N } = pairDifferences(views);
  const top = data.reduce((most, delta, k) => (k % (N + 1) === 0 ? most : Math.max(most, delta)), -Infinity);
  const sum = data.reduce((total, delta, k) => (k % (N + 1) === 0 ? total : total + Math.exp(delta - top)), 0);
  const size = maxAbs({ data }) + views.x.cols * Math.max(maxAbs(views.x), maxAbs(views.xPrime)) ** 2;
  return { perAnchor: loss(bindLoss(namedLosses.MINE, {}), views), overall: N * (top + Math.log(sum / N)), rounding: roundings(16 * (N * N + views.x.cols), N * (size + 4)) };
};

/** overall − perAnchor from the definitions, over any arithmetic. */
export const logarithmGap = <S>(R: Arithmetic<S>, views: { readonly x: Table<S>; readonly xPrime: Table<S> }): S => {
  const N = R.of(views.x.length);
  const sum = differences(R, views).reduce((total, entries, i) => entries.reduce((part, delta, j) => (j === i ? part : R.add(part, R.exp(delta))), total), R.of(0));
  return R.sub(R.mul(N, R.log(R.div(sum, N))), pairwiseLoss(R, namedLosses.MINE, {}, views));
};
