import { describe, expect, test } from 'vitest';
import { gradient } from '../arithmetic/dual.ts';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import { energy as definition, pairEnergy } from '../definitions/energy.ts';
import { stream } from '../generators/stream.ts';
import { fromRows, matrix, matrixOf, zeros } from '../linalg/matrix.ts';
import { energy, energyGradient } from './energy.ts';
import { instances, laplacianSize, liftViews, worstRatio } from './twins.testing.ts';
import type { Views } from './views.ts';

const views = (x: number[], xPrime: number[] = x): Views => ({ x: matrixOf(x.length, 1, (i) => x[i]), xPrime: matrixOf(x.length, 1, (i) => xPrime[i]) });
const magnitude = (alpha: number, ...terms: number[]): number => terms.reduce((sum, term) => sum + Math.abs(alpha) * term * term, 0);

describe('energy', () => {
  test('is ½ tr 𝒞_α[f], exactly evaluated, on every family', () => {
    for (const { name, views: f, alpha } of instances(stream(1))) {
      const [N, d] = [f.x.rows, f.x.cols];
      let size = 0;
      for (let i = 0; i < N; i++) {
        for (let j = 0; j < N; j++) {
          for (let c = 0; c < d; c++) {
            const at = f.x.data[i * d + c];
            size += magnitude(alpha.data[i * N + j], at - f.x.data[j * d + c], at - f.xPrime.data[i * d + c]);
          }
        }
      }
      const exact = definition(rational, lift(rational, alpha), liftViews(rational, f));
      // Sums over N² pairs of sums over d coordinates; ½ · 1/2N² of the terms.
      const bound = (N * N + d + 4) * Number.EPSILON * (size / (4 * N * N));
      expect(worstRatio(matrix(1, 1, [energy(alpha, f)]), [[exact]], () => bound), name).toBeLessThanOrEqual(1);
    }
  });

  test('factor ½ of the energy and factor ½ in the distances: samples 0 and 2, α ≡ 1: ℰ = ½', () => {
    expect(energy(fromRows([[1, 1], [1, 1]]), views([0, 2]))).toBe(0.5);
  });

  test('sign of the intra-sample term: N = 1 gives −¼ α (f − f′)²', () => {
    expect(energy(fromRows([[1]]), views([3], [1]))).toBe(-1);
  });

  test('α transposed in the row-sum term: α₁₂ weights d₁², not d₂²', () => {
    expect(energy(fromRows([[0, 1], [0, 0]]), views([0, 0], [4, 0]))).toBe(-1);
    expect(energy(fromRows([[0, 1], [0, 0]]), views([0, 0], [0, 4]))).toBeCloseTo(0, 300);
  });

  test('a common offset costs no digit', () => {
    expect(energy(fromRows([[1, 2], [3, 4]]), views([1e8, 1e8 + 1], [1e8 + 2, 1e8]))).toBe(energy(fromRows([[1, 2], [3, 4]]), views([0, 1], [2, 0])));
  });

  test('says which shape is wrong', () => {
    expect(() => energy(zeros(3, 4), views([1, 2, 3]))).toThrow('energy: alpha is 3×4, expected 3×3 (N = 3 rows of x)');
  });
});

describe('energyGradient', () => {
  test('is the exact derivative of the energy by distances, α frozen, on every family', () => {
    for (const { name, views: f, alpha } of instances(stream(2))) {
      const [N, d] = [f.x.rows, f.x.cols];
      // The derivative by forward mode over ℚ: costly, so the larger instances are left to N ≤ 3.
      if (N > 3) continue;
      const at = [...f.x.data, ...f.xPrime.data].map(rational.of);
      const exact = gradient(rational, (D, point) => {
        const table = (from: number) => Array.from({ length: N }, (_, i) => point.slice(from + i * d, from + (i + 1) * d));
        return pairEnergy(D, lift(D, alpha), { x: table(0), xPrime: table(N * d) });
      }, at);
      const [found, size] = [energyGradient(alpha, f), laplacianSize(alpha, f)];
      const half = (from: number) => Array.from({ length: N }, (_, i) => exact.slice(from + i * d, from + (i + 1) * d));
      const bound = (m: Float64Array) => (i: number, c: number): number => 2 * (N + 3) * Number.EPSILON * m[i * d + c];
      expect(worstRatio(found.x, half(0), bound(size.x.data)), name).toBeLessThanOrEqual(1);
      expect(worstRatio(found.xPrime, half(N * d), bound(size.xPrime.data)), name).toBeLessThanOrEqual(1);
    }
  });

  test('α is frozen and both views move: N = 1 pulls the views together by ∓½ α (f − f′)', () => {
    const g = energyGradient(fromRows([[1]]), views([3], [1]));
    expect([g.x.data[0], g.xPrime.data[0]]).toEqual([-1, 1]);
  });
});
