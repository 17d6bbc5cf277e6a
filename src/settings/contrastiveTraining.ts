import type { LossRule } from '../definitions/thresholdNetwork/detachedLoss.ts';
import { entryCost } from '../generators/simplicity.ts';
import type { Field } from './field.ts';
import { choice, just } from './fields.ts';
import { contrastiveAnchor } from './contrastiveAnchor.ts';
import { hypothesis } from './hypothesis.ts';
import { setting } from './setting.ts';

const { W, b, first, second, negatives } = contrastiveAnchor.fields;

const roots = [1, 2, 0.5, 3, 0.25, 1.5, 16] as const;

/** √τ, with few binary digits, so that ties of pre-activations and thresholds stay ties when both are scaled. */
const root: Field<number> = {
  kind: 'number',
  what: 'root of the temperature',
  draw: (stream) => stream.pick([...roots, stream.integer(1, 256) / 16]),
  valid: (value) => value > 0 && value <= 2 ** 10,
  simpler: (value) => roots.filter((other) => entryCost(other) < entryCost(value)),
};

const rate: Field<number> = {
  kind: 'number',
  what: 'learning rate, weight decay',
  draw: (stream) => stream.pick([0, 0.5, 0.25, stream.uniform()]),
  valid: (value) => value >= 0 && value <= 1,
};

/** Training of one network on one anchor, at the temperature 1 and at τ. */
export const contrastiveTraining = setting({
  id: 'contrastive-training',
  words: 'For all networks of m symmetrised threshold neurons, anchors with N negatives, temperatures τ, learning rates and weight decays, and three steps on the same anchor',
  dims: contrastiveAnchor.dims,
  fields: { W, b, first, second, negatives, root, eta: rate, lambda: rate, prefactor: choice<LossRule['prefactor']>('factor before the logarithm', 'tau', 'one'), thresholds: choice<'scaled' | 'kept'>('thresholds of the second network', 'scaled', 'kept') },
});

/** The thresholds are scaled with the weights. */
export const scaledThresholds = hypothesis<{ readonly thresholds: 'scaled' | 'kept' }>({
  words: 'the thresholds are scaled with the weights',
  tex: String.raw`b_\tau = \sqrt\tau\, b_1`,
  narrow: { thresholds: just('scaled') },
  holds: ({ thresholds }) => thresholds === 'scaled',
});
