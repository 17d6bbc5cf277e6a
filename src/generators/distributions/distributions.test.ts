import { describe, expect, it } from 'vitest';
import { ensure } from '../../linalg/ensure.testing.ts';
import type { Matrix } from '../../linalg/matrix.ts';
import { fromRows, identity, matrixOf, maxAbs, multiply, multiplyVector, row, toRows, transpose } from '../../linalg/matrix.ts';
import { dot } from '../../linalg/vector.ts';
import { drawOrthonormal } from '../orthonormal.ts';
import { stream } from '../stream.ts';
import { drawSymmetric } from '../symmetric.ts';
import { conditionallyIndependent } from './conditionallyIndependent.ts';
import { covarianceFactor } from './covarianceFactor.ts';
import type { Distribution } from './distribution.ts';
import { distributionNames, drawDistribution, drawGaussianMixture } from './drawDistribution.ts';
import { gaussian } from './gaussian.ts';
import { gaussianMixture } from './gaussianMixture.ts';
import { laplace, studentT } from './heavyTails.ts';
import { latentCategorical } from './latentCategorical.ts';
import { latentSummation } from './latentSummation.ts';
import { normalCdf } from '../../arithmetic/normalCdf.ts';
import { oneHotTokens } from './oneHotTokens.ts';

/**
 * Six standard errors, estimated from the sample: 2e-9 two-sided each by the normal limit; with at most 20 moments a
 * law and the limit's own error at N = 4e4 this stays below 1e-6 a test.
 */
const sigmas = 6;
const N = 40000;

/** Whether the mean of value(0), …, value(count − 1) is `expected` within `sigmas` standard errors (or rounding, where they do not vary). */
const agrees = (count: number, value: (i: number) => number, expected: number, what: string): void => {
  // Moments about the expected value: where the mean is right nothing cancels.
  let [sum, squares] = [0, 0];
  for (let i = 0; i < count; i++) {
    const off = value(i) - expected;
    sum += off;
    squares += off * off;
  }
  const gap = sum / count;
  const allowed = sigmas * Math.sqrt(Math.max(0, squares / count - gap * gap) / count) + 1e-12;
  if (!(Math.abs(gap) <= allowed)) expect.fail(`${what}: ${expected + gap} against ${expected}, allowed ${allowed}`);
};

const law = (distribution: Distribution, seed: number): Matrix => {
  const x = distribution.sample(stream(seed), N);
  const d = distribution.dimension;
  const { mean, covariance } = distribution;
  if (mean !== undefined) for (let j = 0; j < d; j++) agrees(N, (i) => x.data[i * d + j], mean[j], `${distribution.name}: mean ${j}`);
  if (mean !== undefined && covariance !== undefined) {
    for (let i = 0; i < d; i++) {
      for (let j = 0; j <= i; j++) {
        agrees(N, (n) => (x.data[n * d + i] - mean[i]) * (x.data[n * d + j] - mean[j]), covariance.data[i * d + j], `${distribution.name}: covariance ${i}, ${j}`);
      }
    }
  }
  return x;
};

