import { floats } from '../linalg/floats.ts';
import { normalise } from '../linalg/vector.ts';

/** out ← w + t·v. */
const move = (w: Float64Array, t: number, v: Float64Array, out: Float64Array): Float64Array => {
  for (let c = 0; c < out.length; c++) out[c] = w[c] + t * v[c];
  return out;
};

/**
 * w(T) of ẇ = v(w), w(0) = w0, on the unit sphere: the classical Runge–Kutta method, ‖w‖ = 1 restored at every step, so of
 * order 4 where v is smooth. w0: d, unit; velocity: tangential at unit w, written into `out` or an array of its own, of a w that it does not keep;
 * steps ≥ 0 of length time/steps; result d.
 */
export const sphereFlow = (velocity: (w: Float64Array, out: Float64Array) => Float64Array, w0: Float64Array, { time, steps }: { readonly time: number; readonly steps: number }): Float64Array => {
  const h = time / steps;
  const d = w0.length;
  const [at, ...rooms] = [floats(d), floats(d), floats(d), floats(d), floats(d)];
  let w = w0;
  for (let n = 0; n < steps; n++) {
    const k1 = velocity(w, rooms[0]);
    const k2 = velocity(move(w, h / 2, k1, at), rooms[1]);
    const k3 = velocity(move(w, h / 2, k2, at), rooms[2]);
    const k4 = velocity(move(w, h, k3, at), rooms[3]);
    for (let c = 0; c < d; c++) at[c] = w[c] + (h / 6) * (k1[c] + 2 * k2[c] + 2 * k3[c] + k4[c]);
    w = normalise(at);
  }
  return w;
};
