import { Matrix as MlMatrix, inverse as mlInverse } from 'ml-matrix';
import type { Table } from '../../arithmetic/arithmetic.ts';
import { intervals as I, type Interval } from '../../arithmetic/interval.ts';

/** The inverse of an n×n table in float64, null where there is none or it is not finite. Nothing is claimed of its accuracy. */
export const inverse = (A: Table<number>): number[][] | null => {
  if (A.length === 0) return [];
  if (!A.flat().every(Number.isFinite)) return null;
  try {
    const result = mlInverse(new MlMatrix(A.map((row) => [...row]))).to2DArray();
    return result.flat().every(Number.isFinite) ? result : null;
  } catch {
    return null;
  }
};

/** AB over intervals. A: n×k, B: k×m; result n×m. */
export const times = (A: Table<Interval>, B: Table<Interval>): Interval[][] =>
  A.map((row) => (B[0] ?? []).map((_, j) => row.reduce((sum, entry, k) => I.add(sum, I.mul(entry, B[k][j])), I.of(0))));

/** Av over intervals. A: n×m, v: m; result n. */
export const timesVector = (A: Table<Interval>, v: readonly Interval[]): Interval[] => times(A, v.map((entry) => [entry])).map(([entry]) => entry);

export const points = (A: Table<number>): Interval[][] => A.map((row) => row.map((entry) => I.of(entry)));

/** I − A over intervals. A: n×n. */
export const offIdentity = (A: Table<Interval>): Interval[][] => A.map((row, i) => row.map((entry, j) => I.sub(I.of(i === j ? 1 : 0), entry)));
