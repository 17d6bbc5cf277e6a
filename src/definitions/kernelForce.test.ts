import { expect, it } from 'vitest';
import { float64 } from '../arithmetic/float64.ts';
import { wideBinary } from '../arithmetic/wideBinary.ts';
import { rational } from '../arithmetic/rational.ts';
import { lift } from '../arithmetic/lift.ts';
import { gaussLegendre } from '../dynamics/gaussLegendre.ts';
import { kernelForce as fast } from '../dynamics/kernelForce.ts';
import { drawUnit } from '../generators/matrixFamilies.ts';
import { stream } from '../generators/stream.ts';
import { fromRows, matrixOf, toRows } from '../linalg/matrix.ts';
import { populationOf } from '../settings/gaussianMixture.ts';
import { homogeneousNames } from './activation.ts';
import { populationCovariance } from './gaussianPopulation.ts';
import { kernelForce } from './kernelForce.ts';
import { pointForce } from './kernelGating.ts';
import { inner } from './oneLayer.ts';

const rule = (n: number) => ({ ...gaussLegendre(n), panel: 2.5, reach: 5 });
const farthest = (a: ArrayLike<number>, b: ArrayLike<number>): number => Array.from(a).reduce((worst, entry, i) => Math.max(worst, Math.abs(entry - b[i])), 0);

it('agrees with the fast form to the error of its rule', () => {
  const s = stream(31);
  for (let k = 0; k < 20; k++) {
    const [C, d] = [s.integer(1, 2), s.integer(1, 3)];
    const mixture = { odds: matrixOf(1, C, () => 0.5 + s.uniform()), means: matrixOf(C, d, () => s.normal()), factors: matrixOf(C * d, d, () => s.normal()) };
    const [h, tau, v, w] = [s.pick(homogeneousNames), s.pick([0.125, 1, 64]), drawUnit(s, d), drawUnit(s, d)];
    const force = kernelForce(float64, { odds: toRows(mixture.odds), means: toRows(mixture.means), factors: toRows(mixture.factors) }, { h, tau }, [...v], [...w], rule(6));
    // 10⁻⁶ beyond 5 standard deviations and 10⁻⁶ of the rule, on terms of size E‖x‖² ≤ 30.
    expect(farthest(force, fast(populationOf(mixture), { h, tau }, v, w))).toBeLessThan(1e-4);
  }
});

it('tends to the closed form as τ → ∞, to 57 digits but for the rule', () => {
  const tables = { odds: lift(wideBinary, fromRows([[1]])), means: lift(wideBinary, fromRows([[0.5, -1]])), factors: lift(wideBinary, fromRows([[1, 0.5], [0, 1]])) };
  const [v, w] = [[0.6, 0.8], [1, 0]].map((direction) => direction.map(wideBinary.of));
  const force = kernelForce(wideBinary, tables, { h: 'relu', tau: wideBinary.of(2 ** 100) }, v, w, rule(6)).map(wideBinary.toNumber);
  const { A } = populationCovariance(wideBinary, tables, 'relu', v);
  expect(farthest(force, A.map((r) => wideBinary.toNumber(inner(wideBinary, r, w))))).toBeLessThan(1e-5);
});

it('of points is the double loop, whatever the rule', () => {
  const [odds, x] = [[[1, 3]], [[1, 0], [0.5, 1]]];
  const kernel = { h: 'leaky', tau: 0.5 } as const;
  const zero = Array.from({ length: 4 }, () => [0, 0]);
  const force = kernelForce(float64, { odds, means: x, factors: zero }, kernel, [1, -1], [1, 1], rule(1));
  expect(farthest(force, pointForce(float64, odds, x, kernel, [1, -1], [1, -1], [1, 1]))).toBeLessThan(1e-15);
  // Two points with the same output: e⁰ is rational.
  const exact = { odds: [[1, 1].map(rational.of)], means: [[1, 0], [1, 1]].map((r) => r.map(rational.of)), factors: zero.map((r) => r.map(rational.of)) };
  const direction = [1, 0].map(rational.of);
  expect(kernelForce(rational, exact, { h: 'relu', tau: rational.of(1) }, direction, [0, 1].map(rational.of), rule(1)).map(rational.toNumber)).toEqual([0, 0.25]);
});

it('moves smoothly with v, so that its differences do: next to a kink at 0, gates that hardly differ have as many panels', () => {
  const tables = { odds: [[1]], means: [[0, 1]], factors: [[1, 0], [0, 1]] };
  const at = (angle: number): number => kernelForce(float64, tables, { h: 'relu', tau: 1 }, [Math.cos(angle), Math.sin(angle)], [1, 0], rule(5))[0];
  const slope = (step: number): number => (at(step) - at(-step)) / (2 * step);
  // Cancellation 10⁻¹⁶/10⁻⁹ and truncation 10⁻⁷; one panel more on one side would leave the error of the rule, 10⁻⁶/10⁻⁹.
  expect(Math.abs(slope(1e-9) - slope(1e-7))).toBeLessThan(1e-6);
  expect(Math.abs(slope(1e-9))).toBeGreaterThan(1e-3);
});
