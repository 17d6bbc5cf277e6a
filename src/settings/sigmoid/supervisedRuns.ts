import { NotDecided, NotRepresentable, type Arithmetic, type Table } from '../../arithmetic/arithmetic.ts';
import { float64 } from '../../arithmetic/float64.ts';
import { lift } from '../../arithmetic/lift.ts';
import { inner } from '../../definitions/oneLayer.ts';
import { supervisedGradient } from '../../definitions/sigmoid/supervised.ts';
import { balancedFeatures } from '../../definitions/sigmoid/twoFeatures.ts';
import { alternatingTraining } from '../../dynamics/sigmoid/alternatingTraining.ts';
import { localMinimum, type CriticalPoint } from '../../dynamics/sigmoid/localMinimum.ts';
import { projection } from '../../dynamics/sigmoid/projection.ts';
import { releasedSetup, supervisedDraws, supervisedRun, type HeadRule, type RunSetup, type SupervisedTrajectory } from '../../dynamics/sigmoid/runs.ts';
import { supervisedJet, type Labelled } from '../../dynamics/sigmoid/supervised.ts';
import { symmetricEigen } from '../../dynamics/symmetricEigen.ts';
import { stream, type Stream } from '../../generators/stream.ts';
import { fromRows, matrix, row, type Matrix } from '../../linalg/matrix.ts';
import { norm } from '../../linalg/vector.ts';
import { choice, just } from '../fields.ts';
import type { Dims, Field } from '../field.ts';
import { hypothesis } from '../hypothesis.ts';
import { madeOnce } from '../madeOnce.ts';
import { anySeed, seedUpTo } from '../seeds.ts';
import { setting } from '../setting.ts';
import { exactly, numberIn, releasedPenalty } from './numbers.ts';
import { viewsOf } from './twoFeaturePopulation.ts';

/** A matrix of N(0, 1) entries on the grid k/16, none of them 0, so that signs are known. */
const gaussian = (what: string, rows: number, sign: (entry: number, i: number, j: number) => number = (entry) => entry): Field<Matrix> => {
  const signed = (m: Matrix): Matrix => matrix(m.rows, m.cols, m.data.map((entry, k) => sign(entry, Math.floor(k / m.cols), k % m.cols)));
  const on = (entry: number): number => (Math.round(16 * entry) || 1) / 16;
  return {
    kind: 'matrix',
    what,
    axes: [rows === 1 ? [] : ['k'], ['k']],
    draw: (s: Stream, { k }: Dims) => signed(matrix(rows === 1 ? 1 : k, k, Float64Array.from({ length: (rows === 1 ? 1 : k) * k }, () => on(s.normal())))),
    valid: (m) => m.data.every((entry, k) => entry !== 0 && Math.abs(entry) <= 8 && sign(entry, Math.floor(k / m.cols), k % m.cols) === entry),
    mutate: (s, m, step) => signed(matrix(m.rows, m.cols, m.data.map((entry) => Math.min(8, Math.max(-8, on(entry + step * s.normal())))))),
  };
};

const anyTop = gaussian('second layer at the start', 1);

/** Three times in four both heads start on one side, far out: that is where training goes astray. */
const drawnTop: Field<Matrix> = {
  ...anyTop,
  draw: (s, dims, drawn) => {
    const F = anyTop.draw(s, dims, drawn);
    const side = s.pick([1, -1]);
    return s.chance(0.25) ? F : { ...F, data: F.data.map((entry) => side * Math.min(8, 3 * Math.abs(entry))) };
  },
};

/** Weights of the supervised model at the start, on the law without noise. */
export const supervisedStart = setting({
  id: 'supervised-start',
  words: 'For all strengths 1 ≤ τ ≤ 20 of the hidden feature, laws of it given the label, and starts W, F of the supervised training without noise, β = γ = 1/800',
  dims: { k: [2, 2] },
  fields: {
    tau: numberIn('strength τ of the hidden feature', [1, 20], [1, 3, 7], 'log'),
    shareMinus: numberIn('probability of the hidden feature where x⁽¹⁾ = −1 (1/2 where x⁽¹⁾ = 1)', [0, 1], [0, 1 / 4, 1 / 2, 1]),
    W: gaussian('first layer at the start', 2),
    F: drawnTop,
  },
});

export interface SupervisedStart {
  readonly tau: number;
  readonly shareMinus: number;
  readonly W: Matrix;
  readonly F: Matrix;
}

