import { mapEntries, matrixOf, maxAbs, multiply, row, transpose, type Matrix } from '../../linalg/matrix.ts';
import { norm, normalise } from '../../linalg/vector.ts';
import { symmetricEigen } from '../symmetricEigen.ts';
import type { Layers } from './network.ts';
import { onSpheres, spheresOf } from './spheres.ts';

/** A unit vector in the direction of the longest column of W, the first axis where W is zero: rows entries. */
const leading = (W: Matrix): Float64Array => {
  const columns = Array.from({ length: W.cols }, (_, c) => row(transpose(W), c));
  const best = columns.reduce((a, b) => (maxAbs({ data: b }) > maxAbs({ data: a }) ? b : a));
  const size = maxAbs({ data: best });
  return size > 0 ? normalise(best.map((entry) => entry / size)) : Float64Array.from(best, (_, k) => (k === 0 ? 1 : 0));
};

/** v_l v_{l−1}ᵀ for all l: aligned-rank-1 layers on the input direction v₀ (d) with v_l in the directions of the given layers. */
export const alignedLayers = (v0: ArrayLike<number>, like: Layers): Layers => {
  let before = v0;
  return like.map((W) => {
    const [v, own] = [leading(W), before];
    before = v;
    return matrixOf(W.rows, W.cols, (i, j) => v[i] * own[j]);
  });
};

/** Aligned-rank-1 layers on the top eigenvector of X: 2ℰ = λ_max(X). X: n₀×n₀ symmetric; `like` gives shapes and directions. */
export const topLayers = (X: Matrix, like: Layers): Layers => alignedLayers(row(symmetricEigen(X).vectors, 0), like);

/**
 * Unit layers whose product is as small as the widths allow: layer l writes to its first output alone and layer l + 1 reads its second alone, for
 * the first hidden layer of width two or more; the others as given. Null where every hidden layer has width one: the product then has norm 1.
 */
export const collapsedLayers = (like: Layers): Layers | null => {
  const at = like.findIndex((W, l) => l < like.length - 1 && W.rows >= 2);
  if (at < 0) return null;
  const only = (W: Matrix, keeps: (i: number, j: number) => boolean): Matrix => {
    const out = mapEntries(W, (entry, i, j) => (keeps(i, j) ? entry : 0));
    return maxAbs(out) > 0 ? out : mapEntries(W, (_, i, j) => (keeps(i, j) ? 1 : 0));
  };
  const layers = like.map((W, l) => (l === at ? only(W, (i) => i === 0) : l === at + 1 ? only(W, (_, j) => j === 1) : W));
  return onSpheres(layers, spheresOf(layers, 'layers'));
};

/** The rows of M made orthonormal one after another; a row that adds no direction is replaced by an axis that does. M: n×m with n ≤ m. */
export const orthonormalised = (M: Matrix): Matrix => {
  const basis: Float64Array[] = [];
  const left = (v: Float64Array): Float64Array => {
    let out = v;
    // Twice is enough: one pass leaves errors of ε·κ.
    for (let pass = 0; pass < 2; pass++) for (const b of basis) out = out.map((entry, c) => entry - out.reduce((sum, x, k) => sum + x * b[k], 0) * b[c]);
    return out;
  };
  for (let i = 0; i < M.rows; i++) {
    const own = row(M, i);
    const size = maxAbs({ data: own });
    let v = size > 0 ? left(normalise(own.map((entry) => entry / size))) : own;
    for (let axis = 0; norm(v) < 2 ** -20; axis++) v = left(Float64Array.from({ length: M.cols }, (_, c) => (c === axis ? 1 : 0)));
    basis.push(normalise(v));
  }
  return matrixOf(M.rows, M.cols, (i, c) => basis[i][c]);
};

/**
 * Scaled partial isometries W_l = r^{−1/2} U_l U_{l−1}ᵀ, U_l of r orthonormal columns: unit layers, critical where U₀ spans eigenvectors of X with one
 * eigenvalue λ, and 2ℰ = λ r^{1−L} there. frames: U_lᵀ for l = 0 … L, r×n_l each with orthonormal rows.
 */
export const isometryLayers = (frames: readonly Matrix[]): Layers =>
  frames.slice(1).map((U, l) => mapEntries(multiply(transpose(U), frames[l]), (entry) => entry / Math.sqrt(U.rows)));
