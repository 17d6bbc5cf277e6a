import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { inner } from './oneLayer.ts';
import { determinant } from './principalMinors.ts';

/** The layers W₁, …, W_L of a deep linear network, the first applied first; layer l is n_l×n_{l−1}. */
export type TableLayers<S> = readonly Table<S>[];

/** A·B by its definition. A: n×k, B: k×m; result n×m. */
export const product = <S>(R: Arithmetic<S>, A: Table<S>, B: Table<S>): Table<S> => A.map((row) => (B[0] ?? []).map((_, j) => inner(R, row, B.map((entries) => entries[j]))));

/** Aᵀ. */
const flipped = <S>(A: Table<S>): Table<S> => (A[0] ?? []).map((_, j) => A.map((row) => row[j]));

/** W_to ⋯ W_{from+1}, the layers from+1 … to (counted from 1); the n×n identity for from = to, n = n_from. */
const between = <S>(R: Arithmetic<S>, layers: TableLayers<S>, from: number, to: number): Table<S> => {
  const n = from === 0 ? layers[0][0].length : layers[from - 1].length;
  const one: Table<S> = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => R.of(i === j ? 1 : 0)));
  return layers.slice(from, to).reduce<Table<S>>((W, layer) => product(R, layer, W), one);
};

/** z = W_L ⋯ W₁ x of every sample, layer after layer. x: N×n₀; result N×n_L. Source: Tian 2022, deep linear setting. */
export const deepOutputs = <S>(R: Arithmetic<S>, layers: TableLayers<S>, x: Table<S>): Table<S> =>
  x.map((sample) => layers.reduce<readonly S[]>((z, W) => W.map((w) => inner(R, w, z)), sample));

/** ℰ = ½ tr(W X Wᵀ), W = W_L ⋯ W₁. X: n₀×n₀. Source: Tian 2022, deep linear setting. */
export const deepEnergy = <S>(R: Arithmetic<S>, X: Table<S>, layers: TableLayers<S>): S => {
  const W = between(R, layers, 0, layers.length);
  return R.div(W.reduce((sum, w) => R.add(sum, inner(R, w, X.map((entries) => inner(R, entries, w)))), R.of(0)), R.of(2));
};

/** ∂ℰ/∂W_l = W_{>l}ᵀ W X W_{<l}ᵀ as the paper's formula reads. X: n₀×n₀, symmetric; l counted from 1; result n_l×n_{l−1}. */
export const deepGradient = <S>(R: Arithmetic<S>, X: Table<S>, layers: TableLayers<S>, l: number): Table<S> => {
  const L = layers.length;
  const [above, all, below] = [between(R, layers, l, L), between(R, layers, 0, L), between(R, layers, 0, l - 1)];
  return product(R, product(R, product(R, flipped(above), all), X), flipped(below));
};

/** W_{l+1}ᵀW_{l+1} − W_lW_lᵀ, the imbalance of layers l and l + 1 (l counted from 1, 1 ≤ l < L). Result n_l×n_l. */
export const imbalance = <S>(R: Arithmetic<S>, layers: TableLayers<S>, l: number): Table<S> => {
  const [own, next] = [layers[l - 1], layers[l]];
  const [up, down] = [product(R, flipped(next), next), product(R, own, flipped(own))];
  return up.map((entries, i) => entries.map((entry, j) => R.sub(entry, down[i][j])));
};

/**
 * Whether θ is a local maximum of ℰ on any product of spheres by this certificate: for some l < L the layers above l multiply to zero and
 * C = W_{≤l} X W_{≤l}ᵀ is negative definite. C stays so nearby, where then ℰ = ½ tr(W_{>l} C W_{>l}ᵀ) ≤ 0 = ℰ(θ). Layers may have any
 * positive norm: neither condition sees it. A proof over exact R. X: n₀×n₀, symmetric.
 */
export const isTrap = <S>(R: Arithmetic<S>, X: Table<S>, layers: TableLayers<S>): boolean => {
  const zero = R.of(0);
  return layers.slice(1).some((_, k) => {
    const l = k + 1;
    if (between(R, layers, l, layers.length).some((entries) => entries.some((entry) => R.compare(entry, zero) !== 0))) return false;
    const below = between(R, layers, 0, l);
    const C = product(R, product(R, below, X), flipped(below)).map((entries) => entries.map((entry) => R.sub(zero, entry)));
    // Sylvester: −C is positive definite when all leading minors are positive.
    return C.every((__, n) => R.compare(determinant(R, C.slice(0, n + 1).map((entries) => entries.slice(0, n + 1))), zero) > 0);
  });
};
