import type { Matrix } from '../../linalg/matrix.ts';
import { zeros } from '../../linalg/matrix.ts';
import { logistic } from './logistic.ts';
import type { Jet } from './smooth.ts';

/** Labelled samples, n×d, with weights that sum to 1 and labels 0 or 1. */
export interface Labelled {
  readonly x: Matrix;
  readonly weights: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
}

/** Coefficients of the penalties β‖W‖_F² and γ‖F‖². */
export interface SupervisedPenalty {
  readonly beta: number;
  readonly gamma: number;
}

/** log(1 + e^q) for every q. */
const softplus = (q: number): number => Math.max(q, 0) + Math.log1p(Math.exp(-Math.abs(q)));

/**
 * The supervised objective at θ = (w_1, …, w_k, F), k(d + 1) numbers, with q = Fᵀs(Wx), ŷ = s(q): CE = log(1 + e^q) − yq,
 * ∇ = Σ P (ŷ − y)∇q, ∇² = Σ P (ŷ(1 − ŷ)∇q∇qᵀ + (ŷ − y)∇²q), ∂q/∂w_j = F_j s_j′x, ∂q/∂F_j = s_j, plus the penalties'.
 * Throws when θ has no whole number of neurons.
 */
export const supervisedJet = ({ x, weights, labels }: Labelled, { beta, gamma }: SupervisedPenalty, theta: Float64Array): Jet => {
  const d = x.cols;
  const k = theta.length / (d + 1);
  if (!Number.isInteger(k)) throw new RangeError(`supervisedJet: θ has ${theta.length} entries, expected a multiple of d + 1 = ${d + 1}`);
  const n = theta.length;
  const top = k * d;
  const coefficient = (c: number): number => (c < top ? beta : gamma);
  const gradient = theta.map((entry, c) => 2 * coefficient(c) * entry);
  const hessian = zeros(n, n);
  let value = 0;
  for (let c = 0; c < n; c++) {
    value += coefficient(c) * theta[c] * theta[c];
    hessian.data[c * n + c] = 2 * coefficient(c);
  }
  const slope = new Float64Array(n);
  const [s, ds] = [new Float64Array(k), new Float64Array(k)];
  const bends = new Float64Array(k);
  for (let i = 0; i < x.rows; i++) {
    let q = 0;
    for (let j = 0; j < k; j++) {
      let z = 0;
      for (let c = 0; c < d; c++) z += theta[j * d + c] * x.data[i * d + c];
      const rest = logistic(-z);
      s[j] = logistic(z);
      ds[j] = s[j] * rest;
      bends[j] = ds[j] * (rest - s[j]);
      q += theta[top + j] * s[j];
      for (let c = 0; c < d; c++) slope[j * d + c] = theta[top + j] * ds[j] * x.data[i * d + c];
      slope[top + j] = s[j];
    }
    const P = weights[i];
    // ŷ − y without cancellation: −s(−q) where y = 1.
    const miss = labels[i] === 1 ? -logistic(-q) : logistic(q);
    const spread = logistic(q) * logistic(-q);
    value += P * (labels[i] === 1 ? softplus(-q) : softplus(q));
    for (let a = 0; a < n; a++) {
      gradient[a] += P * miss * slope[a];
      for (let b = 0; b < n; b++) hessian.data[a * n + b] += P * spread * slope[a] * slope[b];
    }
    for (let j = 0; j < k; j++) {
      for (let a = 0; a < d; a++) {
        const [row, p] = [j * d + a, x.data[i * d + a]];
        for (let b = 0; b < d; b++) hessian.data[row * n + j * d + b] += P * miss * theta[top + j] * bends[j] * p * x.data[i * d + b];
        hessian.data[row * n + top + j] += P * miss * ds[j] * p;
        hessian.data[(top + j) * n + row] += P * miss * ds[j] * p;
      }
    }
  }
  return { value, gradient, hessian };
};
