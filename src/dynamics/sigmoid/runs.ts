import { balancedFeatures } from '../../definitions/sigmoid/twoFeatures.ts';
import { float64 } from '../../arithmetic/float64.ts';
import { matrix, row, zeros, type Matrix } from '../../linalg/matrix.ts';
import { alternatingTraining } from './alternatingTraining.ts';
import { neuronGradient } from './neuron.ts';
import { augmentInto, twoFeatureSamples, type NoiseDraws, type NoiseKind } from './samples.ts';
import type { Labelled } from './supervised.ts';

/** What both trainings depend on beside their random draws. */
export interface RunSetup {
  readonly d: number;
  readonly n: number;
  readonly tau: number;
  readonly rho: number;
  /** Noise of the data; that of the augmentation is isotropic. */
  readonly noise: NoiseKind;
  /** The step of L, which is n times the released η, and the number of steps. */
  readonly eta: number;
  readonly steps: number;
  /** The coefficient of every penalty. */
  readonly penalty: number;
}

/**
 * How w_1 and w_2 start: `region`, in the box "around local minimum" of the released code; `signs`, N(0, 1) with the signs (+, +) and
 * (−, +) of the first two coordinates, its "only the correct sign"; `same side`, in the region with both first coordinates positive;
 * `gaussian`, N(0, 1).
 */
export type StartRule = 'region' | 'signs' | 'same side' | 'gaussian';

/**
 * How the supervised heads F ~ N(0, 1) start: `drawn`, as released; `aligned`, with the signs F_1 < 0 < F_2 of the labels that their neurons answer to;
 * `one side`, both sixteen times the larger of them out on the side of the more frequent label: where training mostly goes astray.
 */
export type HeadRule = 'drawn' | 'aligned' | 'one side';

/** The sides of the released box: |w⁽¹⁾| and τw⁽²⁾. Source: Yang et al. 2023, released code. */
export const releasedBox = { a: [3.1, 3.9], t: [8.5, 9] } as const;

/** The start of a self-supervised run, 2×d. Source: Yang et al. 2023, released code, for `region` and `signs`. */
export const selfSupervisedStart = (rule: StartRule, { d, tau }: Pick<RunSetup, 'd' | 'tau'>, draws: NoiseDraws): Matrix => {
  const W = zeros(2, d);
  for (let k = 0; k < W.data.length; k++) W.data[k] = draws.normal();
  const within = ([lo, hi]: readonly [number, number]): number => lo + (hi - lo) * draws.uniform();
  for (const [j, sign] of [1, rule === 'same side' ? 1 : -1].entries()) {
    const w = row(W, j);
    if (rule === 'region' || rule === 'same side') [w[0], w[1]] = [sign * within(releasedBox.a), within(releasedBox.t) / tau];
    else if (rule === 'signs') [w[0], w[1]] = [sign * Math.abs(w[0]), Math.abs(w[1])];
  }
  return W;
};

/** The weights after every `every` steps, the start first. */
export interface Trajectory {
  readonly at: readonly number[];
  readonly W: readonly Matrix[];
}

/** The set-up of the released scripts; their η of 0.001 is for n·L, n = 100. Source: Yang et al. 2023, released code. */
export const releasedSetup: RunSetup = { d: 10, n: 100, tau: 7, rho: 10 ** -1.5, noise: 'scalar', eta: 0.1, steps: 4000, penalty: 1 / 800 };

/** A run to its end. */
const finished = <T>(run: Generator<number, T>): T => {
  for (;;) {
    const state = run.next();
    if (state.done === true) return state.value;
  }
};

/**
 * Gradient descent on the self-supervised objective of two neurons, both views of every sample drawn anew at every step; yields the
 * number of steps done. Returns the weights at the multiples of `every` and at the end. Source: Yang et al. 2023, released code.
 */
export function* selfSupervisedTraining(setup: RunSetup, rule: StartRule, draws: NoiseDraws, every = setup.steps): Generator<number, Trajectory> {
  const W = selfSupervisedStart(rule, setup, draws);
  const { x } = twoFeatureSamples(balancedFeatures(float64, setup.tau), setup, draws);
  const views = { x: zeros(setup.n, setup.d), xPrime: zeros(setup.n, setup.d), weights: new Float64Array(setup.n).fill(1 / setup.n) };
  const gradient = neuronGradient(views, setup.penalty);
  const neurons = [row(W, 0), row(W, 1)];
  const slope = new Float64Array(setup.d);
  const at = [0];
  const found = [matrix(2, setup.d, Float64Array.from(W.data))];
  for (let step = 1; step <= setup.steps; step++) {
    augmentInto(x, setup.rho, draws, views.x);
    augmentInto(x, setup.rho, draws, views.xPrime);
    for (const w of neurons) {
      gradient(w, slope);
      for (let c = 0; c < w.length; c++) w[c] -= setup.eta * slope[c];
    }
    if (step % every === 0 || step === setup.steps) {
      at.push(step);
      found.push(matrix(2, setup.d, Float64Array.from(W.data)));
    }
    yield step;
  }
  return { at, W: found };
}

