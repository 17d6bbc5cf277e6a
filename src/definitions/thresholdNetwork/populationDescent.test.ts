import { describe, expect, test } from 'vitest';
import { float64 } from '../../arithmetic/float64.ts';
import { presenceOverNoise } from '../sparseCoding/scales.ts';
import { linearisationGap } from './populationDescent.ts';
import { anchorTraining } from './scaledTraining.ts';

describe('the mean gradient of a population', () => {
  // Two equal coordinates and one feature: A = [[0, p], [p, 0]]/… with M = (1, 1)/1.
  const at = (scale: number, N: number) => linearisationGap(float64, { M: [[1], [1]], p: 0.5, skew: 0, coupling: 'independent', pairing: 'complementary', W: [[scale, 2 * scale]], b: 0, tau: 1, factor: 1 }, N);

  test('is the power iteration to third order in the weights, within its bound', () => {
    for (const N of [1, 2]) {
      const [coarse, fine] = [at(2 ** -5, N), at(2 ** -6, N)];
      for (const { gaps, bound } of [coarse, fine]) for (const gap of gaps) expect(Math.abs(gap)).toBeLessThanOrEqual(bound);
      const order = Math.log2(Math.max(...coarse.gaps.map(Math.abs)) / Math.max(...fine.gaps.map(Math.abs)));
      expect(order).toBeGreaterThan(2.8);
      expect(order).toBeLessThan(3.2);
    }
  });

  test('is a number where the powers of the similarities are beyond all numbers', () => {
    const { gaps, bound } = at(2 ** 6, 2);
    expect(gaps.every(Number.isFinite)).toBe(true);
    expect(bound).toBe(Infinity);
  });
});

test('training on one anchor by hand: one step without negatives’ pull at equal views', () => {
  // f(x⁺) = 1, f(x⁺⁺) = 1, negative 0: weights e/(e + 1) and 1/(e + 1), descent 1 − e/(e + 1).
  const [[w]] = anchorTraining(float64, [[1]], [0], { first: [1], second: [1], negatives: [[0]] }, { tau: 1, eta: 1, lambda: 0.5, factor: 1, steps: 1 });
  expect(w).toBeCloseTo(0.5 + 1 / (Math.E + 1), 14);
});

test('presence over noise is 2/e at its maximum, log d = e²', () => {
  expect(presenceOverNoise(float64, Math.E ** 2)).toBeCloseTo(2 / Math.E, 14);
  expect(presenceOverNoise(float64, Math.log(32))).toBeCloseTo(0.67, 2);
});
