import type { ActivationName } from '../../definitions/activation.ts';
import { exponentialFlow } from '../../dynamics/exponentialFlow.ts';
import { oneLayerFlow } from '../../dynamics/gradientFlow.ts';
import { networkFlow } from '../../dynamics/networkFlow.ts';
import type { OneLayerProblem } from '../../dynamics/problem.ts';
import { sphereFlow } from '../../dynamics/sphereFlow.ts';
import { angle, angleToLine } from '../../linalg/angle.ts';
import { matrixOf, row, type Matrix } from '../../linalg/matrix.ts';
import { unitRows } from '../../linalg/unitRows.ts';
import { limitOf, type Flow } from '../../settings/flowLimit.ts';
import type { ImportanceRule } from '../../settings/hypotheses.ts';
import { trainedJointly, type Joint } from '../../settings/jointBatch.ts';
import { importancesAt } from '../../settings/oneLayer.ts';
import { everyPair, trained, type Training } from '../../settings/jointTraining.ts';
import { spectrumAtStart } from '../../settings/oneNodeFlow.ts';
import { pointOf, tangentsOf, velocityOf, type Node } from '../../settings/mixtureFlow.ts';
import { scaleRatio, tokensOf } from '../../settings/tokenBatch.ts';
import type { Plot, Series } from '../picture.ts';
import { flowed, type Depicted } from './flowed.ts';

/** Euler steps by which half a unit of time is gone: 1/32 of a radian each at most. */
const half = { steps: 16, turn: 2 ** -5, rest: 0 };

const inDegrees = (radians: number): number => (radians * 180) / Math.PI;

interface NodeFlow extends OneLayerProblem {
  readonly w: Matrix;
  readonly importance: ImportanceRule;
}

/** The angle of w(t) to the line of v₁ of the start: of the flow, and of the closed form e^{𝒞t}w(0) where importances are constant. */
export const pcaTraces = (instance: NodeFlow): { readonly angle: Depicted<Plot> } => {
  const { values, top } = spectrumAtStart(instance);
  const unit = 1 / (Math.max(...values.map(Math.abs)) || 1);
  const frozen = instance.importance === 'frozen';
  const { clock, path } = frozen
    ? flowed(instance.w.data, (w) => oneLayerFlow(instance, w, { time: unit / 2, step: unit / 32 }))
    : flowed(instance.w.data, (w) => networkFlow({ ...instance.w, data: w }, instance, instance.h, (V) => importancesAt(instance, V), half).W.data);
  const angles = (ws: readonly Float64Array[]): number[] => ws.map((w) => inDegrees(angleToLine(w, top)));
  return {
    angle: {
      kind: 'plot',
      title: 'The angle of the node to the top eigenvector',
      x: { words: frozen ? 'time, in units of 1/max |λ|' : 'time, in units of 1/gradient' },
      y: { words: 'angle to the line of v₁, degrees', ticks: [0, 15, 30, 45, 60, 75, 90] },
      series: [
        { name: `the flow, h = ${instance.h satisfies ActivationName}`, draw: 'line', x: clock, y: angles(path) },
        ...(frozen ? [{ name: 'closed form of the linear flow', draw: 'line' as const, x: clock, y: angles(clock.map((t) => exponentialFlow(instance, instance.w.data, t * unit))) }] : []),
      ],
    },
  };
};

/** How much of each node is the token near which it started; nodes start leaning towards the other tokens that occur. */
export const tokenTraces = (problem: OneLayerProblem): Readonly<Record<string, Depicted<Plot>>> => {
  const tokens = tokensOf(problem.x);
  if (tokens.length === 0) return {};
  // The basin of a weak token beside strong ones is small in proportion.
  const lean = 1 / (8 * scaleRatio(problem.x));
  const start = unitRows(matrixOf(tokens.length, problem.x.cols, (k, c) => (c === tokens[k] ? 1 : tokens.includes(c) ? lean / (c + 2) : 0)));
  const { clock, path } = flowed(start, (W) => networkFlow(W, problem, problem.h, () => problem.alpha, half).W);
  return {
    tokens: {
      kind: 'plot',
      title: 'How much of each node is the token it started at',
      x: { words: 'time, in units of 1/largest gradient' },
      y: { words: 'entry of w at its own token, ‖w‖ = 1' },
      series: tokens.map((token, k) => ({ name: `token ${token + 1}`, draw: 'line', x: clock, y: path.map((W) => row(W, k)[token]) })),
    },
  };
};

