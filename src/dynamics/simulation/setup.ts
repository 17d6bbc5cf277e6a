import type { BatchNormRule } from '../normalisation/batchNorm.ts';

/** Everything that the simulation depends on beside its random draws. */
export interface Setup {
  /** K locations, each a receptive field of its own; tokens in all, and those allowed at one location (P). */
  readonly locations: number;
  readonly tokens: number;
  readonly tokensPerLocation: number;
  /** G patterns of `patternLength` tokens each, the other locations being wildcards. */
  readonly patterns: number;
  readonly patternLength: number;
  /** Wildcards of a sample that are redrawn in its second view: at most locations − patternLength. */
  readonly redrawn: number;
  /** The first half of the tokens is embedded at 1/split, the second half at split. */
  readonly split: number;
  /** M = beta·P filters a location. */
  readonly beta: number;
  /** Outputs of the second layer. */
  readonly outputs: number;
  readonly activation: 'relu' | 'linear' | 'leaky';
  readonly batchNorm: BatchNormRule | 'off';
  /** Whether outputs are scaled to length 1 before the loss. */
  readonly length: 'unit' | 'free';
  readonly loss: 'infonce' | 'quadratic';
  readonly temperature: number;
  readonly batch: number;
  readonly steps: number;
  readonly rate: number;
  readonly momentum: number;
  readonly decay: number;
}

/** The set-up of the logged run of the authors' code (ReLU, InfoNCE, β = 5). Source: Tian 2023, simulation code. */
export const loggedSetup: Setup = {
  locations: 10,
  tokens: 20,
  tokensPerLocation: 5,
  patterns: 40,
  patternLength: 5,
  redrawn: 5,
  split: 1,
  beta: 5,
  outputs: 50,
  activation: 'relu',
  batchNorm: { mean: 'backpropagated', variance: 'detached' },
  length: 'unit',
  loss: 'infonce',
  temperature: 0.1,
  batch: 128,
  steps: 5000,
  rate: 0.02,
  momentum: 0.9,
  decay: 5e-3,
};

/** The same in small: seconds become a fraction of one. */
export const smallSetup: Setup = {
  ...loggedSetup,
  locations: 6,
  tokens: 8,
  tokensPerLocation: 3,
  patterns: 12,
  patternLength: 3,
  redrawn: 3,
  outputs: 20,
  batch: 64,
  steps: 1000,
  rate: 0.05,
};

/** c₋ of h(u) = u for u > 0, c₋u for u ≤ 0; the leaky slope is that of the simulation code. */
export const negativeSlopes: Readonly<Record<Setup['activation'], number>> = { relu: 0, linear: 1, leaky: 0.05 };

/** The number M of filters a location. */
export const filters = ({ beta, tokensPerLocation }: Setup): number => Math.round(beta * tokensPerLocation);

const whole = ['locations', 'tokens', 'tokensPerLocation', 'patterns', 'patternLength', 'outputs', 'batch'] as const;

/** Throws, naming the parameter, when a set-up describes nothing that can be run. */
export const checkSetup = (setup: Setup): void => {
  for (const name of whole) {
    if (!(Number.isInteger(setup[name]) && setup[name] >= 1)) throw new RangeError(`simulation: ${name} is ${setup[name]}, expected a whole number ≥ 1`);
  }
  const { locations, tokens, tokensPerLocation, patternLength, redrawn, split, temperature } = setup;
  if (tokensPerLocation > tokens) throw new RangeError(`simulation: tokensPerLocation is ${tokensPerLocation}, expected at most tokens = ${tokens}`);
  if (patternLength > locations) throw new RangeError(`simulation: patternLength is ${patternLength}, expected at most locations = ${locations}`);
  if (!(Number.isInteger(redrawn) && redrawn >= 0 && redrawn <= locations - patternLength)) {
    throw new RangeError(`simulation: redrawn is ${redrawn}, expected a whole number from 0 to locations − patternLength = ${locations - patternLength}`);
  }
  if (!(filters(setup) >= 1)) throw new RangeError(`simulation: beta is ${setup.beta}, which leaves ${filters(setup)} filters a location; expected at least one`);
  if (!(split > 0 && temperature > 0)) throw new RangeError(`simulation: split is ${split} and temperature ${temperature}, expected positive numbers`);
};
