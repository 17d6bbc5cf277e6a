import { multiplyVector, row, type Matrix, zeros } from '../../linalg/matrix.ts';
import { norm } from '../../linalg/vector.ts';
import { symmetricEigen } from '../symmetricEigen.ts';
import { neuronJet, type WeightedViews } from './neuron.ts';

/** Bounds of |s|, |s′|, |s″|, |s‴| where |z| ≥ size and z has the given sign: e^{−|z|} bounds them all (s only for z < 0), as do their maxima. */
const decays = (size: number, negative: boolean): readonly [number, number, number, number] => {
  const e = Math.exp(-size);
  return [negative ? e : 1, Math.min(1 / 4, e), Math.min(0.0963, e), Math.min(1 / 8, e)];
};

/**
 * A bound of sup ‖H₀⁻¹ D³l(w)‖ over ‖w − w₀‖ ≤ radius for one neuron's share of the objective, as a bilinear map: on each sample the third derivative
 * of s(u)s(v) is a sum of eight products of derivatives, bounded by the least |u|, |v| in the ball. inverse: H₀⁻¹, d×d; w₀: d.
 */
export const thirdBound = ({ x, xPrime, weights }: WeightedViews, inverse: Matrix, w: Float64Array, radius: number): number => {
  let bound = 0;
  for (let i = 0; i < x.rows; i++) {
    const [first, second] = [row(x, i), row(xPrime, i)];
    const [p, q] = [norm(first), norm(second)];
    let [u, v] = [0, 0];
    for (let c = 0; c < x.cols; c++) {
      u += w[c] * first[c];
      v += w[c] * second[c];
    }
    // Where 0 can be reached the sign is open: then s ≤ 1.
    const [su, du, ddu, dddu] = decays(Math.max(0, Math.abs(u) - radius * p), u + radius * p < 0);
    const [sv, dv, ddv, dddv] = decays(Math.max(0, Math.abs(v) - radius * q), v + radius * q < 0);
    const reach = Math.max(norm(multiplyVector(inverse, first)), norm(multiplyVector(inverse, second)));
    bound += weights[i] * reach * Math.max(p, q) ** 2 * (dddu * sv + 3 * ddu * dv + 3 * du * ddv + su * dddv);
  }
  return bound;
};

/** What the theorem of Newton and Kantorovich asks for at a point. */
export interface Kantorovich {
  /** ‖∇l(w₀)‖. */
  readonly slope: number;
  /** β = ‖H₀⁻¹∇l(w₀)‖. */
  readonly beta: number;
  /** h = βK′, K′ a bound on the ball of radius 2β: with h ≤ 1/2 there is a zero of ∇l within 2β. */
  readonly h: number;
  readonly definite: boolean;
}

/** β and h of ∇l at w₀; h = ∞ where H₀ is singular. views: n×d; w₀: d. Source: Kantorovich 1948; the bound of the third derivative is derived here. */
export const kantorovichOf = (views: WeightedViews, alpha: number, w: Float64Array): Kantorovich => {
  const { gradient, hessian } = neuronJet(views, alpha, w);
  const { values, vectors } = symmetricEigen(hessian);
  const d = w.length;
  const definite = values[d - 1] > 0;
  if (!values.every((value) => value !== 0)) return { slope: norm(gradient), beta: Infinity, h: Infinity, definite };
  const inverse = zeros(d, d);
  values.forEach((value, k) => {
    const v = row(vectors, k);
    for (let a = 0; a < d; a++) for (let b = 0; b < d; b++) inverse.data[a * d + b] += (v[a] * v[b]) / value;
  });
  const beta = norm(multiplyVector(inverse, gradient));
  return { slope: norm(gradient), beta, h: beta * thirdBound(views, inverse, w, 2 * beta), definite };
};
