import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';

/**
 * The number of eigenvalues of a symmetric A below a: the negative pivots of A − aI (Sylvester's law of inertia), by elimination without
 * exchanges. A: n×n. Throws where a pivot vanishes, that is where a is an eigenvalue of a leading block: take an a beside it.
 */
export const eigenvaluesBelow = <S>(R: Arithmetic<S>, A: Table<S>, a: S): number => {
  const rows = A.map((row, i) => row.map((entry, j) => (i === j ? R.sub(entry, a) : entry)));
  let below = 0;
  for (let k = 0; k < rows.length; k++) {
    const sign = R.compare(rows[k][k], R.of(0));
    if (sign === 0) throw new RangeError(`eigenvaluesBelow: ${R.toNumber(a)} is an eigenvalue of the leading ${k + 1}×${k + 1} block; take a number beside it`);
    if (sign < 0) below++;
    for (let i = k + 1; i < rows.length; i++) {
      const factor = R.div(rows[i][k], rows[k][k]);
      for (let j = k + 1; j < rows.length; j++) rows[i][j] = R.sub(rows[i][j], R.mul(factor, rows[k][j]));
    }
  }
  return below;
};
