import { norm } from '../../linalg/vector.ts';
import { sgdStep } from '../simulation/sgd.ts';
import { oneHotNetwork, type OneHotBatch, type OneHotWeights } from './network.ts';
import type { OneHotSetup } from './setup.ts';

/** The random numbers that a run takes. */
export interface Draws {
  uniform(): number;
  normal(): number;
  integer(lo: number, hi: number): number;
}

/** What a run ends with: concentration mean_k max_m ŵ_km, coverage mean_m max_k ŵ_km, ŵ_k = [w_k]₊/‖[w_k]₊‖ (0 for a dead unit), and the mean loss of the last 100 steps. */
export interface OneHotOutcome {
  readonly concentration: number;
  readonly coverage: number;
  readonly loss: number;
}

/** Concentration and coverage of W₁ (K×d, flat), both in [0, 1]. Source: Tian 2022, code. */
export const concentrationAndCoverage = (W1: Float64Array, K: number, d: number): Pick<OneHotOutcome, 'concentration' | 'coverage'> => {
  const best = new Float64Array(d);
  let concentration = 0;
  for (let k = 0; k < K; k++) {
    const w = W1.subarray(k * d, (k + 1) * d).map((entry) => Math.max(entry, 0));
    const size = norm(w);
    if (size === 0) continue;
    concentration += Math.max(...w) / size / K;
    for (let m = 0; m < d; m++) best[m] = Math.max(best[m], w[m] / size);
  }
  return { concentration, coverage: best.reduce((sum, entry) => sum + entry, 0) / d };
};

const drawBatch = ({ inputs, largest, noise, batch }: OneHotSetup, draws: Draws): OneHotBatch => {
  const which = Int32Array.from({ length: batch }, () => draws.integer(0, inputs - 1));
  const magnitude = (m: number): number => (inputs === 1 ? largest : largest - (m * (largest - 1)) / (inputs - 1));
  const view = (): Float64Array => Float64Array.from(which, (m) => magnitude(m) + noise * draws.normal());
  return { which, magnitudes: [view(), view()] };
};

const scale = (w: Float64Array, from: number, to: number): void => {
  const size = norm(w.subarray(from, to));
  if (size > 0) for (let k = from; k < to; k++) w[k] /= size;
};

const normaliseWeights = ({ normalise, hidden, outputs }: OneHotSetup, { W1, W2 }: OneHotWeights): void => {
  if (normalise === 'none') return;
  scale(W1, 0, W1.length);
  if (normalise === 'layer') scale(W2, 0, W2.length);
  else for (let o = 0; o < outputs; o++) scale(W2, o * hidden, (o + 1) * hidden);
};

const lastSteps = 100;

/** Trains from weights uniform on ±1/√inputs, W₁ cut off at zero after every step, and yields the number of steps done. Throws on a set-up that cannot be run. Source: Tian 2022, code. */
export function* oneHotTraining(setup: OneHotSetup, draws: Draws): Generator<number, OneHotOutcome> {
  const network = oneHotNetwork(setup);
  const { inputs: d, hidden: K, outputs: O, batches, steps } = setup;
  const uniform = (entries: number, from: number): Float64Array => Float64Array.from({ length: entries }, () => (2 * draws.uniform() - 1) / Math.sqrt(from));
  const weights: OneHotWeights = { W1: uniform(K * d, d), W2: uniform(O * K, K) };
  const velocity: OneHotWeights = { W1: new Float64Array(K * d), W2: new Float64Array(O * K) };
  const data = Array.from({ length: batches }, () => drawBatch(setup, draws));
  let last = 0;
  for (let step = 0; step < steps; step++) {
    const loss = network.gradient(weights, data[step % batches]);
    sgdStep(setup, weights.W1, velocity.W1, network.slopes.W1);
    sgdStep(setup, weights.W2, velocity.W2, network.slopes.W2);
    for (let k = 0; k < weights.W1.length; k++) weights.W1[k] = Math.max(weights.W1[k], 0);
    normaliseWeights(setup, weights);
    if (step >= steps - lastSteps) last += loss;
    yield step + 1;
  }
  return { ...concentrationAndCoverage(weights.W1, K, d), loss: last / Math.min(lastSteps, steps) };
}

/** `oneHotTraining` to its end. */
export const oneHotRun = (setup: OneHotSetup, draws: Draws): OneHotOutcome => {
  const run = oneHotTraining(setup, draws);
  for (;;) {
    const state = run.next();
    if (state.done === true) return state.value;
  }
};
