import { expect, test } from 'vitest';
import { stream } from '../../generators/stream.ts';
import { fromRows, matrixOf } from '../../linalg/matrix.ts';
import { normalMatrix } from '../twins.testing.ts';
import { projection, projectionByQr } from './projection.ts';

test('SVD, QR and the formula with the inverse agree on rows that are independent', () => {
  const s = stream(3);
  for (let n = 0; n < 50; n++) {
    const W = normalMatrix(s, 2, 5);
    const { lengths } = projection(W);
    const byQr = projectionByQr(W);
    const [u, v] = [W.data.subarray(0, 5), W.data.subarray(5)];
    const [uu, uv, vv] = [[u, u], [u, v], [v, v]].map(([a, b]) => a.reduce((sum, entry, c) => sum + entry * b[c], 0));
    lengths.forEach((length, k) => {
      // ‖Πe‖² = (vv·u² − 2uv·uv + uu·v²)/det of the Gram matrix.
      const direct = (vv * u[k] ** 2 - 2 * uv * u[k] * v[k] + uu * v[k] ** 2) / (uu * vv - uv * uv);
      expect(Math.abs(length - byQr[k])).toBeLessThan(1e-12);
      expect(Math.abs(length ** 2 - direct)).toBeLessThan(1e-10);
    });
  }
});

test('independent rows in the plane of e₁ and e₂ hold both, parallel rows hold their line', () => {
  expect([...projection(fromRows([[3, 1, 0], [-3, 1, 0]])).lengths].map((length) => Math.round(length * 1e12) / 1e12)).toEqual([1, 1, 0]);
  const line = projection(fromRows([[3, 4], [3, 4]])).lengths;
  expect(Math.abs(line[0] - 0.6) + Math.abs(line[1] - 0.8)).toBeLessThan(1e-14);
  expect([...projection(matrixOf(2, 3, () => 0)).lengths]).toEqual([0, 0, 0]);
});

test('a threshold leaves out directions that are hardly there; more rows than columns are refused', () => {
  const W = fromRows([[1, 0], [-1, 1e-3]]);
  expect(projection(W).lengths[1]).toBeCloseTo(1, 12);
  expect(projection(W, 1e-2).lengths[1]).toBeLessThan(1e-3);
  expect(() => projection(fromRows([[1], [2]]))).toThrow('projection: W is 2×1');
});
