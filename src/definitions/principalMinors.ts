import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';

/** det M by expansion along the first row, without division: exact over exact R. M: n×n, n small; 1 for n = 0. */
export const determinant = <S>(R: Arithmetic<S>, M: Table<S>): S =>
  (M[0] ?? []).length === 0
    ? R.of(1)
    : M[0].reduce((sum, entry, j) => {
        const minor = R.mul(entry, determinant(R, M.slice(1).map((row) => row.filter((_, c) => c !== j))));
        return j % 2 === 0 ? R.add(sum, minor) : R.sub(sum, minor);
      }, R.of(0));

/**
 * The 2ⁿ − 1 principal minors det M_II, I ≠ ∅, of a symmetric M: all are ≥ 0 exactly when M is positive semidefinite
 * (Sylvester; the leading ones alone do not suffice). M: n×n, n small.
 */
export const principalMinors = <S>(R: Arithmetic<S>, M: Table<S>): S[] =>
  Array.from({ length: 2 ** M.length - 1 }, (_, k) => {
    const kept = M.map((__, i) => i).filter((i) => ((k + 1) >> i) % 2 === 1);
    return determinant(R, kept.map((i) => kept.map((j) => M[i][j])));
  });
