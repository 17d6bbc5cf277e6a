import { describe, expect, it } from 'vitest';
import { float64 } from '../arithmetic/float64.ts';
import { highPrecision } from '../arithmetic/highPrecision.ts';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import * as definitions from '../definitions/gaussianPopulation.ts';
import { homogeneousNames } from '../definitions/activation.ts';
import { drawUnit } from '../generators/matrixFamilies.ts';
import { stream, type Stream } from '../generators/stream.ts';
import { maxAbsDifference, fromRows, matrixOf, identity, multiplyVector, type Matrix } from '../linalg/matrix.ts';
import { addScaled, dot, normalise } from '../linalg/vector.ts';
import { populationOf } from '../settings/gaussianMixture.ts';
import { gatedMoments, hyperplaneClearance, hyperplaneMoment, populationCovariance, populationEnergy, populationVelocity, type GaussianPopulation } from './gaussianPopulation.ts';
import { gatingDerivative, localRoughness } from './localRoughness.ts';

const drawMixture = (s: Stream, C: number, d: number) => ({
  odds: matrixOf(1, C, () => 0.5 + s.uniform()),
  means: matrixOf(C, d, () => s.normal()),
  factors: matrixOf(C * d, d, () => s.normal()),
});

const planeDensity = (population: GaussianPopulation, x: readonly number[]): number =>
  population.reduce((sum, { p, mean, covariance: { data: [a, b, , c] } }) => {
    const [u, v] = [x[0] - mean[0], x[1] - mean[1]];
    return sum + (p * Math.exp(-(c * u * u - 2 * b * u * v + a * v * v) / (2 * (a * c - b * b)))) / (2 * Math.PI * Math.sqrt(a * c - b * b));
  }, 0);

const point = (p: number, ...mean: number[]): GaussianPopulation[number] => ({ p, mean: Float64Array.from(mean), covariance: matrixOf(mean.length, mean.length, () => 0) });
const rows = (table: readonly (readonly { toNumber(): number }[])[]): Matrix => fromRows(table.map((r) => r.map((entry) => entry.toNumber())));

