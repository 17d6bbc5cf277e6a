import type { LossRule } from '../definitions/thresholdNetwork/detachedLoss.ts';
import { matrixOf, type Matrix } from '../linalg/matrix.ts';
import type { Field } from './field.ts';
import { anyMatrix, choice, magnitude } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { setting } from './setting.ts';
import { dictionary, inputAxis, pairing, probability, sparseCoding } from './sparseCoding.ts';

const weights: Field<Matrix> = {
  ...anyMatrix('weights, one neuron a row', [['m'], inputAxis]),
  draw: (stream, { m, d, e }) => {
    const scale = 2 ** -stream.integer(0, 8);
    return matrixOf(m, d * e, () => scale * (stream.chance(0.5) ? stream.normal() : stream.integer(-2, 2)));
  },
  valid: (W) => W.data.every((entry) => Number.isFinite(entry) && Math.abs(entry) < 16),
};

const bounded: Field<Matrix> = { ...dictionary, valid: (M) => M.data.every((entry) => Number.isFinite(entry) && Math.abs(entry) < 16) , draw: (stream, dims, drawn) => {
  const M = dictionary.draw(stream, dims, drawn);
  return M.data.every((entry) => Math.abs(entry) < 16) ? M : matrixOf(M.rows, M.cols, () => stream.integer(-1, 1));
} };

/** A network of one or two neurons on noiseless sparse codes, with all samples, masks and negatives to be enumerated. */
export const tinyPopulation = setting({
  id: 'tiny-population',
  words: 'For all sparse codes without noise, even masks of the views, N negatives, temperatures and networks with one threshold',
  dims: { d: [1, 2], e: [1, 2], m: [1, 2], N: [1, 2] },
  fields: {
    M: bounded,
    p: probability,
    skew: sparseCoding.fields.skew,
    pairing,
    W: weights,
    b: { ...magnitude('threshold', [0, 4]), draw: (stream) => stream.pick([0.25, 1, stream.uniform()]) } satisfies Field<number>,
    tau: magnitude('temperature', [1 / 8, 64]),
    prefactor: choice<LossRule['prefactor']>('factor before the logarithm', 'tau', 'one'),
  },
});

/** b = 0. */
export const zeroThreshold = hypothesis<{ readonly b: number }>({
  words: 'the threshold is zero',
  tex: 'b = 0',
  narrow: { b: { kind: 'number', what: 'threshold', draw: () => 0, valid: (b) => b === 0, simpler: () => [], mutate: () => 0 } },
  holds: ({ b }) => b === 0,
});
