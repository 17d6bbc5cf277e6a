import { projection } from '../../dynamics/sigmoid/projection.ts';
import { row, type Matrix } from '../../linalg/matrix.ts';
import { norm } from '../../linalg/vector.ts';
import { type HiddenLaw, learnedBy, learningPath } from '../../settings/sigmoid/centring.ts';
import { type Descent, descentPath, minimumAt, planeStep, regionStep } from '../../settings/sigmoid/descentRun.ts';
import { type SelfSupervised, smallTrajectory } from '../../settings/sigmoid/selfSupervisedRuns.ts';
import { supervisedPath, type SupervisedRunInstance, type SupervisedStart, supervisedTrajectory } from '../../settings/sigmoid/supervisedRuns.ts';
import type { Plot, Series } from '../picture.ts';
import type { Depicted } from './flowed.ts';

/** The path of gradient descent in the plane (w⁽¹⁾, τw⁽²⁾), and the two minima. */
const descentTraces = (step: (descent: Descent) => number, steps: number) => (descent: Descent): { readonly path: Depicted<Plot> } => {
  const [a, b] = minimumAt(descent.tau);
  const path = descentPath(descent, step(descent), steps);
  const t = descent.tau * b;
  return {
    path: {
      kind: 'plot',
      title: 'The path of gradient descent',
      x: { words: 'first coordinate' },
      y: { words: 'second coordinate, times τ' },
      series: [
        { name: `${steps} steps`, draw: 'line', x: path.map((w) => w[0]), y: path.map((w) => descent.tau * w[1]) },
        { name: 'start', draw: 'points', x: [descent.a], y: [descent.t] },
        { name: 'minima', draw: 'points', x: [-a, a], y: [t, t] },
      ],
    },
  };
};

/** Within the region, by its smoothness. */
export const rateTraces = descentTraces(regionStep, 200);

/** On the whole plane, by a bound of the smoothness there. */
export const signTraces = descentTraces(planeStep, 2000);

/** The weights on both features of both neurons along a run; `weightOf(k, j, c)` is that of neuron j on feature c at step `steps[k]`. */
const weightsAlong = (title: string, steps: readonly number[], weightOf: (k: number, j: number, c: number) => number): { readonly weights: Depicted<Plot> } => ({
  weights: {
    kind: 'plot',
    title,
    x: { words: 'steps' },
    y: { words: 'weight' },
    series: [0, 1].flatMap((j) => [0, 1].map((c) => ({ name: `w${'₁₂'[j]}, ${c === 0 ? 'label-related' : 'hidden'} feature`, draw: 'line' as const, x: steps, y: steps.map((_, k) => weightOf(k, j, c)) }))),
  },
});

/** The first two weights of both neurons along a run in small. */
export const trainingTraces = (run: SelfSupervised): { readonly weights: Depicted<Plot> } => {
  const { at, W } = smallTrajectory(run);
  return weightsAlong('The weights on both features along the run', at, (k, j, c) => row(W[k], j)[c]);
};

/** The first layer of the supervised model along the training without noise; 4,000 steps. */
export const supervisedTraces = (start: SupervisedStart): { readonly weights: Depicted<Plot> } => {
  const every = 80;
  const path = supervisedPath(start, 4000, every);
  return weightsAlong('The first layer along the supervised training', path.map((_, k) => k * every), (k, j, c) => path[k][2 * j + c]);
};

/** The two weights along gradient descent, in the plane and by the steps. */
export const learningTraces = (law: HiddenLaw<number>): Readonly<Record<'path' | 'weights', Depicted<Plot>>> => {
  const { at, w } = learningPath(law);
  const found = learnedBy(law);
  const words = ['weight on the label', 'weight on the hidden feature'];
  return {
    path: {
      kind: 'plot',
      title: 'The path of gradient descent',
      x: { words: words[0] },
      y: { words: words[1] },
      series: [
        { name: `${at[at.length - 1]} steps`, draw: 'line', x: w.map(([a]) => a), y: w.map(([, b]) => b) },
        { name: 'start', draw: 'points', x: [w[0][0]], y: [w[0][1]] },
        ...(found === null ? [] : [{ name: 'minimum', draw: 'points' as const, x: [found.a], y: [found.b] }]),
      ],
    },
    weights: {
      kind: 'plot',
      title: 'The weights by the steps of gradient descent',
      x: { words: 'steps', scale: 'log' },
      y: { words: 'weight' },
      series: words.map((name, c) => ({ name, draw: 'line', x: at, y: w.map((here) => here[c]) })),
    },
  };
};

/** Shares of a supervised run by its steps, below a bound. */
const sharesAlong = (title: string, instance: SupervisedRunInstance, bound: number, shares: Readonly<Record<string, (W: Matrix) => number>>): Depicted<Plot> => {
  const { eta, run: { at, W } } = supervisedTrajectory(instance);
  return {
    kind: 'plot',
    title,
    x: { words: `steps, η = ${eta}` },
    y: { words: 'share', scale: 'log' },
    series: [
      ...Object.entries(shares).map(([name, share]): Series => ({ name, draw: 'line', x: at, y: W.map(share) })),
      { name: `the bound ${bound}`, draw: 'line', x: [0, at[at.length - 1]], y: [bound, bound] },
    ],
  };
};

const hiddenOf = (j: number) => (W: Matrix): number => Math.abs(row(W, j)[1]) / norm(row(W, j));
const spannedFrom = (threshold: number) => (W: Matrix): number => projection(W, threshold).lengths[1];

/** How much of the weights lies on the hidden feature along a supervised run. */
export const hiddenTraces = (run: SupervisedRunInstance): { readonly hidden: Depicted<Plot> } => ({
  hidden: sharesAlong('What of the weights lies on the hidden feature', run, 0.05, { '|w₁⁽²⁾|/‖w₁‖': hiddenOf(0), '|w₂⁽²⁾|/‖w₂‖': hiddenOf(1), '‖Πe₂‖, directions below σ₁/100 left out': spannedFrom(0.01) }),
});

/** The released projection metric on the hidden feature along a supervised run, and how close the weights are to one line. */
export const projectionTraces = (run: SupervisedRunInstance): { readonly projection: Depicted<Plot> } => ({
  projection: sharesAlong('The projection metric on the hidden feature', run, 0.1, {
    '‖Πe₂‖': spannedFrom(0),
    'the same, directions below σ₁/100 left out': spannedFrom(0.01),
    'σ₂/σ₁ of the weights': (W) => {
      const [first, second] = projection(W).singular;
      return second / first;
    },
  }),
});
