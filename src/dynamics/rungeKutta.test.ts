import { expect, test } from 'vitest';
import { rungeKutta } from './rungeKutta.ts';

// ẏ = y², a pole at t = 1/y0: nonlinear, with y(T) = y0/(1 − y0 T).
const errorAt = (steps: number): number => Math.abs((rungeKutta((y) => y.map((v) => v * v), Float64Array.of(1), { time: 0.5, steps })[0] ?? NaN) - 2);

test('the declared order 4: halving the step divides the error by 16', () => {
  for (const steps of [8, 16, 32]) {
    // 16 in the limit; the next order moves the quotient by less than 3 at these steps.
    expect(errorAt(steps) / errorAt(2 * steps)).toBeGreaterThan(13);
    expect(errorAt(steps) / errorAt(2 * steps)).toBeLessThan(19);
  }
});

test('a rotation returns, the start is not changed, and bad options throw', () => {
  const start = Float64Array.of(1, 0);
  const end = rungeKutta((y) => Float64Array.of(-y[1], y[0]), start, { time: 2 * Math.PI, steps: 400 });
  // Error T·h⁴/120 = 3e-9.
  expect(Math.hypot(end[0] - 1, end[1])).toBeLessThan(1e-8);
  expect([...start]).toEqual([1, 0]);
  expect(() => rungeKutta((y) => y, start, { time: 1, steps: 0 })).toThrow('rungeKutta: time 1 in 0 steps');
  expect(() => rungeKutta((y) => y, start, { time: NaN, steps: 1 })).toThrow('expected a finite time');
});
