import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { contrastiveCovariance as covariance } from '../definitions/contrastiveCovariance.ts';
import type { TableViews } from '../definitions/tableViews.ts';
import { contrastiveCovariance } from '../dynamics/contrastiveCovariance.ts';
import { importanceMass } from '../dynamics/importanceMass.ts';
import type { Views } from '../dynamics/views.ts';
import { mapEntries, maxAbs, type Matrix } from '../linalg/matrix.ts';
import { roundings, type Tolerance } from './tolerance.ts';

type Weighted<T> = { readonly x: T; readonly xPrime: T; readonly alpha: T };

/** Σ_{i,j≠i}(…) − 2N² · (1/2N²)Σ_{i,j}(…), the two conventions for 𝒞_α[x] (each by the fast path), d×d, with its rounding. */
export const conventionGap = ({ x, xPrime, alpha }: Weighted<Matrix> & Views): { readonly gap: Matrix; readonly rounding: Tolerance } => {
  const [N, size] = [x.rows, Math.max(maxAbs(x), maxAbs(xPrime))];
  const mean = contrastiveCovariance(alpha, { x, xPrime });
  const sum = contrastiveCovariance(alpha, { x, xPrime }, { x, xPrime }, 'sum of distinct pairs');
  return {
    gap: mapEntries(sum, (entry, i, j) => entry - 2 * N * N * mean.data[i * sum.cols + j]),
    rounding: roundings(16 * (N + 4), 4 * N * N * importanceMass(alpha) * size ** 2),
  };
};

/** The same from the definition, over any arithmetic: d×d. */
export const conventionGapOver = <S>(R: Arithmetic<S>, { x, xPrime, alpha }: Weighted<Table<S>> & TableViews<S>): Table<S> => {
  const factor = R.of(2 * alpha.length ** 2);
  const [mean, sum] = [covariance(R, alpha, { x, xPrime }), covariance(R, alpha, { x, xPrime }, { x, xPrime }, 'sum of distinct pairs')];
  return sum.map((entries, u) => entries.map((entry, v) => R.sub(entry, R.mul(factor, mean[u][v]))));
};
