import { expect, test } from 'vitest';
import { float64 } from '../arithmetic/float64.ts';
import { normalisedOutputs, plainOutputs, unitOutputMatrix, type NormalisedNetwork } from './normalisedNetwork.ts';

const net = (change: Partial<NormalisedNetwork<number>>): NormalisedNetwork<number> => ({ layers: [[[1, 0], [0, 1]]], biases: [[0, 0]], h: 'relu', normaliser: 'none', epsilon: 0, ...change });

test('the last layer has no activation, hidden ones have; biases are added before it', () => {
  expect(plainOutputs(float64, net({}), [[-3, 4]])).toEqual([[-3, 4]]);
  expect(plainOutputs(float64, net({ layers: [[[1, 0], [0, 1]], [[1, 1]]], biases: [[1, 0], [0.5]] }), [[-3, 4]])).toEqual([[4.5]]);
  const [[tanh]] = plainOutputs(float64, net({ layers: [[[1, 0]], [[1]]], biases: [[0], [0]], h: 'tanh' }), [[0.5, 0]]);
  expect(tanh).toBeCloseTo(Math.tanh(0.5), 14);
});

test('unit length, LayerNorm and BatchNorm by hand, with and without ε; what has no length is 0', () => {
  expect(normalisedOutputs(float64, net({ normaliser: 'unit' }), [[-3, 4], [0, 0]])).toEqual([[-0.6, 0.8], [0, 0]]);
  expect(normalisedOutputs(float64, net({ normaliser: 'unit', epsilon: 11 }), [[-3, 4]])).toEqual([[-0.5, 4 / 6]]);
  expect(normalisedOutputs(float64, net({ normaliser: 'layer' }), [[1, 5], [2, 2]])).toEqual([[-1, 1], [0, 0]]);
  expect(normalisedOutputs(float64, net({ normaliser: 'layer', epsilon: 5 }), [[1, 5]])).toEqual([[-2 / 3, 2 / 3]]);
  expect(normalisedOutputs(float64, net({ normaliser: 'batch' }), [[1, 7], [5, 7]])).toEqual([[-1, 0], [1, 0]]);
});

test('the matrix of unit outputs, one pair by hand: T(u, u) = 0, and C̃ = T(x₁, x₂) − T(x₁, x₁′)', () => {
  const W = [[1, 0], [0, 1]];
  const C = (xPrime: number[][]) => unitOutputMatrix(float64, [[9, 1], [0, 9]], { x: [[1, 0], [0, 2]], xPrime }, W);
  // Orthogonal outputs: s = 0, x̃ = e₁ and e₂; T = −e₁e₂ᵀ − e₂e₁ᵀ. The diagonal of α does not count.
  expect(C([[3, 0], [0, 1]])).toEqual([[0, -1], [-1, 0]]);
  // Equal outputs at different lengths: s = 1, T(x₁, x₁′) = (x̃ − x̃′)(x̃ − x̃′)ᵀ with x̃ = e₁, x̃′ = e₁ again, since x̃ = x/‖Wx‖.
  expect(unitOutputMatrix(float64, [[0, 1], [0, 0]], { x: [[1, 0], [1, 0]], xPrime: [[3, 0], [0, 0]] }, W)).toEqual([[0, 0], [0, 0]]);
  expect(unitOutputMatrix(float64, [[0, 1], [0, 0]], { x: [[0, 0], [1, 0]], xPrime: [[1, 0], [1, 0]] }, W)).toEqual([[0, 0], [0, 0]]);
});
