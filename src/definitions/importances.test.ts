import { describe, expect, test } from 'vitest';
import { float64 } from '../arithmetic/float64.ts';
import { rational } from '../arithmetic/rational.ts';
import { halfSquaredDistance, infoNCEImportances, infoNCELoss, quadraticImportances } from './importances.ts';

const { exp, log } = Math;

describe('importances (definition)', () => {
  test('factor ½ in the distances', () => {
    expect(halfSquaredDistance(float64, [0, 3], [4, 0])).toBe(12.5);
  });

  test('Eq. (1) written out for three samples: negatives among first views, ε on the positive pair, sum times τ', () => {
    const f = { x: [[0], [1], [3]], xPrime: [[0.5], [1], [2]] };
    const [tau, epsilon] = [2, 0.25];
    const [s01, s02, s12] = [exp(-1 / 4), exp(-9 / 4), exp(-4 / 4)];
    const [p0, p1, p2] = [exp(-0.25 / 4), 1, exp(-1 / 4)];
    const below = [epsilon * p0 + s01 + s02, epsilon * p1 + s01 + s12, epsilon * p2 + s02 + s12];
    const alpha = infoNCEImportances(float64, f, tau, epsilon);
    const byHand = [[0, s01 / below[0], s02 / below[0]], [s01 / below[1], 0, s12 / below[1]], [s02 / below[2], s12 / below[2], 0]];
    // 15 digits: the same few operations in another order.
    alpha.forEach((entries, i) => entries.forEach((entry, j) => expect(entry).toBeCloseTo(byHand[i][j], 14)));
    const loss = -tau * (log(p0 / below[0]) + log(p1 / below[1]) + log(p2 / below[2]));
    expect(infoNCELoss(float64, f, tau, epsilon)).toBeCloseTo(loss, 13);
  });

  test('N = 1 with ε = 0 is undefined', () => {
    expect(() => infoNCEImportances(float64, { x: [[1]], xPrime: [[1]] }, 1, 0)).toThrow('zero');
    expect(() => infoNCELoss(float64, { x: [[1]], xPrime: [[1]] }, 1, 0)).toThrow('zero');
  });

  test('all samples equal: α is exactly 1/(N − 1 + ε) off the diagonal, over ℚ', () => {
    const f = { x: [[1], [1], [1]].map((r) => r.map(rational.of)), xPrime: [[1], [1], [1]].map((r) => r.map(rational.of)) };
    const alpha = infoNCEImportances(rational, f, rational.of(1), rational.of(1));
    expect(alpha.map((r) => r.map((entry) => entry.toFraction()))).toEqual([['0', '1/3', '1/3'], ['1/3', '0', '1/3'], ['1/3', '1/3', '0']]);
  });

  test('the quadratic loss has α ≡ 1, the diagonal included', () => {
    expect(quadraticImportances(float64, 2)).toEqual([[1, 1], [1, 1]]);
  });
});
