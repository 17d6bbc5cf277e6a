import type { Matrix } from '../linalg/matrix.ts';
import { dot } from '../linalg/vector.ts';
import { kinkFrame } from './kinkFrame.ts';
import { restrictedEigen } from './restrictedEigen.ts';

/**
 * The largest value of a quadratic form on a cone: max uᵀAu over ‖u‖ = 1, u ⟂ Q, n·u ≥ 0 for all n of `sides`; −∞ if
 * the cone is {0}. A: d×d, symmetric; Q: orthonormal vectors, sides: k unit vectors, of length d; angles within
 * `slack` of a side count as on it. A maximiser lies inside some face, and there is an eigenvector of A restricted to
 * the face's span, so all 2ᵏ faces are tried; unless the span of the cone itself stays below `enough`, when
 * that upper bound is returned. Source: derived (copositivity by faces).
 */
export const largestOnCone = (A: Matrix, Q: readonly Float64Array[], sides: readonly Float64Array[], enough: number, slack: number): number => {
  let largest = -Infinity;
  for (let mask = 0; mask < 2 ** sides.length; mask++) {
    const frame = kinkFrame([...Q, ...sides.filter((_, i) => (mask >> i) & 1)], slack);
    if (frame.Q.length >= A.rows) continue;
    const { values, vectors } = restrictedEigen(A, frame.Q);
    if (mask === 0 && values[0] < enough) return values[0];
    vectors.forEach((u, k) => {
      const inCone = (sign: number): boolean => sides.every((n) => sign * dot(n, u) >= -slack);
      if (inCone(1) || inCone(-1)) largest = Math.max(largest, values[k]);
    });
  }
  return largest;
};
