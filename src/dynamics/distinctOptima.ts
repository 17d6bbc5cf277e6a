import { dot, normalise } from '../linalg/vector.ts';

export interface DistinctOptions {
  /** Whether w and −w are one (linear h, |·|). */
  readonly upToSign: boolean;
  /** Limits at most this far apart, in radians, are one (default 2⁻²⁰). */
  readonly angle?: number;
}

const apart = 2 ** -20;

/**
 * One representative for each group of equal limits: w ~ v iff ∠(w, v) ≤ angle (or ∠(w, −v)), in order of first
 * appearance. limits: vectors of one length d, not zero; result: the unit vectors of the representatives. The
 * threshold lies far above the error of a limit (about ε·‖A‖/λ_gap, or 2⁻³⁴ on a kink) and far below the distance
 * of optima of random data (about 1/N); for nearly tied eigenvalues compare eigenspaces instead. Throws on a
 * zero vector, on unequal lengths and on an angle outside [0, π/2].
 */
export const distinctOptima = (limits: readonly Float64Array[], { upToSign, angle = apart }: DistinctOptions): Float64Array[] => {
  if (!(angle >= 0 && angle <= Math.PI / 2)) throw new RangeError(`distinctOptima: angle is ${angle}, expected radians from 0 to π/2`);
  const found: Float64Array[] = [];
  for (const [i, limit] of limits.entries()) {
    if (limit.length !== limits[0].length) throw new RangeError(`distinctOptima: limit ${i} has ${limit.length} entries, limit 0 has ${limits[0].length}`);
    const w = normalise(limit);
    if (!found.some((v) => sameOptimum(v, w, { upToSign, angle }))) found.push(w);
  }
  return found;
};

/** By the chord, 2 arcsin(‖w − v‖/2): arccos(w·v) sees nothing below 1e-8. */
const angleBetween = (v: Float64Array, w: Float64Array, upToSign: boolean): number => {
  const sign = upToSign && dot(v, w) < 0 ? -1 : 1;
  const chord = w.map((entry, c) => entry - sign * v[c]);
  return 2 * Math.asin(Math.min(1, Math.sqrt(dot(chord, chord)) / 2));
};

/** Whether two unit limits are one, as `distinctOptima` has it. */
export const sameOptimum = (v: Float64Array, w: Float64Array, { upToSign, angle = apart }: DistinctOptions): boolean => angleBetween(v, w, upToSign) <= angle;
