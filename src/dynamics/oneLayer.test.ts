import type { Fraction } from 'fraction.js';
import { describe, expect, test } from 'vitest';
import { gradient } from '../arithmetic/dual.ts';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import { homogeneousNames } from '../definitions/activation.ts';
import { pairEnergy } from '../definitions/energy.ts';
import * as definition from '../definitions/oneLayer.ts';
import { drawMatrix } from '../generators/matrix.ts';
import { stream } from '../generators/stream.ts';
import { fromRows, matrix, matrixOf, maxAbs, row, zeros } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';
import { laplacian } from './contrastiveCovariance.ts';
import { gatedCovariance, gatedCovarianceTimes, gatedInputs, outputs, project, projectedField, projectedGradient } from './oneLayer.ts';
import { gridMatrix, instances, laplacianSize, liftViews, magnitudes, normalMatrix, pairedSize, worstRatio } from './twins.testing.ts';
import { centred } from './views.ts';
import type { Views } from './views.ts';

const R = rational;
const asRow = (v: ArrayLike<number>) => matrix(1, v.length, v);
const { EPSILON } = Number;

describe('outputs and gatedInputs', () => {
  test('are their definitions on every family and homogeneous activation', () => {
    const s = stream(1);
    for (const { name, views } of instances(s)) {
      const [M, d] = [2, views.x.cols];
      const W = normalMatrix(s, M, d);
      const h = s.pick(homogeneousNames);
      const exact = definition.outputs(R, h, lift(R, W), liftViews(R, views));
      const gated = definition.gatedInputs(R, h, lift(R, W)[0], liftViews(R, views));
      for (const view of ['x', 'xPrime'] as const) {
        const size = (i: number, m: number): number => dot(row(magnitudes(W), m), row(magnitudes(views[view]), i));
        expect(worstRatio(outputs(h, W, views)[view], exact[view], (i, m) => d * EPSILON * size(i, m)), `${h}; ${name}`).toBeLessThanOrEqual(1);
        // Slopes are powers of two: nothing rounds.
        expect(worstRatio(gatedInputs(h, row(W, 0), views)[view], gated[view], () => Number.MIN_VALUE), `${h}; ${name}`).toBe(0);
      }
    }
  });

  test("h'(0) = c₋ on the kink: 0 for ReLU, 1 for linear, ¼ for leaky, and h(wᵀx) = wᵀx̃", () => {
    const views = { x: fromRows([[1, -1], [4, 8]]), xPrime: fromRows([[2, -2], [-4, 0]]) };
    const w = [1, 1];
    expect([...gatedInputs('relu', w, views).x.data]).toEqual([0, 0, 4, 8]);
    expect([...gatedInputs('linear', w, views).x.data]).toEqual([1, -1, 4, 8]);
    expect([...gatedInputs('leaky', w, views).xPrime.data]).toEqual([0.5, -0.5, -1, 0]);
    expect([...outputs('leaky', fromRows([w]), views).xPrime.data]).toEqual([0, -1]);
  });

  test('say which shape is wrong', () => {
    const views = { x: zeros(2, 3), xPrime: zeros(2, 3) };
    expect(() => outputs('relu', zeros(4, 2), views)).toThrow('outputs: W is 4×2, expected M×3 (d = 3 columns of x)');
    expect(() => gatedInputs('relu', [1], views)).toThrow('gatedInputs: w has 1 entries, expected 3');
    expect(() => gatedCovarianceTimes(zeros(2, 3), views, 'relu', [1, 2, 3])).toThrow('gatedCovarianceTimes: alpha is 2×3, expected 2×2');
    expect(() => gatedCovarianceTimes(zeros(2, 2), views, 'relu', [1, 2], [1, 2, 3])).toThrow('gatedCovarianceTimes: w has 2 entries');
    expect(() => gatedCovarianceTimes(zeros(2, 2), views, 'relu', [1, 2, 3], [1])).toThrow('v has 1 entries, expected 3');
  });
});

