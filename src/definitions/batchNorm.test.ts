import { expect, test } from 'vitest';
import { float64 } from '../arithmetic/float64.ts';
import { rational } from '../arithmetic/rational.ts';
import { batchNorm, batchStatistics } from './batchNorm.ts';
import { rowNorms, unitOutputs } from './unitOutputs.ts';

test('batchStatistics (definition): the mean and the biased variance', () => {
  const U = [[1, 5], [3, 5], [8, 5]];
  expect(batchStatistics(float64, U)).toEqual({ mean: [4, 5], variance: [(9 + 1 + 16) / 3, 0] });
});

test('batchNorm (definition): exact on two values; a constant column is 0; ε and held statistics enter as written', () => {
  const U = [[1, 7], [5, 7]].map((row) => row.map(rational.of));
  const numbers = (T: ReturnType<typeof batchNorm<(typeof U)[0][0]>>): number[][] => T.map((row) => row.map(rational.toNumber));
  expect(numbers(batchNorm(rational, U, rational.of(0)))).toEqual([[-1, 0], [1, 0]]);
  expect(numbers(batchNorm(rational, U, rational.of(0), { variance: [rational.of(16), rational.of(1)] }))).toEqual([[-0.5, 0], [0.5, 0]]);
  expect(numbers(batchNorm(rational, U, rational.of(0), { mean: [rational.of(1), rational.of(7)], variance: [rational.of(4), rational.of(1)] }))).toEqual([[0, 0], [2, 0]]);
  // 4 + 12 = 4².
  expect(numbers(batchNorm(rational, [[rational.of(1)], [rational.of(5)]], rational.of(12)))).toEqual([[-0.5], [0.5]]);
});

test('unitOutputs (definition): length 1, zero stays zero, held norms divide', () => {
  const f = [[3, -4], [0, 0]];
  expect(rowNorms(float64, f)).toEqual([5, 0]);
  expect(unitOutputs(float64, f)).toEqual([[0.6, -0.8], [0, 0]]);
  expect(unitOutputs(float64, f, [2, 1])).toEqual([[1.5, -2], [0, 0]]);
});
