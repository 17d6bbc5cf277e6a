import { absolute } from '../arithmetic/absolute.ts';
import { NotRepresentable, type Arithmetic, type Table } from '../arithmetic/arithmetic.ts';
import { inner } from './oneLayer.ts';

const squarings = 60;
/** Of the squared length, what may be left beside the top eigenvector: its square root, 2⁻⁸⁰, is the error of the vector. */
const converged = 2 ** -160;

/**
 * A unit eigenvector of the largest eigenvalue of a symmetric n×n table A, from (A + cI)^(2⁶⁰), c = Σ|A_ij|: the longest row of
 * the power spans the top eigenspace as far as relative gaps exceed 2⁻⁵⁰. Throws `NotRepresentable` over exact systems unless
 * A is diagonal: eigenvectors are algebraic numbers.
 */
export const topEigenvector = <S>(R: Arithmetic<S>, A: Table<S>): readonly S[] => {
  const [zero, one] = [R.of(0), R.of(1)];
  const size = (x: S): S => absolute(R, x);
  const total = (table: Table<S>): S => table.flat().reduce((sum, x) => R.add(sum, size(x)), zero);
  if (A.every((entries, i) => entries.every((x, j) => i === j || R.compare(x, zero) === 0))) {
    const top = A.reduce((best, entries, k) => (R.compare(entries[k], A[best][best]) > 0 ? k : best), 0);
    return A.map((_, k) => (k === top ? one : zero));
  }
  if (R.exact) throw new NotRepresentable('topEigenvector: the eigenvectors of a matrix that is not diagonal are algebraic numbers');
  const shift = total(A);
  let power: Table<S> = A.map((entries, i) => entries.map((x, j) => (i === j ? R.add(x, shift) : x)));
  for (let k = 0; k < squarings; k++) {
    const scale = total(power);
    const unit = power.map((entries) => entries.map((x) => R.div(x, scale)));
    power = unit.map((left) => unit.map((right) => inner(R, left, right)));
    // (tr A)² = ‖A‖² for a semidefinite A of rank one alone.
    const trace = power.reduce((sum, entries, i) => R.add(sum, entries[i]), zero);
    if (R.compare(R.sub(R.mul(trace, trace), inner(R, power.flat(), power.flat())), R.mul(R.of(converged), R.mul(trace, trace))) <= 0) break;
  }
  const longest = power.reduce((best, entries) => (R.compare(inner(R, entries, entries), inner(R, best, best)) > 0 ? entries : best));
  const length = R.sqrt(inner(R, longest, longest));
  return longest.map((x) => R.div(x, length));
};
