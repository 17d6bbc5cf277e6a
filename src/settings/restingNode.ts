import { isHomogeneous, type ActivationName } from '../definitions/activation.ts';
import { ascend } from '../dynamics/ascend.ts';
import { classifyFixedPoint } from '../dynamics/fixedPoint.ts';
import { importanceMass } from '../dynamics/importanceMass.ts';
import { projectedGradient } from '../dynamics/oneLayer.ts';
import type { OneLayerProblem } from '../dynamics/problem.ts';
import { maxAbs, row, type Matrix } from '../linalg/matrix.ts';
import { norm } from '../linalg/vector.ts';
import { unitRows } from '../linalg/unitRows.ts';
import type { Field } from './field.ts';
import { hypothesis } from './hypothesis.ts';
import { oneLayer } from './oneLayer.ts';
import { setting } from './setting.ts';

const anywhere = oneLayer.fields.W;

/** A weight vector: in half of the draws the limit of the flow from one, where the instance has such a flow. */
const restingWeights: Field<Matrix> = {
  ...anywhere,
  draw: (stream, dims, drawn) => {
    const start = anywhere.draw(stream, dims, drawn);
    const { x, xPrime, alpha, h } = drawn as unknown as { readonly x: Matrix; readonly xPrime: Matrix; readonly alpha: Matrix; readonly h: ActivationName };
    if (!isHomogeneous(h) || stream.chance(0.5)) return start;
    const { status, w } = ascend({ x, xPrime, alpha, h }, row(start, 0));
    // Components that the flow has damped away, down to 1e-95, are none.
    return status === 'converged' ? { ...start, data: w.map((entry) => (Math.abs(entry) < 2 ** -100 ? 0 : entry)) } : start;
  },
};

/** A batch, importances, and one node, which often is where the flow comes to rest. */
export const restingNode = setting({
  ...oneLayer,
  id: 'resting-node',
  words: 'For all N samples in two views, importances α of any sign, an activation h and a weight vector w ≠ 0, among them the limits of the flow',
  dims: { ...oneLayer.dims, M: [1, 1] },
  fields: { ...oneLayer.fields, W: restingWeights },
});

/** ‖w‖ = 1. */
export const unitNode = hypothesis<{ readonly W: Matrix }>({
  words: 'the weight vector has length 1',
  tex: String.raw`\|w\| = 1`,
  narrow: {
    W: {
      ...restingWeights,
      draw: (stream, dims, drawn) => unitRows(restingWeights.draw(stream, dims, drawn)),
      mutate: (stream, W, step) => unitRows({ ...W, data: W.data.map((entry) => entry + step * stream.normal()) }),
    },
  },
  holds: ({ W }) => Math.abs(norm(W.data) - 1) <= 8 * Number.EPSILON,
});

/** Whether w is a fixed point of the flow: ‖P⊥A(w)w‖ is at most 2⁻⁴⁰ of the size of its terms. */
export const isAtRest = ({ x, xPrime, alpha, h, W }: OneLayerProblem & { readonly W: Matrix }): boolean =>
  norm(projectedGradient(alpha, { x, xPrime }, h, W.data)) <= 2 ** -40 * importanceMass(alpha) * Math.max(maxAbs(x), maxAbs(xPrime)) ** 2;

/** Whether it is one that the second-order test tells from every other nearby: E is constant along no direction, and the unit is not dead. */
export const isIsolatedRest = (node: OneLayerProblem & { readonly W: Matrix }): boolean =>
  isHomogeneous(node.h) && isAtRest(node) && ['attractor', 'not an attractor'].includes(classifyFixedPoint(node, node.W.data).kind);
