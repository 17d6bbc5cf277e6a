import { expect, test } from 'vitest';
import { rational } from '../../arithmetic/rational.ts';
import { lift } from '../../arithmetic/lift.ts';
import { imbalance } from '../../definitions/deepLinear.ts';
import { stream } from '../../generators/stream.ts';
import { fromRows, toRows } from '../../linalg/matrix.ts';
import { dot } from '../../linalg/vector.ts';
import { gridMatrix } from '../twins.testing.ts';
import { deepFlowTo, deepVelocity, imbalances, stableParts } from './flow.ts';

const free = { constraint: 'free', decay: 0 } as const;

test('imbalances are their definition, exactly on grids; one layer has none', () => {
  const s = stream(1);
  const layers = [gridMatrix(s, 2, 3), gridMatrix(s, 3, 2), gridMatrix(s, 1, 3)];
  const tables = layers.map((W) => lift(rational, W));
  imbalances(layers).forEach((D, l) => expect(toRows(D)).toEqual(imbalance(rational, tables, l + 1).map((row) => row.map((entry) => rational.toNumber(entry)))));
  expect(imbalances(layers.slice(0, 1))).toEqual([]);
});

test('one layer follows e^{Xt}, two of width one the solution of ṡ = 2λs², with and without decay', () => {
  const X = fromRows([[0.5]]);
  const one = deepFlowTo(X, [fromRows([[1]])], free, { time: 1, steps: 64 });
  expect(one.layers[0].data[0]).toBeCloseTo(Math.exp(0.5), 8);
  // ∫½·½e^{t} dt = (e − 1)/4.
  expect(one.energyIntegral).toBeCloseTo((Math.E - 1) / 4, 8);
  const two = deepFlowTo(X, [fromRows([[1]]), fromRows([[1]])], free, { time: 0.5, steps: 64 });
  expect(two.layers[0].data[0] ** 2).toBeCloseTo(1 / (1 - 0.5), 6);
  const decayed = deepFlowTo(X, [fromRows([[1]])], { ...free, decay: 0.5 }, { time: 1, steps: 8 });
  expect(decayed.layers[0].data[0]).toBe(1);
});

test('on unit layers the velocity is tangential, and decay has no effect', () => {
  const layers = [fromRows([[0.6, 0.8]]), fromRows([[0.8], [0.6]])];
  const X = fromRows([[1, 0.5], [0.5, -1]]);
  const [plain, decayed] = [0, 2].map((decay) => deepVelocity(X, layers, { constraint: 'unit', decay }));
  plain.forEach((V, l) => {
    expect(dot(V.data, layers[l].data)).toBeCloseTo(0, 15);
    V.data.forEach((entry, k) => expect(entry).toBeCloseTo(decayed[l].data[k], 15));
  });
});

test('near a blow-up, steps in stable parts follow the ray where X is a thousand times larger across it; whole steps leave it', () => {
  // Tilted by 3-4-5, so that rounding leaves the ray: X = vvᵀ − 1000uuᵀ, layers vᵀ and 1.
  const [v, u] = [[0.6, 0.8], [0.8, -0.6]];
  const X = fromRows(v.map((_, i) => v.map((_, j) => v[i] * v[j] - 1000 * u[i] * u[j])));
  const T = 1 / 2;
  const end = (parts: number): number =>
    deepFlowTo(X, [fromRows([v]), fromRows([[1]])], free, { time: T / 2, steps: 12 * parts }).layers[0].data.reduce((sum, entry) => sum + entry ** 2, 0);
  const parts = stableParts(X, T, 1 / 12);
  expect(parts).toBe(42);
  expect(end(parts)).toBeCloseTo(2, 6);
  expect(Math.abs(end(1) - 2) < 1).toBe(false);
  expect(stableParts(fromRows([[0.5]]), 1, 1 / 12)).toBe(1);
});
