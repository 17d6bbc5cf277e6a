import { describe, expect, test } from 'vitest';
import { ensure } from '../linalg/ensure.testing.ts';
import { stream, type Stream } from '../generators/stream.ts';
import { fromRows, matrixOf, row } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';
import { ascend, ascender } from './ascend.ts';
import { contrastiveCovariance } from './contrastiveCovariance.ts';
import { distinctOptima } from './distinctOptima.ts';
import { classifyFixedPoint } from './fixedPoint.ts';
import { oneLayerFlow } from './gradientFlow.ts';
import { uniformImportances } from './importances.ts';
import { gatedCovariance } from './oneLayer.ts';
import { planeAttractors } from './planeAttractors.ts';
import type { OneLayerProblem } from './problem.ts';
import { symmetricEigen } from './symmetricEigen.ts';

type Activation = OneLayerProblem['h'];

/** Signed, non-symmetric α and augmentation in half of the draws each; entries on the grid ℤ/2 on request, so that rows tie, vanish and meet. */
const draw = (s: Stream, N: number, d: number, h: Activation, grid = false): OneLayerProblem => {
  const entry = (): number => (grid ? Math.round(2 * s.normal()) / 2 : s.normal());
  const [signed, augmented] = [s.chance(0.5), s.chance(0.5)];
  const x = matrixOf(N, d, entry);
  const xPrime = augmented ? matrixOf(N, d, (i, j) => x.data[i * d + j] + entry() / 2) : x;
  return { x, xPrime, alpha: matrixOf(N, N, () => (signed ? entry() : 1)), h };
};

const start = (s: Stream, d: number): Float64Array => Float64Array.from({ length: d }, () => s.normal());

const limit = (p: OneLayerProblem, w0: ArrayLike<number>, step = 1): Float64Array => {
  const ascent = ascend(p, w0, { step });
  ensure(ascent.status === 'converged', () => `from ${Array.from(w0).join()}: ${JSON.stringify(ascent)}`);
  return ascent.w;
};

const distance = (v: ArrayLike<number>, w: ArrayLike<number>): number => norm(Float64Array.from(v, (entry, c) => entry - w[c]));

