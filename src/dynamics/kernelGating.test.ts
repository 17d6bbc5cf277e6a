import { describe, expect, it } from 'vitest';
import { float64 } from '../arithmetic/float64.ts';
import { homogeneousNames, slopes, type ActivationName } from '../definitions/activation.ts';
import * as definitions from '../definitions/kernelGating.ts';
import { drawUnit } from '../generators/matrixFamilies.ts';
import { stream, type Stream } from '../generators/stream.ts';
import { fromRows, matrixOf, multiplyVector, toRows, zeros } from '../linalg/matrix.ts';
import { addScaled, dot } from '../linalg/vector.ts';
import { populationOf } from '../settings/gaussianMixture.ts';
import { populationCovariance, populationSize, type GaussianPopulation } from './gaussianPopulation.ts';
import { kernelForce } from './kernelForce.ts';
import { frozenDifference } from './kernelGating.ts';

const drawMixture = (s: Stream, C: number, d: number, rank = d) => ({
  odds: matrixOf(1, C, () => 0.5 + s.uniform()),
  means: matrixOf(C, d, () => s.normal()),
  factors: matrixOf(C * d, d, (i) => (i % d < rank ? s.normal() : 0)),
});

/** A unit vector across w; of length 1 in one dimension too, where there is none. */
const across = (s: Stream, w: Float64Array): Float64Array => {
  const t = drawUnit(s, w.length);
  return addScaled(t, -dot(t, w), w);
};

const farthest = (a: ArrayLike<number>, b: ArrayLike<number>): number => Array.from(a).reduce((worst, entry, i) => Math.max(worst, Math.abs(entry - b[i])), 0);
const uniform = (population: GaussianPopulation, h: ActivationName, v: Float64Array, w: Float64Array): Float64Array => multiplyVector(populationCovariance(population, h, v).A, w);
const less = (a: Float64Array, b: Float64Array): Float64Array => addScaled(a, -1, b);

/** Of points x_i of weight odds, A_α(v)w with the kernel at a, by the double loop. */
const ofPoints = (odds: readonly number[], x: readonly (readonly number[])[], h: ActivationName, tau: number, a: Float64Array, v: Float64Array, w: Float64Array): number[] =>
  definitions.pointForce(float64, [odds], x, { h, tau }, [...a], [...v], [...w]);

/**
 * A_α(v)w in the plane with the kernel of h(x₁), E_ij[α_ij x_i h′_i (h′_i wᵀx_i − h′_j wᵀx_j)], h′ at vᵀx, by sums over a square grid of n² cells;
 * partners j are summed by columns, on which x₁ is the same.
 */
const onGrid = (population: GaussianPopulation, n: number, h: ActivationName, tau: number, v: Float64Array, w: Float64Array): Float64Array => {
  const [half, [cMinus, cPlus]] = [6, slopes(h)];
  const places = Array.from({ length: n }, (_, i) => ((i + 0.5) / n - 0.5) * 2 * half);
  const slope = (u: number): number => (u > 0 ? cPlus : cMinus);
  const columns = places.map((x) => {
    const points = places.map((y) => {
      const mass = population.reduce((sum, { p, mean, covariance: { data: [a, b, , c] } }) => {
        const [dx, dy] = [x - mean[0], y - mean[1]];
        return sum + (p / (2 * Math.PI * Math.sqrt(a * c - b * b))) * Math.exp(-(c * dx * dx - 2 * b * dx * dy + a * dy * dy) / (2 * (a * c - b * b))) * ((2 * half) / n) ** 2;
      }, 0);
      const gate = slope(v[0] * x + v[1] * y);
      return { x, y, mass, gate, along: w[0] * x + w[1] * y };
    });
    return { output: slope(x) * x, points, mass: points.reduce((sum, { mass }) => sum + mass, 0), first: points.reduce((sum, { mass, gate, along }) => sum + mass * gate * along, 0) };
  });
  const out = new Float64Array(2);
  for (const { output, points } of columns) {
    const alphas = columns.map((other) => Math.exp(-((output - other.output) ** 2) / (2 * tau)));
    const [weight, first] = [alphas.reduce((sum, alpha, k) => sum + alpha * columns[k].mass, 0), alphas.reduce((sum, alpha, k) => sum + alpha * columns[k].first, 0)];
    for (const { x, y, mass, gate, along } of points) {
      out[0] += mass * x * gate * (gate * along * weight - first);
      out[1] += mass * y * gate * (gate * along * weight - first);
    }
  }
  return out;
};

const plane = [
  { p: 0.4, mean: Float64Array.of(0.5, -0.75), covariance: fromRows([[1, 0.3], [0.3, 0.8]]) },
  { p: 0.6, mean: Float64Array.of(-0.5, 0.3), covariance: fromRows([[0.5, 0.1], [0.1, 0.7]]) },
];

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
