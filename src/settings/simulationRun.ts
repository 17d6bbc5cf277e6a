import { simulate, type Outcome } from '../dynamics/simulation/simulate.ts';
import { smallSetup, type Setup } from '../dynamics/simulation/setup.ts';
import { stream } from '../generators/stream.ts';
import { choice, just } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { madeOnce } from './madeOnce.ts';
import { seedUpTo } from './seeds.ts';
import { setting } from './setting.ts';

/** What the simulation ends with under the set-up and the 32-bit seed; the same run is made once a process. */
export const runOf = madeOnce((setup: Setup, own: number): Outcome => simulate(setup, stream(own)));

/** A run costs a sixth of a second: three seeds are drawn from, so that claims share their runs. */
const seed = seedUpTo('seed of patterns, weights and samples', 3);

/** A number among the choices of a setting is written as a name. */
type Beta = '5' | '1';
type Augmentation = 'redrawn' | 'none';

const activation = choice<Setup['activation']>('activation', 'linear', 'relu', 'leaky');
const loss = choice<Setup['loss']>('loss', 'infonce', 'quadratic');
const beta = choice<Beta>('filters a location over tokens a location', '1', '5');
const augmentation = choice<Augmentation>('wildcards of the second view', 'redrawn', 'none');

const words = 'For all seeds of the two-layer simulation in small (6 locations, 8 tokens, 3 of them at a location, 12 patterns of length 3, 1,000 steps)';

/** One network of the simulation. */
export const simulationRun = setting({ id: 'simulation-run', words: `${words}, activations and losses`, dims: {}, fields: { seed, activation, loss, beta, augmentation } });

/** A ReLU and a linear network of the same seed under InfoNCE, six seeds: those with one filter a token are the fastest. */
export const simulationSeeds = setting({
  id: 'simulation-seeds',
  words: `${words}, ReLU and linear networks under InfoNCE`,
  dims: {},
  fields: { seed: seedUpTo('seed of patterns, weights and samples', 6), beta, augmentation },
});

const linearOrRelu = choice<Setup['activation']>('activation', 'linear', 'relu');

/** One network of the simulation, linear or ReLU, wildcards redrawn, to be trained with either loss. */
export const simulationLosses = setting({ id: 'simulation-losses', words: `${words}, linear or ReLU`, dims: {}, fields: { seed, activation: linearOrRelu, beta } });

/** One network of the simulation, linear or ReLU, over-parameterised, under InfoNCE. */
export const simulationAugmentation = setting({ id: 'simulation-augmentation', words: `${words}, linear or ReLU, five filters for every token`, dims: {}, fields: { seed, activation: linearOrRelu, augmentation } });

/** One network of the simulation, linear or ReLU, wildcards redrawn, under either loss. */
export const simulationRanks = setting({ id: 'simulation-ranks', words: `${words}, linear or ReLU, and losses`, dims: {}, fields: { seed, activation: linearOrRelu, loss, beta } });

/** One network of the simulation, linear or ReLU, wildcards redrawn, to be trained at either width. */
export const simulationWidths = setting({ id: 'simulation-widths', words: `${words}, linear or ReLU, and losses`, dims: {}, fields: { seed, activation: linearOrRelu, loss } });

interface Run {
  readonly seed: number;
  readonly activation: Setup['activation'];
  readonly loss: Setup['loss'];
  readonly beta: Beta;
  readonly augmentation: Augmentation;
}

/** What the small simulation ends with at an instance: InfoNCE, β = 5 and wildcards redrawn unless it says otherwise. */
export const outcomeOf = (run: Pick<Run, 'seed' | 'activation'> & Partial<Run>): Outcome => {
  const { redrawn, loss: usual, beta: five } = smallSetup;
  return runOf({ ...smallSetup, activation: run.activation, loss: run.loss ?? usual, beta: Number(run.beta ?? five), redrawn: run.augmentation === 'none' ? 0 : redrawn }, run.seed);
};

/** What the same network measures before its first step. */
export const untrained = (run: Pick<Run, 'seed' | 'activation' | 'beta'>): Outcome => runOf({ ...smallSetup, activation: run.activation, beta: Number(run.beta), steps: 0 }, run.seed);

/** The activation is ReLU. */
export const reluFilters = hypothesis<Pick<Run, 'activation'>>({
  words: 'the activation is ReLU',
  tex: String.raw`h(u) = \max(u, 0)`,
  narrow: { activation: just('relu') },
  holds: (run) => run.activation === 'relu',
});

/** The loss is InfoNCE. */
export const infoNCELoss = hypothesis<Pick<Run, 'loss'>>({
  words: 'the loss is InfoNCE',
  tex: String.raw`L = \mathrm{InfoNCE}`,
  narrow: { loss: just('infonce') },
  holds: (run) => run.loss === 'infonce',
});

/** The loss is the quadratic one. */
export const quadraticLoss = hypothesis<Pick<Run, 'loss'>>({
  words: 'the loss is quadratic',
  tex: String.raw`\alpha \equiv 1`,
  narrow: { loss: just('quadratic') },
  holds: (run) => run.loss === 'quadratic',
});

/** There are five filters a location for every token allowed there. */
export const overParameterised = hypothesis<Pick<Run, 'beta'>>({
  words: 'the network is over-parameterised, β = 5',
  tex: String.raw`M = \beta P,\ \beta = 5`,
  narrow: { beta: just('5') },
  holds: (run) => run.beta === '5',
});

/** There are as many filters a location as tokens allowed there. */
export const oneFilterPerToken = hypothesis<Pick<Run, 'beta'>>({
  words: 'there is one filter for each token, β = 1',
  tex: String.raw`M = \beta P,\ \beta = 1`,
  narrow: { beta: just('1') },
  holds: (run) => run.beta === '1',
});

/** The second view has its wildcards redrawn. */
export const redrawnWildcards = hypothesis<Pick<Run, 'augmentation'>>({
  words: 'the second view has its wildcards redrawn',
  tex: String.raw`x' \sim p_{\mathrm{aug}}(\cdot\,|\,x_0)`,
  narrow: { augmentation: just('redrawn') },
  holds: (run) => run.augmentation === 'redrawn',
});
