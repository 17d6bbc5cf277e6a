import { describe, expect, test } from 'vitest';
import { ensure } from '../linalg/ensure.testing.ts';
import { stream, type Stream } from '../generators/stream.ts';
import { matrixOf, row } from '../linalg/matrix.ts';
import { dot, normalise } from '../linalg/vector.ts';
import { activate } from './activation.ts';
import { ascend } from './ascend.ts';
import { contrastiveCovariance } from './contrastiveCovariance.ts';
import { classifyFixedPoint } from './fixedPoint.ts';
import { planeAttractors } from './planeAttractors.ts';
import type { OneLayerProblem } from './problem.ts';
import { symmetricEigen } from './symmetricEigen.ts';

const draw = (s: Stream, N: number, d: number, h: OneLayerProblem['h'], grid = false): OneLayerProblem => {
  const entry = (): number => (grid ? Math.round(2 * s.normal()) / 2 : s.normal());
  const [signed, augmented] = [s.chance(0.5), s.chance(0.5)];
  const x = matrixOf(N, d, entry);
  const xPrime = augmented ? matrixOf(N, d, (i, j) => x.data[i * d + j] + entry() / 2) : x;
  return { x, xPrime, alpha: matrixOf(N, N, () => (signed ? entry() : 1)), h };
};

/** Outputs of both views of eight samples at most. */
const room = new Float64Array(16);

/** E by the double sum of Eq. 3. */
const energy = ({ x, xPrime, alpha, h }: OneLayerProblem, w: ArrayLike<number>): number => {
  // Plain loops: it is asked for a million times.
  const [N, d] = [x.rows, x.cols];
  const f = room;
  for (let i = 0; i < 2 * N; i++) {
    const { data } = i < N ? x : xPrime;
    let u = 0;
    for (let c = 0, at = (i % N) * d; c < d; c++) u += data[at + c] * w[c];
    f[i] = activate(h, u);
  }
  let sum = 0;
  for (let i = 0; i < N; i++) {
    const apart = (f[i] - f[N + i]) * (f[i] - f[N + i]);
    for (let j = 0; j < N; j++) {
      const gap = f[i] - f[j];
      sum += alpha.data[i * N + j] * (gap * gap - apart);
    }
  }
  return sum / (4 * N * N);
};

/** max over directions of E(near) − E(w), at two radii, over the size of E: positive when something ascends. The directions are 2000 of one angle each, and those given. */
const steepest = (s: Stream, p: OneLayerProblem, w: Float64Array, extra: readonly Float64Array[] = []): number => {
  const here = energy(p, w);
  let most = -Infinity;
  const near = new Float64Array(3);
  const look = (u: ArrayLike<number>): void => {
    for (const radius of [1e-3, 1e-4]) {
      // u is a unit vector across w.
      const length = Math.sqrt(1 + radius * radius);
      for (let c = 0; c < 3; c++) near[c] = (w[c] + radius * u[c]) / length;
      most = Math.max(most, (energy(p, near) - here) / radius ** 2);
    }
  };
  const acrossOf = (g: Float64Array): Float64Array | null => {
    const along = dot(g, w);
    const u = g.map((entry, c) => entry - along * w[c]);
    return dot(u, u) > 1e-12 * dot(g, g) ? normalise(u) : null;
  };
  const first = acrossOf(Float64Array.from(w, () => s.normal())) ?? expect.fail('a normal vector along w');
  const second = [first[1] * w[2] - first[2] * w[1], first[2] * w[0] - first[0] * w[2], first[0] * w[1] - first[1] * w[0]];
  const u = new Float64Array(3);
  for (let k = 0; k < 2000; k++) {
    const angle = 2 * Math.PI * s.uniform();
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    for (let c = 0; c < 3; c++) u[c] = cos * first[c] + sin * second[c];
    look(u);
  }
  for (const g of extra) {
    const across = acrossOf(g);
    if (across !== null) look(across);
  }
  return most;
};

