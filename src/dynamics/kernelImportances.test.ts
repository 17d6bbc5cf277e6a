import { expect, test } from 'vitest';
import { drawMatrix } from '../generators/matrix.ts';
import { stream } from '../generators/stream.ts';
import { fromRows, mapEntries, matrixOf, maxAbsDifference, row, zeros } from '../linalg/matrix.ts';
import { float64 } from '../arithmetic/float64.ts';
import * as definitions from '../definitions/taylorFeatures.ts';
import { contrastiveCovariance } from './contrastiveCovariance.ts';
import { kernelTerms } from './kernelCovariance.ts';
import { featuresOf, gaussianImportances, kernelImportances, taylorFeatures } from './kernelImportances.ts';
import { symmetricEigen } from './symmetricEigen.ts';

test('Gaussian importances by hand: d² = ½·4 over τ = 2 gives e⁻¹', () => {
  const alpha = gaussianImportances(fromRows([[0], [2]]), 2);
  expect(alpha.data[1]).toBe(Math.exp(-1));
  expect(Array.from(alpha.data)).toEqual([1, Math.exp(-1), Math.exp(-1), 1]);
  expect(gaussianImportances(fromRows([[1e200], [-1e200]]), 1e-3).data[1]).toBe(0);
});

test('features of a Gaussian kernel give it back', () => {
  for (let seed = 0; seed < 50; seed++) {
    const s = stream(seed);
    const alpha = gaussianImportances(drawMatrix(s, s.integer(1, 6), 2), 0.7);
    // Eigenvectors to N roundings, eigenvalues at most N.
    expect(maxAbsDifference(kernelImportances(featuresOf(alpha)), alpha)).toBeLessThanOrEqual(64 * alpha.rows ** 2 * Number.EPSILON);
  }
});

test('forty Taylor features sum to the Gaussian kernel, and agree with the definition', () => {
  const u = [-1.5, -0.5, 0, 0.5, 1.5];
  const phi = taylorFeatures(u, 1, 40);
  // The rest of the series at |uv| ≤ 2.25 is below 2.25⁴⁰/40! = 1e-34.
  expect(maxAbsDifference(kernelImportances(phi), gaussianImportances(fromRows(u.map((v) => [v])), 1))).toBeLessThan(64 * Number.EPSILON);
  const defined = definitions.taylorFeatures(float64, u, 1, 40);
  // Relative: exp of a sum of 40 logarithms of total size 100.
  defined.forEach((features, i) => features.forEach((value, l) => expect(Math.abs(row(phi, i)[l] - value)).toBeLessThanOrEqual(400 * Number.EPSILON * Math.abs(value))));
});

test('the terms of odd features are negative on symmetric data, their sum is the covariance and is not', () => {
  const u = [-1.5, -0.5, 0.5, 1.5];
  const g = fromRows(u.map((v) => [v, v * v]));
  const terms = kernelTerms(taylorFeatures(u, 1, 40), g);
  // Independent figures to three digits: −0.226 and 0 for l = 1, −0.120 and 0 for l = 3.
  expect(symmetricEigen(terms[1]).values[1]).toBeCloseTo(-0.226, 3);
  expect(symmetricEigen(terms[1]).values[0]).toBeCloseTo(0, 12);
  expect(symmetricEigen(terms[3]).values[1]).toBeCloseTo(-0.12, 3);
  const sum = mapEntries(zeros(2, 2), (_, a, b) => terms.reduce((total, term) => total + term.data[a * 2 + b], 0));
  const C = contrastiveCovariance(gaussianImportances(fromRows(u.map((v) => [v])), 1), { x: g, xPrime: g });
  expect(maxAbsDifference(sum, C)).toBeLessThan(64 * Number.EPSILON);
  expect(symmetricEigen(C).values[1]).toBeGreaterThan(0);
});

test('α ≡ 1 is the constant feature, its term the variance', () => {
  const g = fromRows([[1], [2], [6]]);
  // Mean 3, squares 1, 4, 36: 41/3 − 9.
  expect(kernelTerms(matrixOf(3, 1, () => 1), g)[0].data[0]).toBeCloseTo(14 / 3, 13);
});

test.each([0, -1, Number.NaN])('τ = %f is refused', (tau) => {
  expect(() => gaussianImportances(fromRows([[1]]), tau)).toThrow(/tau is .*expected a positive number/);
  expect(() => taylorFeatures([1], tau, 2)).toThrow(/tau is .*expected a positive number/);
});

test('features of another number of samples are refused', () => {
  expect(() => kernelTerms(fromRows([[1]]), fromRows([[1], [2]]))).toThrow(/phi is 1×1, expected 2×L \(N = 2 rows of g\)/);
});