/** The hidden feature has the same law under both labels. */
export const independentOfLabel = hypothesis<Pick<SupervisedStart, 'shareMinus'>>({
  words: 'the hidden feature is independent of the label',
  tex: String.raw`x^{(2)} \perp y`,
  narrow: { shareMinus: exactly('probability 1/2', 0.5) },
  holds: ({ shareMinus }) => shareMinus === 0.5,
});

const lowerSign = (entry: number, i: number, j: number): number => (j === 0 ? (i === 0 ? 1 : -1) * Math.abs(entry) : entry);

/** w_1⁽¹⁾ > 0 > w_2⁽¹⁾, as the released code forces. */
export const oppositeSigns = hypothesis<Pick<SupervisedStart, 'W'>>({
  words: 'the first coordinates of the two neurons start with opposite signs',
  tex: String.raw`w_1^{(1)}(0) > 0 > w_2^{(1)}(0)`,
  narrow: { W: gaussian('first layer at the start', 2, lowerSign) },
  holds: ({ W }) => W.data[0] > 0 && W.data[2] < 0,
});

const topSign = (entry: number, _i: number, j: number): number => (j === 0 ? -1 : 1) * Math.abs(entry);

/** F_1 < 0 < F_2: each head starts on the side of the label that its neuron answers to. */
export const alignedTop = hypothesis<Pick<SupervisedStart, 'F'>>({
  words: 'the second layer starts with the signs of the labels: F_1 < 0 < F_2',
  tex: String.raw`F_1(0) < 0 < F_2(0)`,
  narrow: { F: gaussian('second layer at the start', 1, topSign) },
  holds: ({ F }) => F.data[0] < 0 && F.data[1] > 0,
});

/** The law without noise, with its labels. */
export const labelledLaw = (tau: number, shareMinus: number): Labelled => {
  const { x, weights } = viewsOf({ ...balancedFeatures(float64, tau), shareMinus });
  return { x, weights, labels: [0, 0, 1, 1] };
};

const penalty = { beta: releasedPenalty, gamma: releasedPenalty };

/** η of the alternating training. */
const trainingStep = (tau: number): number => Math.min(1 / 2, 8 / (1 + tau * tau));

const limitFrom = madeOnce((tau: number, shareMinus: number, start: readonly number[]): CriticalPoint | null => {
  const law = labelledLaw(tau, shareMinus);
  const theta = Float64Array.from(start);
  const advance = alternatingTraining(law, penalty, trainingStep(tau), theta);
  for (let step = 0; step < 40_000; step++) {
    advance();
    if (step % 256 === 255 && norm(supervisedJet(law, penalty, theta).gradient) < 2 ** -14) break;
  }
  return localMinimum((at) => supervisedJet(law, penalty, at), theta);
});

/** Where the alternating training ends (40,000 steps of 1/2 at most), completed by Newton's method; null where that does not finish. θ = (w_1, w_2, F). */
export const supervisedLimit = ({ tau, shareMinus, W, F }: SupervisedStart): CriticalPoint | null => limitFrom(tau, shareMinus, [...W.data, ...F.data]);

/** θ = (w_1, w_2, F) after every `every` steps of the alternating training, the start included. */
export const supervisedPath = ({ tau, shareMinus, W, F }: SupervisedStart, steps: number, every: number): readonly Float64Array[] => {
  const law = labelledLaw(tau, shareMinus);
  const theta = Float64Array.of(...W.data, ...F.data);
  const path = [theta.slice()];
  const advance = alternatingTraining(law, penalty, trainingStep(tau), theta);
  for (let step = 1; step <= steps; step++) {
    advance();
    if (step % every === 0) path.push(theta.slice());
  }
  return path;
};

/** The largest |w_j⁽²⁾|/‖w_j‖ of two neurons, rows of W. */
export const hiddenShare = (W: Matrix): number => Math.max(...[0, 1].map((j) => Math.abs(row(W, j)[1]) / (norm(row(W, j)) || 1)));

/** How long a run goes on: 8,000 steps of 0.1, as released, 1,500 steps of 1, or 6,000 of them. */
export type RunLength = 'released' | 'twice as long' | 'to the end';

export interface SupervisedRunInstance {
  readonly seed: number;
  readonly length: RunLength;
  readonly heads: HeadRule;
}

