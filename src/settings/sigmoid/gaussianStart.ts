import { matrix, type Matrix } from '../../linalg/matrix.ts';
import type { Field } from '../field.ts';
import { setting } from '../setting.ts';
import { descentLimit } from './descentRun.ts';
import { numberIn } from './numbers.ts';

/** Two neurons that start from N(0, 1), on the objective without noise. */
export const gaussianStart = setting({
  id: 'gaussian-start',
  words: 'For two neurons that start from N(0, 1), independent, and strengths 2.5 ≤ τ ≤ 20 of the hidden feature, α = 1/800, no noise',
  dims: { k: [2, 2] },
  fields: {
    tau: numberIn('strength τ of the hidden feature', [2.5, 20], [3, 7, 20], 'log'),
    W: {
      kind: 'matrix',
      what: 'weights at the start, one neuron a row',
      axes: [['k'], ['k']],
      draw: (stream, { k }) => matrix(k, k, Float64Array.from({ length: k * k }, () => stream.normal())),
      valid: (W) => W.data.every(Number.isFinite),
    } satisfies Field<Matrix>,
  },
});

/** Where gradient descent takes both neurons (rows of W), each by itself; null where Newton's method does not finish. */
export const bothLimits = ({ tau, W }: { readonly tau: number; readonly W: Matrix }): readonly [Float64Array, Float64Array] | null => {
  const [first, second] = [0, 1].map((j) => descentLimit({ tau, a: W.data[2 * j], t: tau * W.data[2 * j + 1], share: 1 }));
  return first === null || second === null ? null : [first.end, second.end];
};