describe('laws', () => {
  const S = fromRows([[2, 1, 0], [1, 2, -1], [0, -1, 1]]);
  const frame = drawOrthonormal(stream(6), 2, 3);
  const examples: readonly Distribution[] = [
    gaussian(Float64Array.of(1, -2, 3), S),
    gaussian(Float64Array.of(1, 2), fromRows([[4, -2], [-2, 1]])),
    gaussianMixture([0.2, 0.5, 0.3], [
      { mean: Float64Array.of(3, 0), covariance: identity(2) },
      { mean: Float64Array.of(-1, 1), covariance: fromRows([[1, 0.5], [0.5, 1]]) },
      { mean: Float64Array.of(0, -4), covariance: fromRows([[0, 0], [0, 0]]) },
    ]),
    oneHotTokens([0.5, 0.25, 0.25], [1, 2, -3]),
    latentCategorical(frame, [0.3, 0.7], 0.5),
    latentSummation(frame, [0.1, 0.5], [1, 2]),
    laplace(2, 0.7),
    // Fourth moments of x² need more than eight degrees of freedom.
    studentT(2, 12),
    conditionallyIndependent([0.4, 0.6], [fromRows([[1, 2], [-1, 0]]), fromRows([[5], [7]])], 0.5),
  ];
  it.each(examples.map((d, k) => [`${d.name} (${d.dimension}-dimensional)`, d, k] as const))('%s: sample mean and covariance are the closed forms', (_, d, k) => {
    expect(d.mean && d.covariance).toBeDefined();
    law(d, 40 + k);
  });

  it('Laplace and Student t have the tails of their names', () => {
    const tail = (d: Distribution, beyond: number, expected: number, what: string): void => {
      const { data } = d.sample(stream(3), N);
      agrees(N, (i) => (Math.abs(data[i]) > beyond ? 1 : 0), expected, what);
    };
    tail(laplace(1, 2), 6, Math.exp(-3), 'laplace');
    tail(studentT(1, 1), 1, 1 / 2, 'Cauchy quartiles');
    tail(studentT(1, 2), 4, 1 - 4 / Math.sqrt(18), 't with two degrees'); // F(t) = ½ + t/(2√(2 + t²))
    expect(studentT(2, 1).mean).toBeUndefined();
    expect(studentT(2, 2).covariance).toBeUndefined();
  });

  it('latentCategorical separates: exactly one w_m has w_mᵀx > 0, class m with probability p_m', () => {
    const p = [0.2, 0.3, 0.5];
    const w = drawOrthonormal(stream(9), 3, 5);
    const x = latentCategorical(w, p, 1).sample(stream(10), N);
    const active = Array.from({ length: N }, (_, i) => [...multiplyVector(w, row(x, i))].map((v) => (v > 1e-12 ? 1 : 0)));
    expect(active.every((a) => a.reduce((s: number, v) => s + v, 0) === 1)).toBe(true);
    p.forEach((value, m) => agrees(N, (i) => active[i][m], value, `class ${m}`));
  });

  it('conditionallyIndependent: the fields are uncorrelated within a class, correlated across', () => {
    // Classes far apart, so that the first coordinate tells the class.
    const x = law(conditionallyIndependent([0.5, 0.5], [fromRows([[100], [-100]]), fromRows([[1], [-1]])], 1), 12);
    const rows = toRows(x).filter((r) => (r[0] ?? 0) > 0);
    const products = rows.map((r) => ((r[0] ?? 0) - 100) * ((r[1] ?? 0) - 1));
    agrees(products.length, (i) => products[i], 0, 'within class');
  });
});

