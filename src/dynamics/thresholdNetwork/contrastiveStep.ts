import { sparseProduct } from '../../linalg/sparseProduct.ts';
import { transposeInto } from '../../linalg/transposeInto.ts';
import { activate } from './activate.ts';
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

/** Where there are scores s of N negatives and of one positive, their softmax at temperature τ: over the negatives in place, and of the positive. */
const softmaxInto = (scores: Float64Array, from: number, N: number, positive: number, tau: number): number => {
  let largest = positive;
  for (let s = from; s < from + N; s++) if (scores[s] > largest) largest = scores[s];
  const own = Math.exp((positive - largest) / tau);
  let total = own;
  for (let s = from; s < from + N; s++) total += scores[s] = Math.exp((scores[s] - largest) / tau);
  for (let s = from; s < from + N; s++) scores[s] /= total;
  return own / total;
};

/**
 * The mean descent direction of the contrastive loss (with its factor τ) over a batch whose anchors share the negatives, all buffers
 * allocated once: −∇ = mean over anchors of [(1 − ℓ′_p)h(x⁺⁺) − Σ_s ℓ′_s h(x_s)] 1{active on x⁺} x⁺, and where the second argument is
 * differentiated the same with the roles of the views exchanged in each similarity. Exactly on its threshold a neuron counts as inactive.
 * Every sum over coordinates, neurons or samples is a product of matrices. Result d₁×m, in `descent`.
 */
export const contrastiveStep = (setup: ThresholdSetup): { readonly descent: Float64Array; compute(weights: ThresholdWeights, batch: ThresholdBatch): void } => {
  const { inputs: n, neurons: m, batch: B, negatives: N, temperature: tau, neuron, second: mode } = setup;
  // The samples through which the gradient flows: the first views, or all.
  const through = mode === 'detached' ? B : 2 * B + N;
  const descent = new Float64Array(n * m);
  const [h1, h2, hn] = [new Float64Array(B * m), new Float64Array(B * m), new Float64Array(N * m)];
  const [scores, byNegative, byNeuron] = [new Float64Array(B * N), new Float64Array(N * B), new Float64Array(m * N)];
  const [pull, samples] = [new Float64Array(through * m), new Float64Array(n * through)];
  const rest = new Float64Array(B);
  const [pull2, pullN] = mode === 'detached' ? [null, null] : [pull.subarray(B * m, 2 * B * m), pull.subarray(2 * B * m)];

  return {
    descent,
    compute({ WT, b }, { first, second, negatives }) {
      sparseProduct(first, B, n, WT, m, h1);
      activate(neuron, h1, b);
      if (second === first) h2.set(h1);
      else {
        sparseProduct(second, B, n, WT, m, h2);
        activate(neuron, h2, b);
      }
      sparseProduct(negatives, N, n, WT, m, hn);
      activate(neuron, hn, b);
      transposeInto(hn, N, m, byNeuron);
      sparseProduct(h1, B, m, byNeuron, N, scores);
      for (let a = 0; a < B; a++) {
        let positive = 0;
        for (let at = a * m; at < (a + 1) * m; at++) positive += h1[at] * h2[at];
        rest[a] = 1 - softmaxInto(scores, a * N, N, positive, tau);
      }
      sparseProduct(scores, B, N, hn, m, pull);
      for (let a = 0; a < B; a++) for (let at = a * m; at < (a + 1) * m; at++) pull[at] = h1[at] === 0 ? 0 : rest[a] * h2[at] - pull[at];
      transposeInto(first, B, n, samples, through);
      if (pull2 !== null && pullN !== null) {
        for (let a = 0; a < B; a++) for (let at = a * m; at < (a + 1) * m; at++) pull2[at] = h2[at] === 0 ? 0 : rest[a] * h1[at];
        transposeInto(scores, B, N, byNegative);
        sparseProduct(byNegative, N, B, h1, m, pullN);
        for (let at = 0; at < pullN.length; at++) pullN[at] = hn[at] === 0 ? 0 : -pullN[at];
        transposeInto(second, B, n, samples, through, B);
        transposeInto(negatives, N, n, samples, through, 2 * B);
      }
      sparseProduct(samples, n, through, pull, m, descent);
      for (let at = 0; at < descent.length; at++) descent[at] /= B;
    },
  };
};
