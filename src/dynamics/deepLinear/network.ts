import { identity, mapEntries, multiply, transpose, type Matrix } from '../../linalg/matrix.ts';
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

/** Matrices of given shapes with their derivative along a direction; products by the rule of Leibniz. */
interface Moving {
  readonly value: Matrix;
  readonly rate: Matrix;
}

const plus = (a: Matrix, b: Matrix): Matrix => mapEntries(a, (entry, i, j) => entry + b.data[i * b.cols + j]);
const times = (a: Moving, b: Moving): Moving => ({ value: multiply(a.value, b.value), rate: plus(multiply(a.rate, b.value), multiply(a.value, b.rate)) });
const flip = ({ value, rate }: Moving): Moving => ({ value: transpose(value), rate: transpose(rate) });
const still = (value: Matrix): Moving => ({ value, rate: mapEntries(value, () => 0) });

/** d/dt ∂ℰ/∂W_l at W + tV: the Hessian of ℰ applied to a direction. X: n₀×n₀ symmetric; layers and V of the same shapes; result too. */
export const deepHessianTimes = (X: Matrix, layers: Layers, V: Layers): Layers => {
  checkLayers('deepHessianTimes', X, layers);
  const moving = layers.map((value, l) => ({ value, rate: V[l] }));
  const L = layers.length;
  const below = [still(identity(X.rows))];
  moving.forEach((W, l) => below.push(times(W, below[l])));
  const above: Moving[] = Array.from({ length: L + 1 });
  above[L] = still(identity(layers[L - 1].rows));
  for (let l = L - 1; l >= 0; l--) above[l] = times(above[l + 1], moving[l]);
  const pulled = times(above[0], still(X));
  return layers.map((_, l) => times(times(flip(above[l + 1]), pulled), flip(below[l])).rate);
};
