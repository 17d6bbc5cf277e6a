import type { ThresholdKind } from '../definitions/thresholdNetwork/thresholdNeuron.ts';
import { thresholdNeuron } from '../dynamics/thresholdNetwork/thresholdNeuron.ts';
import type { Stream } from '../generators/stream.ts';
import type { Field } from './field.ts';
import { choice, just } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { setting } from './setting.ts';

/** The kinds of neuron a network has. */
export const neuronKind = choice<ThresholdKind>('neurons', 'symmetrised', 'one-sided');

const drawScalar = (stream: Stream): number => {
  switch (stream.integer(0, 4)) {
    case 0:
      return 0;
    case 1:
      return stream.integer(-4, 4) / 2;
    case 2:
      return stream.normal() * 2 ** stream.integer(-40, 40);
  }
  return stream.normal();
};

const scalar = (what: string, draw: Field<number>['draw'], valid: Field<number>['valid'] = Number.isFinite): Field<number> => ({ kind: 'number', what, draw, valid });

const at = (what: string): Field<number> =>
  scalar(what, (stream, _, { b }) => (typeof b === 'number' && stream.chance(0.25) ? (stream.chance(0.5) ? b : -b) : drawScalar(stream)));

/** One neuron with a threshold, two points, and a factor. */
export const scalarNeuron = setting({
  id: 'scalar-neuron',
  words: 'For all neurons with threshold b, points s and t, and factors c',
  dims: {},
  fields: { b: scalar('threshold', drawScalar), s: at('point'), t: at('another point'), c: scalar('factor', drawScalar), neuron: neuronKind },
});

/** h at the point, with the threshold of the instance or another one. */
export const neuronAt =
  ({ b, neuron }: { readonly b: number; readonly neuron: ThresholdKind }) =>
  (s: number, threshold = b): number => {
    if (neuron === 'one-sided') return Math.max(s - threshold, 0);
    // The fast form presupposes b ≥ 0; below that the two ReLUs overlap.
    return threshold >= 0 ? thresholdNeuron(s, threshold) : Math.max(s - threshold, 0) - Math.max(-s - threshold, 0);
  };

/** The neuron is ReLU(s − b) − ReLU(−s − b). */
export const symmetrisedNeuron = hypothesis<{ readonly neuron: ThresholdKind }>({
  words: 'the neurons are symmetrised',
  tex: String.raw`h_b(s) = \mathrm{ReLU}(s - b) - \mathrm{ReLU}(-s - b)`,
  narrow: { neuron: just('symmetrised') },
  holds: ({ neuron }) => neuron === 'symmetrised',
});

const nonNegative = (words: string): Field<number> => scalar(words, (stream) => Math.abs(drawScalar(stream)), (value) => Number.isFinite(value) && value >= 0);

/** b ≥ 0. */
export const nonNegativeThreshold = hypothesis<{ readonly b: number }>({
  words: 'the threshold is not negative',
  tex: String.raw`b \ge 0`,
  narrow: { b: nonNegative('threshold') },
  holds: ({ b }) => b >= 0,
});

/** c ≥ 0. */
export const nonNegativeScale = hypothesis<{ readonly c: number }>({
  words: 'the factor is not negative',
  tex: String.raw`c \ge 0`,
  narrow: { c: nonNegative('factor') },
  holds: ({ c }) => c >= 0,
});
