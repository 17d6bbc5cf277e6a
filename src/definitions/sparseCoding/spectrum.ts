import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { eigenvaluesBelow } from '../eigenvalueCount.ts';
import { rowSquares } from './decoupled.ts';

/** Beside every bound, so that hypotheses which hold to rounding alone cost no eigenvalue; no dyadic number, which an eigenvalue might be. */
const beside = 1e-12;

/**
 * How the eigenvalues of A = E[x⁺x⁺⁺ᵀ] (n×n) fall short of λ_1, …, λ_d ∈ p[1 − max r, 1], λ_{d+1}, …, λ_n ∈ p[−max r, 0], r_k the squares of
 * the rows of M (n×d): counts of eigenvalues, negative where one lies beyond a bound, each bound widened by 1e-12.
 */
export const spectrumCounts = <S>(R: Arithmetic<S>, A: Table<S>, M: Table<S>, p: S): S[] => {
  const [n, d] = [M.length, M[0].length];
  const even = A.map((row, i) => row.map((entry, j) => R.div(R.add(entry, A[j][i]), R.of(2))));
  const most = rowSquares(R, M).reduce((a, b) => (R.compare(a, b) < 0 ? b : a));
  const below = (bound: S, by: number): number => eigenvaluesBelow(R, even, R.add(bound, R.of(by)));
  const lost = R.mul(p, most);
  return [
    below(p, beside) - n,
    n - d - below(R.sub(p, lost), -beside),
    below(R.of(0), beside) - (n - d),
    -below(R.sub(R.of(0), lost), -beside),
  ].map((count) => R.of(count));
};
