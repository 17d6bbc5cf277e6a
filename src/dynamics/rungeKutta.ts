import { addScaled } from '../linalg/vector.ts';

/** ẏ = f(y), f: n → n. */
export type Velocity = (y: Float64Array) => Float64Array;

/**
 * y(T) of ẏ = f(y), y(0) = y0, by the classical Runge–Kutta method in equal steps: order 4 where f is smooth along the path.
 * y0: n; time T ≥ 0; steps ≥ 1; result n. Throws on a time or a number of steps that is not admissible.
 */
export const rungeKutta = (velocity: Velocity, y0: Float64Array, { time, steps }: { readonly time: number; readonly steps: number }): Float64Array => {
  if (!(time >= 0 && time < Infinity && Number.isInteger(steps) && steps >= 1)) {
    throw new RangeError(`rungeKutta: time ${time} in ${steps} steps; expected a finite time ≥ 0 and a whole number of steps, at least 1`);
  }
  const h = time / steps;
  let y = y0;
  for (let n = 0; n < steps; n++) {
    const k1 = velocity(y);
    const k2 = velocity(addScaled(y, h / 2, k1));
    const k3 = velocity(addScaled(y, h / 2, k2));
    const k4 = velocity(addScaled(y, h, k3));
    y = y.map((entry, c) => entry + (h / 6) * (k1[c] + 2 * k2[c] + 2 * k3[c] + k4[c]));
  }
  return y;
};
