import type { ThresholdSetup } from './setup.ts';

/** Weights transposed, d₁×m: entry (k, i) is coordinate k of neuron i; thresholds m. */
export interface ThresholdWeights {
  readonly WT: Float64Array;
  readonly b: Float64Array;
}

/** A batch: first and second views (batch×d₁ each) and negatives (negatives×d₁). */
export interface ThresholdBatch {
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly negatives: Float64Array;
}

/** out += Wx for one sample x of d₁ coordinates, those that are 0 skipped, four at a time. */
const project = (WT: Float64Array, m: number, x: Float64Array, from: number, n: number, list: Int32Array, out: Float64Array, to: number): void => {
  let count = 0;
  for (let k = 0; k < n; k++) if (x[from + k] !== 0) list[count++] = k;
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const [a, b, c, d] = [list[k] * m, list[k + 1] * m, list[k + 2] * m, list[k + 3] * m];
    const [xa, xb, xc, xd] = [x[from + list[k]], x[from + list[k + 1]], x[from + list[k + 2]], x[from + list[k + 3]]];
    for (let i = 0; i < m; i++) out[to + i] += xa * WT[a + i] + xb * WT[b + i] + xc * WT[c + i] + xd * WT[d + i];
  }
  for (; k < count; k++) {
    const a = list[k] * m;
    const xa = x[from + list[k]];
    for (let i = 0; i < m; i++) out[to + i] += xa * WT[a + i];
  }
};

/**
 * The mean descent direction of the contrastive loss (with its factor τ) over a batch whose anchors share the negatives, all buffers
 * allocated once: −∇ = mean over anchors of [(1 − ℓ′_p)h(x⁺⁺) − Σ_s ℓ′_s h(x_s)] 1{active on x⁺} x⁺, and where the second argument is
 * differentiated the same with the roles of the views exchanged in each similarity. Exactly on its threshold a neuron counts as inactive.
 * Result d₁×m, in `descent`.
 */
export const contrastiveStep = (setup: ThresholdSetup): { readonly descent: Float64Array; compute(weights: ThresholdWeights, batch: ThresholdBatch): void } => {
  const { inputs: n, neurons: m, batch: B, negatives: N, temperature: tau, neuron, second: mode } = setup;
  const descent = new Float64Array(n * m);
  const [h1, h2, hn] = [new Float64Array(B * m), new Float64Array(B * m), new Float64Array(N * m)];
  const negativesByNeuron = new Float64Array(m * N);
  const negativePull = new Float64Array(N * m);
  const scores = new Float64Array(N + 1);
  const [active, pull] = [new Int32Array(m), new Float64Array(m)];
  const list = new Int32Array(n);

  /** h of every pre-activation, in place. */
  const activate = (s: Float64Array, b: Float64Array): void => {
    const lower = neuron === 'one-sided' ? -Infinity : -1;
    for (let at = 0; at < s.length; at += m) {
      for (let i = 0; i < m; i++) {
        const value = s[at + i];
        const threshold = b[i];
        s[at + i] = value > threshold ? value - threshold : value < lower * threshold ? value + threshold : 0;
      }
    }
  };

  /** descent += pull_i · x for the first `count` neurons of the active list. */
  const spread = (x: Float64Array, from: number, count: number): void => {
    if (count === 0) return;
    const all = count === m;
    for (let k = 0; k < n; k++) {
      const entry = x[from + k];
      if (entry === 0) continue;
      const row = k * m;
      if (all) for (let i = 0; i < m; i++) descent[row + i] += entry * pull[i];
      else for (let a = 0; a < count; a++) descent[row + active[a]] += entry * pull[a];
    }
  };

  /** Lists the neurons that answer to row `at`. */
  const listed = (h: Float64Array, at: number): number => {
    let count = 0;
    for (let i = 0; i < m; i++) if (h[at + i] !== 0) active[count++] = i;
    return count;
  };

  /** The softmax weights of the anchor in `scores`, the positive last; `count` neurons are listed as answering to its first view. */
  const weigh = (at: number, count: number): void => {
    scores.fill(0);
    for (let a = 0; a < count; a++) {
      const i = active[a];
      const f = h1[at + i];
      scores[N] += f * h2[at + i];
      const row = i * N;
      for (let s = 0; s < N; s++) scores[s] += f * negativesByNeuron[row + s];
    }
    let largest = scores[0];
    for (let s = 1; s <= N; s++) if (scores[s] > largest) largest = scores[s];
    let total = 0;
    for (let s = 0; s <= N; s++) total += scores[s] = Math.exp((scores[s] - largest) / tau);
    for (let s = 0; s <= N; s++) scores[s] /= total;
  };

  return {
    descent,
    compute({ WT, b }, { first, second, negatives }) {
      for (const buffer of [descent, h1, h2, hn, negativePull]) buffer.fill(0);
      for (let a = 0; a < B; a++) {
        project(WT, m, first, a * n, n, list, h1, a * m);
        project(WT, m, second, a * n, n, list, h2, a * m);
      }
      for (let s = 0; s < N; s++) project(WT, m, negatives, s * n, n, list, hn, s * m);
      activate(h1, b);
      activate(h2, b);
      activate(hn, b);
      for (let s = 0; s < N; s++) for (let i = 0; i < m; i++) negativesByNeuron[i * N + s] = hn[s * m + i];
      for (let a = 0; a < B; a++) {
        const at = a * m;
        const count = listed(h1, at);
        weigh(at, count);
        const positive = 1 - scores[N];
        for (let l = 0; l < count; l++) {
          const i = active[l];
          let sum = positive * h2[at + i];
          const row = i * N;
          for (let s = 0; s < N; s++) sum -= scores[s] * negativesByNeuron[row + s];
          pull[l] = sum;
        }
        spread(first, a * n, count);
        if (mode === 'detached') continue;
        for (let l = 0; l < count; l++) for (let s = 0; s < N; s++) negativePull[s * m + active[l]] -= scores[s] * h1[at + active[l]];
        const answering = listed(h2, at);
        for (let l = 0; l < answering; l++) pull[l] = positive * h1[at + active[l]];
        spread(second, a * n, answering);
      }
      for (let s = 0; s < N && mode === 'differentiated'; s++) {
        const answering = listed(hn, s * m);
        for (let l = 0; l < answering; l++) pull[l] = negativePull[s * m + active[l]];
        spread(negatives, s * n, answering);
      }
      for (let at = 0; at < descent.length; at++) descent[at] /= B;
    },
  };
};
