import { absolute } from '../arithmetic/absolute.ts';
import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { HiddenActivation, NormalisedNetwork, OutputNormaliser } from '../definitions/normalisedNetwork.ts';
import { mapEntries, type Matrix } from '../linalg/matrix.ts';
import { anyMatrix, choice, importances, just, magnitude, secondViews } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

const homogeneous = ['linear', 'relu', 'leaky', 'abs', 'square'] as const;
const activations = choice<HiddenActivation>('activation of the hidden layers', ...homogeneous, 'tanh', 'sigmoid');

const zeroBias = (what: string, n: string) => anyMatrix(what, [[], [n]]);

/** A network of up to three layers on a batch, its outputs normalised. */
export const normalisedLayers = setting({
  id: 'normalised-layers',
  words: 'For all N samples in two views, importances α of any sign, and networks of L = 1 … 3 layers with biases (layers above L are not used), an activation h behind the hidden ones, and a normaliser with ε ≥ 0 behind the last; inputs and layers in units of their largest entries',
  dims: { N: [1, 4], d: [1, 3], n1: [1, 3], n2: [1, 3], n3: [1, 3], L: [1, 3] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: {
    x: anyMatrix('first views', [['N'], ['d']]),
    xPrime: secondViews('second views', [['N'], ['d']], 'x'),
    alpha: importances(['N'], ['x', 'xPrime']),
    W1: anyMatrix('layer 1', [['n1'], ['d']]),
    W2: anyMatrix('layer 2', [['n2'], ['n1']]),
    W3: anyMatrix('layer 3', [['n3'], ['n2']]),
    b1: zeroBias('bias of layer 1', 'n1'),
    b2: zeroBias('bias of layer 2', 'n2'),
    b3: zeroBias('bias of layer 3', 'n3'),
    h: activations,
    normaliser: choice<OutputNormaliser>('normaliser of the outputs', 'unit', 'layer', 'batch', 'none'),
    epsilon: magnitude('ε of the normaliser', [0, 1]),
    rate: magnitude('step size η', [2 ** -6, 4]),
    which: choice<'last' | 'first'>('the layer whose rows are looked at', 'last', 'first'),
  },
});

export interface NormalisedLayers<T, S> {
  readonly x: T;
  readonly xPrime: T;
  readonly alpha: T;
  readonly W1: T;
  readonly W2: T;
  readonly W3: T;
  readonly b1: T;
  readonly b2: T;
  readonly b3: T;
  readonly h: HiddenActivation;
  readonly normaliser: OutputNormaliser;
  readonly epsilon: S;
  readonly rate: S;
  readonly which: 'last' | 'first';
  readonly dims: Readonly<Record<string, number>>;
}

const largest = <S>(R: Arithmetic<S>, tables: readonly Table<S>[]): S => {
  let most = R.of(0);
  for (const table of tables) {
    for (const entries of table) {
      for (const entry of entries) {
        const size = absolute(R, entry);
        if (R.compare(size, most) > 0) most = size;
      }
    }
  }
  return most;
};

const inUnits = <S>(R: Arithmetic<S>, table: Table<S>, unit: S): Table<S> => (R.compare(unit, R.of(0)) === 0 ? table : table.map((row) => row.map((entry) => R.div(entry, unit))));

/** The network and the batch of an instance over any arithmetic, inputs and layers in units of their largest entries. */
export const networkOver = <S>(R: Arithmetic<S>, instance: NormalisedLayers<Table<S>, S>): { readonly net: NormalisedNetwork<S>; readonly views: readonly [Table<S>, Table<S>]; readonly alpha: Table<S> } => {
  const { W1, W2, W3, b1, b2, b3, h, normaliser, epsilon, x, xPrime, alpha, dims } = instance;
  const unit = largest(R, [x, xPrime]);
  return {
    net: {
      layers: [W1, W2, W3].slice(0, dims.L).map((W) => inUnits(R, W, largest(R, [W]))),
      biases: [b1, b2, b3].slice(0, dims.L).map((b) => inUnits(R, b, largest(R, [b]))[0]),
      h,
      normaliser,
      epsilon,
    },
    views: [inUnits(R, x, unit), inUnits(R, xPrime, unit)],
    alpha: inUnits(R, alpha, largest(R, [alpha])),
  };
};

/** h(cu) = cᵖh(u) for c > 0 and some p: the leaky-ReLU family, and u². */
export const homogeneousOfSomeDegree = hypothesis<{ readonly h: HiddenActivation }>({
  words: 'h is positively homogeneous of some degree (linear, ReLU, leaky, absolute value, square)',
  tex: String.raw`h(cu) = c^p h(u)\ (c > 0)`,
  narrow: { h: choice<HiddenActivation>('a homogeneous activation', ...homogeneous) },
  holds: ({ h }) => (homogeneous as readonly string[]).includes(h),
});

/** The outputs are normalised. */
export const normalisedOutput = hypothesis<{ readonly normaliser: OutputNormaliser }>({
  words: 'the outputs pass through ℓ₂ normalisation, LayerNorm or BatchNorm',
  tex: String.raw`z = \mathrm{normalise}(f)`,
  narrow: { normaliser: choice<OutputNormaliser>('a normaliser', 'unit', 'layer', 'batch') },
  holds: ({ normaliser }) => normaliser !== 'none',
});

/** The outputs pass through BatchNorm. */
export const batchNormalised = hypothesis<{ readonly normaliser: OutputNormaliser }>({
  words: 'the outputs pass through BatchNorm',
  tex: String.raw`z = \mathrm{BN}(f)`,
  narrow: { normaliser: just<OutputNormaliser>('batch') },
  holds: ({ normaliser }) => normaliser === 'batch',
});

/** The outputs are scaled to unit length. */
export const unitNormalised = hypothesis<{ readonly normaliser: OutputNormaliser }>({
  words: 'the outputs are scaled to unit length',
  tex: String.raw`z = f / \|f\|`,
  narrow: { normaliser: just<OutputNormaliser>('unit') },
  holds: ({ normaliser }) => normaliser === 'unit',
});

const isZero = ({ data }: Matrix): boolean => data.every((entry) => entry === 0);
const zeros = (field: ReturnType<typeof zeroBias>): ReturnType<typeof zeroBias> => ({ ...field, draw: (stream, dims, drawn) => mapEntries(field.draw(stream, dims, drawn), () => 0), valid: isZero, mutate: (_, m) => m, simpler: () => [] });

/** b_l = 0. */
export const noBias = hypothesis<{ readonly b1: Matrix; readonly b2: Matrix; readonly b3: Matrix }>({
  words: 'the layers have no bias',
  tex: String.raw`b_l = 0`,
  narrow: { b1: zeros(normalisedLayers.fields.b1), b2: zeros(normalisedLayers.fields.b2), b3: zeros(normalisedLayers.fields.b3) },
  holds: ({ b1, b2, b3 }) => [b1, b2, b3].every(isZero),
});

/** The rows looked at are those of the layer below the normaliser. */
export const lastLayer = hypothesis<{ readonly which: 'last' | 'first' }>({
  words: 'the layer is the one below the normaliser',
  tex: 'l = L',
  narrow: { which: just('last') },
  holds: ({ which }) => which === 'last',
});

/** L = 1. */
export const oneLayerAlone = hypothesis<{ readonly dims: Readonly<Record<string, number>> }>({
  words: 'there is one layer, without an activation',
  tex: 'L = 1',
  narrowDims: { L: [1, 1] },
  holds: ({ dims }) => dims.L === 1,
});
