import { describe, expect, it } from 'vitest';
import { wideBinary } from '../arithmetic/wideBinary.ts';
import { lift } from '../arithmetic/lift.ts';
import { homogeneousNames } from '../definitions/activation.ts';
import * as definitions from '../definitions/kernelGating.ts';
import { drawUnit } from '../generators/matrixFamilies.ts';
import { stream } from '../generators/stream.ts';
import { fromRows, zeros } from '../linalg/matrix.ts';
import { populationOf } from '../settings/gaussianMixture.ts';
import { drawMixture } from './kernelPopulations.testing.ts';
import { hyperplaneTop, kernelOutput, kernelRoughness } from './kernelRoughness.ts';
import { localRoughness } from './localRoughness.ts';

describe('E[h e^{−h²/2τ}] and the roughness under the kernel', () => {
  it('agree with the definition to 57 digits, singular components among them', () => {
    const s = stream(27);
    for (let k = 0; k < 40; k++) {
      const d = s.integer(1, 3);
      const mixture = drawMixture(s, s.integer(1, 3), d, s.integer(0, d));
      const [h, tau, w] = [s.pick(homogeneousNames), s.pick([2 ** -10, 0.5, 1, 2 ** 10]), drawUnit(s, d)];
      const tables = { odds: lift(wideBinary, mixture.odds), means: lift(wideBinary, mixture.means), factors: lift(wideBinary, mixture.factors) };
      const exact = wideBinary.toNumber(definitions.kernelOutput(wideBinary, tables, h, wideBinary.of(tau), Array.from(w, wideBinary.of)));
      expect(Math.abs(kernelOutput(populationOf(mixture), { h, tau }, w) - exact)).toBeLessThan(1e-13);
    }
  });

  it('N(0, 1), by hand: E[h e^{−h²/2τ}] = q/√(2π) with q = τ/(1 + τ); a point at 2; τ = ∞', () => {
    const normal = [{ p: 1, mean: Float64Array.of(0), covariance: fromRows([[1]]) }];
    const e = Float64Array.of(1);
    for (const tau of [0.25, 1, 9]) expect(kernelOutput(normal, { h: 'relu', tau }, e)).toBeCloseTo(tau / (1 + tau) / Math.sqrt(2 * Math.PI), 15);
    expect(kernelOutput(normal, { h: 'relu', tau: Infinity }, e)).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 15);
    expect(kernelOutput([{ p: 1, mean: Float64Array.of(2), covariance: zeros(1, 1) }], { h: 'relu', tau: 2 }, e)).toBeCloseTo(2 / Math.E, 15);
    expect(kernelOutput([{ p: 1, mean: Float64Array.of(-2), covariance: zeros(1, 1) }], { h: 'relu', tau: 2 }, e)).toBe(0);
  });

  it('ρ_g is ρ_u for τ = ∞, 0 where there is no roughness, ∞ on the hyperplane', () => {
    const s = stream(28);
    const population = populationOf(drawMixture(s, 2, 3));
    const w = drawUnit(s, 3);
    expect(kernelRoughness(population, { h: 'relu', tau: Infinity }, w)).toBeCloseTo(localRoughness(population, 'relu', w), 14);
    expect(kernelRoughness(population, { h: 'relu', tau: 2 ** -40 }, w)).toBeLessThan(2 ** -20 * hyperplaneTop(population, w));
    expect(kernelRoughness(population, { h: 'linear', tau: 1 }, w)).toBe(0);
    const point = [{ p: 1, mean: Float64Array.of(0, 1), covariance: zeros(2, 2) }];
    expect(kernelRoughness(point, { h: 'relu', tau: 1 }, Float64Array.of(1, 0))).toBe(Infinity);
    expect(kernelRoughness([{ p: 1, mean: Float64Array.of(3), covariance: zeros(1, 1) }], { h: 'relu', tau: 1 }, Float64Array.of(1))).toBe(0);
    expect(hyperplaneTop([{ p: 1, mean: Float64Array.of(3), covariance: zeros(1, 1) }], Float64Array.of(1))).toBe(0);
  });
});
