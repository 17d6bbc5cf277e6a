import { smallOneHotSetup, type OneHotSetup } from '../dynamics/oneHotSimulation/setup.ts';
import { oneHotRun, type OneHotOutcome } from '../dynamics/oneHotSimulation/train.ts';
import { stream } from '../generators/stream.ts';
import { choice, just } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { madeOnce } from './madeOnce.ts';
import { seedUpTo } from './seeds.ts';
import { setting } from './setting.ts';

const madeRun = madeOnce((setup: OneHotSetup, own: number): OneHotOutcome => oneHotRun(setup, stream(own)));

/** Three seeds are drawn from, so that claims share their runs. */
const seed = seedUpTo('seed of weights and samples', 3);

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
export const outcomeOfOneHot = ({ seed: own, loss, batchNorm, length }: Run): OneHotOutcome => madeRun({ ...smallOneHotSetup, loss, batchNorm, length }, own);

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
