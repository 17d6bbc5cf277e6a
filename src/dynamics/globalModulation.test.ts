import { describe, expect, test } from 'vitest';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import { homogeneousNames } from '../definitions/activation.ts';
import * as definition from '../definitions/fieldNodes.ts';
import { stream } from '../generators/stream.ts';
import { fromRows, mapEntries, matrixOf, maxAbs, multiply, type Matrix } from '../linalg/matrix.ts';
import { centralDifferences } from './finiteDifferences.ts';
import { lawCovariance, type FiniteLaw } from './finiteLaw.ts';
import { modulatedVelocity, modulationStrength, nodeFunctions, nodeStatistics, topVelocity, type FieldNodes } from './globalModulation.ts';
import { secularTop } from './secularEquation.ts';
import { symmetricEigen } from './symmetricEigen.ts';
import { gridMatrix, normalMatrix, worstRatio } from './twins.testing.ts';

const R = rational;
const lawOf = (seed: number, C: number, K: number, V: number): FiniteLaw => {
  const s = stream(seed);
  const weights = (rows: number, cols: number): Matrix => matrixOf(rows, cols, () => s.integer(1, 4));
  return { pz: weights(1, C), pu: weights(C, 1), px: weights(C * K, V), alpha: matrixOf(C * V, C * V, () => 1) };
};

describe('nodes on a law', () => {
  test('outputs, gated inputs and statistics are their definitions, kinks included', () => {
    const s = stream(1);
    for (const [K, M, p, V] of [[1, 1, 1, 2], [2, 1, 2, 3], [3, 2, 2, 2]] as const) {
      for (const h of homogeneousNames) {
        const nodes: FieldNodes = { x: gridMatrix(s, V, K * p), W: gridMatrix(s, K * M, p), h };
        const table = { x: lift(R, nodes.x), W: lift(R, nodes.W), h };
        const [found, exact] = [nodeFunctions(nodes), definition.nodeFunctions(R, table)];
        for (const key of ['outputs', 'gated'] as const) {
          expect(found[key].field).toEqual(exact[key].field);
          expect(worstRatio(found[key].values, exact[key].values, () => Number.MIN_VALUE)).toBe(0);
        }
        const law = lawOf(7, 2, K, V);
        const lifted = { pz: lift(R, law.pz), pu: lift(R, law.pu), px: lift(R, law.px), alpha: lift(R, law.alpha) };
        const [statistics, defined] = [nodeStatistics(law, nodes), definition.nodeStatistics(R, lifted, table)];
        // Sums of at most V·p² products of numbers up to 2.
        const bound = 256 * Number.EPSILON * Math.max(1, maxAbs(nodes.W) * maxAbs(nodes.x)) ** 2;
        expect(worstRatio(statistics.Delta, defined.Delta, () => bound)).toBeLessThanOrEqual(1);
        expect(worstRatio({ rows: 1, cols: K * M, data: statistics.d }, [defined.d], () => bound)).toBeLessThanOrEqual(1);
        expect(worstRatio({ rows: 1, cols: K * M, data: statistics.b }, [defined.b], () => bound)).toBeLessThanOrEqual(1);
        expect(Math.abs(statistics.rho - R.toNumber(defined.rho))).toBeLessThanOrEqual(4 * Number.EPSILON);
      }
    }
  });

  test('one class has Δ = 0 and ρ = 0; shapes that do not fit are named', () => {
    const nodes: FieldNodes = { x: fromRows([[1], [3]]), W: fromRows([[2]]), h: 'linear' };
    const { Delta, rho, d } = nodeStatistics(lawOf(1, 1, 1, 2), nodes);
    expect([Delta.data[0], rho]).toEqual([0, 0]);
    expect(d[0]).toBeGreaterThan(0);
    expect(() => nodeFunctions({ ...nodes, W: fromRows([[1, 2]]) })).toThrow('nodeFunctions: x is 2×1 and W 1×2');
  });
});

describe('velocities', () => {
  const s = stream(3);
  const law = lawOf(5, 2, 3, 3);
  const nodes: FieldNodes = { x: normalMatrix(s, 3, 6), W: normalMatrix(s, 3, 2), h: 'leaky' };
  const statistics = nodeStatistics(law, nodes);
  const top = secularTop(statistics.d, statistics.b, statistics.rho);
  if (top === null) throw new Error('the example has a root');

  test('topVelocity is the gradient of ½λ_max, for one and for several nodes a field', () => {
    for (const W of [nodes.W, normalMatrix(s, 6, 2)]) {
      const half = (V: Matrix): number => symmetricEigen(lawCovariance(law, nodeFunctions({ ...nodes, W: V }).outputs)).values[0] / 2;
      // Step 2⁻¹⁷: truncation about 1e-10, cancellation 2e-16·2¹⁷ = 3e-11, both at scale one; 1e-7 leaves room for the gap.
      const slope = centralDifferences(half, W, 2 ** -17);
      topVelocity(law, { ...nodes, W }).velocity.data.forEach((entry, k) => expect(Math.abs(entry - slope[k])).toBeLessThan(1e-7));
    }
  });

  test('modulatedVelocity is s²V w + δΔΔᵀw = s²L w + ΔΔᵀw/(Z²(λ − d)), the simpler form', () => {
    const found = modulatedVelocity(nodes.W, statistics, top);
    const { L, Delta, d, b } = statistics;
    const simpler = mapEntries(nodes.W, (_, n, c) => {
      const Lw = multiply(L[n], { rows: 2, cols: 1, data: nodes.W.data.subarray(2 * n, 2 * n + 2) }).data[c];
      return top.s[n] ** 2 * Lw + (Delta.data[2 * n + c] * b[n]) / (top.Z ** 2 * (top.lambda - d[n]));
    });
    // Scale one, gap of order one: some dozens of roundings.
    found.data.forEach((entry, k) => expect(Math.abs(entry - simpler.data[k])).toBeLessThan(1e-13));
    expect(Math.min(...modulationStrength(statistics, top))).toBeGreaterThan(0);
    const within = modulatedVelocity(nodes.W, statistics, top, 'within');
    expect(within.data.some((entry, k) => Math.abs(entry - found.data[k]) > 1e-3)).toBe(true);
  });
});
