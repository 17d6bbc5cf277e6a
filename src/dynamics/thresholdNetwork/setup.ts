/** Everything that training a threshold network on sparse codes depends on beside its random draws. */
export interface ThresholdSetup {
  /** d features in d₁ coordinates. */
  readonly features: number;
  readonly inputs: number;
  readonly neurons: number;
  /** P(z_j ≠ 0), and the variance of the spherical noise. */
  readonly presence: number;
  readonly noise: number;
  /** Further noise of this rank, `denseVariance` in each of its directions. */
  readonly denseRank: number;
  readonly denseVariance: number;
  readonly dictionary: 'incoherent' | 'canonical';
  readonly masks: 'complementary' | 'independent' | 'none';
  readonly neuron: 'symmetrised' | 'one-sided';
  /** Whether the gradient flows through the first argument of the similarity alone. */
  readonly second: 'detached' | 'differentiated';
  readonly negativeViews: 'raw' | 'masked';
  readonly batch: number;
  readonly negatives: number;
  readonly temperature: number;
  readonly rate: number;
  readonly decay: number;
  /** Weights start normal with this variance over d₁. */
  readonly initialVariance: number;
  readonly steps: number;
  /** b_i = √(c log d/d)‖w_i‖ once the median length has grown `onset`-fold; then b grows by 1 + gη/d a step until the median of the d longest exceeds `settled`. No threshold at all where it is off. */
  readonly threshold: { readonly c: number; readonly growth: number; readonly onset: number; readonly settled: number } | 'off';
}

/** Twelve features in 128 coordinates: a run of a second or two in which the theorem's picture shows. */
export const referenceSetup: ThresholdSetup = {
  features: 12,
  inputs: 128,
  neurons: 72,
  presence: 0.12,
  noise: 0.03,
  denseRank: 0,
  denseVariance: 0.25,
  dictionary: 'incoherent',
  masks: 'complementary',
  neuron: 'symmetrised',
  second: 'detached',
  negativeViews: 'raw',
  batch: 256,
  negatives: 48,
  temperature: 8,
  rate: 0.6,
  decay: 0.003,
  initialVariance: 1e-4,
  steps: 500,
  threshold: { c: 1, growth: 0.3, onset: 8, settled: 1.5 },
};

const whole = ['features', 'inputs', 'neurons', 'batch', 'negatives', 'steps'] as const;

/** Throws, naming the parameter, when a set-up describes nothing that can be run. */
export const checkThresholdSetup = (setup: ThresholdSetup): void => {
  for (const name of whole) {
    if (!(Number.isInteger(setup[name]) && setup[name] >= 1)) throw new RangeError(`threshold network: ${name} is ${setup[name]}, expected a whole number ≥ 1`);
  }
  const { features, inputs, presence, noise, denseRank, temperature } = setup;
  if (features > inputs) throw new RangeError(`threshold network: features is ${features}, expected at most inputs = ${inputs}`);
  if (!(presence >= 0 && presence <= 1 && noise >= 0)) throw new RangeError(`threshold network: presence is ${presence} and noise ${noise}, expected a probability and a variance`);
  if (!(Number.isInteger(denseRank) && denseRank >= 0 && denseRank <= inputs)) throw new RangeError(`threshold network: denseRank is ${denseRank}, expected a whole number from 0 to inputs = ${inputs}`);
  if (!(temperature > 0)) throw new RangeError(`threshold network: temperature is ${temperature}, expected a positive number`);
};

/** Eight features in 64 coordinates: a fraction of a second. */
export const smallSetup: ThresholdSetup & { readonly threshold: Exclude<ThresholdSetup['threshold'], 'off'> } = {
  ...referenceSetup,
  features: 8,
  inputs: 64,
  neurons: 56,
  presence: 0.18,
  noise: 0.045,
  batch: 96,
  negatives: 24,
  rate: 0.8,
  steps: 220,
  threshold: { c: 1, growth: 0.3, onset: 8, settled: 1.5 },
};
