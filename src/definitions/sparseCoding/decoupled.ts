import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { product, transposed } from './moments.ts';

/** S − diag(S): n×n. */
export const withoutDiagonal = <S>(R: Arithmetic<S>, moment: Table<S>): Table<S> => moment.map((entries, k) => entries.map((entry, l) => (k === l ? R.of(0) : entry)));

/** p(MMᵀ − diag(MMᵀ)): n×n, for M: n×d. */
export const decoupledCovariance = <S>(R: Arithmetic<S>, M: Table<S>, p: S): Table<S> =>
  withoutDiagonal(R, product(R, M, transposed(M)).map((entries) => entries.map((entry) => R.mul(p, entry))));

/** r_k = Σ_j M_kj²: n. */
export const rowSquares = <S>(R: Arithmetic<S>, M: Table<S>): S[] => M.map((entries) => entries.reduce((sum, entry) => R.add(sum, R.mul(entry, entry)), R.of(0)));

/** The differences A − B of two tables of one shape, row by row. */
export const differences = <S>(R: Arithmetic<S>, A: Table<S>, B: Table<S>): S[] => A.flatMap((entries, i) => entries.map((entry, j) => R.sub(entry, B[i][j])));
