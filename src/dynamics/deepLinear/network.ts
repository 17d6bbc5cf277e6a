import { identity, multiply, transpose, zeros, type Matrix } from '../../linalg/matrix.ts';
import { dot } from '../../linalg/vector.ts';

/** The layers W₁, …, W_L of a deep linear network z = W_L ⋯ W₁ x; layer l is n_l×n_{l−1}, n₀ = d. Source: Tian 2022. */
export type Layers = readonly Matrix[];

/** Throws, naming `where`, unless the layers fit one another and X is n₀×n₀. */
export const checkLayers = (where: string, X: Matrix, layers: Layers): void => {
  if (layers.length < 1) throw new RangeError(`${where}: no layers given; a network has at least one`);
  if (X.rows !== layers[0].cols || X.cols !== X.rows) throw new RangeError(`${where}: X is ${X.rows}×${X.cols}, expected ${layers[0].cols}×${layers[0].cols} (the inputs of layer 1)`);
  for (let l = 1; l < layers.length; l++) {
    if (layers[l].cols !== layers[l - 1].rows) {
      throw new RangeError(`${where}: layer ${l + 1} is ${layers[l].rows}×${layers[l].cols}, expected ${layers[l].rows}×${layers[l - 1].rows} (the outputs of layer ${l})`);
    }
  }
};

/** W_{≤l} = W_l ⋯ W₁ for l = 0 … L, the first being the identity: L + 1 matrices n_l×n₀. */
export const productsBelow = (layers: Layers): Matrix[] => {
  const out = [identity(layers[0].cols)];
  layers.forEach((W, l) => out.push(l === 0 ? W : multiply(W, out[l])));
  return out;
};

/** W_{>l} = W_L ⋯ W_{l+1} for l = 0 … L, the last being the identity: L + 1 matrices n_L×n_l. */
export const productsAbove = (layers: Layers): Matrix[] => {
  const L = layers.length;
  const out: Matrix[] = Array.from({ length: L + 1 });
  out[L] = identity(layers[L - 1].rows);
  for (let l = L - 1; l >= 0; l--) out[l] = l === L - 1 ? layers[l] : multiply(out[l + 1], layers[l]);
  return out;
};

/** W = W_L ⋯ W₁: n_L×n₀. */
export const wholeProduct = (layers: Layers): Matrix => layers.reduce((W, layer) => multiply(layer, W));

/** ℰ = ½ tr(W X Wᵀ), W = W_L ⋯ W₁. X: n₀×n₀ symmetric, of any signature. Throws when shapes do not fit. Source: Tian 2022, deep linear setting. */
export const deepEnergy = (X: Matrix, layers: Layers): number => {
  checkLayers('deepEnergy', X, layers);
  const W = wholeProduct(layers);
  return dot(W.data, multiply(W, X).data) / 2;
};

/** ∂ℰ/∂W_l = W_{>l}ᵀ W X W_{<l}ᵀ of every layer: shapes of the layers. X: n₀×n₀ symmetric. Throws when shapes do not fit. Source: Tian 2022. */
export const deepGradients = (X: Matrix, layers: Layers): Layers => {
  checkLayers('deepGradients', X, layers);
  const [below, above] = [productsBelow(layers), productsAbove(layers)];
  const pulled = multiply(above[0], X);
  return layers.map((_, l) => multiply(multiply(transpose(above[l + 1]), pulled), transpose(below[l])));
};

/**
 * ∇²ℰ, D×D for the D entries of the layers one after another: with A_l = W_{>l} and B_l = W_{<l}, for l ≤ m,
 * ∂²ℰ/∂(W_l)_ij ∂(W_m)_rs = (A_lᵀA_m)_ir (B_m X B_lᵀ)_sj + (W_{m−1} ⋯ W_{l+1})_si (A_mᵀ A_0 X B_lᵀ)_rj, the second term for l < m alone.
 * X: n₀×n₀ symmetric. Throws when shapes do not fit. Source: derived.
 */
export const deepHessian = (X: Matrix, layers: Layers): Matrix => {
  checkLayers('deepHessian', X, layers);
  const [below, above] = [productsBelow(layers), productsAbove(layers)];
  const whole = multiply(above[0], X);
  const offsets = layers.reduce((ends, { data }) => [...ends, ends[ends.length - 1] + data.length], [0]);
  const D = offsets[layers.length];
  const out = zeros(D, D);
  layers.forEach((own, l) => {
    const down = transpose(below[l]);
    let between: Matrix | null = null;
    for (let m = l; m < layers.length; m++) {
      const other = layers[m];
      const upper = transpose(above[m + 1]);
      const [S, Q] = [multiply(upper, above[l + 1]), multiply(multiply(below[m], X), down)];
      const T = m === l ? null : multiply(multiply(upper, whole), down);
      if (m > l + 1) between = between === null ? layers[m - 1] : multiply(layers[m - 1], between);
      for (let i = 0; i < own.rows; i++) {
        for (let j = 0; j < own.cols; j++) {
          const at = offsets[l] + i * own.cols + j;
          for (let r = 0; r < other.rows; r++) {
            for (let s = 0; s < other.cols; s++) {
              let value = S.data[r * own.rows + i] * Q.data[s * own.cols + j];
              const passed = between === null ? Number(s === i) : between.data[s * own.rows + i];
              if (T !== null) value += passed * T.data[r * own.cols + j];
              const across = offsets[m] + r * other.cols + s;
              out.data[at * D + across] = value;
              out.data[across * D + at] = value;
            }
          }
        }
      }
    }
  });
  return out;
};
