import { absolute } from '../arithmetic/absolute.ts';
import { NotDecided, type Arithmetic, type Table } from '../arithmetic/arithmetic.ts';
import type { ActivationName } from './activation.ts';
import { rowNorm } from './ascentLimit.ts';
import { eigenvaluesBelow } from './eigenvalueCount.ts';
import { pairEnergy } from './energy.ts';
import { gatedCovariance, inner, outputs } from './oneLayer.ts';
import type { TableViews } from './tableViews.ts';

/** Over a system that rounds: a row is orthogonal to w below this angle, since a limit is known to 2⁻⁶⁰. */
const onKink = 2 ** -40;
/** Of ‖A‖: eigenvalues nearer than the first are one, further than the second two. The odd factor keeps clear of eigenvalues of leading blocks. */
const [tied, apart] = [0.7 * 2 ** -40, 0.7 * 2 ** -20];
/** How far neighbours are, and what E differs by at them, relative to its terms, where it is flat and where it falls. */
const [aside, flat, falls] = [2 ** -30, 2 ** -86, 2 ** -76];

/** Whether the largest eigenvalue of A, wᵀA w/wᵀw at its eigenvector w, is the only one so large. A: n×n, symmetric; w: n. `NotDecided` where a second one is hardly smaller. */
export const isSimpleTop = <S>(R: Arithmetic<S>, A: Table<S>, w: readonly S[]): boolean => {
  const norm = rowNorm(R, A);
  if (R.compare(norm, R.of(0)) === 0) return w.length === 1;
  const lambda = R.div(inner(R, w, A.map((entries) => inner(R, entries, w))), inner(R, w, w));
  const reaching = (margin: number): number => w.length - eigenvaluesBelow(R, A, R.sub(lambda, R.mul(R.of(margin), norm)));
  if (reaching(apart) === 1) return true;
  if (reaching(tied) > 1) return false;
  throw new NotDecided('two eigenvalues lie too close to tell a simple one');
};

/** How many eigenvalues of A exceed λ = wᵀA w/wᵀw, w an eigenvector. A: n×n, symmetric; w: n. `NotDecided` where one is hardly larger. */
export const eigenvaluesAbove = <S>(R: Arithmetic<S>, A: Table<S>, w: readonly S[]): number => {
  const norm = rowNorm(R, A);
  if (R.compare(norm, R.of(0)) === 0) return 0;
  const lambda = R.div(inner(R, w, A.map((entries) => inner(R, entries, w))), inner(R, w, w));
  const above = (margin: number): number => w.length - eigenvaluesBelow(R, A, R.add(lambda, R.mul(R.of(margin), norm)));
  const clear = above(apart);
  if (clear === above(tied)) return clear;
  throw new NotDecided('an eigenvalue lies too close to that of the limit to tell which is larger');
};

/**
 * Whether w, a critical direction of E(w) = ½𝒞_α[h(wᵀx)], is a strict local maximum on the sphere, and not dead (A(w) = 0 off
 * kinks). Off kinks by the inertia of A(w): no second eigenvalue reaches λ = wᵀA w/wᵀw. On a kink in the plane by
 * E(v)/‖v‖² at v = w ± 2⁻³⁰w^⊥. `NotDecided` on a kink beyond the plane, and where a margin lies within the error of a limit. alpha: N×N; views: N×d each; w: d, not zero, at rest to `known`.
 */
export const isStrictMaximum = <S>(R: Arithmetic<S>, alpha: Table<S>, views: TableViews<S>, h: ActivationName, w: readonly S[], known: number = 2 ** -60): boolean => {
  const zero = R.of(0);
  const most = (entries: readonly S[]): S => entries.map((entry) => absolute(R, entry)).reduce((a, b) => (R.compare(a, b) > 0 ? a : b), zero);
  const samples = [...views.x, ...views.xPrime];
  const near = R.mul(R.of(R.exact ? 0 : onKink), most(w));
  const kinks = h === 'linear' ? [] : samples.filter((x) => R.compare(most(x), zero) > 0 && R.compare(absolute(R, inner(R, w, x)), R.mul(near, most(x))) <= 0);
  if (kinks.length === 0) {
    const A = gatedCovariance(R, alpha, views, h, w);
    return R.compare(rowNorm(R, A), zero) !== 0 && isSimpleTop(R, A, w);
  }
  if (w.length > 2) throw new NotDecided('beyond the plane no second path tells a strict maximum on a kink');
  const energy = (at: readonly S[]): S => R.div(pairEnergy(R, alpha, outputs(R, h, [at], views)), inner(R, at, at));
  const terms = R.mul(alpha.flat().reduce((sum, entry) => R.add(sum, absolute(R, entry)), zero), R.mul(most(samples.flat()), most(samples.flat())));
  const own = energy(w);
  let unclear = false;
  for (const u of [[R.sub(zero, w[1]), w[0]], [w[1], R.sub(zero, w[0])]]) {
    const fall = R.sub(own, energy(w.map((entry, c) => R.add(entry, R.mul(R.of(aside), u[c])))));
    // What a limit that is known to `known` alone makes of a critical direction.
    const error = R.exact ? 0 : 16 * known * aside;
    const less = (bound: number): boolean => R.compare(fall, R.mul(R.of(bound), terms)) <= 0;
    if (less(error <= flat ? (R.exact ? 0 : flat) : -error)) return false;
    if (less(R.exact ? 0 : Math.max(falls, error))) unclear = true;
  }
  if (unclear) throw new NotDecided('the limit lies on a kink, and E hardly falls beside it');
  return true;
};