describe('gated moments of a Gaussian mixture', () => {
  const close = (a: ArrayLike<number>, b: ArrayLike<number>, tolerance: number): void => {
    expect(a.length).toBe(b.length);
    for (let i = 0; i < a.length; i++) if (!(Math.abs(a[i] - b[i]) <= tolerance)) expect.fail(`entry ${i}: ${a[i]} against ${b[i]}, allowed ${tolerance}`);
  };
  it('equal the samples\' in 1 to 4 dimensions', () => {
    let compared = 0;
    for (let seed = 0; seed < 16; seed++) {
      const s = stream(seed);
      const d = 1 + (seed % 4);
      const mixture = drawGaussianMixture(s, d);
      const w = Array.from({ length: d }, () => s.normal());
      const gated = mixture.gatedMoments(w);
      // A gate that 400 samples or fewer decide has no normal limit to rely on; the tests below cover such gates.
      if (Math.min(gated.mass, 1 - gated.mass) < 0.01) continue;
      compared++;
      const x = mixture.sample(s, N);
      const open = Uint8Array.from({ length: N }, (_, i) => (dot(w, row(x, i)) > 0 ? 1 : 0));
      agrees(N, (n) => open[n], gated.mass, 'mass');
      for (let i = 0; i < d; i++) {
        agrees(N, (n) => open[n] * x.data[n * d + i], gated.first[i], `first ${i}`);
        for (let j = 0; j < d; j++) agrees(N, (n) => open[n] * x.data[n * d + i] * x.data[n * d + j], gated.second.data[i * d + j], `second ${i}, ${j}`);
      }
    }
    expect(compared).toBeGreaterThanOrEqual(8);
  });
  it('equal quadrature in the plane (Simpson along and across the gate)', () => {
    const [m, S] = [Float64Array.of(0.7, -0.4), fromRows([[1.5, 0.6], [0.6, 0.8]])];
    const det = 1.5 * 0.8 - 0.36;
    const density = (u: number, v: number): number => Math.exp(-(0.8 * u * u - 1.2 * u * v + 1.5 * v * v) / (2 * det)) / (2 * Math.PI * Math.sqrt(det));
    const simpson = (lo: number, hi: number, f: (t: number) => number): number => {
      const n = 800;
      const h = (hi - lo) / n;
      let sum = f(lo) + f(hi);
      for (let k = 1; k < n; k++) sum += (k % 2 === 1 ? 4 : 2) * f(lo + k * h);
      return (sum * h) / 3;
    };
    // The gate is x_1 > 0; beyond 12 standard deviations the density is below 1e-31.
    const moment = (f: (a: number, b: number) => number): number => simpson(0, 14, (a) => simpson(-12, 12, (b) => f(a, b) * density(a - m[0], b - m[1])));
    const gated = gaussianMixture([1], [{ mean: m, covariance: S }]).gatedMoments([2.5, 0]);
    // Simpson at h = 0.03: h⁴/180 times a fourth derivative of about 100 over a length of 10 is 5e-6·…; measured 1e-9.
    const tolerance = 1e-7;
    expect(Math.abs(gated.mass - moment(() => 1))).toBeLessThan(tolerance);
    close(gated.first, [moment((a) => a), moment((_, b) => b)], tolerance);
    close(gated.second.data, [moment((a) => a * a), moment((a, b) => a * b), moment((a, b) => a * b), moment((_, b) => b * b)], tolerance);
  });
  it('of w and −w add up to the moments, also where S is singular or w is zero', () => {
    for (let seed = 0; seed < 60; seed++) {
      const s = stream(seed);
      const d = 1 + (seed % 4);
      const mixture = drawGaussianMixture(s, d);
      const w = Float64Array.from({ length: d }, () => s.normal());
      const [plus, minus] = [mixture.gatedMoments(w), mixture.gatedMoments(w.map((v) => -v))];
      const total = matrixOf(d, d, (i, j) => mixture.covariance.data[i * d + j] + mixture.mean[i] * mixture.mean[j]);
      const tolerance = 1e-12 * (1 + maxAbs(total)); // roundings of a few dozen terms at that scale
      close(plus.first.map((v, i) => v + minus.first[i]), mixture.mean, tolerance);
      close(plus.second.data.map((v, i) => v + minus.second.data[i]), total.data, tolerance);
      expect(maxAbs(mixture.gatedMoments(new Float64Array(d)).second)).toBe(0);
    }
    const point = gaussianMixture([1], [{ mean: Float64Array.of(2, 1), covariance: fromRows([[0, 0], [0, 0]]) }]);
    expect(toRows(point.gatedMoments([1, 0]).second)).toEqual([[4, 2], [2, 1]]);
    expect(point.gatedMoments([-1, 0]).mass).toBe(0);
  });
});

