import { copyOf } from '../../linalg/floats.ts';
import type { Matrix } from '../../linalg/matrix.ts';
import { maxAbs, zeros } from '../../linalg/matrix.ts';

/**
 * An F with FFᵀ = S (Cholesky with diagonal pivoting, hence not triangular; S may be singular).
 * S: d×d, symmetric, semidefinite; throws otherwise. F: d×d.
 */
export const covarianceFactor = (S: Matrix): Matrix => {
  const d = S.rows;
  if (S.cols !== d) throw new RangeError(`covarianceFactor: the covariance is ${d}×${S.cols}, expected a square matrix`);
  // What rounding leaves of a singular S: d updates, each of ε·‖S‖, and as much again in S itself.
  const slack = 16 * d * Number.EPSILON * maxAbs(S);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < i; j++) {
      if (!(Math.abs(S.data[i * d + j] - S.data[j * d + i]) <= slack)) {
        throw new RangeError(`covarianceFactor: entries (${i}, ${j}) and (${j}, ${i}) of the ${d}×${d} covariance differ; expected a symmetric matrix`);
      }
    }
  }
  const out = zeros(d, d);
  const rest = copyOf(S.data);
  for (let k = 0; k < d; k++) {
    let p = 0;
    for (let i = 1; i < d; i++) if (rest[i * d + i] > rest[p * d + p]) p = i;
    const pivot = rest[p * d + p];
    if (!(pivot > slack)) break;
    for (let i = 0; i < d; i++) out.data[i * d + k] = rest[i * d + p] / Math.sqrt(pivot);
    for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) rest[i * d + j] -= out.data[i * d + k] * out.data[j * d + k];
  }
  const left = maxAbs({ data: rest });
  if (!(left <= slack)) throw new RangeError(`covarianceFactor: ${left} of the ${d}×${d} covariance is left beside its factor; expected a semidefinite matrix`);
  return out;
};
