import type { Matrix } from '../linalg/matrix.ts';
import { matrixOf, transpose } from '../linalg/matrix.ts';

/** The submatrix of the given rows and columns. */
const submatrix = (m: Matrix, rows: readonly number[], cols: readonly number[]): Matrix =>
  matrixOf(rows.length, cols.length, (i, j) => m.data[rows[i] * m.cols + cols[j]]);

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Subsets of n indices with at least `min` of them, the smallest first: the first and the last `min`, then all but a half, a quarter, …, one. */
function* kept(n: number, min: number): Iterable<number[]> {
  if (n <= min) return;
  if (n > min + 1) yield* [upTo(min), upTo(n).slice(n - min)];
  for (let chunk = n >> 1; chunk >= 1; chunk >>= 1) {
    for (let from = 0; from < n; from += chunk) {
      if (n - Math.min(chunk, n - from) >= min) yield upTo(n).filter((i) => i < from || i >= from + chunk);
    }
  }
}

/** The first of each set of equal rows. */
const distinctRows = (m: Matrix): number[] => {
  const seen = new Set<string>();
  return upTo(m.rows).filter((i) => {
    const key = m.data.subarray(i * m.cols, (i + 1) * m.cols).join();
    return !seen.has(key) && seen.add(key).size > 0;
  });
};

/** Two neighbouring rows replaced by their sum or their difference: what a violation needs may be spread over both. */
function* foldedRows(m: Matrix): Iterable<Matrix> {
  for (let k = 0; k + 1 < m.rows; k++) {
    for (const sign of [1, -1]) {
      yield matrixOf(m.rows - 1, m.cols, (i, j) => {
        const own = m.data[(i > k ? i + 1 : i) * m.cols + j];
        return i === k ? own + sign * m.data[(k + 1) * m.cols + j] + 0 : own;
      });
    }
  }
}

const isFinite = (m: Matrix): boolean => m.data.every(Number.isFinite);

/**
 * Matrices with fewer rows or columns, but at least minRows×minCols, the boldest first and lazily: equal rows
 * merged, then rows, columns and (of square matrices) principal submatrices in halves, quarters, …, one by one; last,
 * neighbouring rows or columns folded into one.
 */
export function* simplerMatrices(m: Matrix, least: { readonly minRows: number; readonly minCols: number }): Iterable<Matrix> {
  const { minRows, minCols } = least;
  const distinct = distinctRows(m);
  if (distinct.length < m.rows && distinct.length >= minRows) yield submatrix(m, distinct, upTo(m.cols));
  // A statement about square matrices is vacuous on others: both indices have to go together.
  if (m.rows === m.cols) for (const both of kept(m.rows, Math.max(minRows, minCols))) yield submatrix(m, both, both);
  for (const rows of kept(m.rows, minRows)) yield submatrix(m, rows, upTo(m.cols));
  for (const cols of kept(m.cols, minCols)) yield submatrix(m, upTo(m.rows), cols);
  if (m.rows > minRows) for (const folded of foldedRows(m)) if (isFinite(folded)) yield folded;
  if (m.cols > minCols) for (const folded of foldedRows(transpose(m))) if (isFinite(folded)) yield transpose(folded);
}
