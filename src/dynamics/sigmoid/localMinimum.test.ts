import { describe, expect, test } from 'vitest';
import { float64 } from '../../arithmetic/float64.ts';
import { simplifiedHessian } from '../../definitions/sigmoid/simplified.ts';
import { balancedFeatures, twoFeatureLaw } from '../../definitions/sigmoid/twoFeatures.ts';
import { matrixOf } from '../../linalg/matrix.ts';
import { axisPoint, criticalPenalty } from './criticalPenalty.ts';
import { paperViews } from './laws.testing.ts';
import { distinctCriticalPoints, localMinimum } from './localMinimum.ts';
import { neuronJet } from './neuron.ts';
import type { Smooth } from './smooth.ts';

const simplified = (tau: number, alpha = 1 / 800): Smooth => {
  const views = paperViews(tau);
  return (w) => neuronJet(views, alpha, w);
};

describe('localMinimum', () => {
  /** a, t = τb, the two eigenvalues, and t of the saddle on a = 0, as an independent implementation printed them. */
  const table: Record<number, readonly number[]> = {
    1: [2.87, 6.2395, 0.00888, 0.04187, 4.4615],
    2: [3.474, 8.0438, 0.01089, 0.03051, 5.6376],
    3: [3.6587, 8.9483, 0.01132, 0.02861, 6.337],
    5: [3.7778, 9.9881, 0.01144, 0.02887, 7.2299],
    7: [3.8162, 10.639, 0.01143, 0.02983, 7.8248],
    10: [3.8385, 11.3147, 0.01141, 0.03115, 8.4606],
    100: [3.8629, 15.6232, 0.01136, 0.04156, 12.6631],
    1000: [3.8632, 19.9826, 0.01136, 0.05246, 16.9752],
  };
  for (const [name, [a, t, least, most, saddle]] of Object.entries(table)) {
    test(`of the simplified objective at τ = ${name}`, () => {
      const tau = Number(name);
      const point = localMinimum(simplified(tau), [3, 8 / tau]);
      expect(point).not.toBeNull();
      if (point === null) return;
      [point.w[0] - a, tau * point.w[1] - t].forEach((off) => expect(Math.abs(off)).toBeLessThan(6e-5));
      [point.eigenvalues[1] - least, point.eigenvalues[0] - most].forEach((off) => expect(Math.abs(off)).toBeLessThan(6e-6));
      expect(point.slope).toBeLessThan(1e-12 * tau);
      expect(Math.abs(axisPoint(tau, 1 / 800) - saddle)).toBeLessThan(6e-5);
      const [upper, lower] = neuronJet(paperViews(tau), 1 / 800, Float64Array.of(0, axisPoint(tau, 1 / 800) / tau)).hessian.data;
      expect(Math.abs(lower)).toBeLessThan(1e-12);
      expect(upper).toBeLessThan(0);
    });
  }

  test('in more dimensions the other coordinates are 0, and a start on a stable manifold ends at the saddle', () => {
    const point = localMinimum(simplified(7), [3, 1, -2, 5]);
    expect(Math.max(Math.abs(point?.w[2] ?? 1), Math.abs(point?.w[3] ?? 1))).toBeLessThan(1e-12);
    const saddle = localMinimum(simplified(7), [0, 1]);
    expect(Math.abs(saddle?.w[0] ?? 1)).toBeLessThan(1e-12);
    expect(saddle?.eigenvalues[1]).toBeLessThan(-0.05);
  });

  test('is null where there is no minimum, and finds one of a quadratic form at once', () => {
    expect(localMinimum((w) => ({ value: w[0], gradient: Float64Array.of(1), hessian: matrixOf(1, 1, () => 0) }), [0])).toBeNull();
    const bowl: Smooth = (w) => ({ value: (w[0] - 5) ** 2, gradient: Float64Array.of(2 * (w[0] - 5)), hessian: matrixOf(1, 1, () => 2) });
    expect(localMinimum(bowl, [1e3])?.w[0]).toBe(5);
  });

  test('many starts find the two mirrored minima and the saddle between them, and nothing else', () => {
    const starts = Array.from({ length: 81 }, (_, k) => [((k % 9) - 4) * 1.25, Math.floor(k / 9) * 0.4 - 0.4]);
    const found = distinctCriticalPoints(simplified(7), starts);
    expect(found.filter(({ eigenvalues }) => eigenvalues[1] > 0).map(({ w }) => w[0].toFixed(3)).sort()).toEqual(['-3.816', '3.816']);
    expect(found.filter(({ eigenvalues }) => eigenvalues[1] < 0).map(({ w }) => Math.abs(w[0]).toFixed(3))).toEqual(['0.000']);
  });
});

describe('criticalPenalty', () => {
  test('is where the second derivative along a vanishes at the critical point with a = 0', () => {
    for (const tau of [0.3, 1, 2, 7, 50, 1e3]) {
      const alpha = criticalPenalty(tau);
      const b = axisPoint(tau, alpha) / tau;
      const [[bend]] = simplifiedHessian(float64, twoFeatureLaw(float64, balancedFeatures(float64, tau)), alpha, [0, b]);
      expect(Math.abs(bend)).toBeLessThan(1e-13);
    }
    expect([1, 2, 3, 5, 7, 10, 50].map((tau) => (1 / criticalPenalty(tau)).toFixed(1))).toEqual(['104.4', '56.6', '45.0', '37.7', '35.3', '33.8', '32.1']);
    expect(() => criticalPenalty(0)).toThrow('criticalPenalty: τ is 0');
  });

  test('the pitchfork is supercritical from τ = 1 up: minima with a ≠ 0 just below, none just above', () => {
    for (const tau of [1, 2, 7, 50]) {
      const starts = Array.from({ length: 42 }, (_, k) => [0.1 + (k % 7) * 0.8, (0.5 + Math.floor(k / 7) * 2) / tau]);
      const minima = (factor: number): number[] =>
        distinctCriticalPoints(simplified(tau, factor * criticalPenalty(tau)), starts).filter(({ eigenvalues }) => eigenvalues[1] > 0).map(({ w }) => Math.abs(w[0]));
      expect(Math.min(...minima(0.97))).toBeGreaterThan(0.1);
      expect(Math.max(...minima(1.03))).toBeLessThan(1e-6);
    }
  });
});
