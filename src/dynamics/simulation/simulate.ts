import { matrix } from '../../linalg/matrix.ts';
import { symmetricEigen } from '../symmetricEigen.ts';
import { alignment, type Alignment } from './alignment.ts';
import { simulationNetwork, tokenScales, type Weights } from './network.ts';
import { drawPatterns, drawViews, type Draws } from './patterns.ts';
import { filters, type Setup } from './setup.ts';
import { sgdStep } from './sgd.ts';

/** What a run of the simulation ends with. */
export interface Outcome extends Alignment {
  /** The mean loss of the last 100 steps. */
  readonly loss: number;
  /** ‖W₂‖_F² / ‖W₂‖², at most the rank of W₂. */
  readonly stableRank: number;
}

/** Weights uniform on ±1/√(inputs of the layer): W1 from `tokens` inputs, W2 from K·M. */
const initialWeights = (setup: Setup, draws: Draws): Weights => {
  const nodes = setup.locations * filters(setup);
  const uniform = (entries: number, inputs: number): Float64Array => Float64Array.from({ length: entries }, () => (2 * draws.uniform() - 1) / Math.sqrt(inputs));
  return { W1: uniform(nodes * setup.tokens, setup.tokens), W2: uniform(nodes * setup.outputs, nodes) };
};

/** ‖W‖_F²/‖W‖² of W (rows×cols, flat), 0 for the zero matrix; from the eigenvalues of WᵀW. */
const stableRank = (W: Float64Array, cols: number): number => {
  const gram = new Float64Array(cols * cols);
  for (let r = 0; r < W.length; r += cols) for (let a = 0; a < cols; a++) for (let b = 0; b < cols; b++) gram[a * cols + b] += W[r + a] * W[r + b];
  const { values } = symmetricEigen(matrix(cols, cols, gram));
  const largest = Math.max(...values);
  return largest > 0 ? values.reduce((sum, value) => sum + value, 0) / largest : 0;
};

const lastSteps = 100;

/**
 * Trains the network of the set-up from random weights on random patterns, all randomness taken from `draws`, and yields the
 * number of steps done after every step. Returns what it ends with. Source: Tian 2023, simulation code.
 */
export function* training(setup: Setup, draws: Draws): Generator<number, Outcome> {
  const network = simulationNetwork(setup);
  const { locations, batch, steps, outputs } = setup;
  const patterns = drawPatterns(setup, draws);
  const weights = initialWeights(setup, draws);
  const velocity: Weights = { W1: new Float64Array(weights.W1.length), W2: new Float64Array(weights.W2.length) };
  const [first, second, free] = [new Int32Array(batch * locations), new Int32Array(batch * locations), new Int32Array(locations)];
  let last = 0;
  for (let step = 0; step < steps; step++) {
    drawViews(setup, patterns, draws, first, second, free);
    const loss = network.gradient(weights, first, second);
    sgdStep(setup, weights.W1, velocity.W1, network.slopes.W1);
    sgdStep(setup, weights.W2, velocity.W2, network.slopes.W2);
    if (step >= steps - lastSteps) last += loss;
    yield step + 1;
  }
  return { ...alignment(setup, patterns, weights.W1, tokenScales(setup)), loss: last / Math.min(lastSteps, steps), stableRank: stableRank(weights.W2, outputs) };
}

/** `training` to its end. */
export const simulate = (setup: Setup, draws: Draws): Outcome => {
  const run = training(setup, draws);
  for (;;) {
    const state = run.next();
    if (state.done === true) return state.value;
  }
};