describe('classifyFixedPoint', () => {
  test('linear: the top eigenvector alone is an attractor, a tied top is degenerate, the rest are not', () => {
    const s = stream(1);
    for (let run = 0; run < 100; run++) {
      const p = draw(s, s.integer(2, 8), s.integer(2, 5), 'linear');
      const { values, vectors } = symmetricEigen(contrastiveCovariance(p.alpha, p));
      // Zero matrices (N = 1 without augmentation) and near ties are for the tolerance to judge.
      const size = Math.max(...values.map(Math.abs));
      if (values[0] - values[1] < 1e-4 * size || size < 1e-9) continue;
      values.forEach((value, k) => {
        if (k === 0) expect(classifyFixedPoint(p, row(vectors, k)).kind).toBe('attractor');
        else if (values[0] - value > 1e-4 * size) expect(classifyFixedPoint(p, row(vectors, k)).kind).toBe('not an attractor');
      });
      expect(classifyFixedPoint(p, Float64Array.from(row(vectors, 0), (entry, c) => entry + row(vectors, 1)[c])).kind).toBe('not critical');
    }
    const x = matrixOf(3, 3, (i, j) => (i === j ? 1 : 0));
    const tied: OneLayerProblem = { x, xPrime: x, alpha: matrixOf(3, 3, () => 1), h: 'linear' };
    expect(classifyFixedPoint(tied, [1, -1, 0]).kind).toBe('degenerate');
    expect(classifyFixedPoint(tied, [1, 1, 1]).kind).toBe('not an attractor');
  });

  test('one-hot: e_m is an attractor although every other token sits on its kink; mixtures and dead units are not', () => {
    for (const M of [2, 3, 5, 6]) {
      const x = matrixOf(M, M, (i, j) => (i === j ? 1 + j : 0));
      const p: OneLayerProblem = { x, xPrime: x, alpha: matrixOf(M, M, () => 1), h: 'relu' };
      for (let m = 0; m < M; m++) {
        const at = classifyFixedPoint(p, Float64Array.from({ length: M }, (_, c) => (c === m ? 1 : 0)));
        expect(at.kind).toBe('attractor');
        expect(at.kinks).toHaveLength(2 * (M - 1));
      }
      expect(classifyFixedPoint(p, new Float64Array(M).fill(-1)).kind).toBe('degenerate');
      expect(['not critical', 'not an attractor']).toContain(classifyFixedPoint(p, new Float64Array(M).fill(1)).kind);
    }
  });

  test('d = 2: attractor exactly at the attractors of the exhaustive scan, tested at all kinks and eigenvectors', () => {
    const s = stream(2);
    let tested = 0;
    for (let run = 0; run < 300; run++) {
      const p = draw(s, s.integer(2, 8), 2, s.pick(['relu', 'leaky', 'abs', 'folded'] as const), run % 2 === 0);
      const { attractors } = planeAttractors(p);
      for (const a of attractors) {
        // Margins within 1e-8 of the scale are a matter of the tolerance.
        if (a.margin > 1e-6) ensure(classifyFixedPoint(p, a.w).kind === 'attractor', () => `run ${run}: the attractor at ${a.angle} is ${classifyFixedPoint(p, a.w).kind}`);
      }
      for (let r = 0; r < p.x.rows; r++) {
        const [x0, x1] = row(p.x, r);
        if (x0 === 0 && x1 === 0) continue;
        tested++;
        const w = normalise([-x1, x0]);
        const isOne = attractors.some((a) => Math.hypot(a.w[0] - w[0], a.w[1] - w[1]) < 1e-9);
        ensure((classifyFixedPoint(p, w).kind === 'attractor') === isOne, () => `run ${run}, kink of row ${r}: ${classifyFixedPoint(p, w).kind}, and ${isOne ? 'one' : 'none'} of the exhaustive scan`);
      }
    }
    expect(tested).toBeGreaterThan(500);
  });

  test('d = 3: agrees with E at 2000 nearby directions', () => {
    const s = stream(3);
    const seen: Record<string, number> = {};
    for (let run = 0; run < 110; run++) {
      const p = draw(s, s.integer(2, 6), 3, s.pick(['relu', 'leaky', 'abs', 'folded'] as const), run % 2 === 0);
      const start = Float64Array.from({ length: 3 }, () => s.normal());
      // Limits of the flow, and directions on two kinks, where anything may happen.
      const [a, b] = [row(p.x, 0), row(p.x, 1)];
      const cross = Float64Array.of(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]);
      const w = normalise(run % 4 < 2 || dot(cross, cross) === 0 ? ascend(p, start).w : cross);
      const { kind, ascent, gap } = classifyFixedPoint(p, w);
      seen[kind] = (seen[kind] ?? 0) + 1;
      const rise = steepest(s, p, w, [...[0, 1, 2].map((c) => Float64Array.from([0, 1, 2], (e) => (e === c ? 1 : 0))), a, b]);
      // Rounding of E (1e-14 at N = 6, entries of some units) at radius 1e-4 is 1e-6; 2000 directions miss a cone of ascent only when it is thin.
      if (kind === 'attractor') expect(rise, `gap ${gap}`).toBeLessThan(1e-5);
      if (kind === 'not critical') expect(rise, `ascent ${ascent}`).toBeGreaterThan(0);
      if (kind === 'not an attractor' && (Math.abs(gap) > 1e-3 || ascent > 1e-3)) expect(rise, `gap ${gap}, ascent ${ascent}`).toBeGreaterThan(0);
      if (kind === 'degenerate') expect(Math.abs(rise)).toBeLessThan(1e-5);
    }
    for (const kind of ['attractor', 'not an attractor', 'degenerate', 'not critical']) expect(seen[kind] ?? 0, kind).toBeGreaterThan(0);
  });

  test('too many kinks, d = 1, malformed input', () => {
    // Ten rows with g = 0 through one point: 2¹⁰ patterns of sides.
    const x = matrixOf(12, 3, (i, j) => (i > 9 ? 0 : [Math.cos(i / 4), Math.sin(i / 4), 0][j]));
    const p: OneLayerProblem = { x, xPrime: x, alpha: matrixOf(12, 12, () => 1), h: 'relu' };
    expect(classifyFixedPoint(p, [0, 0, 1]).kind).toBe('undecided');
    const line = (sign: number): OneLayerProblem => ({ x: matrixOf(2, 1, (i) => i + 1), xPrime: matrixOf(2, 1, (i) => i + 1), alpha: matrixOf(2, 2, () => 1), h: sign > 0 ? 'linear' : 'relu' });
    expect(classifyFixedPoint(line(1), [1]).kind).toBe('attractor');
    expect(classifyFixedPoint(line(-1), [-1])).toMatchObject({ kind: 'degenerate', because: 'A(w) = 0: a dead unit' });
    expect(() => classifyFixedPoint(p, [0, 0, 0])).toThrow('no direction');
    expect(() => classifyFixedPoint(p, [0, 0, 1], { tolerance: 1 })).toThrow('tolerance is 1');
  });
});
