import type { Axis, Field } from './field.ts';
import { anyMatrix, magnitude } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { neuronKind } from './scalarNeuron.ts';
import { setting } from './setting.ts';
import { dictionary, inputAxis, noiseFactor, probability, sparseCoding } from './sparseCoding.ts';
import { matrixOf, type Matrix } from '../linalg/matrix.ts';

const { skew, coupling } = sparseCoding.fields;
const one: Axis = [];

const small = { d: [1, 2], e: [1, 2] } as const;

/** A sparse-coding model whose noise has fair signs, and a neuron with a threshold. */
export const sparseRepresentation = setting({
  id: 'sparse-representation',
  words: 'For all sparse codes x = Mz + Lε with fair signs ε, and neurons with a threshold',
  dims: small,
  fields: { M: dictionary, p: probability, skew, coupling, L: noiseFactor, w: anyMatrix('weights', [one, inputAxis]), b: magnitude('threshold', [0, 4]), neuron: neuronKind },
});

/** Read-outs near the best one for the first feature, and any. */
const readOut: Field<Matrix> = {
  ...anyMatrix('representation, one unit a row', [['m'], inputAxis]),
  draw: (stream, { m, d, e }, { M }) => {
    const columns = M as Matrix;
    const noise = stream.pick([0, 0, 0, 0, 1 / 8, 2]);
    return matrixOf(m, d * e, (i, k) => (noise === 2 ? 0 : columns.data[k * d + (i % d)]) + noise * stream.normal());
  },
};

const head: Field<Matrix> = {
  ...anyMatrix('linear head', [one, ['m']]),
  draw: (stream, { m }) => {
    const each = stream.pick([0.25, 0.5, 0.5, 0.75, 1 / 3, stream.uniform()]);
    const others = stream.pick([0, each, each, stream.normal()]);
    return matrixOf(1, m, (_, i) => (i === 0 ? each : others));
  },
};

/** A sparse-coding model, a linear representation of it, and a linear head that is to give its first latent. */
export const linearReadOut = setting({
  id: 'linear-read-out',
  words: 'For all sparse codes x = Mz + ξ, linear representations Wx and linear heads v',
  dims: { d: [1, 3], e: [1, 2], m: [1, 4] },
  fields: { M: dictionary, p: { ...probability, draw: (stream) => stream.pick([1, 1, 0.5, stream.uniform(), 0]) } satisfies Field<number>, skew: { ...skew, draw: (stream) => stream.pick([1, -1, 1, 0.5]) } satisfies Field<number>, coupling, L: noiseFactor, W: readOut, v: head },
});

const rate: Field<number> = { ...magnitude('learning rate', [0, 4]), draw: (stream) => stream.pick([0, 0.25, 0.5, 1, 2, stream.uniform()]) };

/** One step of the linearised training of one neuron on a sparse-coding model with masks. */
export const powerStep = setting({
  id: 'power-step',
  words: 'For all sparse codes with masks of two views, weights w, learning rates η, weight decays λ and N negatives',
  dims: { d: [1, 3], e: [1, 2], N: [1, 8] },
  fields: { ...sparseCoding.fields, w: anyMatrix('weights', [one, inputAxis]), eta: rate, lambda: { ...rate, what: 'weight decay' } },
});

/** ηλ ≤ 1. */
export const smallSteps = hypothesis<{ readonly eta: number; readonly lambda: number }>({
  words: 'a step does not decay the weights beyond zero',
  tex: String.raw`\eta\lambda \le 1`,
  holds: ({ eta, lambda }) => eta * lambda <= 1,
});
