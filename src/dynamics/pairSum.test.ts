import { describe, expect, test } from 'vitest';
import { ensure } from '../linalg/ensure.testing.ts';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import { contrastiveCovariance, laplacian, laplacianTimes } from './contrastiveCovariance.ts';
import { energy, energyGradient } from './energy.ts';
import { instances, laplacianSize, liftViews, pairedSize, worstRatio } from './twins.testing.ts';
import { centred, mapViews } from './views.ts';
import { stream } from '../generators/stream.ts';
import { mapEntries, matrix } from '../linalg/matrix.ts';
import { contrastiveCovariance as covariance } from '../definitions/contrastiveCovariance.ts';
import { energy as definition, pairEnergy } from '../definitions/energy.ts';

const distinct = 'sum of distinct pairs';

describe('the sum over pairs', () => {
  test('Definition 1 written out: two samples 0 and 2 with views 1 and 2', () => {
    const f = { x: [[0], [2]], xPrime: [[1], [2]] };
    const [R, alpha] = [rational, [[5, 3], [1, 7]]];
    const lifted = { x: f.x.map((r) => r.map(R.of)), xPrime: f.xPrime.map((r) => r.map(R.of)) };
    const [sum] = covariance(R, alpha.map((r) => r.map(R.of)), lifted, lifted, distinct);
    // 3·(4 − 1) + 1·(4 − 0); the diagonal 5, 7 takes no part.
    expect(R.toNumber(sum[0])).toBe(13);
  });

  test('the fast covariance and energy are their definitions under both sums, on every family', () => {
    for (const { name, views: f, alpha } of instances(stream(3))) {
      if (f.x.rows === 5) continue;
      const [N, lifted] = [f.x.rows, liftViews(rational, f)];
      const exact = covariance(rational, lift(rational, alpha), lifted, lifted, distinct);
      const size = pairedSize(centred(f), laplacianSize(alpha, f));
      const bound = (u: number, v: number): number => (4 * N + 8) * Number.EPSILON * 2 * N * N * size.data[Math.min(u, v) * size.cols + Math.max(u, v)];
      expect(worstRatio(contrastiveCovariance(alpha, f, f, distinct), exact, bound), name).toBeLessThanOrEqual(1);
      const half = definition(rational, lift(rational, alpha), lifted, distinct);
      expect(rational.compare(half, pairEnergy(rational, lift(rational, alpha), lifted, distinct)), name).toBe(0);
      const trace = size.data.reduce((total, entry, k) => (k % (size.cols + 1) === 0 ? total + entry : total), 0);
      const scale = (N * N + f.x.cols + 4) * Number.EPSILON * 2 * N * N * Math.max(trace, ...uncentred(f, alpha));
      expect(worstRatio(matrix(1, 1, [energy(alpha, f, distinct)]), [[half]], () => scale), name).toBeLessThanOrEqual(1);
    }
  });

  test('the gradient of the undivided energy is 2N² times that of the mean when the diagonal is zero', () => {
    for (const { name, views: f, alpha } of instances(stream(4))) {
      const hollow = mapEntries(alpha, (entry, i, j) => (i === j ? 0 : entry));
      const [mean, sum] = [energyGradient(hollow, f), energyGradient(alpha, f, distinct)];
      const scaled = mapViews(mean, (m) => mapEntries(m, (entry) => 2 * f.x.rows ** 2 * entry));
      for (const view of ['x', 'xPrime'] as const) {
        scaled[view].data.forEach((entry, k) => ensure(Math.abs(entry - sum[view].data[k]) <= 4 * Number.EPSILON * Math.abs(entry), () => `${name}: ${sum[view].data[k]} against ${entry}`));
      }
    }
  });

  test('a Laplacian, which has lost the diagonal, refuses the sum of distinct pairs', () => {
    const f = { x: matrix(2, 1, [0, 1]), xPrime: matrix(2, 1, [0, 1]) };
    expect(() => laplacianTimes(laplacian(matrix(2, 2, [1, 1, 1, 1])), f, distinct)).toThrow('a Laplacian holds the mean of all pairs; give alpha (2×2) itself');
  });
});

/** ½ Σ_ij |α_ij| (|f_i − f_j|² + |f_i − f_i′|²) / 2N²: the size of the terms of the energy. */
const uncentred = (f: Parameters<typeof centred>[0], alpha: { readonly data: Float64Array }): number[] => {
  const [N, d] = [f.x.rows, f.x.cols];
  let size = 0;
  for (let i = 0; i < N; i++) for (let j = 0; j < N; j++) for (let c = 0; c < d; c++) {
    const at = f.x.data[i * d + c];
    size += Math.abs(alpha.data[i * N + j]) * ((at - f.x.data[j * d + c]) ** 2 + (at - f.xPrime.data[i * d + c]) ** 2);
  }
  return [size / (4 * N * N)];
};
