import { expect, test } from 'vitest';
import { float64 } from '../arithmetic/float64.ts';
import { rational } from '../arithmetic/rational.ts';
import { lift } from '../arithmetic/lift.ts';
import * as definition from '../definitions/reluMixture.ts';
import { drawSymmetric } from '../generators/symmetric.ts';
import { stream } from '../generators/stream.ts';
import { fromRows, mapEntries, multiply, toRows, transpose } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';
import { numericalRank, reluAscent } from './reluAscent.ts';
import { dominatingPair, positivePart, reachingNetwork, reluEnergy, reluGradients } from './reluMixture.ts';
import { unitFrobenius } from './secondLayerFlow.ts';
import { gridMatrix, normalMatrix } from './twins.testing.ts';

test('reluEnergy is its definition, exactly on grids; responses are those of the components', () => {
  const s = stream(1);
  for (let run = 0; run < 30; run++) {
    const M = s.integer(1, 4);
    const [A, W1, W2] = [drawSymmetric(s, M, 'grid'), gridMatrix(s, 3, M), gridMatrix(s, 2, 3)];
    const exact = definition.reluForm(rational, lift(rational, A), lift(rational, W1), lift(rational, W2));
    expect(reluEnergy(A, positivePart(W1), W2)).toBe(rational.toNumber(exact));
  }
  expect(definition.featureResponses(float64, [[1, -1]], [[2, 0], [3, 1]])).toEqual([[2, 2]]);
  expect(definition.differenceForm(float64, [[2, -1], [-1, 2]], [1, 0], [0, 1])).toBe(6);
});

test('reluGradients are the slopes of ½·2ℰ away from kinks, and do not move what is cut off', () => {
  const s = stream(2);
  const [A, W1, W2] = [drawSymmetric(s, 3, 'indefinite'), normalMatrix(s, 2, 3), normalMatrix(s, 2, 2)];
  const g = reluGradients(A, W1, W2);
  const h = 2 ** -16;
  const value = (first = W1, second = W2): number => reluEnergy(A, positivePart(first), second) / 2;
  const bumped = (m: typeof W1, k: number, by: number) => ({ ...m, data: m.data.map((entry, at) => (at === k ? entry + by : entry)) });
  for (let k = 0; k < 6; k++) expect(Math.abs(g.W1.data[k] - (value(bumped(W1, k, h)) - value(bumped(W1, k, -h))) / (2 * h))).toBeLessThan(1e-8);
  for (let k = 0; k < 4; k++) expect(Math.abs(g.W2.data[k] - (value(W1, bumped(W2, k, h)) - value(W1, bumped(W2, k, -h))) / (2 * h))).toBeLessThan(1e-8);
  expect(toRows(reluGradients(A, mapEntries(W1, () => 0), W2).W1)).toEqual([[0, 0, 0], [0, 0, 0]]);
});

test('every unit network is dominated by a pair made from it, and every pair is reached', () => {
  const s = stream(3);
  for (let run = 0; run < 60; run++) {
    const M = s.integer(1, 4);
    const A = drawSymmetric(s, M);
    const [V, W2] = [positivePart(unitFrobenius(normalMatrix(s, 3, M))), unitFrobenius(normalMatrix(s, 2, 3))];
    const { p, q } = dominatingPair(A, V);
    const size = Math.max(1, ...A.data.map(Math.abs));
    expect([...p, ...q].every((entry) => entry >= 0)).toBe(true);
    expect(norm(p) + norm(q)).toBeLessThan(1 + 1e-12);
    expect(reluEnergy(A, V, W2)).toBeLessThan(definition.differenceForm(float64, toRows(A), [...p], [...q]) + 1e-12 * size);
    const total = norm(p) + norm(q);
    const pair = total > 0 ? { p: p.map((entry) => entry / total), q: q.map((entry) => entry / total) } : { p: p.map((_, m) => (m === 0 ? 1 : 0)), q };
    const net = reachingNetwork(pair, 2, 1);
    expect(dot(net.V.data, net.V.data)).toBeCloseTo(1, 12);
    expect(dot(net.W2.data, net.W2.data)).toBeCloseTo(1, 12);
    expect(Math.abs(reluEnergy(A, net.V, net.W2) - definition.differenceForm(float64, toRows(A), [...pair.p], [...pair.q]))).toBeLessThan(1e-12 * size);
  }
});

test('reluAscent raises ℰ, keeps the norms it is to keep, and finds the value of two components', () => {
  // max_{x+y=1} 2x² + 2y² + 2·3xy = 2.5 at x = y = ½: the composition beats both components.
  const A = fromRows([[2, -3], [-3, 2]]);
  const s = stream(4);
  for (const kept of ['layer', 'filters'] as const) {
    const [W1, W2] = [normalMatrix(s, 4, 2), normalMatrix(s, 2, 4)];
    const end = reluAscent(A, W1, W2, kept);
    expect(end.atRest).toBe(true);
    expect(dot(end.W1.data, end.W1.data)).toBeCloseTo(1, 12);
    expect(dot(end.W2.data, end.W2.data)).toBeCloseTo(1, 12);
    expect(end.value).toBeLessThan(2.5 + 1e-9);
    if (kept === 'filters') for (let k = 0; k < 4; k++) expect(norm(end.W1.data.subarray(2 * k, 2 * k + 2))).toBeCloseTo(0.5, 12);
  }
  const best = Math.max(...Array.from({ length: 8 }, () => reluAscent(A, normalMatrix(s, 4, 2), normalMatrix(s, 2, 4), 'layer').value));
  expect(best).toBeCloseTo(2.5, 5);
  expect(reluAscent(A, normalMatrix(s, 4, 2), normalMatrix(s, 2, 4), 'layer', 1).atRest).toBe(false);
});

test('the numerical rank counts singular values above 1 % of the largest', () => {
  const s = stream(5);
  const frame = normalMatrix(s, 4, 2);
  expect(numericalRank(multiply(frame, transpose(frame)))).toBe(2);
  expect(numericalRank(fromRows([[1, 0], [0, 0.005]]))).toBe(1);
  expect(numericalRank(fromRows([[0, 0]]))).toBe(0);
});
