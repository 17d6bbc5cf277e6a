import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { float64 } from '../arithmetic/float64.ts';
import type { TableViews } from '../definitions/tableViews.ts';
import type { Views } from '../dynamics/views.ts';
import { fromRows, toRows, type Matrix } from '../linalg/matrix.ts';

/** 2N² Cov[x] − (N − 1) Σ_i (x[i] − x[i′])(x[i] − x[i′])ᵀ over any arithmetic, Cov about the mean and divided by N; x: N×d a view, result d×d. */
export const uniformCovarianceOver = <S>(R: Arithmetic<S>, { x, xPrime }: TableViews<S>): Table<S> => {
  const [N, zero] = [x.length, R.of(0)];
  const mean = x[0].map((_, u) => R.div(x.reduce((sum, entries) => R.add(sum, entries[u]), zero), R.of(N)));
  const products = (left: (i: number, u: number) => S, u: number, v: number): S => x.reduce((sum, _, i) => R.add(sum, R.mul(left(i, u), left(i, v))), zero);
  return mean.map((_, u) =>
    mean.map((__, v) => {
      const data = products((i, w) => R.sub(x[i][w], mean[w]), u, v);
      const noise = products((i, w) => R.sub(x[i][w], xPrime[i][w]), u, v);
      return R.sub(R.mul(R.of(2 * N), data), R.mul(R.of(N - 1), noise));
    }),
  );
};

/** The same in float64. */
export const uniformCovariance = ({ x, xPrime }: Views): Matrix => fromRows(uniformCovarianceOver(float64, { x: toRows(x), xPrime: toRows(xPrime) }).map((row) => [...row]));
