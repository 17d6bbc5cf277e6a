import { describe, expect, test } from 'vitest';
import { ensure } from '../linalg/ensure.testing.ts';
import { stream } from '../generators/stream.ts';
import { dot, normalise } from '../linalg/vector.ts';
import { kinkFrame } from './kinkFrame.ts';
import { leastNormInBox } from './leastNormInBox.ts';

describe('leastNormInBox', () => {
  test('satisfies the Karush–Kuhn–Tucker conditions, which are sufficient, dependent and nearly parallel normals included', () => {
    const s = stream(5);
    for (let run = 0; run < 3000; run++) {
      const d = s.integer(1, 4);
      const normals = Array.from({ length: s.integer(0, 6) }, () => normalise(Array.from({ length: d }, () => (s.chance(0.5) ? s.normal() : s.integer(1, 2)))));
      const [first] = normals;
      if (first && s.chance(0.3)) normals.push(normalise(first.map((entry) => entry + 1e-5 * s.normal())));
      const F = Float64Array.from({ length: d }, () => s.normal());
      const lo = normals.map(() => s.normal());
      const hi = lo.map((entry) => entry + s.pick([0, 0.5, 2]));
      const tolerance = 1e-11;
      const { v, lambda } = leastNormInBox(F, normals, lo, hi, tolerance);
      normals.forEach((e, j) => {
        const told = (): string => `run ${run}, normal ${j}: λ = ${lambda[j]} in [${lo[j]}, ${hi[j]}], e·v = ${dot(e, v)}`;
        ensure(lambda[j] >= lo[j] && lambda[j] <= hi[j], told);
        // 1e-9: normals closer than that are treated as one (see kinkFrame).
        if (lambda[j] > lo[j] && lambda[j] <= hi[j]) ensure(dot(e, v) < 1e-9, told);
        if (lambda[j] < hi[j] && lambda[j] >= lo[j]) ensure(dot(e, v) > -1e-9, told);
        F.forEach((_, c) => (F[c] += lambda[j] * e[c]));
      });
      F.forEach((entry, c) => ensure(Math.abs(entry - v[c]) < 1e-12, () => `run ${run}: F + Σλe is ${Array.from(F).join()}, v ${Array.from(v).join()}`));
    }
  });

  test('without normals v is F', () => {
    expect(Array.from(leastNormInBox(Float64Array.of(1, 2), [], [], [], 0).v)).toEqual([1, 2]);
  });
});

describe('kinkFrame', () => {
  test('Q is orthonormal and the dual is dual, also for an angle of 1e-6; dependent vectors are left out', () => {
    const normals = [Float64Array.of(1, 0, 0), normalise([1, 1e-6, 0]), Float64Array.of(0, 1, 0), normalise([1, 1, 1])];
    const { Q, dual, kept } = kinkFrame(normals, 1e-9);
    expect(kept).toEqual([0, 1, 3]);
    Q.forEach((p, i) => Q.forEach((q, j) => expect(Math.abs(dot(p, q) - (i === j ? 1 : 0))).toBeLessThan(1e-15)));
    // The dual of two vectors at angle 1e-6 has length 1e6, hence 1e6 roundings.
    dual.forEach((D, i) => kept.forEach((k, j) => expect(Math.abs(dot(D, normals[k]) - (i === j ? 1 : 0))).toBeLessThan(1e-9)));
  });
});
