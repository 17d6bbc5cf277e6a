import { describe, expect, test } from 'vitest';
import { float64 } from '../../arithmetic/float64.ts';
import { highPrecision } from '../../arithmetic/highPrecision.ts';
import { lift } from '../../arithmetic/lift.ts';
import { constant, tableGradient } from '../../definitions/tableGradient.ts';
import * as definitions from '../../definitions/thresholdNetwork/anchorDescent.ts';
import { detachedLoss } from '../../definitions/thresholdNetwork/detachedLoss.ts';
import * as neurons from '../../definitions/thresholdNetwork/thresholdNeuron.ts';
import { stream } from '../../generators/stream.ts';
import { matrixOf, zeros } from '../../linalg/matrix.ts';
import { anchorDescent, softmaxWeights, type AnchoredNet } from './anchorGradient.ts';
import { thresholdNeuron } from './thresholdNeuron.ts';

const s = stream(5);
const normal = (rows: number, cols: number) => matrixOf(rows, cols, () => s.normal());
const nets: readonly AnchoredNet[] = [[1, 1, 1], [3, 2, 2], [5, 4, 3]].flatMap(([n, m, N]) => [
  { W: normal(m, n), b: matrixOf(1, m, () => s.pick([0, 0.3])), first: normal(1, n), second: normal(1, n), negatives: normal(N, n) },
  { W: zeros(m, n), b: zeros(1, m), first: normal(1, n), second: normal(1, n), negatives: zeros(N, n) },
]);

describe('the descent at one anchor', () => {
  test('is its definition, at temperatures from 0.01 to 1000', () => {
    for (const net of nets) {
      for (const tau of [0.01, 1, 1000]) {
        const defined = definitions.anchorDescent(float64, [...Array(net.W.rows).keys()].map((i) => [...net.W.data.subarray(i * net.W.cols, (i + 1) * net.W.cols)]), [...net.b.data], { first: [...net.first.data], second: [...net.second.data], negatives: [...Array(net.negatives.rows).keys()].map((i) => [...net.negatives.data.subarray(i * net.W.cols, (i + 1) * net.W.cols)]) }, tau).flat();
        anchorDescent(net, tau).data.forEach((entry, at) => expect(entry).toBeCloseTo(defined[at], 12));
        expect(softmaxWeights(net, tau).reduce((a, b) => a + b)).toBeCloseTo(1, 14);
      }
    }
  });

  test('is the gradient of the loss with its second argument held, by dual numbers to fifty digits', () => {
    const R = highPrecision;
    for (const net of nets) {
      const [W, b, first, second, negatives] = [net.W, net.b, net.first, net.second, net.negatives].map((x) => lift(R, x));
      const [[threshold]] = [b];
      const slopes = tableGradient(R, (D, Z) => {
        const at = (weights: typeof Z) => ({ W: weights, b: constant([threshold])[0], kind: 'symmetrised' as const });
        return detachedLoss(D, at(Z), at(constant(W)), { first: constant(first)[0], second: constant(second)[0], negatives: constant(negatives) }, D.of(0.5), { prefactor: 'tau', denominator: 'with positive' });
      }, W);
      if (net.W.data.some((entry) => entry !== 0)) anchorDescent(net, 0.5).data.forEach((entry, at) => expect(entry).toBeCloseTo(-R.toNumber(slopes[at]), 12));
    }
  });
});

test('the neuron is its definition, on, below and beyond the threshold', () => {
  for (const b of [0, 0.5, 1]) {
    for (const x of [-2, -1, -0.5, -0, 0, 0.25, 0.5, 1, 3]) {
      expect(thresholdNeuron(x, b) + 0).toBe(neurons.thresholdNeuron(float64, 'symmetrised', x, b) + 0);
      expect(neurons.softThreshold(float64, x, b) + 0).toBe(thresholdNeuron(x, b) + 0);
      expect(neurons.thresholdNeuron(float64, 'one-sided', x, b)).toBe(Math.max(0, x - b));
    }
  }
});
