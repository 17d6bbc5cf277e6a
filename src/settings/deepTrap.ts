import { seenThrough } from '../dynamics/deepLinear/curvature.ts';
import { productsAbove, productsBelow, type Layers } from '../dynamics/deepLinear/network.ts';
import { onSpheres, spheresOf } from '../dynamics/deepLinear/spheres.ts';
import { scaledToUnit } from '../dynamics/deepLinear/ascent.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { maxAbs, type Matrix } from '../linalg/matrix.ts';
import { batchFields, covarianceWithSpectrum, deepDims, deepWords, layerField, layersOf, leastEigenvalue, type DeepNetwork } from './deepNetwork.ts';
import { anyMatrix } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

const direction = (l: 1 | 2 | 3 | 4) => anyMatrix(`direction in which layer ${l} moves`, [[`n${l}`], [l === 1 ? 'd' : `n${l - 1}`]]);

/** Layers of unit norm, and a direction in which to leave them. */
export const deepTrap = setting({
  id: 'deep-trap',
  words: `${deepWords}, scaled to unit norm, and directions V`,
  dims: { ...deepDims, d: [2, 4], n1: [1, 2], L: [2, 4] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: { ...batchFields, W1: layerField(1, 'layer', 0.6), W2: layerField(2), W3: layerField(3, 'layer', 0.6), W4: layerField(4, 'layer', 0.6), V1: direction(1), V2: direction(2), V3: direction(3), V4: direction(4) },
});

export interface Trap<T> extends DeepNetwork<T> {
  readonly V1: T;
  readonly V2: T;
  readonly V3: T;
  readonly V4: T;
}

/** V₁, …, V_L. */
export const directionsOf = <T>({ V1, V2, V3, V4, dims }: Trap<T>): readonly T[] => [V1, V2, V3, V4].slice(0, dims.L);

const unitLayersOf = (instance: DeepNetwork<Matrix>): Layers => {
  const layers = layersOf(instance);
  return onSpheres(layers, spheresOf(layers, 'layers'));
};

/** The largest l < L for which the layers above l multiply to zero (exactly, or to rounding); 0 where there is none. */
const closedFrom = (layers: Layers): number => {
  const above = productsAbove(layers);
  for (let l = layers.length - 1; l >= 1; l--) if (maxAbs(above[l]) <= 2 ** -46) return l;
  return 0;
};

/** −λ_max of C = W_{≤l} X_α W_{≤l}ᵀ, X_α in units of its largest entry; the best over the l ≤ `closedFrom`, NaN for none. */
const depthBelow = (instance: DeepNetwork<Matrix>): number => {
  const layers = unitLayersOf(instance);
  const X = scaledToUnit(covarianceWithSpectrum(instance).X);
  const below = productsBelow(layers);
  const last = closedFrom(layers) || layers.length - 1;
  return Math.max(...Array.from({ length: last }, (_, k) => -symmetricEigen(seenThrough(X, below[k + 1])).values[0]));
};

/** How far θ is moved: C changes by less than its distance to zero. */
export const reachOf = (instance: DeepNetwork<Matrix>): number => 2 ** -8 * Math.max(depthBelow(instance), leastEigenvalue);

/** W_{>l} = 0 for some l < L. */
export const closedTail = hypothesis<DeepNetwork<Matrix>>({
  words: 'the layers above some layer l multiply to zero',
  tex: String.raw`W_{>l} = 0`,
  holds: (instance) => closedFrom(unitLayersOf(instance)) > 0,
});

/** W_{≤l} X_α W_{≤l}ᵀ ≺ 0. */
export const negativeBelow = hypothesis<DeepNetwork<Matrix>>({
  words: 'the layers up to l see negative eigenvalues only',
  tex: String.raw`W_{\le l} X_\alpha W_{\le l}^\top \prec 0`,
  holds: (instance) => depthBelow(instance) > leastEigenvalue,
});
