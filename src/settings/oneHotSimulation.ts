import { smallOneHotSetup, type OneHotSetup } from '../dynamics/oneHotSimulation/setup.ts';
import { oneHotRun, type OneHotOutcome } from '../dynamics/oneHotSimulation/train.ts';
import { stream } from '../generators/stream.ts';
import type { Field } from './field.ts';
import { choice, just } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { setting } from './setting.ts';

/** Runs already made in this process: a run is a function of its set-up and seed, and the claims ask for the same ones. */
const made = new Map<string, OneHotOutcome>();

const lastSeed = 3;

/** The seed of a run. Three seeds are drawn from, so that claims share their runs. */
const seed: Field<number> = {
  kind: 'number',
  what: 'seed of weights and samples',
  draw: (s) => s.integer(1, lastSeed),
  valid: (value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32,
  simpler: () => [],
  mutate: (s) => s.integer(1, lastSeed),
};

/** One network of the one-hot simulation in small. */
export const oneHotSimulation = setting({
  id: 'one-hot-simulation',
  words: 'For all seeds of the one-hot simulation in small (10 inputs of magnitudes 10 … 1 with noise 0.5 in each view, 10 hidden units, 20 outputs, batches of 32, 400 steps)',
  dims: {},
  fields: {
    seed,
    loss: choice<OneHotSetup['loss']>('loss', 'infonce', 'quadratic'),
    batchNorm: choice<OneHotSetup['batchNorm']>('BatchNorm behind the ReLU', 'on', 'off'),
    length: choice<OneHotSetup['length']>('outputs: of unit length, or free', 'unit', 'free'),
  },
});

interface Run {
  readonly seed: number;
  readonly loss: OneHotSetup['loss'];
  readonly batchNorm: OneHotSetup['batchNorm'];
  readonly length: OneHotSetup['length'];
}

/** What the run of an instance ends with. */
export const outcomeOfOneHot = ({ seed: own, loss, batchNorm, length }: Run): OneHotOutcome => {
  const setup = { ...smallOneHotSetup, loss, batchNorm, length };
  const key = JSON.stringify([own, setup]);
  const outcome = made.get(key) ?? oneHotRun(setup, stream(own));
  made.set(key, outcome);
  return outcome;
};

/** InfoNCE. */
export const underInfoNCE = hypothesis<Pick<Run, 'loss'>>({
  words: 'the loss is InfoNCE',
  tex: String.raw`L = \text{InfoNCE}`,
  narrow: { loss: just('infonce') },
  holds: ({ loss }) => loss === 'infonce',
});

/** BatchNorm behind the ReLU. */
export const withBatchNorm = hypothesis<Pick<Run, 'batchNorm'>>({
  words: 'BatchNorm stands behind the ReLU',
  tex: String.raw`f = W_2\,\mathrm{BN}([W_1 x]_+)`,
  narrow: { batchNorm: just('on') },
  holds: ({ batchNorm }) => batchNorm === 'on',
});

/** Outputs of unit length. */
export const unitLengths = hypothesis<Pick<Run, 'length'>>({
  words: 'the outputs have unit length',
  tex: String.raw`z = f/\|f\|`,
  narrow: { length: just('unit') },
  holds: ({ length }) => length === 'unit',
});
