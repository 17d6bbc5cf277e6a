import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { float64 } from '../arithmetic/float64.ts';
import { contrastiveCovariance as covariance } from '../definitions/contrastiveCovariance.ts';
import type { TableViews } from '../definitions/tableViews.ts';
import { contrastiveCovariance } from '../dynamics/contrastiveCovariance.ts';
import { importanceMass } from '../dynamics/importanceMass.ts';
import type { Views } from '../dynamics/views.ts';
import { fromRows, maxAbs, maxAbsDifference, toRows, type Matrix } from '../linalg/matrix.ts';
import type { Exactly } from './claim.ts';
import type { Residual } from './residual.ts';
import { roundings } from './tolerance.ts';

/**
 * 𝒞_α[x] = 𝒞_β[x] for two tables of importances: the largest difference of entries, the left side by the fast path, the
 * right by the double sum of the definition (the fast path never sees the diagonal, nor α but through α + αᵀ and α𝟏).
 * alpha, beta: N×N; views: N×d each.
 */
export const sameCovariance = (what: string, views: Views, alpha: Matrix, beta: Matrix): Residual => {
  const left = contrastiveCovariance(alpha, views);
  const right = fromRows(covariance(float64, toRows(beta), { x: toRows(views.x), xPrime: toRows(views.xPrime) }).map((entries) => [...entries]));
  const size = Math.max(maxAbs(views.x), maxAbs(views.xPrime));
  return {
    what,
    value: maxAbsDifference(left, right),
    ...roundings(16 * (views.x.rows + 4), (importanceMass(alpha) + importanceMass(beta)) * size ** 2),
    seen: { 'with α': left, 'with the other': right },
  };
};

/** The same from the definition, over any arithmetic: the entries of the difference, all zero. */
export const covarianceDifferences = <S>(R: Arithmetic<S>, views: TableViews<S>, alpha: Table<S>, beta: Table<S>): Exactly<S> => {
  const [left, right] = [covariance(R, alpha, views), covariance(R, beta, views)];
  return { zero: left.flatMap((entries, u) => entries.map((entry, v) => R.sub(entry, right[u][v]))) };
};
