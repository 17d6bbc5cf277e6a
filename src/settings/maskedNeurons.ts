import type { ThresholdKind } from '../definitions/thresholdNetwork/thresholdNeuron.ts';
import { drawNoiseFactor } from '../generators/dictionary.ts';
import { mapEntries, matrixOf, type Matrix } from '../linalg/matrix.ts';
import type { Axis, Field } from './field.ts';
import { anyMatrix } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { neuronKind } from './scalarNeuron.ts';
import { setting } from './setting.ts';

const [one, n]: readonly [Axis, Axis] = [[], ['n']];

const zeroOne = (m: Matrix): boolean => m.data.every((entry) => entry === 0 || entry === 1);

/** A mask: entries 0 and 1. */
const mask = (what: string, complementOf?: string): Field<Matrix> => ({
  ...anyMatrix(what, [one, n]),
  draw: (stream, dims, drawn) =>
    complementOf === undefined ? matrixOf(1, dims.n, () => stream.integer(0, 1)) : mapEntries(drawn[complementOf] as Matrix, (entry) => 1 - entry),
  valid: zeroOne,
  mutate: (stream, m) => mapEntries(m, (entry) => (stream.chance(0.2) ? 1 - entry : entry)),
});

const thresholds: Field<Matrix> = {
  ...anyMatrix('thresholds of the two neurons', [one, ['two']]),
  draw: (stream) => matrixOf(1, 2, () => stream.pick([0, 0.25, 0.5, 1, Math.abs(stream.normal())])),
  valid: (m) => m.data.every((entry) => entry >= 0 && Number.isFinite(entry)),
};

const signal: Field<Matrix> = anyMatrix('the features of the sample, Mz', [one, n]);

/** Two neurons, each of which sees one masked view of the same noisy sample. */
export const maskedNeurons = setting({
  id: 'masked-neurons',
  words: 'For all pairs of neurons with thresholds, samples s + ξ with ξ = Lε, and two masks',
  dims: { n: [1, 5], two: [2, 2] },
  fields: {
    w: anyMatrix('weights of the neuron on the first view', [one, n]),
    v: anyMatrix('weights of the neuron on the second view', [one, n]),
    b: thresholds,
    first: mask('first mask'),
    second: mask('second mask'),
    L: { ...anyMatrix('noise factor L, ξ = Lε', [n, n]), draw: (stream, dims) => drawNoiseFactor(stream, dims.n) } satisfies Field<Matrix>,
    signal,
    neuron: neuronKind,
  },
});

/** The second mask is the complement of the first. */
export const complementaryPair = hypothesis<{ readonly first: Matrix; readonly second: Matrix }>({
  words: 'the second mask is the complement of the first',
  tex: String.raw`D'' = I - D'`,
  narrow: { second: mask('second mask', 'first') },
  holds: ({ first, second }) => first.data.every((entry, k) => second.data[k] === 1 - entry),
});

/** The coordinates of the noise are independent. */
export const independentNoise = hypothesis<{ readonly L: Matrix }>({
  words: 'the coordinates of the noise are independent',
  tex: String.raw`\xi_1, \dots, \xi_{d_1} \text{ independent}`,
  narrow: {
    L: {
      ...maskedNeurons.fields.L,
      draw: (stream, dims) => matrixOf(dims.n, dims.n, (i, j) => (i === j ? stream.pick([1, 0.5, 0, Math.abs(stream.normal())]) : 0)),
      simpler: (L) => [mapEntries(L, (_, i, j) => (i === j ? 1 : 0))],
      mutate: (stream, L) => mapEntries(L, (_, i, j) => (i === j ? Math.abs(stream.normal()) : 0)),
    },
  },
  holds: ({ L }) => L.data.every((entry, at) => entry === 0 || Math.floor(at / L.cols) === at % L.cols),
});

/** z = 0. */
export const noFeature = hypothesis<{ readonly signal: Matrix }>({
  words: 'no feature is present',
  tex: 'z = 0',
  narrow: { signal: { ...signal, draw: (_, dims) => matrixOf(1, dims.n, () => 0), simpler: () => [], mutate: (_, m) => m } },
  holds: ({ signal: s }) => s.data.every((entry) => entry === 0),
});

/** What the neurons of an instance are. */
export interface MaskedNeurons {
  readonly w: Matrix;
  readonly v: Matrix;
  readonly b: Matrix;
  readonly first: Matrix;
  readonly second: Matrix;
  readonly L: Matrix;
  readonly signal: Matrix;
  readonly neuron: ThresholdKind;
}
