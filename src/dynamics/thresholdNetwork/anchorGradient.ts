import { dot } from '../../linalg/vector.ts';
import { row, zeros, type Matrix } from '../../linalg/matrix.ts';
import { thresholdNeuron } from './thresholdNeuron.ts';

/** A network of m symmetrised threshold neurons, W: m×n, b: 1×m; an anchor with its positive, 1×n each, and negatives N×n. */
export interface AnchoredNet {
  readonly W: Matrix;
  readonly b: Matrix;
  readonly first: Matrix;
  readonly second: Matrix;
  readonly negatives: Matrix;
}

const represent = (W: Matrix, b: Matrix, x: Float64Array): Float64Array => Float64Array.from(b.data, (threshold, i) => thresholdNeuron(dot(row(W, i), x), threshold));

/** The softmax weights of the positive and then of the N negatives, of ⟨f(x⁺), f(x)⟩/τ: N + 1, sum 1. */
export const softmaxWeights = ({ W, b, first, second, negatives }: AnchoredNet, tau: number): Float64Array => {
  const f = represent(W, b, first.data);
  const scores = Float64Array.from({ length: negatives.rows + 1 }, (_, s) => dot(f, represent(W, b, s === 0 ? second.data : row(negatives, s - 1))) / tau);
  const largest = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(score - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
};

/**
 * −∇_{w_i}ℓ = [(1 − ℓ′_p)h_i(x⁺⁺) − Σ_s ℓ′_s h_i(x_s)] 1{|⟨w_i, x⁺⟩| ≥ b_i} x⁺, the second argument detached and the loss
 * with its factor τ. Result m×n. Source: Wen & Li 2021, reconstructed.
 */
export const anchorDescent = (net: AnchoredNet, tau: number): Matrix => {
  const { W, b, first, second, negatives } = net;
  const weights = softmaxWeights(net, tau);
  const pull = represent(W, b, second.data).map((h) => (1 - weights[0]) * h);
  for (let s = 0; s < negatives.rows; s++) represent(W, b, row(negatives, s)).forEach((h, i) => (pull[i] -= weights[s + 1] * h));
  const out = zeros(W.rows, W.cols);
  for (let i = 0; i < W.rows; i++) {
    if (Math.abs(dot(row(W, i), first.data)) < b.data[i]) continue;
    for (let c = 0; c < W.cols; c++) out.data[i * W.cols + c] = pull[i] * first.data[c];
  }
  return out;
};
