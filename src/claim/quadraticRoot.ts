import { lift } from '../arithmetic/lift.ts';
import { inner } from '../definitions/oneLayer.ts';
import type { Equations } from '../dynamics/certificates/certificate.ts';
import { inverse } from '../dynamics/certificates/linear.ts';
import { toRows, type Matrix } from '../linalg/matrix.ts';
import type { QuadraticMap } from '../settings/sigmoid/quadraticMap.ts';
import { zeroOf, type Exhibit } from './exhibit.ts';

/** The solution h of Ah + ½K‖h‖²u = y to which h ↦ A⁻¹(y − ½K‖h‖²u) contracts from 0, to be certified the only one in a box. */
export const quadraticRoot = ({ A, u, K, y }: QuadraticMap<Matrix, number>): Exhibit[] => {
  const B = inverse(toRows(A));
  if (B === null) return [];
  let h = Array.from(y.data, () => 0);
  for (let step = 0; step < 60; step++) {
    const half = (K * h.reduce((sum, entry) => sum + entry * entry, 0)) / 2;
    h = B.map((row) => row.reduce((sum, entry, j) => sum + entry * (y.data[j] - half * u.data[j]), 0));
  }
  const F: Equations = (R, at) => {
    const [square, [direction], [target]] = [R.div(R.mul(R.of(K), inner(R, at, at)), R.of(2)), lift(R, u), lift(R, y)];
    return lift(R, A).map((row, i) => R.sub(R.add(inner(R, row, at), R.mul(square, direction[i])), target[i]));
  };
  return [zeroOf('the solution of f(x₀ + h) = y', 'h', F, h)];
};
