import { floats } from './floats.ts';

/** Σ aᵢbᵢ. */
export const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
};

/** ‖v‖₂. */
export const norm = (v: ArrayLike<number>): number => Math.sqrt(dot(v, v));

/** Below it squares lose digits to gradual underflow. */
const leastNorm = 2 ** -480;

/** v / ‖v‖₂, also where the squares of the entries leave float64; throws on a vector that is zero or not finite: it has no direction. */
export const normalise = (v: ArrayLike<number>): Float64Array => {
  const length = norm(v);
  if (!(length >= leastNorm && length < Infinity)) {
    let top = 0;
    for (let i = 0; i < v.length; i++) top = Math.max(top, Math.abs(v[i]));
    if (!(top > 0 && top < Infinity)) throw new RangeError(`normalise: a vector whose largest entry is ${top} has no direction`);
    return normalise(Float64Array.from(v, (entry) => entry / top));
  }
  // Plain loops: Float64Array.from with a callback costs a microsecond for sixteen entries.
  const out = floats(v.length);
  for (let i = 0; i < out.length; i++) out[i] = v[i] / length;
  return out;
};

/** a + t·b. */
export const addScaled = (a: ArrayLike<number>, t: number, b: ArrayLike<number>): Float64Array => {
  const out = floats(a.length);
  for (let i = 0; i < out.length; i++) out[i] = a[i] + t * b[i];
  return out;
};
