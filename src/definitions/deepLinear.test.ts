import { expect, test } from 'vitest';
import { float64 } from '../arithmetic/float64.ts';
import { rational } from '../arithmetic/rational.ts';
import { deepEnergy, deepGradient, deepOutputs, imbalance, isTrap, product } from './deepLinear.ts';

const over = (rows: readonly (readonly number[])[]) => rows.map((row) => row.map((entry) => rational.of(entry)));

test('two layers by hand: outputs, energy, gradients, imbalance', () => {
  const layers = [[[1, 2]], [[3], [4]]];
  const X = [[1, 0], [0, 2]];
  expect(product(float64, layers[1], layers[0])).toEqual([[3, 6], [4, 8]]);
  expect(deepOutputs(float64, layers, [[1, 1]])).toEqual([[9, 12]]);
  // W = (3 6; 4 8): ½(9 + 72 + 16 + 128).
  expect(deepEnergy(float64, X, layers)).toBe(112.5);
  // ∂ℰ/∂W₁ = ‖W₂‖² W₁X = 25·(1, 4); ∂ℰ/∂W₂ = W₂·W₁XW₁ᵀ = 9·(3, 4)ᵀ.
  expect(deepGradient(float64, X, layers, 1)).toEqual([[25, 100]]);
  expect(deepGradient(float64, X, layers, 2)).toEqual([[27], [36]]);
  expect(imbalance(float64, layers, 1)).toEqual([[20]]);
});

test('a trap needs upper layers that multiply to zero, and a negative definite form below them', () => {
  const layers = [[[0, 1]], [[1], [0]], [[0, 1]]].map(over);
  const trapped = (X: number[][]): boolean => isTrap(rational, over(X), layers);
  expect(trapped([[1, 0], [0, -1]])).toBe(true);
  expect(trapped([[1, 0], [0, 0]])).toBe(false);
  expect(isTrap(rational, over([[1, 0], [0, -1]]), [layers[0], layers[1], over([[1, 0]])])).toBe(false);
  expect(isTrap(rational, over([[-1]]), [over([[1]])])).toBe(false);
});
