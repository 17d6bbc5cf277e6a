import { expect, test } from 'vitest';
import { drawMatrix } from '../generators/matrix.ts';
import { stream } from '../generators/stream.ts';
import { mapEntries } from '../linalg/matrix.ts';
import { contrastiveCovariance, laplacianTimes } from './contrastiveCovariance.ts';
import { energy } from './energy.ts';
import { infoNCEImportances, infoNCELoss } from './importances.ts';
import { gatedCovarianceTimes } from './oneLayer.ts';
import { scratch } from './scratch.ts';

test('scratch lends one buffer, at least as long as asked for', () => {
  const room = scratch();
  const first = room(3);
  expect(first.length).toBeGreaterThanOrEqual(3);
  expect(room(2)).toBe(first);
  expect(room(10_000).length).toBeGreaterThanOrEqual(10_000);
  expect(scratch()(3)).not.toBe(scratch()(3));
});

/** Every kernel with a buffer of its own, on a batch drawn from the seed, with weights and data multiplied by `factor`. */
const results = (seed: number, N: number, d: number, factor: number): unknown[] => {
  const s = stream(seed);
  const drawn = (rows: number, cols: number) => mapEntries(drawMatrix(s, rows, cols, 'gaussian'), (entry) => entry * factor);
  const [views, alpha, w] = [{ x: drawn(N, d), xPrime: drawn(N, d) }, drawn(N, N), drawn(1, d).data];
  const named = { tau: 1, epsilon: 1 };
  const finite = Number.isFinite(factor) ? [infoNCEImportances(views, named), infoNCELoss(views, named)] : [];
  return [contrastiveCovariance(alpha, views), laplacianTimes(alpha, views), energy(alpha, views), gatedCovarianceTimes(alpha, views, 'leaky', w), ...finite];
};

test('what a kernel left in its buffers changes no later result, nor an earlier one', () => {
  for (const [N, d] of [[1, 1], [2, 3], [5, 4], [7, 6]] as const) {
    const before = results(1, N, d, 1);
    const kept = structuredClone(before);
    results(2, N + 9, d + 5, Number.NaN);
    results(3, N + 9, d + 5, 1000);
    expect(results(1, N, d, 1)).toEqual(kept);
    expect(before).toEqual(kept);
  }
});
