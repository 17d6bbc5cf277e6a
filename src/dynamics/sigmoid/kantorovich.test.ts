import { expect, test } from 'vitest';
import { stream } from '../../generators/stream.ts';
import { identity, matrix, multiply } from '../../linalg/matrix.ts';
import { norm } from '../../linalg/vector.ts';
import { symmetricEigen } from '../symmetricEigen.ts';
import { normalMatrix } from '../twins.testing.ts';
import { kantorovichOf, thirdBound } from './kantorovich.ts';
import { paperViews } from './laws.testing.ts';
import { localMinimum } from './localMinimum.ts';
import { neuronJet } from './neuron.ts';

test('the bound holds every difference quotient of H₀⁻¹∇²l in the ball', () => {
  const s = stream(5);
  for (let n = 0; n < 40; n++) {
    const d = s.integer(1, 3);
    const views = { x: normalMatrix(s, 4, d), xPrime: normalMatrix(s, 4, d), weights: [0.1, 0.2, 0.3, 0.4] };
    const w = normalMatrix(s, 1, d).data.map((entry) => 3 * entry);
    const radius = s.uniform();
    const bound = thirdBound(views, identity(d), w, radius);
    for (let k = 0; k < 20; k++) {
      const u = normalMatrix(s, 1, d).data;
      const to = w.map((entry, c) => entry + (radius * s.uniform() * u[c]) / norm(u));
      const [here, there] = [w, to].map((at) => neuronJet(views, 0, at).hessian);
      const { values } = symmetricEigen(matrix(d, d, there.data.map((entry, j) => entry - here.data[j])));
      expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(bound * norm(to.map((entry, c) => entry - w[c])) + 1e-15);
    }
  }
});

test('at a critical point β is 0; off it, where h ≤ 1/2, there is one within 2β', () => {
  const views = paperViews(7);
  const point = localMinimum((w) => neuronJet(views, 1 / 800, w), [3.8, 1.5]);
  if (point === null) throw new Error('no minimum at τ = 7');
  expect(kantorovichOf(views, 1 / 800, point.w).beta).toBeLessThan(1e-12);
  const off = Float64Array.of(point.w[0] + 0.002, point.w[1] - 0.001);
  const { beta, h, definite, slope } = kantorovichOf(views, 1 / 800, off);
  expect([definite, h < 0.5, slope > 0]).toEqual([true, true, true]);
  expect(norm(off.map((entry, c) => entry - point.w[c]))).toBeLessThanOrEqual(2 * beta);
  // H₀⁻¹ is that of the Hessian.
  const { hessian, gradient } = neuronJet(views, 1 / 800, off);
  const back = multiply(hessian, matrix(2, 1, [beta, 0]));
  expect(norm(back.data) + norm(gradient)).toBeGreaterThan(0);
});

test('an h within what is enough is the same, and one beyond stays beyond', () => {
  const s = stream(6);
  for (let n = 0; n < 200; n++) {
    const d = s.integer(1, 3);
    const views = { x: normalMatrix(s, 6, d), xPrime: normalMatrix(s, 6, d), weights: [0.1, 0.2, 0.3, 0.2, 0.1, 0.1] };
    const w = normalMatrix(s, 1, d).data.map((entry) => 3 * entry);
    const whole = kantorovichOf(views, 1 / 8, w);
    for (const enough of [whole.h / 3, whole.h, 2 * whole.h]) {
      const { h, ...rest } = kantorovichOf(views, 1 / 8, w, enough);
      expect({ ...rest, h: h > enough ? Math.max(h, whole.h) : h }).toEqual(whole);
      expect(h > enough).toBe(whole.h > enough);
    }
  }
});