describe('gatedCovariance', () => {
  test('A(w) and A(w)v are their definitions, exactly evaluated, on every family', () => {
    const s = stream(2);
    for (const { name, views, alpha } of instances(s)) {
      const [N, d] = [views.x.rows, views.x.cols];
      const [w, v, h] = [row(normalMatrix(s, 1, d), 0), row(normalMatrix(s, 1, d), 0), s.pick(homogeneousNames)];
      const exact = definition.gatedCovariance(R, lift(R, alpha), liftViews(R, views), h, lift(R, asRow(w))[0]);
      const gated = centred(gatedInputs(h, w, views));
      const size = pairedSize(gated, laplacianSize(alpha, gated));
      const found = gatedCovariance(alpha, views, h, w);
      // As for contrastiveCovariance, whose lower triangle mirrors the upper.
      expect(worstRatio(found, exact, (i, j) => (4 * N + 8) * EPSILON * size.data[Math.min(i, j) * d + Math.max(i, j)]), `${h}; ${name}`).toBeLessThanOrEqual(1);

      const times = exact.map((entries) => entries.reduce((sum, entry, c) => R.add(sum, R.mul(entry, R.of(v[c]))), R.of(0)));
      // X̃v is formed before its differences are taken, so it is |X̃||v| (centred) that rounds, at every row it meets.
      const largest = Math.max(maxAbs(gated.x), maxAbs(gated.xPrime));
      const pull = laplacianSize(alpha, { x: matrixOf(N, 1, () => largest), xPrime: matrixOf(N, 1, () => -largest) });
      const all = magnitudes(alpha).data.reduce((sum, entry) => sum + entry, 0);
      const bound = (4 * N + d + 8) * EPSILON * 4 * d * norm(v) * largest * Math.max(maxAbs(pull.x), (all * largest) / (N * N));
      expect(worstRatio(asRow(gatedCovarianceTimes(alpha, views, h, w, v)), [times], () => bound), `${h}; ${name}`).toBeLessThanOrEqual(1);
    }
  });

  test('A(w)w = ∇_w ½𝒞_α[h(wᵀx)] on dyadic data, samples on the kink included: the gate is not differentiated', () => {
    const s = stream(3);
    for (const h of homogeneousNames) {
      for (let n = 0; n < 12; n++) {
        const [N, d] = [[2, 4][n % 2], s.integer(1, 3)];
        const [alpha, views, w] = [gridMatrix(s, N, N), { x: gridMatrix(s, N, d), xPrime: gridMatrix(s, N, d) }, row(gridMatrix(s, 1, d), 0)];
        const exact = gradient(R, (D, at) => {
          const f = definition.outputs(D, h, [at], liftViews(D, views));
          return pairEnergy(D, lift(D, alpha), f);
        }, lift(R, asRow(w))[0]);
        // N a power of two: nothing rounds.
        expect([...gatedCovarianceTimes(alpha, views, h, w)].map((entry) => entry + 0)).toEqual(exact.map(R.toNumber));
        expect([...gatedCovarianceTimes(laplacian(alpha), views, h, w)]).toEqual([...gatedCovarianceTimes(alpha, views, h, w)]);
      }
    }
  });

  test('A(w)v, v ≠ w, gates by w and multiplies by v', () => {
    const views: Views = { x: fromRows([[1, 0], [-1, 2]]), xPrime: fromRows([[1, 0], [-1, 2]]) };
    // Only x₁ is active: x̃ = (1, 0) and 0; A = ¼ e₁e₁ᵀ.
    expect([...gatedCovarianceTimes(matrixOf(2, 2, () => 1), views, 'relu', [1, 0], [3, 5])]).toEqual([0.75, 0]);
  });

  test('common offsets of 1e8 cost no digit for linear nodes', () => {
    const views = (offset: number): Views => ({ x: fromRows([[offset, 1], [offset + 3, 2]]), xPrime: fromRows([[offset + 1, 0], [offset, 5]]) });
    const alpha = fromRows([[1, 2], [-3, 1]]);
    // Thirds: wᵀx rounds at 1e8, where an uncentred A(w)v would lose eight digits.
    const [moved, still] = [1e8, 0].map((offset) => gatedCovarianceTimes(alpha, views(offset), 'linear', [1 / 3, 0.7]));
    // Entries below 8 with weights below 8: forty roundings at that size.
    moved.forEach((entry, c) => expect(Math.abs(entry - still[c])).toBeLessThanOrEqual(40 * EPSILON * 64));
  });
});

