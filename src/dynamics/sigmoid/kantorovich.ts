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
 * of s(u)s(v) is a sum of eight products of derivatives, bounded by the least |u|, |v| in the ball. Once the sum over samples exceeds
 * `enough` it is left at that. inverse: H₀⁻¹, d×d; w₀: d, as wide as the samples.
 */
export const thirdBound = ({ x, xPrime, weights }: WeightedViews, inverse: Matrix, w: Float64Array, radius: number, enough = Infinity): number => {
  const d = x.cols;
  /** w·x_i and ‖x_i‖; ‖H₀⁻¹x_i‖ besides. */
  const against = (data: Float64Array, at: number): number => {
    let sum = 0;
    for (let c = 0; c < d; c++) sum += w[c] * data[at + c];
    return sum;
  };
  const length = (data: Float64Array, at: number): number => {
    let sum = 0;
    for (let c = 0; c < d; c++) sum += data[at + c] * data[at + c];
    return Math.sqrt(sum);
  };
  const turned = (data: Float64Array, at: number): number => {
    let square = 0;
    for (let a = 0; a < inverse.rows; a++) {
      let sum = 0;
      for (let c = 0; c < d; c++) sum += inverse.data[a * d + c] * data[at + c];
      square += sum * sum;
    }
    return Math.sqrt(square);
  };
  let bound = 0;
  for (let i = 0; i < x.rows && bound <= enough; i++) {
    const at = i * d;
    const [p, q] = [length(x.data, at), length(xPrime.data, at)];
    const [u, v] = [against(x.data, at), against(xPrime.data, at)];
    // Where 0 can be reached the sign is open: then s ≤ 1.
    const [su, du, ddu, dddu] = decays(Math.max(0, Math.abs(u) - radius * p), u + radius * p < 0);
    const [sv, dv, ddv, dddv] = decays(Math.max(0, Math.abs(v) - radius * q), v + radius * q < 0);
    const reach = Math.max(turned(x.data, at), turned(xPrime.data, at));
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

/** β and h of ∇l at w₀; h = ∞ where H₀ is singular. views: n×d; w₀: d. Source: Kantorovich 1948; the bound of the third derivative is derived here. An h beyond `enough` is some number beyond it. */
export const kantorovichOf = (views: WeightedViews, alpha: number, w: Float64Array, enough = Infinity): Kantorovich => {
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
  return { slope: norm(gradient), beta, h: beta * thirdBound(views, inverse, w, 2 * beta, (enough / beta) * (1 + 4 * Number.EPSILON)), definite };
};
