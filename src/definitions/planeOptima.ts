import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { ActivationName } from './activation.ts';
import { gatedCovariance } from './oneLayer.ts';
import { kinkDirections, planeKinks } from './planeKinks.ts';
import type { TableViews } from './tableViews.ts';

type Vector<S> = readonly [S, S];

/**
 * Directions among which every local maximum of E on the circle is found: inside each sector between neighbouring
 * kinks, where E = ½vᵀAv, the top eigenvectors ±v₁ of A that lie in it (where A ∝ I, one direction for the whole
 * sector), and the kinks from which E rises to neither side. Weak maxima, and kinks with a slope of 0, are included, so that an empty answer is a
 * proof. Exact over exact R where √ is. alpha: N×N; views: N×2 each, not all zero; h homogeneous; `among` names the
 * directions that are asked for (all by default), a property that is constant within sectors.
 */
export const planeOptima = <S>(R: Arithmetic<S>, alpha: Table<S>, views: TableViews<S>, h: ActivationName, among: (v: readonly S[]) => boolean = () => true): Vector<S>[] => {
  const zero = R.of(0);
  const minus = ([a, b]: Vector<S>): Vector<S> => [R.sub(zero, a), R.sub(zero, b)];
  const cross = (p: Vector<S>, q: Vector<S>): number => R.compare(R.mul(p[0], q[1]), R.mul(p[1], q[0]));
  /** Whether the angle of v lies in [0, π). */
  const upper = ([a, b]: Vector<S>): boolean => (R.compare(b, zero) || R.compare(a, zero)) > 0;
  const rays = kinkDirections(R, views)
    .sort((p, q) => Number(upper(q)) - Number(upper(p)) || cross(q, p))
    .filter((v, k, all) => k === 0 || cross(all[k - 1], v) !== 0 || upper(all[k - 1]) !== upper(v));
  const inside = rays.flatMap((p, k) => {
    const q = rays[(k + 1) % rays.length];
    // Kinks come in pairs ±v, so a sector is at most a half circle.
    const middle: Vector<S> = cross(p, q) === 0 ? [R.sub(zero, p[1]), p[0]] : [R.add(p[0], q[0]), R.add(p[1], q[1])];
    if (!among(middle)) return [];
    const [[a, b], [, c]] = gatedCovariance(R, alpha, views, h, middle);
    const half = R.div(R.sub(a, c), R.of(2));
    const root = R.sqrt(R.add(R.mul(half, half), R.mul(b, b)));
    if (R.compare(root, zero) === 0) return [middle];
    // (λ₁ − c, b) and (b, λ₁ − a) are both top eigenvectors; the one that does not cancel.
    const v: Vector<S> = R.compare(half, zero) > 0 ? [R.add(root, half), b] : [b, R.sub(root, half)];
    return [v, minus(v)].filter((top) => cross(p, top) > 0 && (cross(p, q) === 0 || cross(top, q) > 0));
  });
  return [...inside, ...planeKinks(R, alpha, views, h, among).filter(({ slopes }) => slopes.every((slope) => R.compare(slope, zero) <= 0)).map(({ v }) => v)];
};
