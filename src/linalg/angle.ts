import { floats } from './floats.ts';
import { dot, norm } from './vector.ts';

/** ∠(v, w) in [0, π], by the chord 2 arcsin(‖v̂ − ŵ‖/2): arccos(v̂·ŵ) sees nothing below 1e-8. v, w: of one length, not zero. */
export const angle = (v: ArrayLike<number>, w: ArrayLike<number>): number => {
  const [sizeV, sizeW] = [norm(v), norm(w)];
  let square = 0;
  for (let c = 0; c < v.length; c++) {
    const chord = v[c] / sizeV - w[c] / sizeW;
    square += chord * chord;
  }
  return 2 * Math.asin(Math.min(1, Math.sqrt(square) / 2));
};

const minus = (v: ArrayLike<number>): Float64Array => {
  const out = floats(v.length);
  for (let c = 0; c < out.length; c++) out[c] = -v[c];
  return out;
};

/** The angle of w to the line through v, in [0, π/2]: v and −v are one. */
export const angleToLine = (w: ArrayLike<number>, v: ArrayLike<number>): number =>
  angle(dot(v, w) < 0 ? minus(v) : v, w);
