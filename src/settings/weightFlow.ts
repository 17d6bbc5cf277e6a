import { project } from '../dynamics/oneLayer.ts';
import { rungeKutta } from '../dynamics/rungeKutta.ts';
import { twoLayerGradients, twoLayerOutputs } from '../dynamics/twoLayer.ts';
import type { ActivationName } from '../definitions/activation.ts';
import { joined } from '../linalg/floats.ts';
import { identity, mapEntries, mapRows, maxAbs, type Matrix } from '../linalg/matrix.ts';
import { choice, just, magnitude } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';
import { networkSizes } from './twoLayerFlow.ts';
import { twoLayerFields } from './twoLayerFields.ts';

export type Constraint = 'free' | 'unit';

/** A two-layer network whose flow may also decay its weights, or keep the lengths of the first layer's weight vectors. */
export const weightFlow = setting({
  id: 'weight-flow',
  words: 'For all N samples of K receptive fields in two views, importances α of any sign, an activation h, two-layer networks with M nodes a field and O outputs, and flows with or without weight decay and normalisation',
  dims: twoLayerFields.dims,
  batch: 'x',
  moves: withoutAugmentation,
  fields: {
    ...twoLayerFields.fields,
    decay: magnitude('weight decay γ', [0, 2]),
    constraint: choice<Constraint>("first layer: free, or with its weights' lengths kept", 'free', 'unit'),
  },
});

/** γ = 0. */
export const noDecay = hypothesis<{ readonly decay: number }>({
  words: 'the weights do not decay',
  tex: String.raw`\gamma = 0`,
  narrow: { decay: { ...weightFlow.fields.decay, draw: () => 0, valid: (decay) => decay === 0, mutate: () => 0, simpler: () => [] } },
  holds: ({ decay }) => decay === 0,
});

/** The weight vectors are not normalised. */
export const noNormalisation = hypothesis<{ readonly constraint: Constraint }>({
  words: 'the weights are not normalised',
  tex: String.raw`\dot w = \nabla_w\mathcal E`,
  narrow: { constraint: just('free') },
  holds: ({ constraint }) => constraint === 'free',
});

export interface Flow {
  readonly alpha: Matrix;
  readonly x: Matrix;
  readonly xPrime: Matrix;
  readonly h: ActivationName;
  readonly W1: Matrix;
  readonly W2: Matrix;
  readonly decay: number;
  readonly constraint: Constraint;
  readonly dims: Readonly<Record<string, number>>;
}

interface Weights {
  readonly W1: Matrix;
  readonly W2: Matrix;
}

/** Ẇ of both layers: ∇ℰ − γW, without its component along w_km where lengths are kept. */
export const velocities = ({ alpha, x, xPrime, h, W1, W2, decay, constraint, dims: { K } }: Flow): Weights => {
  const gradient = twoLayerGradients(alpha, { x, xPrime }, { W1, W2, h, K });
  const decayed = (own: Matrix, ascent: Matrix): Matrix => mapEntries(ascent, (entry, i, j) => entry - decay * own.data[i * own.cols + j]);
  const first = decayed(W1, gradient.W1);
  let n = 0;
  const kept = mapRows(first, (v) => {
    const w = W1.data.subarray(n * W1.cols, (n + 1) * W1.cols);
    n += 1;
    return maxAbs({ data: w }) > 0 ? project(w, v) : v;
  });
  return { W1: constraint === 'free' ? first : kept, W2: decayed(W2, gradient.W2) };
};

/** How fast the weights can move relative to their size, by terms: 1/time. */
export const fastestRate = (flow: Flow): number => {
  const { W1, W2, alpha, decay } = flow;
  const { energy } = networkSizes(alpha, { ...flow, importance: 'frozen', W1: mapEntries(W1, () => maxAbs(W1)), W2: mapEntries(W2, () => maxAbs(W2)) });
  // ℰ is of degree 2 in each layer: size/‖W₁‖² + size/‖W₂‖², written without the quotients.
  const unit = (layer: 'W1' | 'W2'): number => networkSizes(alpha, { ...flow, importance: 'frozen', [layer]: mapEntries(flow[layer], () => 1) }).energy;
  return (energy === 0 ? 0 : unit('W1') + unit('W2')) + decay;
};

/** The weights after the given time by Runge–Kutta, and whether every gate stayed as it was at the start. */
export const flowTo = (flow: Flow, options: { readonly time: number; readonly steps: number }): Weights & { readonly smooth: boolean } => {
  const { x, xPrime, W1, W2, dims: { K } } = flow;
  const split = (y: Float64Array): Weights => ({ W1: { ...W1, data: y.subarray(0, W1.data.length) }, W2: { ...W2, data: y.subarray(W1.data.length) } });
  const gates = (weights: Weights): string => {
    const u = twoLayerOutputs({ W1: weights.W1, W2: identity(W1.rows), h: 'linear', K }, { x, xPrime });
    return [...u.x.data, ...u.xPrime.data].map(Math.sign).join();
  };
  const before = gates(flow);
  let smooth = true;
  const end = rungeKutta((y) => {
    const weights = split(y);
    smooth &&= flow.h === 'linear' || gates(weights) === before;
    const v = velocities({ ...flow, ...weights });
    return joined(v.W1.data, v.W2.data);
  }, joined(W1.data, W2.data), options);
  return { ...split(end), smooth };
};