describe('Gaussian populations', () => {
  it('A(w) and M(w) agree with the definitions to 50 digits, and E(w) with wᵀA(w)w/2', () => {
    const s = stream(11);
    for (let k = 0; k < 20; k++) {
      const d = s.integer(1, 4);
      const mixture = drawMixture(s, s.integer(1, 3), d);
      const population = populationOf(mixture);
      const h = s.pick(homogeneousNames);
      const w = drawUnit(s, d);
      const tables = { odds: lift(highPrecision, mixture.odds), means: lift(highPrecision, mixture.means), factors: lift(highPrecision, mixture.factors) };
      const at = Array.from(w, highPrecision.of);
      const { A, output } = populationCovariance(population, h, w);
      const exact = definitions.populationCovariance(highPrecision, tables, h, at);
      // 1e-12: some 60 roundings on terms of size E‖x‖² ≤ 50.
      expect(maxAbsDifference(A, rows(exact.A))).toBeLessThan(1e-12);
      expect(Math.abs(output - exact.output.toNumber())).toBeLessThan(1e-12);
      expect(maxAbsDifference(hyperplaneMoment(population, w), rows(definitions.hyperplaneMoment(highPrecision, tables, at)))).toBeLessThan(1e-11);
      expect(Math.abs(populationEnergy(population, h, w) - dot(w, multiplyVector(A, w)) / 2)).toBeLessThan(1e-12);
      const byLaw = definitions.populationEnergy(highPrecision, tables, h, at);
      const byForm = exact.A.flatMap((r, i) => r.map((entry, j) => at[i].times(entry).times(at[j]))).reduce((sum, term) => sum.plus(term)).div(2);
      expect(byLaw.minus(byForm).abs().toNumber()).toBeLessThan(1e-44);
    }
  });

  it('the energy by the law of wᵀx takes components that do not spread, on either side and on the hyperplane', () => {
    for (const [mean, value] of [[[2, 1], 0.5], [[-2, 1], 0], [[0, 1], 0]] as const) {
      // Half of the mass sits on the point, half on 0: V[h] = h²/4.
      const tables = { odds: lift(rational, fromRows([[1, 1]])), means: lift(rational, fromRows([[...mean], [0, 0]])), factors: lift(rational, fromRows([[0, 0], [0, 0], [0, 0], [0, 0]])) };
      expect(rational.toNumber(definitions.populationEnergy(rational, tables, 'relu', [1, 0].map(rational.of)))).toBe(value);
    }
  });

  it('M(w) is the hyperplane integral: by quadrature in the plane', () => {
    const s = stream(12);
    const population = populationOf(drawMixture(s, 2, 2));
    const w = drawUnit(s, 2);
    const t = [-w[1], w[0]];
    let integral = 0;
    // The trapezoidal rule converges exponentially for smooth functions that decay: 1e-9 is far above its error.
    for (let y = -40; y <= 40; y += 1 / 128) integral += (planeDensity(population, [y * t[0], y * t[1]]) * y * y) / 128;
    expect(Math.abs(dot(t, multiplyVector(hyperplaneMoment(population, w), t)) / integral - 1)).toBeLessThan(1e-9);
    expect(Math.abs(dot(w, multiplyVector(hyperplaneMoment(population, w), w)))).toBeLessThan(1e-12);
  });

  it('the moments on a half-space are its integrals: by quadrature in the plane', () => {
    const s = stream(13);
    const population = populationOf({ odds: matrixOf(1, 2, () => 0.5 + s.uniform()), means: matrixOf(2, 2, () => s.normal()), factors: fromRows([[1, 0.5], [0, 1], [0.75, 0], [-0.25, 1]]) });
    const w = drawUnit(s, 2);
    const [reach, n] = [12, 384];
    const [step, sums] = [reach / n, Array.from({ length: 6 }, () => 0)];
    for (let a = 0; a <= n; a++) {
      // Simpson's rule from the kink on, error step⁴·O(1)/180; across it the trapezoidal rule, whose error is exponentially small.
      const simpson = (step / 3) * (a === 0 || a === n ? 1 : a % 2 === 1 ? 4 : 2);
      for (let b = -n; b <= n; b++) {
        const [u, v] = [a * step, b * step];
        const x = [u * w[0] - v * w[1], u * w[1] + v * w[0]];
        const weight = simpson * step * planeDensity(population, x);
        [1, x[0], x[1], x[0] * x[0], x[0] * x[1], x[1] * x[1]].forEach((f, k) => (sums[k] += weight * f));
      }
    }
    const { mass, first, second } = gatedMoments(population, w);
    const closed = [mass, first[0], first[1], second.data[0], second.data[1], second.data[3]];
    expect(Math.max(...closed.map((value, k) => Math.abs(value - sums[k])))).toBeLessThan(16 * step ** 4);
  });

  it('N(0, diag(1, r)), by hand: A(e₁) = diag(½ − 1/2π, r/2), M = diag(0, r)/√(2π), ρ = r/2π', () => {
    const r = 0.9;
    const population = [{ p: 1, mean: Float64Array.of(0, 0), covariance: fromRows([[1, 0], [0, r]]) }];
    const e = Float64Array.of(1, 0);
    expect(maxAbsDifference(populationCovariance(population, 'relu', e).A, fromRows([[0.5 - 1 / (2 * Math.PI), 0], [0, r / 2]]))).toBeLessThan(1e-15);
    expect(localRoughness(population, 'relu', e)).toBeCloseTo(r / (2 * Math.PI), 14);
    expect(localRoughness(population, 'linear', e)).toBe(0);
    expect(populationVelocity(population, 'relu', e)).toEqual(Float64Array.of(0, 0));
  });

  it('a point on the hyperplane counts as not active, and is rough', () => {
    const population = [point(0.5, 0, 2), point(0.5, 1, 0)];
    const e = Float64Array.of(1, 0);
    expect(populationCovariance(population, 'relu', e).A).toEqual(fromRows([[0.25, 0], [0, 0]]));
    expect(populationCovariance(population, 'linear', e).A).toEqual(fromRows([[0.25, -0.5], [-0.5, 1]]));
    expect(hyperplaneClearance(population, e)).toBe(0);
    expect(localRoughness(population, 'relu', e)).toBe(Infinity);
    expect(localRoughness([point(1, 1, 1)], 'relu', e)).toBe(0);
    expect(localRoughness([point(1, 3)], 'relu', Float64Array.of(1))).toBe(0);
  });

  it('the gating derivative is the derivative of v ↦ A(v)w', () => {
    const s = stream(13);
    for (let k = 0; k < 20; k++) {
      const d = s.integer(2, 4);
      const population = populationOf(drawMixture(s, 2, d));
      const h = s.pick(homogeneousNames);
      const w = drawUnit(s, d);
      const G = gatingDerivative(population, h, w);
      for (let c = 0; c < d; c++) {
        const delta = Float64Array.from(identity(d).data.subarray(c * d, (c + 1) * d));
        const tangent = addScaled(delta, -dot(delta, w), w);
        const [up, down] = [1, -1].map((side) => multiplyVector(populationCovariance(population, h, normalise(addScaled(w, side * 2 ** -13, tangent))).A, w));
        const difference = up.map((entry, i) => (entry - down[i]) * 2 ** 12);
        // Central differences at 2⁻¹³: truncation 2⁻²⁶ times third derivatives, which generic factors keep below 1e3.
        multiplyVector(G, tangent).forEach((entry, i) => expect(Math.abs(entry - difference[i])).toBeLessThan(2e-5));
      }
    }
  });

  it('the definitions serve float64 as well', () => {
    const { A } = definitions.populationCovariance(float64, { odds: [[1]], means: [[0]], factors: [[1]] }, 'relu', [1]);
    expect(A[0][0]).toBeCloseTo(0.5 - 1 / (2 * Math.PI), 14);
  });
});
