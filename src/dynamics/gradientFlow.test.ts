import { describe, expect, test } from 'vitest';
import { stream } from '../generators/stream.ts';
import { matrixOf, row } from '../linalg/matrix.ts';
import { dot, norm, normalise } from '../linalg/vector.ts';
import { contrastiveCovariance } from './contrastiveCovariance.ts';
import { oneLayerFlow } from './gradientFlow.ts';
import type { OneLayerProblem } from './problem.ts';
import { symmetricEigen } from './symmetricEigen.ts';

const draw = (seed: number, N: number, d: number, h: OneLayerProblem['h']): OneLayerProblem => {
  const s = stream(seed);
  return { x: matrixOf(N, d, () => s.normal()), xPrime: matrixOf(N, d, () => s.normal()), alpha: matrixOf(N, N, () => s.normal()), h };
};

/** The closed form for linear h: w(t) ∝ e^{At}w0. */
const exact = (p: OneLayerProblem, w0: Float64Array, time: number): Float64Array => {
  const { values, vectors } = symmetricEigen(contrastiveCovariance(p.alpha, p));
  const out = new Float64Array(w0.length);
  values.forEach((value, k) => {
    const q = row(vectors, k);
    const weight = Math.exp((value - values[0]) * time) * dot(q, w0);
    for (let c = 0; c < out.length; c++) out[c] += weight * q[c];
  });
  return normalise(out);
};

describe('oneLayerFlow', () => {
  test('order 4 against e^{At}w0', () => {
    let measured = 0;
    for (let seed = 0; seed < 20; seed++) {
      const p = draw(seed, 4, 3, 'linear');
      const w0 = Float64Array.of(1, -0.5, 0.25);
      const error = (step: number): number => {
        const [w, v] = [oneLayerFlow(p, w0, { time: 1, step }), exact(p, w0, 1)];
        return norm(w.map((entry, c) => entry - v[c]));
      };
      // Halving from 1/16: the asymptotic slope 4 within ±0.5 of log₂, unless the error is rounding already.
      if (error(1 / 32) <= 1e-12) continue;
      measured++;
      expect(Math.abs(Math.log2(error(1 / 16) / error(1 / 32)) - 4)).toBeLessThan(0.5);
    }
    expect(measured).toBeGreaterThan(10);
  });

  test('keeps ‖w‖ = 1 and time 0 is the start', () => {
    const p = draw(3, 6, 4, 'relu');
    const w = oneLayerFlow(p, [1, 2, 3, 4], { time: 3, step: 0.01 });
    // The last operation is a division by the norm: two roundings.
    expect(Math.abs(norm(w) - 1)).toBeLessThanOrEqual(4 * Number.EPSILON);
    expect(Array.from(oneLayerFlow(p, [0, 3, 0, 0], { time: 0, step: 0.01 }))).toEqual([0, 1, 0, 0]);
  });

  test('refuses too many steps, a wrong start, an activation outside the family', () => {
    const p = draw(1, 3, 2, 'relu');
    expect(() => oneLayerFlow(p, [1, 0], { time: 1e4, step: 1e-3 })).toThrow('10000000 steps, more than 1000000');
    expect(() => oneLayerFlow(p, [1, 0], { time: 1, step: 0 })).toThrow('step 0');
    expect(() => oneLayerFlow(p, [0, 0], { time: 1, step: 0.1 })).toThrow('no direction');
    expect(() => oneLayerFlow(p, [1, 0, 0], { time: 1, step: 0.1 })).toThrow('w has 3 entries, expected 2');
    expect(() => oneLayerFlow({ ...p, h: 'square' }, [1, 0], { time: 1, step: 0.1 })).toThrow('square is not homogeneous');
  });
});
