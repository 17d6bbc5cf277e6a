import type { ActivationName } from '../definitions/activation.ts';
import { copyOf } from '../linalg/floats.ts';
import { mapRows, matrixOf, multiplyVector, row, type Matrix } from '../linalg/matrix.ts';
import { dot } from '../linalg/vector.ts';
import { activate, slope } from './activation.ts';
import { lawCovariance, lawMoments, type FieldFunctions, type FiniteLaw } from './finiteLaw.ts';
import type { SecularTop } from './secularEquation.ts';
import { symmetricEigen } from './symmetricEigen.ts';

/** Nodes on the fields of a law: x: V×(K·p), row v holding value v of every field; W: (K·M)×p, row k·M + m a node of field k. */
export interface FieldNodes {
  readonly x: Matrix;
  readonly W: Matrix;
  readonly h: ActivationName;
}

/** The outputs h(w_nᵀx_k) (one column a node) and the gated inputs x_k h′(w_nᵀx_k) (p columns a node) as functions of their fields. */
export const nodeFunctions = ({ x, W, h }: FieldNodes): { readonly outputs: FieldFunctions; readonly gated: FieldFunctions } => {
  const p = W.cols;
  const K = x.cols / p;
  const M = W.rows / K;
  if (!Number.isInteger(K) || !Number.isInteger(M) || M < 1) {
    throw new RangeError(`nodeFunctions: x is ${x.rows}×${x.cols} and W ${W.rows}×${p}; expected V×(K·p) and (K·M)×p`);
  }
  const fieldOf = (node: number): number => Math.floor(node / M);
  const input = (v: number, node: number, c: number): number => x.data[v * x.cols + fieldOf(node) * p + c];
  const u = matrixOf(x.rows, W.rows, (v, node) => row(W, node).reduce((sum, w, c) => sum + w * input(v, node, c), 0));
  return {
    outputs: { values: { ...u, data: u.data.map((entry) => activate(h, entry)) }, field: Array.from({ length: W.rows }, (_, node) => fieldOf(node)) },
    gated: {
      values: matrixOf(x.rows, W.rows * p, (v, at) => slope(h, u.data[v * W.rows + Math.floor(at / p)]) * input(v, Math.floor(at / p), at % p)),
      field: Array.from({ length: W.rows * p }, (_, at) => fieldOf(Math.floor(at / p))),
    },
  };
};

/** What a node sees of two classes: L_n = E_z V[x̃_n | z] (p×p), Δ_n = E[x̃_n | 1] − E[x̃_n | 0] (row n), d_n = wᵀL_n w, b_n = wᵀΔ_n, ρ = p₀p₁. */
export interface NodeStatistics {
  readonly L: readonly Matrix[];
  readonly Delta: Matrix;
  readonly d: Float64Array;
  readonly b: Float64Array;
  readonly rho: number;
}

/** The statistics of the classes 0 and 1 (of a single class: Δ = 0 and ρ = 0), from the laws of the single fields. Throws when shapes do not fit. */
export const nodeStatistics = (law: FiniteLaw, nodes: FieldNodes): NodeStatistics => {
  const { p, means, within } = lawMoments(law, nodeFunctions(nodes).gated);
  const { rows, cols } = nodes.W;
  const [one, n] = [Math.min(1, p.length - 1), means.cols];
  const Delta = matrixOf(rows, cols, (node, c) => means.data[one * n + node * cols + c] - means.data[node * cols + c]);
  const L = Array.from({ length: rows }, (_, node) => matrixOf(cols, cols, (i, j) => within.data[(node * cols + i) * n + node * cols + j]));
  return {
    L,
    Delta,
    d: Float64Array.from(L, (Ln, node) => dot(row(nodes.W, node), multiplyVector(Ln, row(nodes.W, node)))),
    b: Float64Array.from(L, (_, node) => dot(row(nodes.W, node), row(Delta, node))),
    rho: p.length > 1 ? p[0] * p[1] : 0,
  };
};

/** δ_n = (1 − ρb_n²/(λ − d_n)) / (Z²(λ − d_n)), one a node. Source: Tian 2023, global modulation (closed form derived). */
export const modulationStrength = ({ d, b, rho }: NodeStatistics, { above, Z }: SecularTop): Float64Array => {
  const most = Math.max(...d);
  return d.map((dn, n) => {
    const gap = above + (most - dn);
    return (1 - (rho * b[n] * b[n]) / gap) / (Z * Z * gap);
  });
};

/**
 * ẇ_n = (s_n² V_n + δ_n Δ_nΔ_nᵀ) w_n, with V_n = L_n + p₀p₁Δ_nΔ_nᵀ the total variance of x̃_n, or L_n alone. W: n×p; result n×p.
 * Source: Tian 2023, global modulation for two classes and one node a field.
 */
export const modulatedVelocity = (W: Matrix, statistics: NodeStatistics, top: SecularTop, variance: 'total' | 'within' = 'total'): Matrix => {
  const { L, Delta, b, rho } = statistics;
  const delta = modulationStrength(statistics, top);
  return matrixOf(W.rows, W.cols, (n, c) => {
    const s2 = top.s[n] * top.s[n];
    return s2 * dot(row(L[n], c), row(W, n)) + ((variance === 'total' ? s2 * rho : 0) + delta[n]) * Delta.data[n * W.cols + c] * b[n];
  });
};

/** The top eigenvector s of 𝒞_α[f₁], its gap, and the velocity that it gives the first layer. */
export interface TopVelocity {
  readonly values: Float64Array;
  readonly s: Float64Array;
  readonly velocity: Matrix;
}

/**
 * ẇ_n = s_n Σ_n′ s_n′ 𝒞_α[x̃_n, f₁,n′], s the top eigenvector of 𝒞_α[f₁]: the gradient of ½λ_max(𝒞_α[f₁]) in w_n, since s maximises
 * sᵀ𝒞_α[f₁]s (envelope theorem), from the joint law of all fields. Result n×p. Throws when shapes do not fit.
 */
export const topVelocity = (law: FiniteLaw, nodes: FieldNodes): TopVelocity => {
  const { outputs, gated } = nodeFunctions(nodes);
  const { values, vectors } = symmetricEigen(lawCovariance(law, outputs));
  const s = copyOf(row(vectors, 0));
  const pull = multiplyVector(lawCovariance(law, gated, outputs), s);
  let node = 0;
  const velocity = mapRows(nodes.W, (w) => {
    const out = w.map((_, c) => s[node] * pull[node * w.length + c]);
    node += 1;
    return out;
  });
  return { values, s, velocity };
};
