import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { halfSquaredDistance } from '../importances.ts';
import type { TableViews } from '../tableViews.ts';
import type { TableLoss } from './table.ts';

/** Everything a cell of the column is written in. */
interface Cell<S> {
  readonly delta: S;
  readonly xi: S;
  readonly tau: S;
  readonly epsilon: S;
  readonly c: S;
}

/** ξ_i of the row, by its own formula, from the differences δ_ij, j ≠ i. */
type Row = { readonly sum: <S>(R: Arithmetic<S>, cell: Omit<Cell<S>, 'xi'>) => S; readonly alpha: <S>(R: Arithmetic<S>, cell: Cell<S>) => S };

const positive = <S>(R: Arithmetic<S>, u: S): boolean => R.compare(u, R.of(0)) > 0;

/** The column α_ij of the table, formula by formula, written out by hand. Source: Tian 2022, Table 1, reconstructed. */
const column: Readonly<Record<TableLoss, Row>> = {
  InfoNCE: { sum: (R, { delta, tau }) => R.exp(R.div(delta, tau)), alpha: (R, { delta, tau, xi, epsilon }) => R.div(R.exp(R.div(delta, tau)), R.add(epsilon, xi)) },
  MINE: { sum: (R, { delta }) => R.exp(delta), alpha: (R, { delta, xi }) => R.div(R.exp(delta), xi) },
  triplet: { sum: (_R, { delta }) => delta, alpha: (R, { delta, epsilon }) => R.of(positive(R, R.add(delta, epsilon)) ? 1 : 0) },
  'soft-triplet': {
    sum: (R, { delta, tau, epsilon }) => R.exp(R.add(R.div(delta, tau), epsilon)),
    alpha: (R, { delta, tau, epsilon, xi }) => R.div(R.exp(R.add(R.div(delta, tau), epsilon)), R.add(R.of(1), xi)),
  },
  tuplet: { sum: (R, { delta }) => R.exp(delta), alpha: (R, { delta, xi }) => R.div(R.exp(delta), R.add(R.of(1), xi)) },
  lifted: {
    sum: (R, { delta, epsilon }) => R.exp(R.add(delta, epsilon)),
    alpha: (R, { delta, epsilon, xi }) => {
      const log = R.log(xi);
      return R.div(R.mul(R.mul(R.of(2), positive(R, log) ? log : R.of(0)), R.exp(R.add(delta, epsilon))), xi);
    },
  },
  'modified-triplet': {
    sum: (_R, { delta }) => delta,
    alpha: (R, { delta, c }) => {
      const sigma = R.logistic(R.mul(c, delta));
      return R.mul(c, R.mul(sigma, R.sub(R.of(1), sigma)));
    },
  },
  'triplet-contrastive': { sum: (_R, { delta }) => delta, alpha: (R) => R.of(1) },
};

/** The importances of a loss by the column of the table, α_ii = 0; N×N. f: N×d for each view. */
export const columnImportances = <S>(R: Arithmetic<S>, loss: TableLoss, parameters: Omit<Cell<S>, 'delta' | 'xi'>, f: TableViews<S>): Table<S> =>
  f.x.map((own, i) => {
    const within = halfSquaredDistance(R, own, f.xPrime[i]);
    const deltas = f.x.map((other) => R.sub(within, halfSquaredDistance(R, own, other)));
    const xi = deltas.reduce((sum, delta, j) => (j === i ? sum : R.add(sum, column[loss].sum(R, { ...parameters, delta }))), R.of(0));
    return deltas.map((delta, j) => (j === i ? R.of(0) : column[loss].alpha(R, { ...parameters, delta, xi })));
  });
