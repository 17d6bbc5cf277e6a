import { copyOf } from '../linalg/floats.ts';
import { mapEntries, matrixOf, multiply, row, transpose, type Matrix } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';
import { symmetricEigen } from './symmetricEigen.ts';

/** max(entry, 0). */
export const positivePart = (m: Matrix): Matrix => {
  const data = copyOf(m.data);
  for (let k = 0; k < data.length; k++) if (!(data[k] > 0)) data[k] = 0;
  return { ...m, data };
};

/** tr(W₂ V A Vᵀ W₂ᵀ) = 2ℰ of V ≥ 0. A: M×M symmetric; V: K×M; W2: O×K. */
export const reluEnergy = (A: Matrix, V: Matrix, W2: Matrix): number => {
  const Y = multiply(W2, V);
  return dot(Y.data, multiply(Y, A).data);
};

/** The gradients of ½ tr(W₂ V A Vᵀ W₂ᵀ), V = max(W₁, 0), with h′(0) = 0. A: M×M; W1: K×M; W2: O×K; results in the shapes of W1, W2. */
export const reluGradients = (A: Matrix, W1: Matrix, W2: Matrix): { readonly W1: Matrix; readonly W2: Matrix } => {
  const V = positivePart(W1);
  const pulled = multiply(multiply(W2, V), A);
  const back = multiply(transpose(W2), pulled);
  // `back` is of this call, and changed in place.
  for (let c = 0; c < back.data.length; c++) if (!(W1.data[c] > 0)) back.data[c] = 0;
  return { W1: back, W2: multiply(pulled, transpose(V)) };
};

/** Two vectors p, q ≥ 0. */
export interface SignedPair {
  readonly p: Float64Array;
  readonly q: Float64Array;
}

/**
 * p, q ≥ 0 with ‖p‖ + ‖q‖ ≤ ‖V‖‖w‖ and (p − q)ᵀA(p − q) ≥ 2ℰ for any unit W₂: w the top eigenvector of VAVᵀ, p and q the sums Σ|w_k| v_k over units of
 * either sign; p = q where that is negative. A: M×M symmetric; V: K×M, ≥ 0. Source: derived.
 */
export const dominatingPair = (A: Matrix, V: Matrix): SignedPair => {
  const G = multiply(multiply(V, A), transpose(V));
  const { values, vectors } = symmetricEigen(mapEntries(G, (entry, i, j) => (entry + G.data[j * G.cols + i]) / 2));
  const w = row(vectors, 0);
  const sum = (sign: number): Float64Array => Float64Array.from({ length: V.cols }, (_, m) => w.reduce((total, wk, k) => total + (sign * wk > 0 ? Math.abs(wk) * V.data[k * V.cols + m] : 0), 0));
  if (values[0] >= 0) return { p: sum(1), q: sum(-1) };
  const half = Float64Array.from({ length: V.cols }, (_, m) => (m === 0 ? norm(V.data) / 2 : 0));
  return { p: half, q: half };
};

/** The unit network that reaches p, q ≥ 0 with ‖p‖ + ‖q‖ = 1: one unit carries p with a positive output weight, one q with a negative one; V: K×M of rank two at most, K ≥ 2. */
export const reachingNetwork = ({ p, q }: SignedPair, K: number, O: number): { readonly V: Matrix; readonly W2: Matrix } => {
  const [sizeP, sizeQ] = [norm(p), norm(q)];
  const carried = (v: Float64Array, size: number, m: number): number => (size > 0 ? v[m] / Math.sqrt(size) : 0);
  return {
    V: matrixOf(K, p.length, (k, m) => (k === 0 ? carried(p, sizeP, m) : k === 1 ? carried(q, sizeQ, m) : 0)),
    W2: matrixOf(O, K, (o, k) => (o > 0 ? 0 : k === 0 ? Math.sqrt(sizeP) : k === 1 ? -Math.sqrt(sizeQ) : 0)),
  };
};
