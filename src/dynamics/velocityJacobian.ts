import { matrixOf, type Matrix } from '../linalg/matrix.ts';
import { dot } from '../linalg/vector.ts';

/**
 * The Jacobian of a vector field on the sphere in an orthonormal basis t_1 … t_k of tangents at w: ½(J + Jᵀ),
 * J_ij = t_i · (v(w_j⁺) − v(w_j⁻))/2 sin h, w_j^± = cos h · w ± sin h · t_j, by central differences along great circles. An oracle: it knows
 * v alone. w: d, unit; tangents: k of length d; k×k.
 */
export const velocityJacobian = (velocity: (w: Float64Array) => Float64Array, w: Float64Array, tangents: readonly Float64Array[], step: number): Matrix => {
  const [cos, sin] = [Math.cos(step), Math.sin(step)];
  const columns = tangents.map((t) => {
    const [ahead, behind] = [1, -1].map((side) => velocity(w.map((entry, c) => cos * entry + side * sin * t[c])));
    return ahead.map((entry, c) => (entry - behind[c]) / (2 * sin));
  });
  return matrixOf(tangents.length, tangents.length, (i, j) => (dot(tangents[i], columns[j]) + dot(tangents[j], columns[i])) / 2);
};