describe('project', () => {
  /** (I − wwᵀ/‖w‖²)v over ℚ. */
  const exactly = (w: ArrayLike<number>, v: ArrayLike<number>): Fraction[] => {
    const [W, V] = [lift(R, asRow(w))[0], lift(R, asRow(v))[0]];
    const t = R.div(definition.inner(R, W, V), definition.inner(R, W, W));
    return V.map((entry, c) => R.sub(entry, R.mul(t, W[c])));
  };

  test('P⊥ removes the component along w, and nothing else, at any length of w', () => {
    const s = stream(4);
    for (const scale of [1, 1e-200, 1e200, 1e-310, 1e308]) {
      for (let n = 0; n < 20; n++) {
        const d = s.integer(1, 6);
        const w = Float64Array.from({ length: d }, () => (s.uniform() - 0.5) * scale);
        const v = Float64Array.from({ length: d }, () => s.normal());
        expect(worstRatio(asRow(project(w, v)), [exactly(w, v)], () => 2 * (d + 4) * EPSILON * norm(v))).toBeLessThanOrEqual(1);
      }
    }
    expect([...project([2, 0], [3, 5])]).toEqual([0, 5]);
    expect([...project([3, 4], [3, 4])]).toEqual([0, 0]);
    expect([...project([7], [5])]).toEqual([0]);
  });

  test('refuses w = 0, w that is not finite, and unequal lengths', () => {
    expect(() => project([0, 0], [1, 2])).toThrow('project: w (2 entries) has largest magnitude 0');
    expect(() => project([Infinity, 0], [1, 2])).toThrow('finite');
    expect(() => project([Number.NaN, 0], [1, 2])).toThrow('finite');
    expect(() => project([1], [1, 2])).toThrow('w has 1 entries, v 2');
  });

  test.each(['linear', 'relu', 'leaky'] as const)('projectedField gives what projectedGradient gives, to the bit, along a walk on which samples change sides: %s', (h) => {
    const s = stream(31);
    const views = { x: drawMatrix(s, 5, 3, 'grid'), xPrime: drawMatrix(s, 5, 3, 'gaussian') };
    const alpha = drawMatrix(s, 5, 5, 'gaussian');
    const field = projectedField(alpha, views, h);
    const out = new Float64Array(3);
    for (let step = 0; step < 60; step++) {
      const w = drawMatrix(s, 1, 3, step % 3 === 0 ? 'grid' : 'gaussian').data;
      if (w.every((entry) => entry === 0)) continue;
      const expected = projectedGradient(alpha, views, h, w);
      expect(field(w, out)).toBe(out);
      expect([...out]).toEqual([...expected]);
      // A second time, at the same side of every sample.
      expect([...field(w.map((entry) => 2 * entry))]).toEqual([...projectedGradient(alpha, views, h, w.map((entry) => 2 * entry))]);
    }
    expect(() => field([0, 0, 0])).toThrow('w ≠ 0');
    expect(() => field([1])).toThrow('projectedField: w has 1 entries, expected 3');
    expect(() => projectedField(zeros(2, 3), views, h)).toThrow('projectedField: alpha is 2×3, expected 5×5');
  });

  test('projectedGradient = P⊥_w A(w) w: zero exactly at an eigenvector, else the tangential part', () => {
    const views: Views = { x: fromRows([[2, 0], [-2, 0], [0, 1], [0, -1]]), xPrime: fromRows([[2, 0], [-2, 0], [0, 1], [0, -1]]) };
    const alpha = matrixOf(4, 4, () => 1);
    // A = diag(2, ½).
    expect([...projectedGradient(alpha, views, 'linear', [1, 0])]).toEqual([0, 0]);
    expect([...projectedGradient(alpha, views, 'linear', [1, 1])]).toEqual([0.75, -0.75]);
    expect(() => projectedGradient(alpha, views, 'relu', [0, 0])).toThrow('w ≠ 0');
  });
});
