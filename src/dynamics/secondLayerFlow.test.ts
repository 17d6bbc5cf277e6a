import { expect, test } from 'vitest';
import { drawSymmetric } from '../generators/symmetric.ts';
import { stream } from '../generators/stream.ts';
import { fromRows, mapEntries, maxAbs, maxAbsDifference, multiply, transpose } from '../linalg/matrix.ts';
import { norm } from '../linalg/vector.ts';
import { rungeKutta } from './rungeKutta.ts';
import { outer, secondLayerAt, secondLayerLimit, secondLayerVelocity, shareSeen, topOf, unitFrobenius } from './secondLayerFlow.ts';
import { normalMatrix } from './twins.testing.ts';

test('the integrated flow stays on ‖W₂‖ = 1 and follows the closed form, for matrices of every signature', () => {
  const s = stream(1);
  for (let trial = 0; trial < 60; trial++) {
    const n = s.integer(1, 5);
    const A = drawSymmetric(s, n);
    const C = mapEntries(A, (entry) => entry / (maxAbs(A) || 1));
    const W2 = unitFrobenius(normalMatrix(s, s.integer(1, 3), n));
    const end = { ...W2, data: rungeKutta((y) => secondLayerVelocity(C, { ...W2, data: y }).data, W2.data, { time: 1, steps: 64 }) };
    // Order 4 at step 1/64 with ‖C‖ ≤ n ≤ 5: n⁵·h⁴ = 2e-4 by the crudest bound, 1e-6 in fact.
    expect(Math.abs(norm(end.data) - 1)).toBeLessThan(1e-5);
    expect(maxAbsDifference(end, secondLayerAt(C, W2, 1))).toBeLessThan(1e-5);
  }
});

test('the limit is of rank one along the eigenvector of the largest eigenvalue by sign, not by modulus', () => {
  const W2 = fromRows([[1, 1], [0, 1]]);
  for (const step of [0.5, 0.125]) {
    const limit = secondLayerLimit(fromRows([[-3, 0], [0, -1]]), W2, step);
    expect(maxAbsDifference(multiply(transpose(limit), limit), fromRows([[0, 0], [0, 1]]))).toBeLessThan(1e-15);
  }
  const s = stream(2);
  const C = drawSymmetric(s, 4, 'indefinite');
  const limit = secondLayerLimit(C, normalMatrix(s, 2, 4), 0.25);
  // Some roundings over the relative gap, which is of order 0.1.
  expect(maxAbsDifference(multiply(transpose(limit), limit), outer(topOf(C).s))).toBeLessThan(1e-12);
});

test('a start orthogonal to the top stays away from it; ties keep the rank of the start; no start, no limit', () => {
  const C = fromRows([[2, 0, 0], [0, 1, 0], [0, 0, 1]]);
  const start = fromRows([[0, 1, 0], [0, 0, 1]]);
  const limit = secondLayerLimit(C, start, 0.5);
  expect(maxAbsDifference(multiply(transpose(limit), limit), fromRows([[0, 0, 0], [0, 0.5, 0], [0, 0, 0.5]]))).toBeLessThan(1e-15);
  expect(shareSeen(start, topOf(C).s)).toBe(0);
  expect(topOf(C).gap).toBe(1);
  expect(topOf(fromRows([[5]])).gap).toBe(Infinity);
  expect(() => secondLayerLimit(C, fromRows([[0, 0, 0]]), 0.5)).toThrow('unitFrobenius: W is 1×3 with largest entry 0');
  expect(() => secondLayerLimit(C, start, 2)).toThrow('secondLayerLimit: step is 2');
});
