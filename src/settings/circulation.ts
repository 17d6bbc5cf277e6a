import { mapEntries, type Matrix } from '../linalg/matrix.ts';
import { choice, just, powerOfTwo } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';
import { weightedViews } from './weightedViews.ts';

type Flow = 'round the cycle' | 'from the first to the second';

/** Importances, and a flow of importance among three samples or more that leaves α + αᵀ as it is. */
export const circulation = setting({
  id: 'circulation',
  words: 'For all N ≥ 3 samples in two views, importances α of any sign, and antisymmetric changes K of them',
  dims: { N: [3, 8], d: [1, 4] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: { ...weightedViews.fields, amount: powerOfTwo('amount that flows'), flow: choice<Flow>('where it flows', 'round the cycle', 'from the first to the second') },
});

/** K𝟏 = 0: what flows into a sample flows out of it. */
export const rowSumsKept = hypothesis<{ readonly flow: Flow }>({
  words: 'the row sums of the importances stay the same',
  tex: String.raw`K\mathbf 1 = 0`,
  narrow: { flow: just('round the cycle') },
  holds: ({ flow }) => flow === 'round the cycle',
});

/** The sign with which K_ij = −K_ji carries the amount: 1 from i to the next, −1 back, 0 elsewhere. */
export const flowSign = (flow: Flow, N: number, i: number, j: number): number => {
  const along = (a: number, b: number): boolean => (flow === 'round the cycle' ? b === (a + 1) % N : a === 0 && b === 1);
  return along(i, j) ? 1 : along(j, i) ? -1 : 0;
};

/** α + K, N×N. */
export const withFlow = ({ alpha, amount, flow }: { readonly alpha: Matrix; readonly amount: number; readonly flow: Flow }): Matrix =>
  mapEntries(alpha, (entry, i, j) => entry + amount * flowSign(flow, alpha.rows, i, j));