const lengths: Readonly<Record<RunLength, Partial<RunSetup>>> = { released: { steps: 8000 }, 'twice as long': { eta: 1, steps: 1500 }, 'to the end': { eta: 1, steps: 6000 } };

const setupOf = ({ length }: Pick<SupervisedRunInstance, 'length'>): RunSetup => ({ ...releasedSetup, noise: 'isotropic', ...lengths[length] });

const drawnHeads: Field<HeadRule> = { ...choice<HeadRule>('start of the heads', 'drawn', 'aligned', 'one side'), draw: (s) => (s.chance(0.1) ? 'drawn' : 'one side') };

/** Runs of the released supervised training, stopped as released or followed to the end. */
export const releasedSupervisedRun = setting({
  id: 'released-supervised-run',
  words: 'For all seeds of the supervised training of the released code (d = 10, n = 100, τ = 7, isotropic noise of the data), its heads F as they are drawn, with given signs, or far out, stopped after 8,000 steps of 0.1 or followed for 6,000 steps of 1',
  dims: {},
  fields: {
    seed: seedUpTo('seed of data and start', 2 ** 20),
    length: choice<RunLength>('length of the run', 'released', 'to the end'),
    heads: drawnHeads,
  },
});

/** The same with the heads as they are drawn. */
export const drawnSupervisedRun = setting({
  ...releasedSupervisedRun,
  id: 'drawn-supervised-run',
  words: releasedSupervisedRun.words.replace('its heads F as they are drawn, with given signs, or far out, ', ''),
  fields: { ...releasedSupervisedRun.fields, heads: choice<HeadRule>('start of the heads', 'drawn') },
});

const runOf = madeOnce((setup: RunSetup, own: number, heads: HeadRule): SupervisedTrajectory => supervisedRun(setup, stream(own), { every: setup.steps / 100, heads }));

/** The run and the step η of its training; the weights at every hundredth of it. */
export const supervisedTrajectory = ({ seed, length, heads }: SupervisedRunInstance): { readonly eta: number; readonly run: SupervisedTrajectory } => {
  const setup = setupOf({ length });
  return { eta: setup.eta, run: runOf(setup, seed, heads) };
};

/** The heads start with F_1 < 0 < F_2, each on the side of the label that its neuron answers to. */
export const alignedHeads = hypothesis<SupervisedRunInstance>({
  words: 'the heads start with the signs of the labels: F_1 < 0 < F_2',
  tex: String.raw`F_1(0) < 0 < F_2(0)`,
  narrow: { heads: just('aligned') },
  holds: (run) => {
    if (run.heads !== 'drawn') return run.heads === 'aligned';
    const [F] = supervisedRun({ ...setupOf(run), steps: 0 }, stream(run.seed)).F;
    return F[0] < 0 && F[1] > 0;
  },
});

/** What a supervised run ends with: raw and thresholded ‖Πe₁‖, ‖Πe₂‖, the share of the hidden feature in the weights, singular values, accuracy. */
export const supervisedOutcome = (instance: SupervisedRunInstance): { readonly W: Matrix; readonly F: Float64Array; readonly raw: Float64Array; readonly kept: Float64Array; readonly share: number; readonly singular: Float64Array; readonly accuracy: number } => {
  const { run } = supervisedTrajectory(instance);
  const W = run.W[run.W.length - 1];
  const raw = projection(W);
  return { W, F: run.F[run.F.length - 1], raw: raw.lengths.subarray(0, 2), kept: projection(W, 0.01).lengths.subarray(0, 2), share: hiddenShare(W), singular: raw.singular, accuracy: run.accuracy };
};

/** The run stops where the released one does. */
export const stopsAsReleased = hypothesis<Pick<SupervisedRunInstance, 'length'>>({
  words: 'the run stops after 8,000 steps, as released',
  tex: 'T = 8000',
  narrow: { length: just('released') },
  holds: (run) => run.length === 'released',
});

/** A seed of the released training, all else as released, followed for 1,500 steps of 1. */
export const releasedHeads = setting({
  id: 'released-heads',
  words: 'For all seeds of the supervised training of the released code, its heads F as they are drawn, followed for 1,500 steps of 1',
  dims: {},
  fields: { seed: anySeed('seed of data and start') },
});

