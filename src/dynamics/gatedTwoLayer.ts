import { mapEntries, matrixOf, multiply, row, transpose, type Matrix } from '../linalg/matrix.ts';
import { activate } from './activation.ts';
import { contrastiveCovariance, type Laplacian, laplacianFor } from './contrastiveCovariance.ts';
import { gatedInputs } from './oneLayer.ts';
import type { TwoLayer } from './twoLayer.ts';
import { mapViews, sampleCount, type Views } from './views.ts';

/** The inputs of node n: the p coordinates of its receptive field. views: N×(K·p) each; result N×p each. */
const fieldViews = (views: Views, { W1, K }: TwoLayer, n: number): Views => {
  const at = Math.floor((n * K) / W1.rows) * W1.cols;
  return mapViews(views, (x) => matrixOf(x.rows, W1.cols, (i, c) => x.data[i * x.cols + at + c]));
};

/** All columns of the per-node views side by side: node n at columns n·q.. */
const beside = (parts: readonly Views[]): Views => {
  const q = parts[0].x.cols;
  const join = (view: 'x' | 'xPrime'): Matrix => matrixOf(parts[0].x.rows, parts.length * q, (i, c) => parts[Math.floor(c / q)][view].data[i * q + (c % q)]);
  return { x: join('x'), xPrime: join('xPrime') };
};

const along = (w: Float64Array, view: Matrix): Matrix => multiply(view, { rows: w.length, cols: 1, data: w });

/** f₁ = h(w_nᵀx_k), one column a node: N×(K·M) each, from views N×(K·p) each. Throws when shapes do not fit. */
export const hiddenOutputs = (views: Views, net: Pick<TwoLayer, 'W1' | 'h' | 'K'>): Views =>
  beside(Array.from({ length: net.W1.rows }, (_, n) => mapViews(fieldViews(views, { ...net, W2: net.W1 }, n), (x) => mapEntries(along(row(net.W1, n), x), (u) => activate(net.h, u)))));

/**
 * The gated form of the two-layer dynamics: Ẇ₂ = W₂ 𝒞_α[f₁], ẇ_n = Σ_n′ (W₂ᵀW₂)_nn′ 𝒞_α[x̃_n, x̃_n′] w_n′ over all nodes n′ = (k′, m′),
 * from covariances alone: nothing is back-propagated. alpha: N×N (or its Laplacian), views: N×(K·p) each; result in the shapes of
 * W1, (K·M)×p, and W2, O×(K·M). Throws when shapes do not fit. Source: Tian 2023, two-layer dynamics.
 */
export const gatedTwoLayer = (alpha: Matrix | Laplacian, views: Views, net: TwoLayer): { readonly W1: Matrix; readonly W2: Matrix } => {
  const { W1, W2, h } = net;
  const L = laplacianFor('gatedTwoLayer', alpha, sampleCount('gatedTwoLayer', views));
  const gated = Array.from({ length: W1.rows }, (_, n) => gatedInputs(h, row(W1, n), fieldViews(views, net, n)));
  const pulled = beside(gated.map((tilde, n) => mapViews(tilde, (x) => along(row(W1, n), x))));
  const coupling = multiply(transpose(W2), W2);
  const C = contrastiveCovariance(L, beside(gated), pulled);
  return {
    W1: mapEntries(W1, (_, n, c) => row(coupling, n).reduce((sum, weight, l) => sum + weight * C.data[(n * W1.cols + c) * W1.rows + l], 0)),
    W2: multiply(W2, contrastiveCovariance(L, hiddenOutputs(views, net))),
  };
};
