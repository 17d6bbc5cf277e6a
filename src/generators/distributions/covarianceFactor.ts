import type { Matrix } from '../../linalg/matrix.ts';
import { maxAbs, zeros } from '../../linalg/matrix.ts';

/**
 * The lower triangular L with LLᵀ = S (Cholesky; a zero pivot gives a zero column, so that S may be singular).
 * S: d×d, symmetric, semidefinite; throws otherwise.
 */
export const covarianceFactor = (S: Matrix): Matrix => {
  const d = S.rows;
  if (S.cols !== d) throw new RangeError(`covarianceFactor: the covariance is ${d}×${S.cols}, expected a square matrix`);
  // Pivots of a singular S come out at d·ε·‖S‖ instead of 0.
  const slack = 8 * d * Number.EPSILON * maxAbs(S);
  const out = zeros(d, d);
  const { data } = out;
  for (let j = 0; j < d; j++) {
    for (let i = j; i < d; i++) {
      if (Math.abs(S.data[i * d + j] - S.data[j * d + i]) > slack) {
        throw new RangeError(`covarianceFactor: entries (${i}, ${j}) and (${j}, ${i}) of the ${d}×${d} covariance differ; expected a symmetric matrix`);
      }
      let rest = S.data[i * d + j];
      for (let k = 0; k < j; k++) rest -= data[i * d + k] * data[j * d + k];
      if (i === j && !(rest >= -slack)) throw new RangeError(`covarianceFactor: pivot ${j} of the ${d}×${d} covariance is ${rest}; expected a semidefinite matrix`);
      if (i === j) data[j * d + j] = rest > slack ? Math.sqrt(rest) : 0;
      else if (data[j * d + j] > 0) data[i * d + j] = rest / data[j * d + j];
      // S_ij² ≤ S_ii S_jj bounds what rounding may leave beside a pivot of at most `slack`.
      else if (Math.abs(rest) > Math.sqrt(slack * maxAbs(S))) throw new RangeError(`covarianceFactor: pivot ${j} is 0 and entry (${i}, ${j}) is not; expected a semidefinite matrix`);
    }
  }
  return out;
};
