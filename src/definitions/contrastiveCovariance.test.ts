import { describe, expect, test } from 'vitest';
import { float64 } from '../arithmetic/float64.ts';
import { contrastiveCovariance } from './contrastiveCovariance.ts';

/** One coordinate a sample, over float64; all values below are dyadic, hence exact. */
const value = (alpha: number[][], a: number[], aPrime: number[], b = a, bPrime = aPrime): number => {
  const column = (entries: number[]) => entries.map((entry) => [entry]);
  return contrastiveCovariance(float64, alpha, { x: column(a), xPrime: column(aPrime) }, { x: column(b), xPrime: column(bPrime) })[0][0];
};

describe('contrastiveCovariance (definition)', () => {
  test('α ≡ 1 without augmentation is the biased variance: factor 1/(2N²), all pairs', () => {
    expect(value([[1, 1], [1, 1]], [0, 2], [0, 2])).toBe(1);
    const ones = Array.from({ length: 4 }, () => [1, 1, 1, 1]);
    expect(value(ones, [0, 1, 2, 5], [0, 1, 2, 5])).toBe(30 / 4 - 4);
  });

  test('sign of the intra-sample term, i = j included: N = 1 gives −½α δa δb', () => {
    expect(value([[3]], [5], [1], [2], [4])).toBe(12);
  });

  test('α_ij weights the intra term of i, not of j', () => {
    expect(value([[0, 1], [0, 0]], [0, 0], [1, 0])).toBe(-1 / 8);
    expect(value([[0, 1], [0, 0]], [0, 0], [0, 1])).toBe(0);
  });

  test('rows belong to a, columns to b', () => {
    const a = { x: [[0, 0], [1, 2]], xPrime: [[0, 0], [1, 2]] };
    const b = { x: [[0, 0, 0], [4, 8, 12]], xPrime: [[0, 0, 0], [4, 8, 12]] };
    expect(contrastiveCovariance(float64, [[1, 1], [1, 1]], a, b)).toEqual([[1, 2, 3], [2, 4, 6]]);
  });
});
