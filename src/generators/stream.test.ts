import { describe, expect, it } from 'vitest';
import { stream } from './stream.ts';

/** Six standard deviations: 2e-9 two-sided per test. */
const sigmas = 6;

describe('stream', () => {
  it('gives different seeds unrelated first draws: consecutive seeds are uniform in each of the first four and uncorrelated', () => {
    const n = 20000;
    const first = Array.from({ length: n }, (_, seed) => {
      const s = stream(seed);
      return [s.uniform(), s.uniform(), s.uniform(), s.uniform()];
    });
    for (let k = 0; k < 4; k++) {
      const mean = first.reduce((sum, u) => sum + (u[k] as number), 0) / n;
      expect(Math.abs(mean - 1 / 2)).toBeLessThan(sigmas / Math.sqrt(12 * n));
      for (let l = 0; l < k; l++) {
        const products = first.reduce((sum, u) => sum + ((u[k] as number) - 1 / 2) * ((u[l] as number) - 1 / 2), 0) / n;
        expect(Math.abs(products)).toBeLessThan(sigmas / (12 * Math.sqrt(n)));
      }
      const serial = first.reduce((sum, u, i) => sum + ((u[k] as number) - 1 / 2) * ((first[(i + 1) % n]?.[k] as number) - 1 / 2), 0) / n;
      expect(Math.abs(serial)).toBeLessThan(sigmas / (12 * Math.sqrt(n)));
    }
  });
  it('draws normals with the moments 0, 1, 0, 3', () => {
    const n = 1000000; // enough to see two per cent on every second draw
    const s = stream(11);
    const sums = [0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const z = s.normal();
      const square = z * z;
      sums[0] += z;
      sums[1] += square;
      sums[2] += square * z;
      sums[3] += square * square;
    }
    // Var zᵖ = E z²ᵖ − (E zᵖ)²: 1, 2, 15, 96.
    [[0, 1], [1, 2], [0, 15], [3, 96]].forEach(([moment, variance], p) => {
      expect(Math.abs((sums[p] as number) / n - (moment as number))).toBeLessThan(sigmas * Math.sqrt((variance as number) / n));
    });
  });
  it('fills arrays with what as many single normals are, whatever was drawn before', () => {
    for (const lengths of [[0], [1], [2], [1, 0, 1], [3, 4, 5, 1, 1, 2], [1000, 1]]) {
      const [one, many] = [stream(3), stream(3)];
      for (const length of lengths) {
        const out = new Float64Array(length);
        many.normals(out);
        expect([...out, many.normal(), many.uniform()]).toEqual([...Array.from({ length: length + 1 }, () => one.normal()), one.uniform()]);
      }
    }
  });
  it('draws integers over the whole inclusive range, and repeats itself', () => {
    const s = stream(5);
    expect(new Set(Array.from({ length: 200 }, () => s.integer(-1, 2)))).toEqual(new Set([-1, 0, 1, 2]));
    expect(stream(5).integer(7, 7)).toBe(7);
    const three = (seed: number): number[] => [stream(seed)].flatMap((t) => [t.uniform(), t.normal(), t.seed()]);
    expect(three(9)).toEqual(three(9));
    expect(three(9)).not.toEqual(three(10));
    expect(() => s.pick([])).toThrow('no items');
  });
});