/** The angle to the limit of the flow, from the start and from 1/8 of a radian beside the limit, along every tangent. */
export const limitTraces = (flow: Flow): Readonly<Record<string, Depicted<Plot>>> => {
  const w = limitOf(flow);
  if (w === null) return {};
  const beside = tangentsOf(w).map((t) => w.map((entry, c) => Math.cos(1 / 8) * entry + Math.sin(1 / 8) * t[c]));
  const starts = [flow.w.data, ...beside];
  const runs = starts.map((start) => flowed(matrixOf(1, w.length, (_, c) => start[c]), (W) => networkFlow(W, flow, flow.h, (V) => importancesAt(flow, V), half).W));
  return {
    angle: {
      kind: 'plot',
      title: 'The angle to the limit of the flow',
      x: { words: 'time, in units of 1/largest gradient' },
      y: { words: 'angle, degrees' },
      series: runs.map(({ clock, path }, k) => ({ name: k === 0 ? 'from the start' : `from beside the limit, tangent ${k}`, draw: 'line', x: clock, y: path.map((W) => inDegrees(angle(row(W, 0), w))) })),
    },
  };
};

/** The entries of one node along the flow from its start. */
export const startTraces = ({ w, ...problem }: OneLayerProblem & { readonly w: Matrix }): { readonly entries: Depicted<Plot> } => {
  const { clock, path } = flowed(unitRows(w), (W) => networkFlow(W, problem, problem.h, () => problem.alpha, half).W);
  return {
    entries: {
      kind: 'plot',
      title: 'The entries of the node',
      x: { words: 'time, in units of 1/largest gradient' },
      y: { words: 'entry of w, ‖w‖ = 1' },
      series: Array.from({ length: w.cols }, (_, m) => ({ name: `token ${m + 1}`, draw: 'line', x: clock, y: path.map((W) => W.data[m]) })),
    },
  };
};

/** The angle to the fixed point from an eighth of the length on which the flow is smooth, on either side along every tangent, and the bound at the stated rate. */
export const returnTraces = (instance: Node): Readonly<Record<string, Depicted<Plot>>> => {
  const { population, w, gap, rho, scale, clearance } = pointOf(instance);
  const away = Math.min(1, Math.max(clearance, 2 ** -10)) / 8;
  const velocity = velocityOf(population, instance.h);
  const starts = tangentsOf(w).flatMap((t) => [1, -1].map((side) => w.map((entry, c) => Math.cos(away) * entry + side * Math.sin(away) * t[c])));
  if (starts.length === 0) return {};
  const { clock, path } = flowed<readonly Float64Array[]>(starts, (at) => at.map((v) => sphereFlow(velocity, v, { time: 1 / 4 / scale, steps: 2 })));
  const times = clock.map((t) => t / 2);
  return {
    angle: {
      kind: 'plot',
      title: 'The angle to the fixed point along the flow from beside it',
      x: { words: 'time, in units of 1/E‖x‖²' },
      y: { words: 'angle, radians', scale: 'log' },
      series: [
        ...starts.map((_, k): Series => ({ name: `tangent ${Math.floor(k / 2) + 1}, ${k % 2 === 0 ? 'ahead' : 'behind'}`, draw: 'line', x: times, y: path.map((at) => angle(w, at[k])) })),
        ...(gap > rho ? [{ name: 'e^{−(λ_gap − ρ)t}', draw: 'line' as const, x: times, y: times.map((t) => away * Math.exp((-(gap - rho) * t) / scale)) }] : []),
      ],
    },
  };
};

/** The angles between the lines of all pairs of nodes along a path. */
const linesAlong = (words: string, clock: readonly number[], path: readonly { readonly W1: Matrix }[]): { readonly angles: Depicted<Plot> } => ({
  angles: {
    kind: 'plot',
    title: 'The angles between the lines of the nodes',
    x: { words },
    y: { words: 'angle, degrees', ticks: [0, 15, 30, 45, 60, 75, 90] },
    series: everyPair(path[0].W1.rows).map(([i, j]) => ({ name: `nodes ${j + 1} and ${i + 1}`, draw: 'line', x: clock, y: path.map(({ W1 }) => inDegrees(angleToLine(row(W1, i), row(W1, j)))) })),
  },
});

/** The angles between the lines of the nodes along the joint training on a batch, in steps of 1/8 of a radian at most. */
export const collapseTraces = (joint: Joint): { readonly angles: Depicted<Plot> } => {
  const { clock, path } = flowed({ W1: joint.W1, W2: joint.W2 }, (at) => trainedJointly({ ...joint, ...at }, 4));
  return linesAlong('length of the path', clock, path);
};

/** The angles between the lines of the nodes along the joint training, over a path of 12. */
export const lineTraces = (training: Training<Matrix, number>): { readonly angles: Depicted<Plot> } => {
  const { clock, path } = flowed({ W1: training.W1, W2: training.W2 }, (at) => trained({ ...training, ...at }, 1 / 8, 1 / 4));
  return linesAlong('length of the path', clock.map((t) => t / 2), path);
};
