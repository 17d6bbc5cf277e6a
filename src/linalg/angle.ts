import { dot, norm } from './vector.ts';

/** ∠(v, w) in [0, π], by the chord 2 arcsin(‖v̂ − ŵ‖/2): arccos(v̂·ŵ) sees nothing below 1e-8. v, w: of one length, not zero. */
export const angle = (v: ArrayLike<number>, w: ArrayLike<number>): number => {
  const [sizeV, sizeW] = [norm(v), norm(w)];
  const chord = Float64Array.from(v, (entry, c) => entry / sizeV - w[c] / sizeW);
  return 2 * Math.asin(Math.min(1, norm(chord) / 2));
};

/** The angle of w to the line through v, in [0, π/2]: v and −v are one. */
export const angleToLine = (w: ArrayLike<number>, v: ArrayLike<number>): number =>
  angle(dot(v, w) < 0 ? Float64Array.from(v, (entry) => -entry) : v, w);
