import { expect, test } from 'vitest';
import { rational } from '../../arithmetic/rational.ts';
import { lift } from '../../arithmetic/lift.ts';
import { imbalance } from '../../definitions/deepLinear.ts';
import { stream } from '../../generators/stream.ts';
import { fromRows, toRows } from '../../linalg/matrix.ts';
import { dot } from '../../linalg/vector.ts';
import { gridMatrix } from '../twins.testing.ts';
import { deepFlowTo, deepVelocity, imbalances } from './flow.ts';

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
