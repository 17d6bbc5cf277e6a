import { expect, test } from 'vitest';
import { float64 } from '../arithmetic/float64.ts';
import { jointAscent as defined } from '../definitions/jointAscent.ts';
import { stream } from '../generators/stream.ts';
import { fromRows, maxAbsDifference, row, toRows, zeros } from '../linalg/matrix.ts';
import { norm } from '../linalg/vector.ts';
import { jointAscent } from './jointAscent.ts';
import { normalMatrix } from './twins.testing.ts';
import { twoLayerOutputs } from './twoLayer.ts';
import { energy } from './energy.ts';

const steps = { steps: 5, turn: 1 / 4, rest: 0 };

test('jointAscent takes the steps of its definition, for every activation and several fields', () => {
  for (const h of ['linear', 'relu', 'leaky', 'abs'] as const) {
    for (const [N, K, p, M, O] of [[1, 1, 1, 1, 1], [2, 1, 2, 2, 1], [4, 2, 3, 2, 2], [3, 2, 1, 3, 3]]) {
      const s = stream(N * 100 + O);
      const [x, xPrime, alpha] = [normalMatrix(s, N, K * p), normalMatrix(s, N, K * p), normalMatrix(s, N, N)];
      const net = { W1: normalMatrix(s, K * M, p), W2: normalMatrix(s, O, K * M), h, K };
      const fast = jointAscent(alpha, { x, xPrime }, net, steps);
      const slow = defined(float64, toRows(alpha), { x: toRows(x), xPrime: toRows(xPrime) }, { ...net, W1: toRows(net.W1), W2: toRows(net.W2) }, { steps: 5, turn: 1 / 4 });
      expect(maxAbsDifference(fast.W1, fromRows(slow.W1))).toBeLessThan(1e-12);
      expect(maxAbsDifference(fast.W2, fromRows(slow.W2))).toBeLessThan(1e-12);
    }
  }
});

test('jointAscent keeps every node and the second layer at length 1, and raises the energy', () => {
  const s = stream(7);
  const [x, alpha] = [normalMatrix(s, 6, 2), { ...zeros(6, 6), data: new Float64Array(36).fill(1) }];
  const net = { W1: normalMatrix(s, 3, 2), W2: normalMatrix(s, 2, 3), h: 'relu' as const, K: 1 };
  const at = (n: number): { W1: typeof net.W1; W2: typeof net.W2 } => jointAscent(alpha, { x, xPrime: x }, net, { ...steps, steps: n, turn: 2 ** -6 });
  const energies = [0, 10, 20, 40, 80].map((n) => energy(alpha, twoLayerOutputs({ ...net, ...at(n) }, { x, xPrime: x })));
  for (let k = 1; k < energies.length; k++) expect(energies[k]).toBeGreaterThan(energies[k - 1]);
  const end = at(80);
  for (let k = 0; k < 3; k++) expect(norm(row(end.W1, k))).toBeCloseTo(1, 12);
  expect(norm(end.W2.data)).toBeCloseTo(1, 12);
});

test('jointAscent is at rest where nothing pulls, and says when it is not yet', () => {
  const dead = { W1: fromRows([[-1, 0]]), W2: fromRows([[1]]), h: 'relu' as const, K: 1 };
  const x = fromRows([[1, 0], [2, 0]]);
  const alpha = fromRows([[1, 1], [1, 1]]);
  expect(jointAscent(alpha, { x, xPrime: x }, dead, steps)).toMatchObject({ atRest: true });
  expect(jointAscent(alpha, { x, xPrime: x }, { ...dead, W1: fromRows([[1, 1]]) }, { ...steps, steps: 1 }).atRest).toBe(false);
  const limit = jointAscent(alpha, { x, xPrime: x }, { ...dead, W1: fromRows([[1, 1]]) }, { steps: 400, turn: 1 / 4, rest: 2 ** -30 });
  expect(limit.atRest).toBe(true);
  expect(limit.W1.data[0]).toBeCloseTo(1, 12);
});

test('jointAscent refuses weights without a direction', () => {
  const x = fromRows([[1, 0]]);
  const alpha = fromRows([[1]]);
  expect(() => jointAscent(alpha, { x, xPrime: x }, { W1: fromRows([[0, 0]]), W2: fromRows([[1]]), h: 'relu', K: 1 }, steps)).toThrow(/unitRows/);
  expect(() => jointAscent(alpha, { x, xPrime: x }, { W1: fromRows([[1, 0]]), W2: fromRows([[0]]), h: 'relu', K: 1 }, steps)).toThrow(/unitFrobenius/);
});
