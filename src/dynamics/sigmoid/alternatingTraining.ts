import { logistic } from './logistic.ts';
import type { Labelled, SupervisedPenalty } from './supervised.ts';

/** What the steps of a training share: samples (n×d), their weights, the signs of ŷ − y, and what a step notes down, neuron by neuron. */
interface Workspace {
  readonly n: number;
  readonly d: number;
  readonly k: number;
  readonly entries: Float64Array;
  /** ŷ − y = ±s(±q), the upper sign where y = 0. */
  readonly side: Float64Array;
  readonly weights: Float64Array;
  /** s(z) and s′(z), z = w_j·x_i, at j·n + i. */
  readonly s: Float64Array;
  readonly ds: Float64Array;
  /** (ŷ_i − y_i)P_i, and that times ∂q/∂z for one neuron. */
  readonly miss: Float64Array;
  readonly pull: Float64Array;
}

/** s and s′ of all samples at the weights as they are. */
const look = ({ n, d, k, entries, s, ds }: Workspace, theta: Float64Array): void => {
  let j = 0;
  // Neurons in pairs: one sum waits for its last addition, two do not.
  for (; j + 2 <= k; j += 2) {
    for (let i = 0, at = 0; i < n; i++) {
      let first = 0;
      let second = 0;
      for (let c = j * d, end = c + d; c < end; c++, at++) {
        first += theta[c] * entries[at];
        second += theta[d + c] * entries[at];
      }
      s[j * n + i] = first;
      s[(j + 1) * n + i] = second;
    }
  }
  for (let i = 0, at = 0; j < k && i < n; i++) {
    let last = 0;
    for (let c = j * d; c < k * d; c++, at++) last += theta[c] * entries[at];
    s[j * n + i] = last;
  }
  // Exponentials in a loop of their own: each is a call, which a loop that keeps sums would have to put away.
  for (let m = 0; m < s.length; m++) {
    const z = s[m];
    const e = Math.exp(-Math.abs(z));
    const whole = 1 + e;
    s[m] = (z < 0 ? e : 1) / whole;
    ds[m] = e / (whole * whole);
  }
};

/** (ŷ − y)P of all samples. */
const compare = ({ n, d, k, s, side, weights, miss }: Workspace, theta: Float64Array): void => {
  for (let i = 0; i < n; i++) {
    let q = 0;
    for (let j = 0; j < k; j++) q += theta[k * d + j] * s[j * n + i];
    miss[i] = weights[i] * side[i] * logistic(side[i] * q);
  }
};

/** Σ (ŷ − y)P ∂q/∂w_j for every neuron, into `slope`. */
const pullWeights = ({ n, d, k, entries, ds, miss, pull }: Workspace, theta: Float64Array, slope: Float64Array): void => {
  for (let j = 0; j < k; j++) {
    const F = theta[k * d + j];
    for (let i = 0; i < n; i++) pull[i] = miss[i] * F * ds[j * n + i];
    let c = 0;
    // Coordinates in pairs, for the same reason.
    for (; c + 2 <= d; c += 2) {
      let first = 0;
      let second = 0;
      for (let i = 0, at = c; i < n; i++, at += d) {
        first += pull[i] * entries[at];
        second += pull[i] * entries[at + 1];
      }
      slope[j * d + c] = first;
      slope[j * d + c + 1] = second;
    }
    if (c === d) continue;
    let last = 0;
    for (let i = 0, at = c; i < n; i++, at += d) last += pull[i] * entries[at];
    slope[j * d + c] = last;
  }
};

/** Σ (ŷ − y)P s_j for every head, into `slope`. */
const pullHeads = ({ n, d, k, s, miss }: Workspace, slope: Float64Array): void => {
  for (let j = 0; j < k; j++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += miss[i] * s[j * n + i];
    slope[k * d + j] = sum;
  }
};

/**
 * The released training from θ = (w_1, …, w_k, F), in place: every call is one step, W first, with the old F; then F, with the new W. The step η is that
 * of L, which is n times the released one. Between calls θ is left alone: s(w_j·x_i) is kept for the next step, which has the same W.
 * Source: Yang et al. 2023, released code.
 */
export const alternatingTraining = ({ x, weights, labels }: Labelled, { beta, gamma }: SupervisedPenalty, eta: number, theta: Float64Array): (() => void) => {
  const [n, d] = [x.rows, x.cols];
  const k = theta.length / (d + 1);
  const slope = new Float64Array(theta.length);
  const work: Workspace = {
    n,
    d,
    k,
    entries: x.data,
    weights: Float64Array.from(weights),
    side: Float64Array.from({ length: n }, (_, i) => (labels[i] === 1 ? -1 : 1)),
    s: new Float64Array(n * k),
    ds: new Float64Array(n * k),
    miss: new Float64Array(n),
    pull: new Float64Array(n),
  };
  look(work, theta);
  return () => {
    compare(work, theta);
    pullWeights(work, theta, slope);
    for (let c = 0; c < k * d; c++) theta[c] -= eta * (slope[c] + 2 * beta * theta[c]);
    look(work, theta);
    compare(work, theta);
    pullHeads(work, slope);
    for (let c = k * d; c < theta.length; c++) theta[c] -= eta * (slope[c] + 2 * gamma * theta[c]);
  };
};