describe('ascend', () => {
  test('linear: the eigenvector of the largest signed eigenvalue on the side of the start, 300 of 300', () => {
    const s = stream(1);
    for (let run = 0; run < 300; run++) {
      const p = draw(s, s.integer(2, 10), s.integer(1, 5), 'linear');
      const { values, vectors } = symmetricEigen(contrastiveCovariance(p.alpha, p));
      const w0 = start(s, p.x.cols);
      const top = row(vectors, 0);
      const side = Math.sign(dot(top, w0));
      // Two routes to A differ by some ε; the eigenvector by that over the relative gap.
      const gap = values.length > 1 ? (values[0] - values[1]) / Math.max(...values.map(Math.abs)) : 1;
      expect(distance(limit(p, w0), top.map((entry) => side * entry))).toBeLessThan(1e-12 / gap);
    }
  });

  test('d = 2: every limit is an attractor of the exhaustive scan, or is told apart as half-stable, flat or dead', () => {
    const s = stream(2);
    let others = 0;
    for (const h of ['relu', 'leaky', 'abs', 'folded', 'linear'] as const) {
      for (let run = 0; run < 240; run++) {
        const p = draw(s, s.integer(1, 9), 2, h, run % 2 === 0);
        const { attractors } = planeAttractors(p);
        const go = ascender(p);
        for (let k = 0; k < 2; k++) {
          const ascent = go(start(s, 2));
          ensure(ascent.status === 'converged', () => `${h}, run ${run}: ${JSON.stringify(ascent)}`);
          // 2⁻³³: kinks are located to 4√2·2⁻³⁶.
          const found = attractors.some((a) => distance(a.w, ascent.w) < 2 ** -33);
          const { kind } = classifyFixedPoint(p, ascent.w);
          ensure(found === (kind === 'attractor'), () => `${h}, run ${run}: ${found ? 'one of the exhaustive scan' : 'none of the exhaustive scan'} is ${kind}: ${JSON.stringify(ascent)}`);
          if (kind === 'not critical' || kind === 'undecided') throw new Error(`limit ${Array.from(ascent.w).join(' ')} is ${kind}`);
          if (!found && kind === 'not an attractor') others++;
        }
      }
    }
    // Half-stable limits exist on tied grid data only (an eigenvector exactly on a kink).
    expect(others).toBeLessThan(48);
  });

  test('follows the basin: a Runge–Kutta run of finite time from the start has the same limit', () => {
    const s = stream(3);
    let [same, runs] = [0, 0];
    for (let run = 0; run < 150; run++) {
      const p = draw(s, s.integer(2, 8), s.integer(2, 4), s.pick(['relu', 'leaky', 'abs', 'folded'] as const), run % 3 === 0);
      const w0 = start(s, p.x.cols);
      const w = limit(p, w0);
      const size = Math.max(...symmetricEigen(gatedCovariance(p.alpha, p, p.h, w0)).values.map(Math.abs)) || 1;
      const halfway = oneLayerFlow(p, w0, { time: 3 / size, step: 0.01 / size });
      runs++;
      // Dead regions keep the error of the integrator: its step across a kink.
      if (distance(limit(p, halfway), w) < 0.05) same++;
    }
    // The integrator, of order 1 at kinks, may fall on the other side of a separatrix in a few.
    expect(same / runs).toBeGreaterThan(0.96);
  });

  test('E does not fall, and limits are critical: no ascending first-order direction off kinks, eigenvector of A(w)', () => {
    const s = stream(4);
    for (let run = 0; run < 600; run++) {
      const p = draw(s, s.integer(2, 12), s.integer(2, 5), s.pick(['relu', 'leaky', 'folded'] as const), run % 2 === 0);
      const w0 = start(s, p.x.cols);
      const ascent = ascend(p, w0);
      if (ascent.status !== 'converged') throw new Error(ascent.reason);
      const energy = (w: Float64Array): number => {
        const A = gatedCovariance(p.alpha, p, p.h, w);
        return Array.from(w, (entry, i) => entry * dot(row(A, i), w)).reduce((a, b) => a + b, 0);
      };
      const A = gatedCovariance(p.alpha, p, p.h, ascent.w);
      const scale = norm(A.data) + Math.abs(energy(w0.map((entry) => entry / norm(w0))));
      // Kinks are met 2⁻³⁶·4√d late, which costs that much of E.
      const told = (): string => `run ${run}, from ${Array.from(w0).join()}: ${JSON.stringify(ascent)}, ${classifyFixedPoint(p, ascent.w).kind}`;
      ensure(energy(ascent.w) >= energy(w0.map((entry) => entry / norm(w0))) - 1e-9 * scale, told);
      ensure(!['not critical', 'undecided'].includes(classifyFixedPoint(p, ascent.w).kind), told);
      if (ascent.kinks.length > 0) continue;
      const Aw = Float64Array.from(ascent.w, (_, i) => dot(row(A, i), ascent.w));
      const lambda = dot(Aw, ascent.w);
      ensure(norm(Aw.map((entry, i) => entry - lambda * ascent.w[i])) <= 1e-12 * (norm(A.data) + Number.MIN_VALUE), told);
    }
  });

  test('two steps agree on random data', () => {
    const s = stream(5);
    for (let run = 0; run < 200; run++) {
      const p = draw(s, 8, s.integer(2, 5), 'relu');
      const w0 = start(s, p.x.cols);
      // An angle of 2⁻³⁶ off a kink moves a limit by about as much, times conditioning.
      expect(distance(limit(p, w0), limit(p, w0, 2 ** -6))).toBeLessThan(1e-7);
    }
  });

  test('one-hot: every start that is not dead ends at a single token, M = 2, 3, 5', () => {
    const s = stream(6);
    for (const M of [2, 3, 5]) {
      const x = matrixOf(2 * M, M, (i, j) => (i % M === j ? 1 + j / 4 : 0));
      const p: OneLayerProblem = { x, xPrime: x, alpha: matrixOf(2 * M, 2 * M, () => 1), h: 'relu' };
      const ends: Float64Array[] = [];
      for (let run = 0; run < 100; run++) {
        const w0 = start(s, M);
        if (w0.every((entry) => entry <= 0)) continue;
        const w = limit(p, w0);
        expect(Math.max(...w)).toBeGreaterThan(1 - 1e-12);
        expect(classifyFixedPoint(p, w).kind).toBe('attractor');
        ends.push(w);
      }
      expect(distinctOptima(ends, { upToSign: false })).toHaveLength(M);
    }
  });

  test('one-hot, linear: one direction', () => {
    const x = matrixOf(6, 3, (i, j) => (i % 3 === j ? 1 + j : 0));
    const p: OneLayerProblem = { x, xPrime: x, alpha: matrixOf(6, 6, () => 1), h: 'linear' };
    const s = stream(7);
    const ends = Array.from({ length: 20 }, () => limit(p, start(s, 3)));
    expect(distinctOptima(ends, { upToSign: true })).toHaveLength(1);
  });

  test('scale, position of the start and d = 1 do not matter', () => {
    const s = stream(8);
    for (let run = 0; run < 50; run++) {
      const p = draw(s, 6, 3, 'relu');
      const w0 = start(s, 3);
      const times = (m: OneLayerProblem['x'], factor: number): OneLayerProblem['x'] => matrixOf(m.rows, m.cols, (i, j) => m.data[i * m.cols + j] * factor);
      const w = limit(p, w0);
      const scaled = { ...p, x: times(p.x, 2 ** 400), xPrime: times(p.xPrime, 2 ** 400), alpha: times(p.alpha, 2 ** -600) };
      expect(Array.from(limit(scaled, w0.map((entry) => entry * 2 ** -700)))).toEqual(Array.from(limit(p, w0)));
      expect(distance(limit(p, w), w)).toBeLessThan(1e-9);
    }
    expect(Array.from(limit(draw(s, 4, 1, 'relu'), [-3]))).toEqual([-1]);
  });

  test('the nearest of events: kinks 1e-7 apart, duplicated, zero and opposite rows', () => {
    const s = stream(9);
    for (let run = 0; run < 100; run++) {
      const base = draw(s, 8, 3, 'relu');
      const x = matrixOf(8, 3, (i, j) => {
        const source = i === 0 || i === 3 ? 0 : i === 1 ? 2 : i;
        const entry = base.x.data[source * 3 + j];
        return i === 7 ? 0 : i === 3 ? -2 * entry : i === 1 ? entry + 1e-7 * s.normal() : entry;
      });
      const p = { ...base, x, xPrime: x, alpha: matrixOf(8, 8, () => 1) };
      const { kind, because } = classifyFixedPoint(p, limit(p, start(s, 3)));
      expect(['attractor', 'degenerate'], because).toContain(kind);
    }
  });

  test('kinks too weak to tell the flow from its rounding are crossed, and hold it where it comes straight back', () => {
    const tiny: OneLayerProblem = {
      x: fromRows([[1.102966590341127e-12, 1.9105995738897307e-12], [7.8873683916246e-13, -1.82639090240212e-12], [-1.3245265243658496e-12, -7.854975885224798e-13], [6.507402558484984e-13, -2.6183967116751666e-13], [-5.684485559333739e-13, -1.0152628883271714e-12]]),
      xPrime: fromRows([[1.102966590341127e-12, -1], [-1, 0], [1, -7.854975885224798e-13], [6.507402558484984e-13, -2.6183967116751666e-13], [-1, 1]]),
      alpha: uniformImportances(5),
      h: 'relu',
    };
    const nearlyParallel: OneLayerProblem = {
      x: fromRows([[0.1995322527209462, -0.8438598722506104], [-0.43499014259235125, 1.8396561109446505], [0.0655977133968874, -0.27742521611040627]]),
      xPrime: fromRows([[1, 0], [1, -1], [0, 0]]),
      alpha: fromRows([[0.5, 0.5, 0.25], [0.25, 0.5, 1], [0.5, 0.5, 1]]),
      h: 'relu',
    };
    for (const [p, w0] of [[tiny, [-0.4914390607980643, -1.867293614526722]], [nearlyParallel, [-0.8724851660866745, -0.4886405989668766]]] as const) {
      const w = limit(p, w0);
      const { attractors } = planeAttractors(p);
      expect(Math.min(...attractors.map((a) => distance(a.w, w)))).toBeLessThan(2 ** -16);
    }
  });

  test('a start on a saddle stays, hitting the cap is unfinished, malformed input throws', () => {
    const x = matrixOf(2, 2, (i, j) => (i === j ? 1 + i : 0));
    const p: OneLayerProblem = { x, xPrime: matrixOf(2, 2, () => 0), alpha: matrixOf(2, 2, (i, j) => (i === j ? -1 : 0)), h: 'linear' };
    expect(Array.from(limit(p, [1, 0]))).toEqual([1, 0]);
    expect(classifyFixedPoint(p, [1, 0]).kind).toBe('not an attractor');
    const s = stream(10);
    const relu = draw(s, 10, 4, 'relu');
    const capped = Array.from({ length: 20 }, () => ascend(relu, start(s, 4), { cap: 1 })).filter((a) => a.status === 'unfinished');
    expect(capped.length).toBeGreaterThan(0);
    expect(capped[0]).toMatchObject({ reason: 'no limit after 1 pieces of flow', steps: 1 });
    expect(() => ascend(p, [0, 0])).toThrow('ascend: w = [0, 0] has no direction');
    expect(() => ascend({ ...p, h: 'softplus' }, [1, 0])).toThrow('ascend: softplus is not homogeneous');
    expect(() => ascend({ ...p, alpha: matrixOf(3, 3, () => 1) }, [1, 0])).toThrow('ascend: alpha is 3×3, expected 2×2 (N = 2 rows of x)');
    expect(() => ascend(p, [1, 0], { step: 0 })).toThrow('step is 0');
    expect(() => ascend({ ...p, x: matrixOf(2, 2, () => Number.NaN) }, [1, 0])).toThrow('x (2×2) holds a NaN');
  });

  test('a sample that no pair counts does not matter, however long it is', () => {
    const s = stream(9);
    for (let run = 0; run < 40; run++) {
      const p = draw(s, 4, 2, 'folded');
      // Couplings from 1 down to 1e-12, as a narrow kernel has them, beside a sample 2²⁰ times as long.
      const alpha = matrixOf(4, 4, () => 10 ** (-12 * s.uniform()));
      const far = start(s, 2).map((entry) => 2 ** 20 * entry);
      const beside = (m: typeof p.x): typeof p.x => ({ rows: 5, cols: 2, data: Float64Array.from([...m.data, ...far]) });
      const alone = { ...p, xPrime: p.x, alpha };
      const accompanied = { ...p, x: beside(p.x), xPrime: beside(p.x), alpha: matrixOf(5, 5, (i, j) => (i < 4 && j < 4 ? alpha.data[4 * i + j] : Number(i === j))) };
      const w0 = start(s, 2);
      expect(distance(limit(accompanied, w0), limit(alone, w0))).toBeLessThan(1e-6);
    }
  });
});
