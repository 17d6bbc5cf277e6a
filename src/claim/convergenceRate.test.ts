import { expect, test } from 'vitest';
import { stream } from '../generators/stream.ts';
import { contrastiveCovariance } from '../dynamics/contrastiveCovariance.ts';
import { fromRows, matrixOf, row } from '../linalg/matrix.ts';
import { dot } from '../linalg/vector.ts';
import { batchErrors, type Population } from '../settings/kernelPopulation.ts';
import { convergenceRate } from './convergenceRate.ts';
import { ratio } from './residual.ts';

/** One clean sample and another three times as likely, two views each; K = φφᵀ with one feature. */
const population = { p: fromRows([[1, 3]]), g: fromRows([[0], [2], [1], [4]]), phi: fromRows([[1], [1], [2], [2]]), r: fromRows([[1, 1]]), pairing: 'independent' } as const;
/** z = 7/4, E[φḡ²] = (1 + 6·25/4)/4, E[φḡ] = (1 + 15)/4: z·E[φḡ²] − E[φḡ]². */
const limit = fromRows([[(7 / 4) * ((1 + 37.5) / 4) - 16]]);

test('counts of pairs give the covariance of the batch that they count', () => {
  // The law of one pair: a batch of N times the same sample and views, whatever is drawn.
  const single: Population<ReturnType<typeof fromRows>> = { ...population, p: fromRows([[2]]), g: fromRows([[3]]), phi: fromRows([[2]]), r: fromRows([[1]]) };
  expect(batchErrors(single, fromRows([[1]]), stream(1), 5, 2)).toEqual([1, 1]);
});

test('batches of N drawn one by one have the same mean error', () => {
  const N = 8;
  const rounds = 4000;
  const errors = batchErrors(population, limit, stream(3), N, rounds);
  const s = stream(4);
  const direct = Array.from({ length: rounds }, () => {
    const pairs = Array.from({ length: N }, () => {
      const clean = s.chance(0.25) ? 0 : 1;
      return [2 * clean + s.integer(0, 1), 2 * clean + s.integer(0, 1)];
    });
    const pick = (k: number) => matrixOf(N, 1, (i) => population.g.data[pairs[i][k]]);
    const alpha = matrixOf(N, N, (i, j) => dot(row(population.phi, pairs[i][0]), row(population.phi, pairs[j][0])));
    return (contrastiveCovariance(alpha, { x: pick(0), xPrime: pick(1) }).data[0] - limit.data[0]) ** 2;
  });
  const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
  const variance = (list: readonly number[]): number => {
    const centre = mean(list);
    return mean(list.map((e) => (e - centre) ** 2)) / list.length;
  };
  // Six standard errors of a difference of independent means; a fixed seed.
  expect(Math.abs(mean(errors) - mean(direct))).toBeLessThan(6 * Math.sqrt(variance(errors) + variance(direct)));
});

test('the rate −1/2 is accepted for the right limit, and a wrong limit is not', () => {
  for (let seed = 0; seed < 10; seed++) {
    expect(ratio(convergenceRate({ ...population, seed }, limit, 0))).toBeLessThanOrEqual(1);
    expect(ratio(convergenceRate({ ...population, seed }, fromRows([[limit.data[0] + 1]]), 0))).toBeGreaterThan(1);
  }
});

test('a law without error has nothing left to fit', () => {
  const still = { ...population, p: fromRows([[1]]), g: fromRows([[2], [2]]), phi: fromRows([[1], [1]]), r: fromRows([[1]]), seed: 1 };
  expect(convergenceRate(still, fromRows([[0]]), 1e-12).value).toBe(0);
});
