import { describe, expect, test } from 'vitest';
import { stream } from '../generators/stream.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { identity, mapEntries, matrixOf, maxAbs, maxAbsDifference, multiply, row, transpose, zeros } from '../linalg/matrix.ts';
import { symmetricEigen } from './symmetricEigen.ts';

const random = (n: number, seed: number, entry: (normal: number, i: number, j: number) => number = (v) => v): Matrix => {
  const s = stream(seed);
  const g = matrixOf(n, n, (i, j) => entry(s.normal(), i, j));
  return matrixOf(n, n, (i, j) => g.data[Math.max(i, j) * n + Math.min(i, j)]);
};

/** ‖AVᵀ − VᵀΛ‖/max|A| and ‖VVᵀ − I‖, which between them leave no freedom, and the order. */
const check = (A: Matrix): void => {
  const n = A.rows;
  const { values, vectors } = symmetricEigen(A);
  const scale = maxAbs(A) || 1;
  const scaled = mapEntries(A, (v) => v / scale);
  const lambda = matrixOf(n, n, (i, j) => (i === j ? values[i] / scale : 0));
  // QL iteration is backward stable: a few n roundings at scale 1; 64 leaves room for the constant.
  const tolerance = 64 * n * Number.EPSILON;
  expect(maxAbsDifference(multiply(scaled, transpose(vectors)), multiply(transpose(vectors), lambda))).toBeLessThanOrEqual(tolerance);
  expect(maxAbsDifference(multiply(vectors, transpose(vectors)), identity(n))).toBeLessThanOrEqual(tolerance);
  for (let k = 1; k < n; k++) expect(values[k - 1]).toBeGreaterThanOrEqual(values[k]);
};

describe('symmetricEigen', () => {
  test('eigen-residual, orthonormality and order on random, indefinite and tied matrices', () => {
    for (let seed = 0; seed < 300; seed++) {
      const n = 1 + (seed % 7);
      check(random(n, seed));
      check(random(n, seed, (v) => Math.round(v)));
      check(random(n, seed, (v) => v * 10 ** -Math.abs(8 * v)));
    }
  });

  test('entries that are nothing beside the largest, subnormal ones included', () => {
    for (const tiny of [1e-100, 1e-160, 1e-200, 1e-300, 1.947e-320, Number.MIN_VALUE]) {
      check(matrixOf(2, 2, (i, j) => (i + j === 2 ? 0.1097424610881178 : i === j ? 0 : tiny)));
      check(matrixOf(4, 4, (i, j) => (i === j ? i : tiny)));
    }
  });

  test('repeated eigenvalues, zero, 1×1', () => {
    check(identity(4));
    check(zeros(3, 3));
    check(matrixOf(4, 4, () => 1));
    expect(Array.from(symmetricEigen(matrixOf(1, 1, () => -3)).values)).toEqual([-3]);
  });

  test('scales where ml-matrix alone over- or underflows', () => {
    const A = random(4, 9);
    const at = (scale: number): Float64Array => symmetricEigen(mapEntries(A, (v) => v * scale)).values;
    for (const power of [-1000, -500, 500, 1000]) {
      check(mapEntries(A, (v) => v * 2 ** power));
      expect(Array.from(at(2 ** power), (v) => v / 2 ** power)).toEqual(Array.from(at(1)));
    }
  });

  test('the largest signed eigenvalue comes first, not the largest in modulus', () => {
    const { values, vectors } = symmetricEigen(matrixOf(2, 2, (i, j) => (i !== j ? 0 : i === 0 ? -5 : 1)));
    expect(Array.from(values)).toEqual([1, -5]);
    expect(Array.from(row(vectors, 0), Math.abs)).toEqual([0, 1]);
  });

  test('refuses what is not square, finite and symmetric', () => {
    expect(() => symmetricEigen(zeros(2, 3))).toThrow('A is 2×3, expected n×n');
    expect(() => symmetricEigen(zeros(0, 0))).toThrow('n ≥ 1');
    expect(() => symmetricEigen(matrixOf(2, 2, () => Number.NaN))).toThrow('NaN');
    expect(() => symmetricEigen(matrixOf(2, 2, (i, j) => i - j))).toThrow('not symmetric');
    expect(() => symmetricEigen(matrixOf(2, 2, (i, j) => 1 + (i - j) * 1e-16))).not.toThrow();
  });
});
