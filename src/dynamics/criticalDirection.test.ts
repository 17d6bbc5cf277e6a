import { describe, expect, it } from 'vitest';
import { drawUnit } from '../generators/matrixFamilies.ts';
import { stream } from '../generators/stream.ts';
import { angleToLine } from '../linalg/angle.ts';
import { fromRows, matrixOf } from '../linalg/matrix.ts';
import { norm } from '../linalg/vector.ts';
import { populationOf, populationScale } from '../settings/gaussianMixture.ts';
import { tangentsOf, topCurvature } from '../settings/mixtureFlow.ts';
import { criticalDirection, linearisation, signedGap } from './criticalDirection.ts';
import { populationVelocity, type GaussianPopulation } from './gaussianPopulation.ts';
import { sphereFlow } from './sphereFlow.ts';
import { symmetricEigen } from './symmetricEigen.ts';
import { velocityJacobian } from './velocityJacobian.ts';

const normal = (covariance: number[][]): GaussianPopulation => [{ p: 1, mean: new Float64Array(covariance.length), covariance: fromRows(covariance) }];

describe('fixed points of Gaussian populations', () => {
  it('of N(0, diag(1, r)) both axes are found, the attracting and the repelling one', () => {
    const population = normal([[1, 0], [0, 0.9]]);
    for (const [start, axis] of [[[1, 0.2], [1, 0]], [[-0.1, 1], [0, 1]]] as const) {
      const found = criticalDirection(population, 'relu', start);
      expect(found !== null && angleToLine(found, axis)).toBeLessThan(1e-12);
    }
    // Curvature at e₁: r/2 − (½ − 1/2π) − r/2π, as in the catalogue's −.034; it is the other way round at e₂.
    const e = Float64Array.of(1, 0);
    expect(topCurvature(population, 'relu', e)).toBeCloseTo(0.45 - (0.5 - 1 / (2 * Math.PI)) - 0.9 / (2 * Math.PI), 14);
    expect(topCurvature(population, 'relu', Float64Array.of(0, 1))).toBeGreaterThan(0.03);
    expect(signedGap(population, 'relu', e)).toBeCloseTo(0.5 - 1 / (2 * Math.PI) - 0.45, 14);
    expect([signedGap(normal([[1]]), 'relu', Float64Array.of(1)), topCurvature(normal([[1]]), 'relu', Float64Array.of(1))]).toEqual([Infinity, -Infinity]);
  });

  it('roots are roots, and most starts lead to one', () => {
    const s = stream(21);
    let found = 0;
    for (let k = 0; k < 100; k++) {
      const d = s.integer(1, 4);
      const population = populationOf({ odds: matrixOf(1, 2, () => 1), means: matrixOf(2, d, () => s.normal()), factors: matrixOf(2 * d, d, () => s.normal()) });
      const w = criticalDirection(population, 'relu', drawUnit(s, d));
      if (w === null) continue;
      found++;
      // 2⁻⁴⁴: what the search promises.
      expect(norm(populationVelocity(population, 'relu', w))).toBeLessThanOrEqual(2 ** -44 * populationScale(population));
    }
    expect(found).toBeGreaterThan(80);
    expect(criticalDirection(normal([[0, 0], [0, 0]]), 'relu', [1, 1])).not.toBeNull();
  });

  it('the linearisation is that of the flow: its eigenvalues against finite differences, and against a run', () => {
    const population = normal([[1, 0, 0], [0, 0.9, 0], [0, 0, 0.5]]);
    const e = Float64Array.of(1, 0, 0);
    const velocity = (w: Float64Array): Float64Array => populationVelocity(population, 'relu', w);
    const measured = symmetricEigen(velocityJacobian(velocity, e, tangentsOf(e), 2 ** -12)).values;
    const values = [0.9, 0.5].map((r) => r / 2 - (0.5 - 1 / (2 * Math.PI)) - r / (2 * Math.PI));
    // 1e-6: truncation of central differences at 2⁻¹² with third derivatives below 10.
    measured.forEach((value, k) => expect(Math.abs(value - values[k])).toBeLessThan(1e-6));
    expect(linearisation(population, 'relu', e).data[4]).toBeCloseTo(values[0], 14);
    const away = 1e-4;
    const ended = sphereFlow(velocity, Float64Array.of(Math.cos(away), Math.sin(away), 0), { time: 3, steps: 30 });
    // Linear decay over a short arc: relative errors of the order of its square.
    expect(Math.abs(angleToLine(ended, e) / away / Math.exp(3 * values[0]) - 1)).toBeLessThan(1e-6);
  });
});

describe('sphereFlow', () => {
  it('is of order 4 on a rotation, and stays on the sphere', () => {
    const turn = (w: Float64Array): Float64Array => Float64Array.of(-w[1], w[0]);
    const errors = [8, 16].map((steps) => norm(sphereFlow(turn, Float64Array.of(1, 0), { time: 1, steps }).map((entry, c) => entry - [Math.cos(1), Math.sin(1)][c])));
    expect(Math.log2(errors[0] / errors[1])).toBeGreaterThan(3.8);
    expect(Math.abs(norm(sphereFlow(turn, Float64Array.of(1, 0), { time: 50, steps: 100 })) - 1)).toBeLessThan(1e-15);
  });
});
