/** Everything that the one-hot simulation depends on beside its random draws. */
export interface OneHotSetup {
  /** d inputs, of which a sample has one; K hidden units; O outputs. */
  readonly inputs: number;
  readonly hidden: number;
  readonly outputs: number;
  /** The magnitude of input m falls from `largest` (m = 0) to 1 in equal steps; each view adds normal noise of this size. */
  readonly largest: number;
  readonly noise: number;
  readonly batchNorm: 'on' | 'off';
  readonly length: 'unit' | 'free';
  readonly loss: 'infonce' | 'quadratic';
  readonly similarity: 'dot' | 'distance';
  readonly temperature: number;
  /** After every step: nothing, ‖W₁‖_F = ‖W₂‖_F = 1, or ‖W₁‖_F = 1 and every row of W₂ of norm one. */
  readonly normalise: 'none' | 'layer' | 'filter';
  readonly batch: number;
  /** Batches drawn once and gone through again and again. */
  readonly batches: number;
  readonly steps: number;
  readonly rate: number;
  readonly momentum: number;
  readonly decay: number;
}

/** The defaults of the authors' script. Source: Tian 2022, code. */
export const scriptSetup: OneHotSetup = {
  inputs: 10,
  hidden: 10,
  outputs: 20,
  largest: 10,
  noise: 0.5,
  batchNorm: 'on',
  length: 'unit',
  loss: 'infonce',
  similarity: 'dot',
  temperature: 0.1,
  normalise: 'none',
  batch: 128,
  batches: 500,
  steps: 5000,
  rate: 0.01,
  momentum: 0.9,
  decay: 5e-3,
};

/** The same in small: a hundredth of the work. */
export const smallOneHotSetup: OneHotSetup = { ...scriptSetup, batch: 32, batches: 50, steps: 400, rate: 0.05 };

/** Throws, naming the parameter, when a set-up describes nothing that can be run. */
export const checkOneHotSetup = (setup: OneHotSetup): void => {
  for (const name of ['inputs', 'hidden', 'outputs', 'batch', 'batches', 'steps'] as const) {
    if (!(Number.isInteger(setup[name]) && setup[name] >= 1)) throw new RangeError(`one-hot simulation: ${name} is ${setup[name]}, expected a whole number ≥ 1`);
  }
  if (!(setup.temperature > 0 && setup.largest >= 1 && setup.noise >= 0)) {
    throw new RangeError(`one-hot simulation: temperature ${setup.temperature}, largest ${setup.largest}, noise ${setup.noise}; expected a positive temperature, a largest magnitude ≥ 1 and noise ≥ 0`);
  }
};
