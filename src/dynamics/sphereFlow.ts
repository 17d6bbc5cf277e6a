import { addScaled, normalise } from '../linalg/vector.ts';

/**
 * w(T) of ẇ = v(w), w(0) = w0, on the unit sphere: the classical Runge–Kutta method, ‖w‖ = 1 restored at every step, so of
 * order 4 where v is smooth. w0: d, unit; velocity: tangential at unit w; steps ≥ 0 of length time/steps; result d.
 */
export const sphereFlow = (velocity: (w: Float64Array) => Float64Array, w0: Float64Array, { time, steps }: { readonly time: number; readonly steps: number }): Float64Array => {
  const h = time / steps;
  let w = w0;
  for (let n = 0; n < steps; n++) {
    const k1 = velocity(w);
    const k2 = velocity(addScaled(w, h / 2, k1));
    const k3 = velocity(addScaled(w, h / 2, k2));
    const k4 = velocity(addScaled(w, h, k3));
    w = normalise(w.map((entry, c) => entry + (h / 6) * (k1[c] + 2 * k2[c] + 2 * k3[c] + k4[c])));
  }
  return w;
};
