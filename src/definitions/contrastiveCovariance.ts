import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { countsOwnPair, pairDivisor, type PairSum } from './pairSum.ts';
import type { TableViews } from './tableViews.ts';

/**
 * 𝒞_α[a, b] = 1/(2N²) Σ_{i,j=1..N} α_ij [(a[i]−a[j])(b[i]−b[j])ᵀ − (a[i]−a[i′])(b[i]−b[i′])ᵀ], all pairs, i = j included;
 * or, with `pairs` so, the plain sum over i ≠ j. alpha: N×N, a: N×p, b: N×q for each view; result p×q.
 * Source: Tian 2023, Eq. 3.
 */
export const contrastiveCovariance = <S>(R: Arithmetic<S>, alpha: Table<S>, a: TableViews<S>, b: TableViews<S> = a, pairs: PairSum = 'mean of all pairs'): Table<S> => {
  const N = alpha.length;
  const entry = (u: number, v: number): S => {
    let sum = R.of(0);
    for (let i = 0; i < N; i++) {
      for (let j = 0; j < N; j++) {
        if (j === i && !countsOwnPair(pairs)) continue;
        const inter = R.mul(R.sub(a.x[i][u], a.x[j][u]), R.sub(b.x[i][v], b.x[j][v]));
        const intra = R.mul(R.sub(a.x[i][u], a.xPrime[i][u]), R.sub(b.x[i][v], b.xPrime[i][v]));
        sum = R.add(sum, R.mul(alpha[i][j], R.sub(inter, intra)));
      }
    }
    return R.div(sum, R.of(pairDivisor(pairs, N)));
  };
  return a.x[0].map((_, u) => b.x[0].map((_, v) => entry(u, v)));
};
