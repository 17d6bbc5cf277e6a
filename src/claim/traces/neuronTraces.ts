import { row } from '../../linalg/matrix.ts';
import { type Descent, descentPath, minimumAt, planeStep, regionStep } from '../../settings/sigmoid/descentRun.ts';
import { type SelfSupervised, smallTrajectory } from '../../settings/sigmoid/selfSupervisedRuns.ts';
import { supervisedPath, type SupervisedStart } from '../../settings/sigmoid/supervisedRuns.ts';
import type { Plot } from '../picture.ts';
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
