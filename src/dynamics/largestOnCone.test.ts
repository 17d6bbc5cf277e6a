import { describe, expect, test } from 'vitest';
import { stream } from '../generators/stream.ts';
import { matrixOf } from '../linalg/matrix.ts';
import { dot, normalise } from '../linalg/vector.ts';
import { largestOnCone } from './largestOnCone.ts';

/** Directions across w = e₃. */
const circle = Array.from({ length: 4000 }, (_, k) => Float64Array.of(Math.cos((k * Math.PI) / 2000), Math.sin((k * Math.PI) / 2000), 0));

describe('largestOnCone', () => {
  test('agrees with a scan of the circle of directions orthogonal to w in d = 3, whichever face the maximum is on', () => {
    const s = stream(1);
    let [inside, onFace] = [0, 0];
    for (let run = 0; run < 300; run++) {
      const G = matrixOf(3, 3, () => s.normal());
      const A = matrixOf(3, 3, (i, j) => G.data[3 * i + j] + G.data[3 * j + i]);
      const w = Float64Array.of(0, 0, 1);
      const sides = Array.from({ length: s.integer(0, 3) }, () => normalise([s.normal(), s.normal(), 0]));
      let scanned = -Infinity;
      const { data: [a, b, , c, d] } = A;
      for (const u of circle) {
        const [p, q] = u;
        if (sides.every((n) => dot(n, u) >= 0)) scanned = Math.max(scanned, p * (a * p + b * q) + q * (c * p + d * q));
      }
      const largest = largestOnCone(A, [w], sides, -Infinity, 1e-9);
      const top = largestOnCone(A, [w], [], -Infinity, 1e-9);
      if (scanned === -Infinity) continue;
      if (top - largest < 1e-9) inside++;
      else onFace++;
      // The scan stops at most π/2000 short of the maximum, where the form, of norm below 10, has slope up to 20.
      expect(largest).toBeGreaterThanOrEqual(scanned - 1e-12);
      expect(largest).toBeLessThanOrEqual(scanned + 20 * (Math.PI / 2000));
    }
    expect(Math.min(inside, onFace)).toBeGreaterThan(50);
  });

  test('the cone {0}, the bound that is enough, a cone that is a line', () => {
    const A = matrixOf(2, 2, (i, j) => (i === j ? 1 + i : 0));
    const [e1, e2] = [Float64Array.of(1, 0), Float64Array.of(0, 1)];
    const minus = (v: Float64Array): Float64Array => v.map((entry) => -entry);
    expect(largestOnCone(A, [], [e1, minus(e1), e2, minus(e2)], -Infinity, 1e-9)).toBe(-Infinity);
    expect(largestOnCone(A, [], [e2, minus(e2)], -Infinity, 1e-9)).toBeCloseTo(1, 14);
    expect(largestOnCone(A, [], [e2, minus(e2)], 3, 1e-9)).toBeCloseTo(2, 14);
    expect(largestOnCone(A, [e1, e2], [], -Infinity, 1e-9)).toBe(-Infinity);
  });
});
