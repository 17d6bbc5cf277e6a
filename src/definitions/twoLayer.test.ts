import { expect, test } from 'vitest';
import { float64 } from '../arithmetic/float64.ts';
import { twoLayerOutputs } from './twoLayer.ts';

test('twoLayerOutputs (definition): receptive field k reads coordinates kp..kp+p−1, row k·M + m is its node m', () => {
  const W1 = [[1, 10], [2, 20], [3, 30], [-4, -40]];
  const x = [[1, 2, 5, 7]];
  // Pre-activations 21, 42, 225, −300.
  expect(twoLayerOutputs(float64, { W1, W2: [[1, 1, 1, 1], [0, 0, 1, -1]], h: 'relu', K: 2 }, { x, xPrime: x }).x).toEqual([[288, 225]]);
});
