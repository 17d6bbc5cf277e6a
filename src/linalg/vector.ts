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
  return Float64Array.from(v, (entry) => entry / length);
};

/** a + t·b. */
export const addScaled = (a: ArrayLike<number>, t: number, b: ArrayLike<number>): Float64Array =>
  Float64Array.from(a, (entry, i) => entry + t * b[i]);
