import type { Matrix } from '../../linalg/matrix.ts';
import { zeros } from '../../linalg/matrix.ts';
import { logistic } from './logistic.ts';
import type { Jet } from './smooth.ts';

/** Samples in two views, n×m each, with weights that sum to 1; the same matrix twice where nothing is augmented. */
export interface WeightedViews {
  readonly x: Matrix;
  readonly xPrime: Matrix;
  readonly weights: ArrayLike<number>;
}

/**
 * One neuron's share of the self-supervised objective, l(w) = −Σ_i P_i s(u_i) s(v_i) + α‖w‖², u_i = w·x_i, v_i = w·x_i′:
 * ∇l = −Σ P_i (s′(u)s(v)x + s(u)s′(v)x′) + 2αw,
 * ∇²l = −Σ P_i (s″(u)s(v)xxᵀ + s′(u)s′(v)(xx′ᵀ + x′xᵀ) + s(u)s″(v)x′x′ᵀ) + 2αI, s′ = s(1 − s), s″ = s′(1 − 2s).
 * views: n×m; w: d ≥ m, whose coordinates beyond m meet zeros. Throws when w is shorter than a sample.
 */
export const neuronJet = ({ x, xPrime, weights }: WeightedViews, alpha: number, w: Float64Array): Jet => {
  const [m, d] = [x.cols, w.length];
  if (d < m) throw new RangeError(`neuronJet: w has ${d} entries, the samples ${m}; w needs at least as many`);
  const gradient = w.map((entry) => 2 * alpha * entry);
  const hessian = zeros(d, d);
  let value = 0;
  for (let c = 0; c < d; c++) {
    value += alpha * w[c] * w[c];
    hessian.data[c * d + c] = 2 * alpha;
  }
  const own = x.data;
  const other = xPrime.data;
  const entries = hessian.data;
  for (let i = 0; i < x.rows; i++) {
    const at = i * m;
    let u = 0;
    let v = 0;
    for (let c = 0; c < m; c++) {
      u += w[c] * own[at + c];
      v += w[c] * other[at + c];
    }
    const P = weights[i];
    const su = logistic(u);
    const ru = logistic(-u);
    // Without augmentation both views are one.
    const sv = u === v ? su : logistic(v);
    const rv = u === v ? ru : logistic(-v);
    const du = su * ru;
    const dv = sv * rv;
    const first = P * du * sv;
    const second = P * su * dv;
    const both = P * du * dv;
    const firstTwice = P * du * (ru - su) * sv;
    const secondTwice = P * su * dv * (rv - sv);
    value -= P * su * sv;
    for (let b = 0; b < m; b++) {
      const p = own[at + b];
      const q = other[at + b];
      gradient[b] -= first * p + second * q;
      const across = firstTwice * p;
      const acrossPrime = secondTwice * q;
      for (let c = 0; c <= b; c++) {
        const r = own[at + c];
        const t = other[at + c];
        entries[b * d + c] -= across * r + both * (p * t + q * r) + acrossPrime * t;
      }
    }
  }
  // Below the diagonal only, so that what is rounded is symmetric.
  for (let b = 0; b < m; b++) for (let c = 0; c < b; c++) hessian.data[c * d + b] = hessian.data[b * d + c];
  return { value, gradient, hessian };
};

/** What samples pull at in ∇l: first_i = P_i s′(u_i)s(v_i) and second_i = P_i s(u_i)s′(v_i). */
const pulls = ({ x, xPrime, weights }: WeightedViews, w: Float64Array, first: Float64Array, second: Float64Array): void => {
  const m = x.cols;
  const own = x.data;
  const other = xPrime.data;
  const n = first.length;
  for (let i = 0, at = 0; i < n; i++) {
    let u = 0;
    let v = 0;
    for (let c = 0; c < m; c++, at++) {
      u += w[c] * own[at];
      v += w[c] * other[at];
    }
    first[i] = u;
    second[i] = v;
  }
  // Exponentials in a loop of their own: each is a call, which a loop that keeps sums would have to put away.
  for (let i = 0; i < n; i++) {
    const u = first[i];
    const v = second[i];
    // One exponential gives s(z) and s(−z) both: a run makes millions of them.
    const eu = Math.exp(-Math.abs(u));
    const ev = Math.exp(-Math.abs(v));
    const both = (weights[i] * (u < 0 ? eu : 1) * (v < 0 ? ev : 1)) / ((1 + eu) * (1 + ev));
    first[i] = (both * (u < 0 ? 1 : eu)) / (1 + eu);
    second[i] = (both * (v < 0 ? 1 : ev)) / (1 + ev);
  }
};

/** out − Σ_i (first_i x_i + second_i x_i′), into `out`. */
const pullBack = ({ x, xPrime }: WeightedViews, first: Float64Array, second: Float64Array, out: Float64Array): void => {
  const m = x.cols;
  const own = x.data;
  const other = xPrime.data;
  const n = first.length;
  let c = 0;
  // Coordinates in pairs: one sum waits for its last addition, two do not.
  for (; c + 2 <= m; c += 2) {
    let here = out[c];
    let next = out[c + 1];
    for (let i = 0, at = c; i < n; i++, at += m) {
      here -= first[i] * own[at] + second[i] * other[at];
      next -= first[i] * own[at + 1] + second[i] * other[at + 1];
    }
    out[c] = here;
    out[c + 1] = next;
  }
  if (c === m) return;
  let last = out[c];
  for (let i = 0, at = c; i < n; i++, at += m) last -= first[i] * own[at] + second[i] * other[at];
  out[c] = last;
};

/** ∇l alone, at any w and written into `out` (d), as often as it is called: what a descent asks for at every step; allocates no more. The entries of the views may change between calls. */
export const neuronGradient = (views: WeightedViews, alpha: number): ((w: Float64Array, out: Float64Array) => void) => {
  const [first, second] = [new Float64Array(views.x.rows), new Float64Array(views.x.rows)];
  return (w, out) => {
    for (let c = 0; c < w.length; c++) out[c] = 2 * alpha * w[c];
    pulls(views, w, first, second);
    pullBack(views, first, second, out);
  };
};