/** `selfSupervisedTraining` to its end. */
export const selfSupervisedRun = (setup: RunSetup, rule: StartRule, draws: NoiseDraws, every?: number): Trajectory => finished(selfSupervisedTraining(setup, rule, draws, every));

/** The weights of both layers after every `every` steps of a supervised run; F: 2 each time. */
export interface SupervisedTrajectory extends Trajectory {
  readonly F: readonly Float64Array[];
  /** The share of training samples on the right side of ŷ = ½ at the end. */
  readonly accuracy: number;
}

/** What a supervised run draws: its start θ = (w_1, w_2, F), heads as drawn, and its sample. */
export const supervisedDraws = (setup: RunSetup, draws: NoiseDraws): { readonly theta: Float64Array; readonly law: Labelled & { readonly labels: Int8Array } } => {
  const { d, n } = setup;
  const theta = new Float64Array(2 * d + 2);
  for (let c = 0; c < theta.length; c++) theta[c] = draws.normal();
  theta[0] = Math.abs(theta[0]);
  theta[d] = -Math.abs(theta[d]);
  const { x, labels } = twoFeatureSamples(balancedFeatures(float64, setup.tau), setup, draws);
  return { theta, law: { x, labels, weights: new Float64Array(n).fill(1 / n) } };
};

/**
 * The released supervised training: W from N(0, 1) with w_1⁽¹⁾ > 0 > w_2⁽¹⁾ forced,
 * F from N(0, 1), alternating steps, no augmentation; yields the number of steps done. Source: Yang et al. 2023, released code, for heads as drawn.
 */
export function* supervisedTraining(setup: RunSetup, draws: NoiseDraws, { every = setup.steps, heads = 'drawn' }: { readonly every?: number; readonly heads?: HeadRule } = {}): Generator<number, SupervisedTrajectory> {
  const { d, n, penalty, eta, steps } = setup;
  const { theta, law } = supervisedDraws(setup, draws);
  const { x, labels } = law;
  const side = 2 * labels.reduce((sum, label) => sum + label, 0) > n ? 1 : -1;
  const sizes = [Math.abs(theta[2 * d]), Math.abs(theta[2 * d + 1])];
  if (heads === 'aligned') [theta[2 * d], theta[2 * d + 1]] = [-sizes[0], sizes[1]];
  else if (heads === 'one side') theta.fill(16 * side * Math.max(...sizes), 2 * d);
  const at: number[] = [];
  const W: Matrix[] = [];
  const F: Float64Array[] = [];
  const record = (step: number): void => {
    at.push(step);
    W.push(matrix(2, d, theta.slice(0, 2 * d)));
    F.push(theta.slice(2 * d));
  };
  record(0);
  const advance = alternatingTraining(law, { beta: penalty, gamma: penalty }, eta, theta);
  for (let step = 1; step <= steps; step++) {
    advance();
    if (step % every === 0 || step === steps) record(step);
    yield step;
  }
  return { at, W, F, accuracy: accuracyOf(x, labels, theta) };
}

/** `supervisedTraining` to its end. */
export const supervisedRun = (setup: RunSetup, draws: NoiseDraws, options: { readonly every?: number; readonly heads?: HeadRule } = {}): SupervisedTrajectory => finished(supervisedTraining(setup, draws, options));

/** The share of samples with ŷ > ½ exactly where the label is 1. */
const accuracyOf = (x: Matrix, labels: Int8Array, theta: Float64Array): number => {
  const d = x.cols;
  let right = 0;
  for (let i = 0; i < x.rows; i++) {
    let q = 0;
    for (const j of [0, 1]) {
      let z = 0;
      for (let c = 0; c < d; c++) z += theta[j * d + c] * x.data[i * d + c];
      q += theta[2 * d + j] / (1 + Math.exp(-z));
    }
    if (q > 0 === (labels[i] === 1)) right++;
  }
  return right / x.rows;
};
