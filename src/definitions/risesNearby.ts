import { absolute } from '../arithmetic/absolute.ts';
import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { ActivationName } from './activation.ts';
import { pairEnergy } from './energy.ts';
import { inner, outputs } from './oneLayer.ts';
import type { TableViews } from './tableViews.ts';

/** The vectors of length d with one or two entries ±1, the others 0. */
const signVectors = (d: number): number[][] =>
  Array.from({ length: 3 ** d }, (_, code) => Array.from({ length: d }, (__, c) => (Math.floor(code / 3 ** c) % 3) - 1)).filter((u) => [1, 2].includes(u.filter((entry) => entry !== 0).length));

/**
 * Whether E(v/‖v‖) is at least as large at one of the points v + 2⁻²⁰‖v‖_∞ u, u with one or two entries ±1 and not
 * parallel to v, as at v: then v is no strict local maximum on the sphere, at that distance. E(v)/‖v‖² is rational in v for
 * homogeneous h: exact over exact R. alpha: N×N; views: N×d each; v: d, not zero.
 */
export const risesNearby = <S>(R: Arithmetic<S>, alpha: Table<S>, views: TableViews<S>, h: ActivationName, v: readonly S[]): boolean => {
  const size = v.map((entry) => absolute(R, entry)).reduce((a, b) => (R.compare(a, b) < 0 ? b : a));
  const step = R.mul(R.of(2 ** -20), size);
  const energy = (at: readonly S[]): S => R.div(pairEnergy(R, alpha, outputs(R, h, [at], views)), inner(R, at, at));
  const own = energy(v);
  return signVectors(v.length).some((signs) => {
    const u = signs.map((sign) => R.mul(R.of(sign), step));
    const parallel = R.compare(R.mul(inner(R, u, v), inner(R, u, v)), R.mul(inner(R, u, u), inner(R, v, v))) === 0;
    return !parallel && R.compare(energy(v.map((entry, c) => R.add(entry, u[c]))), own) >= 0;
  });
};
