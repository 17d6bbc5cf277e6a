import { describe, expect, it } from 'vitest';
import { homogeneousNames, slopes } from '../definitions/activation.ts';
import { drawUnit } from '../generators/matrixFamilies.ts';
import { stream } from '../generators/stream.ts';
import { fromRows, matrixOf, toRows, zeros } from '../linalg/matrix.ts';
import { addScaled } from '../linalg/vector.ts';
import { populationOf } from '../settings/gaussianMixture.ts';
import { populationSize, type GaussianPopulation } from './gaussianPopulation.ts';
import { frozenDifference } from './kernelGating.ts';
import { across, drawMixture, farthest, less, ofPoints, onGrid, plane, uniform } from './kernelPopulations.testing.ts';

describe('what two gates do differently under a frozen kernel', () => {
  it('is the difference of the closed form for α ≡ 1, at steps large and small', () => {
    const s = stream(21);
    for (let k = 0; k < 30; k++) {
      const d = s.integer(1, 4);
      const population = populationOf(drawMixture(s, s.integer(1, 3), d, s.integer(0, d)));
      const [h, w, step] = [s.pick(homogeneousNames), drawUnit(s, d), s.pick([1, 0.25, 2 ** -6, 2 ** -14])];
      const t = across(s, w);
      const closed = less(uniform(population, h, addScaled(w, step, t), w), uniform(population, h, addScaled(w, -step, t), w));
      // 10⁻¹⁰ of quadrature, on terms of size E‖x‖² that overlap in the band of width step; 10⁻¹⁵ of cancellation in the closed form.
      expect(farthest(frozenDifference(population, { h, tau: Infinity }, w, t, step), closed)).toBeLessThan((step * 1e-9 + 1e-14) * populationSize(population) ** 2);
    }
  });

  it('is the difference of double loops over points', () => {
    const s = stream(22);
    for (let k = 0; k < 40; k++) {
      const [N, d] = [s.integer(1, 5), s.integer(1, 4)];
      const [means, h, tau, w] = [matrixOf(N, d, () => s.normal()), s.pick(homogeneousNames), s.pick([0.01, 1, 100]), drawUnit(s, d)];
      const odds = Array.from({ length: N }, () => 0.5 + s.uniform());
      const t = across(s, w);
      const at = (v: Float64Array): number[] => ofPoints(odds, toRows(means), h, tau, w, v, w);
      const looped = at(addScaled(w, 1, t)).map((entry, i) => entry - at(addScaled(w, -1, t))[i]);
      const population = populationOf({ odds: fromRows([odds]), means, factors: zeros(N * d, d) });
      expect(farthest(frozenDifference(population, { h, tau }, w, t, 1), looped)).toBeLessThan(1e-13 * (1 + populationSize(population) ** 2));
    }
  });

  it('is the difference of sums over a grid in the plane', () => {
    const [w, t] = [Float64Array.of(1, 0), Float64Array.of(0, 1)];
    for (const [h, tau, step] of [['relu', 0.5, 0.5], ['leaky', 0.1, 0.25], ['abs', 4, 0.125]] as const) {
      const at = (side: number): Float64Array => onGrid(plane, 160, h, tau, addScaled(w, side * step, t), w);
      // The gate cuts cells of length 0.075; what changes at the cut is of size 1, and errs in both directions.
      expect(farthest(frozenDifference(plane, { h, tau }, w, t, step), less(at(1), at(-1)))).toBeLessThan(4e-3);
    }
  });

  it('takes components on the hyperplane and far from it, narrow ones, and any temperature', () => {
    const w = Float64Array.of(1, 0);
    const t = Float64Array.of(0, 1);
    const far = [{ p: 1, mean: Float64Array.of(50, 1), covariance: fromRows([[1, 0], [0, 1]]) }];
    expect([...frozenDifference(far, { h: 'relu', tau: 1 }, w, t, 2 ** -20)]).toEqual([0, 0]);
    // Half of the mass at (1, 0), half spread along the hyperplane: E[x(g⁺ − g⁻)] is the mean of |x₂|, ½·√(2/π), and −F₁ = −½e^{−1/2τ}.
    const on = [{ p: 0.5, mean: Float64Array.of(1, 0), covariance: zeros(2, 2) }, { p: 0.5, mean: Float64Array.of(0, 0), covariance: fromRows([[0, 0], [0, 1]]) }];
    for (const tau of [2 ** -10, 0.5, 1, 2 ** 40, Infinity]) {
      const difference = frozenDifference(on, { h: 'relu', tau }, w, t, 2 ** -30);
      expect(difference[0]).toBe(0);
      expect(difference[1]).toBeCloseTo(-0.5 * Math.sqrt(2 / Math.PI) * 0.5 * Math.exp(-1 / (2 * tau)), 12);
    }
    // A spread that is a rounding error, and one that is not, beside the height.
    const narrow = (s: number): GaussianPopulation => [{ ...far[0], p: 0.5, mean: Float64Array.of(5, 1), covariance: fromRows([[s * s, 0], [0, 1]]) }, { ...far[0], p: 0.5, mean: Float64Array.of(0, 0) }];
    const point = frozenDifference(narrow(0), { h: 'relu', tau: 8 }, w, t, 2 ** -30);
    for (const s of [1e-12, 1e-9, 1e-5]) expect(farthest(frozenDifference(narrow(s), { h: 'relu', tau: 8 }, w, t, 2 ** -30), point)).toBeLessThan(2 ** -30 * 1e-9);
  });

  it('over two steps tends to −(c₊ − c₋)E[h e^{−h²/2τ}] M(w)δ, linearly in the step', () => {
    const s = stream(24);
    for (let k = 0; k < 10; k++) {
      const [d, h, tau] = [s.integer(2, 3), s.pick(homogeneousNames), s.pick([0.25, 1, 4])];
      const population = populationOf(drawMixture(s, 2, d));
      const w = drawUnit(s, d);
      const t = across(s, w);
      const quotient = (step: number): Float64Array => frozenDifference(population, { h, tau }, w, t, step).map((entry) => entry / (2 * step));
      const [coarse, fine, finest] = [2 ** -8, 2 ** -9, 2 ** -30].map(quotient);
      const [first, second] = [farthest(coarse, finest), farthest(fine, finest)];
      // The kink of the kernel at h = 0 leaves a term of first order, without which the ratio were 4.
      if (slopes(h)[0] !== slopes(h)[1] && first > 1e-4) expect(first / second).toBeGreaterThan(1.5);
      expect(first).toBeLessThan(2 ** -5 * populationSize(population) ** 3);
    }
  });
});
