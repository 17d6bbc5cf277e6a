import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';

/** The subsets of 0..n−1 with `size` elements, in order. */
const subsets = (n: number, size: number, from = 0): number[][] =>
  size === 0 ? [[]] : Array.from({ length: Math.max(0, n - from) }, (_, i) => from + i).flatMap((first) => subsets(n, size - 1, first + 1).map((rest) => [first, ...rest]));

/** det A by expansion along the first row. A: n×n; for small n. */
const determinant = <S>(R: Arithmetic<S>, A: Table<S>): S =>
  A.length === 0
    ? R.of(1)
    : A[0].reduce((sum, entry, j) => {
        const term = R.mul(entry, determinant(R, A.slice(1).map((entries) => entries.filter((_, c) => c !== j))));
        return j % 2 === 0 ? R.add(sum, term) : R.sub(sum, term);
      }, R.of(0));

/** All minors of A (n×m) of the given order: all zero exactly when rank A < order; none, and rank A < order, when order > min(n, m). */
export const minors = <S>(R: Arithmetic<S>, A: Table<S>, order: number): S[] =>
  subsets(A.length, order).flatMap((rows) => subsets(A[0]?.length ?? 0, order).map((cols) => determinant(R, rows.map((i) => cols.map((j) => A[i][j])))));
