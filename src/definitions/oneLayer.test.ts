import { expect, test } from 'vitest';
import { float64 } from '../arithmetic/float64.ts';
import { gatedCovariance, gatedInputs, outputs } from './oneLayer.ts';

const views = { x: [[1, -1], [4, 8]], xPrime: [[2, -2], [-4, 0]] };

test('outputs (definition): f = h(Wx), one row a sample', () => {
  expect(outputs(float64, 'leaky', [[1, 0], [0, 1]], views)).toEqual({ x: [[1, -0.25], [4, 8]], xPrime: [[2, -0.5], [-1, 0]] });
});

test("gatedInputs (definition): x·h'(wᵀx), h'(0) = c₋ on the kink", () => {
  expect(gatedInputs(float64, 'leaky', [1, 1], views)).toEqual({ x: [[0.25, -0.25], [4, 8]], xPrime: [[0.5, -0.5], [-1, 0]] });
  expect(gatedInputs(float64, 'linear', [1, 1], views)).toEqual(views);
});

test('gatedCovariance (definition): one active sample of two, α ≡ 1, is ¼ xxᵀ', () => {
  const clean = { x: [[2, 4], [-1, 0]], xPrime: [[2, 4], [-1, 0]] };
  expect(gatedCovariance(float64, [[1, 1], [1, 1]], clean, 'relu', [1, 0])).toEqual([[1, 2], [2, 4]]);
});
