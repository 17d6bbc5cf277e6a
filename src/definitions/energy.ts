import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { contrastiveCovariance } from './contrastiveCovariance.ts';
import { halfSquaredDistance } from './importances.ts';
import { countsOwnPair, pairDivisor, type PairSum } from './pairSum.ts';
import type { TableViews } from './tableViews.ts';

/** ℰ_α = ½ tr 𝒞_α[f], with the sum over pairs of 𝒞_α. alpha: N×N, f: N×d for each view. Source: Tian 2023, Eq. 2. */
export const energy = <S>(R: Arithmetic<S>, alpha: Table<S>, f: TableViews<S>, pairs: PairSum = 'mean of all pairs'): S => {
  const trace = contrastiveCovariance(R, alpha, f, f, pairs).reduce((sum, row, c) => R.add(sum, row[c]), R.of(0));
  return R.div(trace, R.of(2));
};

/** The same by distances: 1/(2N²) Σ_{i,j} α_ij (d_ij² − d_i²), or the plain sum over i ≠ j; d² = ½‖·‖². alpha: N×N, f: N×d for each view. */
export const pairEnergy = <S>(R: Arithmetic<S>, alpha: Table<S>, f: TableViews<S>, pairs: PairSum = 'mean of all pairs'): S => {
  const N = alpha.length;
  let sum = R.of(0);
  for (let i = 0; i < N; i++) {
    for (let j = 0; j < N; j++) {
      if (j === i && !countsOwnPair(pairs)) continue;
      const inter = halfSquaredDistance(R, f.x[i], f.x[j]);
      const intra = halfSquaredDistance(R, f.x[i], f.xPrime[i]);
      sum = R.add(sum, R.mul(alpha[i][j], R.sub(inter, intra)));
    }
  }
  return R.div(sum, R.of(pairDivisor(pairs, N)));
};
