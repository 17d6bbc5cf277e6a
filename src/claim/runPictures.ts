import { row, type Matrix } from '../linalg/matrix.ts';
import type { Picture, Series } from './picture.ts';

/** The mean of curves over the same places, ± 1.96 standard errors of it. curves: runs of as many values as there are places; one run has no error. */
export const meanCurve = (name: string, at: readonly number[], curves: readonly (readonly number[])[]): Series => {
  const n = curves.length;
  const y = at.map((_, k) => curves.reduce((sum, curve) => sum + curve[k], 0) / n);
  const spread = at.map((_, k) => (n < 2 ? 0 : 1.96 * Math.sqrt(curves.reduce((sum, curve) => sum + (curve[k] - y[k]) ** 2, 0) / (n - 1) / n)));
  return { name, draw: 'line', x: at, y, spread };
};

/** How many values lie in each of so many equal bins from the first of `range` to the last, as a line of steps; a value at the end counts in the last bin, those outside in none. */
export const histogram = (name: string, values: readonly number[], range: readonly [number, number], bins: number): Series => {
  const [from, to] = range;
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of values) {
    if (value >= from && value <= to) counts[Math.min(bins - 1, Math.floor(((value - from) / (to - from)) * bins))]++;
  }
  const edge = (k: number): number => from + ((to - from) * k) / bins;
  return { name, draw: 'line', x: [from, ...counts.flatMap((_, k) => [edge(k), edge(k + 1)]), to], y: [0, ...counts.flatMap((count) => [count, count]), 0] };
};

/** What is seen of the runs of a simulation with two neurons: the weights on both features along the run, where they end, and two figures of every run. */
export interface TwoNeuronRun {
  /** Steps, and w_1⁽¹⁾, w_1⁽²⁾, w_2⁽¹⁾, w_2⁽²⁾ at each. */
  readonly at: readonly number[];
  readonly curves: readonly (readonly number[])[];
  readonly e1: number;
  readonly e2: number;
}

/** w_1⁽¹⁾, w_1⁽²⁾, w_2⁽¹⁾, w_2⁽²⁾ along a run. W: 2×d each. */
export const featureCurves = (W: readonly Matrix[]): number[][] => [0, 1].flatMap((j) => [0, 1].map((c) => W.map((weights) => row(weights, j)[c])));

const names = ['w₁, label-related feature', 'w₁, hidden feature', 'w₂, label-related feature', 'w₂, hidden feature'];

/** The three figures of the released scripts for the runs of one set-up: learning curves with a band, a scatter plot of the ends, histograms of eight bins. setup: in words; none without runs; range: of the histograms. */
export const twoNeuronPictures = (setup: string, runs: readonly TwoNeuronRun[], range: readonly [number, number]): Readonly<Record<string, Picture>> => {
  const [first] = runs;
  if (first === undefined) return {};
  const last = (run: TwoNeuronRun, c: number): number => run.curves[c].at(-1) ?? Number.NaN;
  const seeds = `${runs.length} seeds`;
  return {
    curves: {
      kind: 'plot',
      title: `The weights on both features along the runs: ${setup}`,
      description: `Means over ${seeds} with a band of ±1.96 standard errors.`,
      x: { words: 'steps' },
      y: { words: 'weight' },
      series: names.map((name, c) => meanCurve(name, first.at, runs.map(({ curves }) => curves[c]))),
    },
    ends: {
      kind: 'plot',
      title: `Where the neurons end: ${setup}`,
      description: `Both neurons of ${seeds} at the last step, one point each.`,
      x: { words: 'weight on the label-related feature' },
      y: { words: 'weight on the hidden feature' },
      series: [0, 1].map((j): Series => ({ name: `w${'₁₂'[j]}`, draw: 'points', x: runs.map((run) => last(run, 2 * j)), y: runs.map((run) => last(run, 2 * j + 1)) })),
    },
    projections: {
      kind: 'plot',
      title: `How much of either feature the span of the weights holds: ${setup}`,
      description: `Histograms of eight bins of ‖Πe₁‖ and ‖Πe₂‖ over ${seeds}.`,
      x: { words: '‖Πe₁‖, ‖Πe₂‖' },
      y: { words: 'runs' },
      series: [histogram('‖Πe₁‖', runs.map(({ e1 }) => e1), range, 8), histogram('‖Πe₂‖', runs.map(({ e2 }) => e2), range, 8)],
    },
  };
};
