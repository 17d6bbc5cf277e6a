import { expect, test } from 'vitest';
import { NotDecided } from '../arithmetic/arithmetic.ts';
import { highPrecision as R } from '../arithmetic/highPrecision.ts';
import { lift } from '../arithmetic/lift.ts';
import { contrastiveCovariance } from '../dynamics/contrastiveCovariance.ts';
import { secondLayerAt as fastAt } from '../dynamics/secondLayerFlow.ts';
import { stream } from '../generators/stream.ts';
import { fromRows, matrixOf, maxAbsDifference } from '../linalg/matrix.ts';
import { hiddenCovariance as fastHidden, secondLayerAfter } from '../settings/secondLayer.ts';
import { hiddenCovariance, jointSecondLayer, secondLayerAt } from './secondLayerFlow.ts';

const numbers = (table: readonly (readonly ReturnType<typeof R.of>[])[]) => fromRows(table.map((row) => row.map(R.toNumber)));

test('the covariance, the closed form and the joint path are those of the fast twins', () => {
  const s = stream(4);
  for (const [N, K, p, M, O, h] of [[1, 1, 1, 2, 1, 'linear'], [2, 2, 1, 1, 2, 'relu'], [3, 1, 2, 2, 2, 'leaky']] as const) {
    const table = (rows: number, cols: number) => matrixOf(rows, cols, () => s.normal());
    const [alpha, x, xPrime, W1, W2] = [table(N, N), table(N, K * p), table(N, K * p), table(K * M, p), table(O, K * M)];
    const instance = { alpha, x, xPrime, h, W1, W2, firstLayer: 'moving', dims: { N, K, p, M, O } } as const;
    const flow = { W1: lift(R, W1), W2: lift(R, W2), h, K, alpha: lift(R, alpha), views: { x: lift(R, x), xPrime: lift(R, xPrime) } };
    const { C } = fastHidden(instance);
    const tables = hiddenCovariance(R, flow);
    expect(maxAbsDifference(numbers(tables), C)).toBeLessThan(1e-13);
    expect(maxAbsDifference(numbers(secondLayerAt(R, tables, flow.W2, R.of(0.125))), fastAt(C, W2, 0.125))).toBeLessThan(1e-13);
    const after = secondLayerAfter(instance, { time: 1 / 64, steps: 4 });
    expect(after === null ? Infinity : maxAbsDifference(numbers(jointSecondLayer(R, flow, R.of(1 / 64), 4)), after)).toBeLessThan(1e-12);
  }
});

test('the closed form refuses a time for which its series is too short', () => {
  const C = lift(R, contrastiveCovariance(fromRows([[0, 1], [1, 0]]), { x: fromRows([[0], [8]]), xPrime: fromRows([[0], [8]]) }));
  expect(() => secondLayerAt(R, C, [[R.of(1)]], R.of(64))).toThrow(NotDecided);
  expect(numbers(secondLayerAt(R, C, [[R.of(3)]], R.of(0.5))).data[0]).toBeCloseTo(1, 14);
});
