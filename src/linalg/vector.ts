import { floats } from './floats.ts';

/** Σ aᵢbᵢ. */
export const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
};

/** ‖v‖₂. */
export const norm = (v: ArrayLike<number>): number => Math.sqrt(dot(v, v));

/** v / ‖v‖₂; throws on the zero vector, which has no direction. */
export const normalise = (v: ArrayLike<number>): Float64Array => {
  const length = norm(v);
  if (!(length > 0)) throw new RangeError(`normalise: a vector of norm ${length} has no direction`);
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
