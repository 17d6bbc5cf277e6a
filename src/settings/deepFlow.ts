import { topLayers } from '../dynamics/deepLinear/constructions.ts';
import type { Layers } from '../dynamics/deepLinear/network.ts';
import { onSpheres, spheresOf } from '../dynamics/deepLinear/spheres.ts';
import { mapEntries, maxAbs, type Matrix } from '../linalg/matrix.ts';
import { norm } from '../linalg/vector.ts';
import type { ActivationName } from '../definitions/activation.ts';
import { batchFields, covarianceOf, deepDims, deepWords, layerField, layersOf, type DeepNetwork } from './deepNetwork.ts';
import { choice, homogeneousActivations, just, magnitude } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

const layerFields = { W1: layerField(1), W2: layerField(2), W3: layerField(3), W4: layerField(4) };

/** A deep network whose layers are followed by an activation, the linear one included. */
export const deepActivated = setting({
  id: 'deep-activated',
  words: `${deepWords}, or the same with a homogeneous activation h behind every layer`,
  dims: { ...deepDims, N: [1, 4] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: { ...batchFields, ...layerFields, h: homogeneousActivations },
});

export interface DeepActivated<T> extends DeepNetwork<T> {
  readonly h: ActivationName;
}

/** A gradient flow of a deep linear network, free or on unit layers, with or without weight decay. */
export const deepFlow = setting({
  id: 'deep-flow',
  words: `${deepWords}, and the flows Ẇ_l = ∇_l ℰ − γW_l from unit layers, free or on unit layers`,
  dims: deepDims,
  batch: 'x',
  moves: withoutAugmentation,
  fields: {
    ...batchFields,
    ...layerFields,
    constraint: choice<'free' | 'unit'>('layers: free, or kept at unit norm', 'free', 'unit'),
    decay: magnitude('weight decay γ', [0, 2]),
  },
});

export type Flowing = DeepNetwork<Matrix> & { readonly constraint: 'free' | 'unit'; readonly decay: number };

/** X_α in units of its Frobenius norm (as it is where it is 0), and unit layers. */
export const flowStart = (instance: DeepNetwork<Matrix>): { readonly X: Matrix; readonly layers: Layers } => {
  const raw = covarianceOf(instance);
  const top = maxAbs(raw) || 1;
  const X = mapEntries(raw, (entry) => entry / top);
  const size = norm(X.data) || 1;
  const layers = layersOf(instance);
  return { X: mapEntries(X, (entry) => entry / size), layers: onSpheres(layers, spheresOf(layers, 'layers')) };
};

/** The start of the flow on the ray of aligned layers with ‖W_l‖ = 1. */
export const alignedStart = (instance: DeepNetwork<Matrix>): { readonly X: Matrix; readonly layers: Layers } => {
  const { X, layers } = flowStart(instance);
  return { X, layers: topLayers(X, layers) };
};

/** Layers are not constrained. */
export const freeLayers = hypothesis<{ readonly constraint: 'free' | 'unit' }>({
  words: 'the norms of the layers are not constrained',
  tex: String.raw`\dot W_l = \nabla_{W_l}\mathcal E_\alpha`,
  narrow: { constraint: just('free') },
  holds: ({ constraint }) => constraint === 'free',
});

/** ‖W_l‖_F = 1 along the flow. */
export const keptNorms = hypothesis<{ readonly constraint: 'free' | 'unit' }>({
  words: 'every layer is kept at norm 1',
  tex: String.raw`\dot W_l = P_{W_l}^\perp\nabla_{W_l}\mathcal E_\alpha,\ \|W_l\|_F = 1`,
  narrow: { constraint: just('unit') },
  holds: ({ constraint }) => constraint === 'unit',
});