describe('normalCdf', () => {
  it('has the tabulated values (to relative 1e-13, the stated accuracy with a factor of ten)', () => {
    const table: readonly (readonly [number, number])[] = [
      [0, 0.5], [1, 0.8413447460685429], [-1, 0.15865525393145705], [1.959963984540054, 0.975], [-3, 0.0013498980316300946],
      [-6, 9.865876450376981e-10], [-10, 7.61985302416052e-24], [5, 0.9999997133484281], [-30, 4.906713927148187e-198],
    ];
    for (const [a, value] of table) expect(Math.abs(normalCdf(a) / value - 1)).toBeLessThan(1e-13);
    expect([normalCdf(Infinity), normalCdf(-Infinity), normalCdf(-60)]).toEqual([1, 0, 0]);
  });
  it('is increasing and symmetric across its two branches', () => {
    for (let a = -5; a < 5; a += 0.01) {
      ensure(normalCdf(a + 0.01) > normalCdf(a), () => `Φ falls from ${normalCdf(a)} at ${a} to ${normalCdf(a + 0.01)}`);
      ensure(Math.abs(normalCdf(a) + normalCdf(-a) - 1) < 1e-14, () => `Φ(${a}) + Φ(${-a}) = ${normalCdf(a) + normalCdf(-a)}`);
    }
  });
});

describe('covarianceFactor', () => {
  it('multiplies back, singular matrices included', () => {
    for (const S of [identity(3), fromRows([[4, -2], [-2, 1]]), fromRows([[0, 0], [0, 2]]), fromRows([[1e-20, 0], [0, 1e20]])]) {
      const F = covarianceFactor(S);
      const back = multiply(F, transpose(F));
      S.data.forEach((v, k) => expect(Math.abs(v - back.data[k])).toBeLessThanOrEqual(1e-14 * maxAbs(S)));
    }
  });
  it('takes every semidefinite matrix that the generators draw, rank one to six', () => {
    for (let seed = 0; seed < 400; seed++) {
      const S = drawSymmetric(stream(seed), 1 + (seed % 6), 'semidefinite');
      const F = covarianceFactor(S);
      const back = multiply(F, transpose(F));
      const allowed = 1e-13 * maxAbs(S); // 16·6·ε, with room
      S.data.forEach((v, k) => ensure(Math.abs(v - back.data[k]) <= allowed, () => `seed ${seed}, entry ${k}: ${back.data[k]} against ${v}`));
    }
  });
  it('refuses what is no covariance', () => {
    expect(() => covarianceFactor(fromRows([[1, 2], [2, 1]]))).toThrow('3 of the 2×2 covariance is left beside its factor');
    expect(() => covarianceFactor(fromRows([[1, 0.5], [0, 1]]))).toThrow('expected a symmetric matrix');
    expect(() => covarianceFactor(fromRows([[0, 1], [1, 5]]))).toThrow('of the 2×2 covariance is left');
    expect(() => covarianceFactor(fromRows([[1, 2]]))).toThrow('1×2, expected a square matrix');
  });
});

describe('drawDistribution', () => {
  it.each(distributionNames)('%s: finite N×d samples in 1 to 4 dimensions, the same from the same seed', (name) => {
    for (let seed = 0; seed < 40; seed++) {
      const d = 1 + (seed % 4);
      const draw = (): Matrix => {
        const s = stream(seed);
        return drawDistribution(s, d, name).sample(s, 7);
      };
      const x = draw();
      expect([x.rows, x.cols]).toEqual([7, d]);
      expect(x.data.every(Number.isFinite)).toBe(true);
      expect(draw().data).toEqual(x.data);
    }
  });
  it('reaches every name in 1,000 draws and refuses impossible requests', () => {
    expect(new Set(Array.from({ length: 1000 }, (_, seed) => drawDistribution(stream(seed), 2).name)).size).toBe(distributionNames.length);
    expect(() => drawDistribution(stream(1), 0)).toThrow('dimension 0');
    expect(() => laplace(2, 1).sample(stream(1), 0)).toThrow('laplace: 0 samples asked for');
    expect(() => oneHotTokens([0.5, 0.4], [1, 1])).toThrow('sum to 0.9');
    expect(() => oneHotTokens([0.5, 0.5], [1])).toThrow('1 scales for 2 probabilities');
    expect(() => gaussian(Float64Array.of(0), identity(2))).toThrow('the covariance is 2×2, expected 1×1');
    expect(() => latentSummation(identity(2), [0, 1], [1, 1])).toThrow('inside (0, 1)');
    expect(() => studentT(2, 0.5)).toThrow('whole numbers ≥ 1');
  });
});
