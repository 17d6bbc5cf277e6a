import { describe, expect, it } from 'vitest';
import { homogeneousNames } from '../definitions/activation.ts';
import { drawUnit } from '../generators/matrixFamilies.ts';
import { stream } from '../generators/stream.ts';
import { fromRows, matrixOf, toRows, zeros } from '../linalg/matrix.ts';
import { populationOf } from '../settings/gaussianMixture.ts';
import { populationSize } from './gaussianPopulation.ts';
import { kernelForce } from './kernelForce.ts';
import { drawMixture, farthest, ofPoints, onGrid, plane, uniform } from './kernelPopulations.testing.ts';

describe('A_α(v)w under the kernel at v', () => {
  it('is the closed form for α ≡ 1', () => {
    const s = stream(25);
    for (let k = 0; k < 40; k++) {
      const d = s.integer(1, 4);
      const population = populationOf(drawMixture(s, s.integer(1, 3), d, s.integer(0, d)));
      const [h, v, w] = [s.pick(homogeneousNames), drawUnit(s, d), drawUnit(s, d)];
      expect(farthest(kernelForce(population, { h, tau: Infinity }, v, w), uniform(population, h, v, w))).toBeLessThan(1e-9 * populationSize(population) ** 2);
    }
  });

  it('is the double loop over points, and over a grid in the plane', () => {
    const s = stream(26);
    for (let k = 0; k < 40; k++) {
      const [N, d] = [s.integer(1, 5), s.integer(1, 4)];
      const [means, h, tau, v, w] = [matrixOf(N, d, () => s.normal()), s.pick(homogeneousNames), s.pick([0.01, 1, 100]), drawUnit(s, d), drawUnit(s, d)];
      const odds = Array.from({ length: N }, () => 0.5 + s.uniform());
      const population = populationOf({ odds: fromRows([odds]), means, factors: zeros(N * d, d) });
      expect(farthest(kernelForce(population, { h, tau }, v, w), ofPoints(odds, toRows(means), h, tau, v, v, w))).toBeLessThan(1e-13 * (1 + populationSize(population) ** 2));
    }
    const [v, w] = [Float64Array.of(1, 0), Float64Array.of(0.6, 0.8)];
    // The gate runs between columns, so that the sums see only the kink of the kernel: cells of length 0.075, squared.
    for (const [h, tau] of [['relu', 0.5], ['leaky', 0.1], ['abs', 4]] as const) expect(farthest(kernelForce(plane, { h, tau }, v, w), onGrid(plane, 160, h, tau, v, w))).toBeLessThan(2e-3);
  });
});
