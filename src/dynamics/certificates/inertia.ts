import type { Table } from '../../arithmetic/arithmetic.ts';
import { addUp } from '../../arithmetic/directed.ts';
import { intersection, intervals as I, magnitude, midpoint, type Interval } from '../../arithmetic/interval.ts';
import { matrixOf } from '../../linalg/matrix.ts';
import { symmetricEigen } from '../symmetricEigen.ts';
import type { Inertia } from './certificate.ts';
import { offIdentity, points, times } from './linear.ts';

/** The largest row sum of |A_ij|, rounded up: a bound of the spectral radius. */
export const rowNorm = (A: Table<Interval>): number => A.reduce((worst, row) => Math.max(worst, row.reduce((sum, entry) => addUp(sum, magnitude(entry)), 0)), 0);

/**
 * How many eigenvalues of every symmetric matrix in H are positive and how many negative, or null when that is not decided. V, the
 * eigenvectors of the midpoint to six digits, is a basis when ‖I − VᵀV‖ < 1; then H has the inertia of B = VᵀHV (Sylvester), which
 * is that of its diagonal where no Gershgorin disc of B contains 0: shrinking what is off the diagonal to nothing moves no
 * eigenvalue through 0. H: n×n intervals.
 */
export const inertia = (H: Table<Interval>): Inertia | null => {
  const n = H.length;
  const symmetric = H.map((row, i) => row.map((entry, j) => intersection(entry, H[j][i])));
  if (symmetric.flat().some((entry) => entry === null || magnitude(entry) === Infinity)) return null;
  const both = symmetric as Interval[][];
  const { vectors } = symmetricEigen(matrixOf(n, n, (i, j) => midpoint(both[i][j])));
  const directions = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, k) => Number(vectors.data[k * n + i].toPrecision(6))));
  const V = points(directions);
  const transposed = V.map((_, i) => V.map((row) => row[i]));
  if (!(rowNorm(offIdentity(times(transposed, V))) < 1)) return null;
  const B = times(times(transposed, both), V);
  const discs = B.map((row, i) => {
    const radius = row.reduce((sum, entry, j) => (i === j ? sum : addUp(sum, magnitude(entry))), 0);
    return I.add(row[i], { lo: -radius, hi: radius });
  });
  const [positive, negative] = [discs.filter(({ lo }) => lo > 0).length, discs.filter(({ hi }) => hi < 0).length];
  return positive + negative === n ? { positive, negative, directions, discs } : null;
};
