import { describe, expect, it } from 'vitest';
import { NotRepresentable } from '../arithmetic/arithmetic.ts';
import { float64 } from '../arithmetic/float64.ts';
import { highPrecision } from '../arithmetic/highPrecision.ts';
import { rational } from '../arithmetic/rational.ts';
import { contrastiveCovariance } from './contrastiveCovariance.ts';
import { kernelOutput, pointForce } from './kernelGating.ts';

const big = highPrecision.of;

describe('E[h e^{−h²/2τ}]', () => {
  const output = (mean: number, factor: number, h: 'relu' | 'abs' | 'linear' | 'leaky', tau: number): number =>
    kernelOutput(highPrecision, { odds: [[big(1)]], means: [[big(mean)]], factors: [[big(factor)]] }, h, big(tau), [big(1)]).toNumber();

  it('of N(0, s²), by hand: s q/√(2π) on one side with q = 1/(1 + s²/τ), twice that for |u|, 0 for u', () => {
    for (const [s, tau] of [[1, 1], [2, 1], [1, 0.125], [3, 1024]] as const) {
      const q = 1 / (1 + (s * s) / tau);
      expect(output(0, s, 'relu', tau)).toBeCloseTo((s * q) / Math.sqrt(2 * Math.PI), 14);
      expect(output(0, s, 'abs', tau)).toBeCloseTo((2 * s * q) / Math.sqrt(2 * Math.PI), 14);
      expect(Math.abs(output(0, s, 'linear', tau))).toBeLessThan(1e-30);
    }
  });

  it('of a point at u: h e^{−h²/2τ}, on either side and at 0', () => {
    expect(output(2, 0, 'relu', 2)).toBeCloseTo(2 / Math.E, 15);
    expect(output(-2, 0, 'relu', 2)).toBe(0);
    expect(output(-4, 0, 'leaky', 0.5)).toBeCloseTo(-1 / Math.E, 15);
    expect(output(0, 0, 'abs', 1)).toBe(0);
  });

  it('of N(μ, s²), by a sum over a fine grid of u, which converges exponentially but for the kink', () => {
    const [mean, s, tau, step] = [0.5, 0.75, 0.3, 2 ** -10];
    for (const [h, slopes] of [['relu', [0, 1]], ['leaky', [0.25, 1]]] as const) {
      let sum = 0;
      for (let u = mean - 9 * s; u < mean + 9 * s; u += step) {
        const value = (u > 0 ? slopes[1] : slopes[0]) * u;
        sum += (step * value * Math.exp((-value * value) / (2 * tau) - ((u - mean) / s) ** 2 / 2)) / (s * Math.sqrt(2 * Math.PI));
      }
      expect(Math.abs(output(mean, s, h, tau) - sum)).toBeLessThan(step ** 2);
    }
  });

  it('is not a rational number where a component spreads', () => {
    const one = rational.of(1);
    expect(() => kernelOutput(rational, { odds: [[one]], means: [[one]], factors: [[one]] }, 'relu', one, [one])).toThrow(NotRepresentable);
  });
});

describe('A_α(v)w of points', () => {
  it('by hand: two points of weights 1 and 3 on the axes, both gates open', () => {
    // x̃ = x, gap h₁ − h₂ = 1 with a = (2, 1): ½·2·(3/16)e^{−1/2τ}(x₁ − x₂)(x₁ − x₂)ᵀw with w = e₁.
    const [x, y] = pointForce(float64, [[1, 3]], [[1, 0], [0, 1]], { h: 'relu', tau: 0.5 }, [2, 1], [1, 1], [1, 0]);
    expect(x).toBeCloseTo((3 / 16) * Math.exp(-1), 15);
    expect(y).toBeCloseTo((-3 / 16) * Math.exp(-1), 15);
  });

  it('is the contrastive covariance of the gated points times w, for equal weights', () => {
    const points = [[1, 0.5], [-0.25, 1], [0.5, -2], [-1, -1]];
    const [a, v, w] = [[1, 0.25], [0.5, 1], [1, -1]];
    const relu = (u: number): number => Math.max(u, 0);
    const along = (direction: number[], x: number[]): number => direction[0] * x[0] + direction[1] * x[1];
    const gated = points.map((x) => x.map((entry) => (along(v, x) > 0 ? entry : 0)));
    const alpha = points.map((x) => points.map((y) => Math.exp(-((relu(along(a, x)) - relu(along(a, y))) ** 2) / 2)));
    const A = contrastiveCovariance(float64, alpha, { x: gated, xPrime: gated });
    const force = pointForce(float64, [[2, 2, 2, 2]], points, { h: 'relu', tau: 1 }, a, v, w);
    A.forEach((r, c) => expect(force[c]).toBeCloseTo(along(w, [r[0], r[1]]), 14));
  });

  it('one point alone has no force', () => {
    expect(pointForce(float64, [[1]], [[1, 2]], { h: 'abs', tau: 1 }, [1, 0], [1, 0], [1, 0])).toEqual([0, 0]);
  });
});