/** The run goes on until it is at rest. */
export const runsToTheEnd = hypothesis<Pick<SupervisedRunInstance, 'length'>>({
  words: 'the run is followed to its end',
  tex: String.raw`T \to \infty`,
  narrow: { length: just('to the end') },
  holds: (run) => run.length === 'to the end',
});

/** The critical point of the supervised objective next to θ = (w_1, w_2, F), over any arithmetic that has the logistic: Newton's method with the Hessian that float64 has at θ. */
const criticalPointOver = <S>(R: Arithmetic<S>, law: Labelled, theta: Float64Array): { readonly W: Table<S>; readonly F: readonly S[] } => {
  const d = law.x.cols;
  const tables = { points: lift(R, law.x), weights: Array.from(law.weights, R.of), labels: Array.from(law.labels) };
  const eigen = symmetricEigen(supervisedJet(law, penalty, theta).hessian);
  const split = (at: readonly S[]): { readonly W: Table<S>; readonly F: readonly S[] } => ({ W: [at.slice(0, d), at.slice(d, 2 * d)], F: at.slice(2 * d) });
  const slopeAt = (at: readonly S[]): S[] => supervisedGradient(R, tables, split(at), R.of(penalty.beta), R.of(penalty.gamma));
  const vectors = lift(R, eigen.vectors);
  let at: S[] = Array.from(theta, R.of);
  let slope = slopeAt(at);
  for (let k = 0; k < 2; k++) {
    const along = vectors.map((v, i) => R.div(inner(R, v, slope), R.of(eigen.values[i])));
    at = at.map((entry, c) => R.sub(entry, inner(R, along, vectors.map((v) => v[c]))));
    slope = slopeAt(at);
  }
  if (slope.some((entry) => Math.abs(R.toNumber(entry)) > 2 ** -80)) throw new NotDecided("Newton's method does not end at a critical point");
  return split(at);
};

/** max |w_j⁽²⁾|/‖w_j‖ at the end of training, completed to a critical point in the given arithmetic; that training ends there is what float64 says. */
export const hiddenShareOver = <S>(R: Arithmetic<S>, { tau, shareMinus, W, F }: { readonly tau: S; readonly shareMinus: S; readonly W: Table<S>; readonly F: Table<S> }): S => {
  if (R.exact) throw new NotRepresentable('the minimum is no rational number');
  const numbers = (table: Table<S>): Matrix => fromRows(table.map((entries) => entries.map(R.toNumber)));
  const start = { tau: R.toNumber(tau), shareMinus: R.toNumber(shareMinus), W: numbers(W), F: numbers(F) };
  const limit = supervisedLimit(start);
  if (limit === null) throw new NotDecided("Newton's method does not finish from where training ends");
  const shares = criticalPointOver(R, labelledLaw(start.tau, start.shareMinus), limit.w).W.map((w) => R.div(R.mul(w[1], w[1]), inner(R, w, w)));
  return R.sqrt(shares.reduce((a, b) => (R.compare(a, b) > 0 ? a : b)));
};

/** ‖Πe₂‖ = √(uᵀ(WWᵀ)⁻¹u), u = We₂, at the end of a released training that is followed to it, completed to a critical point; of 2×2 cofactors, no singular values. */
export const rawProjectionOver = <S>(R: Arithmetic<S>, lifted: { readonly seed: S; readonly length: RunLength; readonly heads: HeadRule }): S => {
  if (R.exact) throw new NotRepresentable('the minimum is no rational number');
  if (lifted.length !== 'to the end') throw new NotDecided('the run stops before it is at rest: there is no limit to complete');
  const run = { ...lifted, seed: R.toNumber(lifted.seed) };
  const { W: end, F } = supervisedOutcome(run);
  const { law } = supervisedDraws(setupOf(run), stream(run.seed));
  const found = localMinimum((at) => supervisedJet(law, penalty, at), Float64Array.of(...end.data, ...F));
  if (found === null) throw new NotDecided("Newton's method does not finish from where training ends");
  const { W } = criticalPointOver(R, law, found.w);
  const [[a, b], [, c]] = W.map((w) => W.map((v) => inner(R, w, v)));
  const [u, v] = [W[0][1], W[1][1]];
  const form = R.add(R.sub(R.mul(c, R.mul(u, u)), R.mul(R.mul(R.of(2), b), R.mul(u, v))), R.mul(a, R.mul(v, v)));
  return R.sqrt(R.div(form, R.sub(R.mul(a, c), R.mul(b, b))));
};
