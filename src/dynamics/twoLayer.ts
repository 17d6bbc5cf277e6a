import type { ActivationName } from '../definitions/activation.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { mapEntries, multiply, transpose, zeros } from '../linalg/matrix.ts';
import { activate, slope } from './activation.ts';
import type { Laplacian } from './contrastiveCovariance.ts';
import { checkSize } from './contrastiveCovariance.ts';
import { energyGradient } from './energy.ts';
import type { Views } from './views.ts';
import { mapViews, sampleCount } from './views.ts';

/**
 * f = W₂ h(W₁ x) with K disjoint receptive fields of p coordinates and M nodes each. W1: (K·M)×p, row k·M + m reading
 * the coordinates kp..kp+p−1 of x; W2: O×(K·M). Source: Tian 2023, two-layer set-up.
 */
export interface TwoLayer {
  readonly W1: Matrix;
  readonly W2: Matrix;
  readonly h: ActivationName;
  readonly K: number;
}

/** Sizes of the network on these views; throws, naming `where`, when they do not fit. */
const sizes = (where: string, { W1, W2, K }: TwoLayer, views: Views): { readonly N: number; readonly M: number; readonly p: number } => {
  const N = sampleCount(where, views);
  if (!(Number.isInteger(K) && K >= 1 && W1.rows % K === 0)) {
    throw new RangeError(`${where}: W1 has ${W1.rows} rows, expected K·M with K = ${K} receptive fields`);
  }
  if (views.x.cols !== K * W1.cols) {
    throw new RangeError(`${where}: x is ${N}×${views.x.cols}, expected ${N}×${K * W1.cols} (K = ${K} fields of p = ${W1.cols} coordinates)`);
  }
  if (W2.cols !== W1.rows) throw new RangeError(`${where}: W2 is ${W2.rows}×${W2.cols}, expected O×${W1.rows} (${W1.rows} rows of W1)`);
  return { N, M: W1.rows / K, p: W1.cols };
};

/** The pre-activations w_kmᵀx_k of one view: N×(K·M). */
const preActivations = ({ W1, K }: TwoLayer, x: Matrix): Matrix => {
  const [nodes, p] = [W1.rows, W1.cols];
  const M = nodes / K;
  const out = zeros(x.rows, nodes);
  for (let i = 0; i < x.rows; i++) {
    for (let node = 0; node < nodes; node++) {
      const field = i * x.cols + Math.floor(node / M) * p;
      let u = 0;
      for (let c = 0; c < p; c++) u += W1.data[node * p + c] * x.data[field + c];
      out.data[i * nodes + node] = u;
    }
  }
  return out;
};

/** f for both views: N×O each, from views N×(K·p) each. Throws when shapes do not fit. */
export const twoLayerOutputs = (net: TwoLayer, views: Views): Views => {
  sizes('twoLayerOutputs', net, views);
  const top = transpose(net.W2);
  return mapViews(views, (x) => multiply(mapEntries(preActivations(net, x), (u) => activate(net.h, u)), top));
};

/**
 * The gradients of ℰ = ½ tr 𝒞_α[f], α frozen: Ẇ₂ = W₂ 𝒞_α[f₁] and ẇ_km = Σ_i (W₂ᵀ g_i)_km h′(w_kmᵀx_k[i]) x_k[i] over both
 * views, g = L f; for homogeneous h that is Σ_{k′m′} (W₂ᵀW₂)_{km,k′m′} 𝒞_α[x̃_km, x̃_k′m′] w_k′m′, h′(0) = c₋.
 * alpha: N×N (or its Laplacian), views: N×(K·p) each; result in the shapes of W1 and W2. Throws when shapes do not fit.
 */
export const twoLayerGradients = (alpha: Matrix | Laplacian, views: Views, net: TwoLayer): { readonly W1: Matrix; readonly W2: Matrix } => {
  const { N, M, p } = sizes('twoLayerGradients', net, views);
  checkSize('twoLayerGradients', alpha, N);
  const { W2, h } = net;
  const nodes = W2.cols;
  const before = mapViews(views, (x) => preActivations(net, x));
  const hidden = mapViews(before, (u) => mapEntries(u, (entry) => activate(h, entry)));
  const top = transpose(W2);
  const f = mapViews(hidden, (f1) => multiply(f1, top));
  const g = energyGradient(alpha, f);
  const gradient = { W1: zeros(nodes, p), W2: zeros(W2.rows, nodes) };
  for (const view of ['x', 'xPrime'] as const) {
    const [x, u, f1, pull] = [views[view], before[view].data, hidden[view].data, g[view].data];
    const back = multiply(g[view], W2).data;
    for (let i = 0; i < N; i++) {
      for (let node = 0; node < nodes; node++) {
        const at = i * nodes + node;
        for (let o = 0; o < W2.rows; o++) gradient.W2.data[o * nodes + node] += pull[i * W2.rows + o] * f1[at];
        const weight = back[at] * slope(h, u[at]);
        const field = i * x.cols + Math.floor(node / M) * p;
        for (let c = 0; c < p; c++) gradient.W1.data[node * p + c] += weight * x.data[field + c];
      }
    }
  }
  return gradient;
};
