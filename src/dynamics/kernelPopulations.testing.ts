import { float64 } from '../arithmetic/float64.ts';
import { slopes, type ActivationName } from '../definitions/activation.ts';
import * as definitions from '../definitions/kernelGating.ts';
import { drawUnit } from '../generators/matrixFamilies.ts';
import type { Stream } from '../generators/stream.ts';
import { fromRows, matrixOf, multiplyVector } from '../linalg/matrix.ts';
import { addScaled, dot } from '../linalg/vector.ts';
import type { Mixture } from '../settings/gaussianMixture.ts';
import { populationCovariance, type GaussianPopulation } from './gaussianPopulation.ts';

/** A mixture of C Gaussians, of which `rank` rows of each factor are drawn, the others 0. */
export const drawMixture = (s: Stream, C: number, d: number, rank = d): Mixture => ({
  odds: matrixOf(1, C, () => 0.5 + s.uniform()),
  means: matrixOf(C, d, () => s.normal()),
  factors: matrixOf(C * d, d, (i) => (i % d < rank ? s.normal() : 0)),
});

/** A vector across w, no longer than 1; 0 in one dimension. */
export const across = (s: Stream, w: Float64Array): Float64Array => {
  const t = drawUnit(s, w.length);
  return addScaled(t, -dot(t, w), w);
};

/** max_i |a_i − b_i|. */
export const farthest = (a: ArrayLike<number>, b: ArrayLike<number>): number => Array.from(a).reduce((worst, entry, i) => Math.max(worst, Math.abs(entry - b[i])), 0);

/** A(v)w for α ≡ 1, in closed form. */
export const uniform = (population: GaussianPopulation, h: ActivationName, v: Float64Array, w: Float64Array): Float64Array => multiplyVector(populationCovariance(population, h, v).A, w);

/** a − b. */
export const less = (a: Float64Array, b: Float64Array): Float64Array => addScaled(a, -1, b);

/** Of points x_i of weight odds, A_α(v)w with the kernel at a, by the double loop. */
export const ofPoints = (odds: readonly number[], x: readonly (readonly number[])[], h: ActivationName, tau: number, a: Float64Array, v: Float64Array, w: Float64Array): number[] =>
  definitions.pointForce(float64, [odds], x, { h, tau }, [...a], [...v], [...w]);

/**
 * A_α(v)w in the plane with the kernel of h(x₁), E_ij[α_ij x_i h′_i (h′_i wᵀx_i − h′_j wᵀx_j)], h′ at vᵀx, by sums over a square grid of n² cells;
 * partners j are summed by columns, on which x₁ is the same.
 */
export const onGrid = (population: GaussianPopulation, n: number, h: ActivationName, tau: number, v: Float64Array, w: Float64Array): Float64Array => {
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

/** Two components in the plane. */
export const plane: GaussianPopulation = [
  { p: 0.4, mean: Float64Array.of(0.5, -0.75), covariance: fromRows([[1, 0.3], [0.3, 0.8]]) },
  { p: 0.6, mean: Float64Array.of(-0.5, 0.3), covariance: fromRows([[0.5, 0.1], [0.1, 0.7]]) },
];
