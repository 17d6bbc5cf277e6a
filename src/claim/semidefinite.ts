import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import type { Matrix } from '../linalg/matrix.ts';
import type { Residual } from './residual.ts';
import type { Tolerance } from './tolerance.ts';

/** M is positive semidefinite: −λ_min(M), 0 where it is not negative. M: n×n, symmetric. */
export const semidefinite = (what: string, M: Matrix, tolerance: Tolerance): Residual => ({
  what,
  value: Math.max(0, -symmetricEigen(M).values[M.rows - 1]),
  ...tolerance,
  seen: { [`the matrix of ${what}`]: M },
});
