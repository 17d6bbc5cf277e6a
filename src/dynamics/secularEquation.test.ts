import { describe, expect, test } from 'vitest';
import { ensure } from '../linalg/ensure.testing.ts';
import { rational } from '../arithmetic/rational.ts';
import { secularDeficiency as deficiencyOver } from '../definitions/fieldNodes.ts';
import { stream, type Stream } from '../generators/stream.ts';
import { matrixOf, multiplyVector } from '../linalg/matrix.ts';
import { secularDeficiency, secularTop } from './secularEquation.ts';
import { symmetricEigen } from './symmetricEigen.ts';

const modified = (d: readonly number[], b: readonly number[], rho: number) => matrixOf(d.length, d.length, (i, j) => (i === j ? d[i] : 0) + rho * b[i] * b[j]);

const families: readonly ((s: Stream) => [d: number, b: number])[] = [
  (s) => [s.uniform(), s.normal()],
  (s) => [s.integer(0, 2), s.integer(-2, 2)],
  (s) => [s.integer(0, 1), s.integer(0, 1)],
  (s) => [1 + s.integer(0, 3) * 1e-13, s.normal()],
  (s) => [s.uniform() * 1e3, 10 ** -s.integer(0, 9)],
  (s) => [0, s.normal() * 1e-150],
];

describe('secularTop', () => {
  test('is the top eigenpair of D + ρbbᵀ: zeros of b, ties and near ties of d, tiny and huge entries', () => {
    const s = stream(1);
    let roots = 0;
    for (let trial = 0; trial < 3000; trial++) {
      const n = s.integer(1, 6);
      const family = s.pick(families);
      const drawn = Array.from({ length: n }, () => family(s));
      const [d, b, rho] = [drawn.map((pair) => pair[0]), drawn.map((pair) => pair[1]), s.uniform() / 4];
      const found = secularTop(d, b, rho);
      const A = modified(d, b, rho);
      const largest = symmetricEigen(A).values[0];
      const size = Math.max(...d) + rho * b.reduce((sum, entry) => sum + entry * entry, 0);
      // n roundings at the norm of A, in the eigensolver as in the sum: 64 leaves room for its constant.
      const tolerance = 64 * n * Number.EPSILON * size;
      const told = (): string => `d = ${d.join()}, b = ${b.join()}, ρ = ${rho}: found ${JSON.stringify(found)}, the largest eigenvalue is ${largest}`;
      if (found === null) {
        ensure(Math.abs(largest - Math.max(...d)) <= tolerance, told);
        continue;
      }
      roots++;
      ensure(Math.abs(found.lambda - largest) <= tolerance, told);
      ensure(Math.max(...multiplyVector(A, found.s).map((entry, k) => Math.abs(entry - found.lambda * found.s[k]))) <= tolerance, told);
      ensure(Math.abs(Math.hypot(...found.s) - 1) <= 4 * n * Number.EPSILON, told);
      // Beyond the range of squares there is nothing left to compare.
      if (rho * Math.max(...b.map(Math.abs)) ** 2 > 1e-290) ensure(found.above > 0, told);
    }
    expect(roots).toBeGreaterThan(1000);
  });

  test('one field: λ = d + ρb², s = ±1; λ − max d keeps its digits where λ does not', () => {
    expect(secularTop([3], [2], 0.25)).toMatchObject({ lambda: 4, above: 1 });
    expect(secularTop([1e8], [1e-6], 0.25)?.above).toBe(0.25 * 1e-6 * 1e-6);
  });

  test('null where no root lies above max d, and b = 0 at the largest d does not exclude one', () => {
    expect(secularTop([1, 2], [0, 0], 0.25)).toBeNull();
    expect(secularTop([1, 2], [1, 0], 0.25)).toBeNull();
    expect(secularTop([1], [1], 0)).toBeNull();
    // λ = 1 + 4/4·… : D + ρbbᵀ = diag(1 + 2, 2).
    expect(secularTop([1, 2], [2, 0], 0.5)).toMatchObject({ lambda: 3, above: 1 });
    expect(() => secularTop([1], [1, 2], 0.25)).toThrow('secularTop: d has 1 entries and b 2');
  });
});

test('secularDeficiency agrees with its definition: positive exactly when the largest eigenvalue is a d_k', () => {
  const s = stream(2);
  for (let trial = 0; trial < 500; trial++) {
    const n = s.integer(1, 4);
    const [d, b] = [0, 1].map(() => Array.from({ length: n }, () => s.integer(-2, 2) / 2));
    const exact = rational.toNumber(deficiencyOver(rational, d.map(rational.of), b.map(rational.of), rational.of(0.25)));
    // A sum of at most four quotients of small dyadic numbers.
    expect(Math.abs(Math.max(0, secularDeficiency(d, b, 0.25)) - exact)).toBeLessThanOrEqual(8 * Number.EPSILON);
  }
});
