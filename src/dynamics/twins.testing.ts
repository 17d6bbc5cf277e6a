import type { Fraction } from 'fraction.js';
import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import type { TableViews } from '../definitions/tableViews.ts';
import type { Stream } from '../generators/stream.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { mapEntries, matrixOf, row, zeros } from '../linalg/matrix.ts';
import type { Views } from './views.ts';
import { mapViews } from './views.ts';

/** Both views over another number system. */
export const liftViews = <S>(R: Arithmetic<S>, views: Views): TableViews<S> => ({ x: lift(R, views.x), xPrime: lift(R, views.xPrime) });

/** The matrix of |entries|. */
export const magnitudes = (m: Matrix): Matrix => mapEntries(m, Math.abs);

/** max |actual − exact| / bound over all entries, the error taken exactly; an error where the bound is 0 counts as ∞. */
export const worstRatio = (actual: Matrix, exact: Table<Fraction>, bound: (i: number, j: number) => number): number => {
  let worst = 0;
  exact.forEach((entries, i) =>
    entries.forEach((entry, j) => {
      const error = Math.abs(rational.toNumber(rational.sub(rational.of(actual.data[i * actual.cols + j]), entry)));
      if (error > 0) worst = Math.max(worst, error / bound(i, j));
    }),
  );
  return exact.length === actual.rows && exact.every((entries) => entries.length === actual.cols) ? worst : Infinity;
};

export const normalMatrix = (s: Stream, rows: number, cols: number): Matrix => matrixOf(rows, cols, () => s.normal());

/** Entries k/4 in [−2, 2]: ties, zeros and kinks occur, and sums of products are exact in float64. */
export const gridMatrix = (s: Stream, rows: number, cols: number): Matrix => matrixOf(rows, cols, () => s.integer(-8, 8) / 4);

/** Two views of N×d in every family that has caught a fault in such code before, by name. */
export const batches = (s: Stream, N: number, d: number): Readonly<Record<string, Views>> => {
  const independent = (): Views => ({ x: normalMatrix(s, N, d), xPrime: normalMatrix(s, N, d) });
  const scaled = (by: number): Views => mapViews(independent(), (m) => mapEntries(m, (entry) => entry * by));
  const clean = normalMatrix(s, N, d);
  const some = independent();
  return {
    independent: independent(),
    grid: { x: gridMatrix(s, N, d), xPrime: gridMatrix(s, N, d) },
    'no augmentation': { x: clean, xPrime: clean },
    'duplicated rows': { x: matrixOf(N, d, (i, j) => some.x.data[(i >> 1) * d + j]), xPrime: some.xPrime },
    'zero rows': mapViews(some, (m) => mapEntries(m, (entry, i) => (i % 2 === 0 ? 0 : entry))),
    'all zero': { x: zeros(N, d), xPrime: zeros(N, d) },
    'one huge row': { x: mapEntries(some.x, (entry, i) => (i === N - 1 ? 1e4 * entry : entry)), xPrime: some.xPrime },
    'common offset 1e8': mapViews(independent(), (m) => mapEntries(m, (entry) => entry + 1e8)),
    'scale 1e8': scaled(1e8),
    'scale 1e150': scaled(1e150),
    'scale 1e-150': scaled(1e-150),
  };
};

/** Importances of N×N, by name; signed and non-symmetric ones first. */
export const importancesOf = (s: Stream, N: number): Readonly<Record<string, Matrix>> => ({
  'signed, not symmetric': normalMatrix(s, N, N),
  'nonnegative, not symmetric': matrixOf(N, N, () => s.uniform()),
  'antisymmetric and a diagonal': matrixOf(N, N, (i, j) => (i === j ? 1 : Math.sign(i - j))),
  uniform: matrixOf(N, N, () => 1),
  'zero diagonal': matrixOf(N, N, (i, j) => (i === j ? 0 : 1)),
  'all zero': zeros(N, N),
  'one huge row': matrixOf(N, N, (i) => (i === 0 ? 1e4 : 1) * s.normal()),
});

/** Every batch with every α, at N = 1, 2, 3, 5 and d = 1, 3. */
export function* instances(s: Stream): Generator<{ readonly name: string; readonly views: Views; readonly alpha: Matrix }> {
  for (const [N, d] of [[1, 1], [1, 3], [2, 1], [2, 3], [3, 2], [5, 3]] as const) {
    for (const [batch, views] of Object.entries(batches(s, N, d))) {
      for (const [importances, alpha] of Object.entries(importancesOf(s, N))) {
        yield { name: `${batch}; α ${importances}; N = ${N}, d = ${d}`, views, alpha };
      }
    }
  }
}

/**
 * |L| [b; b′] with every difference replaced by its magnitude: what the roundings of L [b; b′] are relative to.
 * Row i of x: (Σ_j(|α_ij|+|α_ji|)|b_i−b_j| + Σ_j|α_ij||b_i−b_i′|)/2N².
 */
export const laplacianSize = (alpha: Matrix, b: Views): Views => {
  const N = alpha.rows;
  const { data } = magnitudes(alpha);
  const rowSum = (i: number): number => row(magnitudes(alpha), i).reduce((sum, entry) => sum + entry, 0);
  const intra = matrixOf(N, b.x.cols, (i, c) => (rowSum(i) * Math.abs(b.x.data[i * b.x.cols + c] - b.xPrime.data[i * b.x.cols + c])) / (2 * N * N));
  const x = mapEntries(intra, (entry, i, c) => {
    let sum = entry;
    for (let j = 0; j < N; j++) {
      const difference = Math.abs(b.x.data[i * b.x.cols + c] - b.x.data[j * b.x.cols + c]);
      sum += ((data[i * N + j] + data[j * N + i]) * difference) / (2 * N * N);
    }
    return sum;
  });
  return { x, xPrime: intra };
};

/** Σ_i |a_i| |g_i|ᵀ over both views, in magnitudes: p×q. */
export const pairedSize = (a: Views, g: Views): Matrix =>
  matrixOf(a.x.cols, g.x.cols, (u, v) => {
    let sum = 0;
    for (const view of ['x', 'xPrime'] as const) {
      for (let i = 0; i < a.x.rows; i++) sum += Math.abs(a[view].data[i * a.x.cols + u] * g[view].data[i * g.x.cols + v]);
    }
    return sum;
  });
