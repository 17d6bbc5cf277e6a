import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import type { Scalar } from './certificate.ts';

/** A part of the sphere in d − 1 coordinates: directions are scaled so that the entry at `fixed` is `sign`, ±1. */
export interface SphereChart {
  readonly fixed: number;
  readonly sign: 1 | -1;
  /** The coordinates of a direction: its other entries, scaled. */
  readonly of: (w: ArrayLike<number>) => number[];
  /** Back to the direction, of length ≥ 1. */
  readonly direction: <S>(R: Arithmetic<S>, y: readonly S[]) => S[];
}

/** The chart around the direction w (d numbers, not all zero) that fixes its largest entry: one to one, and without roundings of its own. */
export const sphereChart = (w: ArrayLike<number>): SphereChart => {
  const entries = Array.from(w);
  const fixed = entries.reduce((best, entry, k) => (Math.abs(entry) > Math.abs(entries[best]) ? k : best), 0);
  if (!(Math.abs(entries[fixed]) > 0)) throw new RangeError(`sphereChart: w is ${entries.join(', ')}; it has no direction`);
  const sign = entries[fixed] > 0 ? 1 : -1;
  return {
    fixed,
    sign,
    of: (v) => Array.from(v).map((entry) => entry / Math.abs(v[fixed])).filter((_, k) => k !== fixed),
    direction: (R, y) => [...y.slice(0, fixed), R.of(sign), ...y.slice(fixed)],
  };
};

/** E(w/‖w‖) as a function of the coordinates of the chart: its critical points are those of E on the unit sphere, of the same kind. */
export const onSphere = (E: Scalar, { direction }: SphereChart): Scalar => (R, y) => {
  const w = direction(R, y);
  const length = R.sqrt(w.reduce((sum, entry) => R.add(sum, R.mul(entry, entry)), R.of(0)));
  return E(R, w.map((entry) => R.div(entry, length)));
};
