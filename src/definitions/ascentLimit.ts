import { absolute } from '../arithmetic/absolute.ts';
import { NotDecided, NotRepresentable, type Arithmetic, type Table } from '../arithmetic/arithmetic.ts';
import type { ActivationName } from './activation.ts';
import { slope } from './activation.ts';
import { contrastiveCovariance } from './contrastiveCovariance.ts';
import { gatedCovariance, inner } from './oneLayer.ts';
import type { TableViews } from './tableViews.ts';

/** What a node ascends on: views N×d each, a homogeneous h, and the importances: one table, or those in force at the weights W, M×d. */
export interface Ascended<S> {
  readonly views: TableViews<S>;
  readonly h: ActivationName;
  readonly alpha: Table<S> | ((W: Table<S>) => Table<S>);
}

/** The importances in force at the weights W. */
export const importancesIn = <S>({ alpha }: Ascended<S>, W: Table<S>): Table<S> => (typeof alpha === 'function' ? alpha(W) : alpha);

/**
 * At rest: what is left of A(w)w beside w, relative to ‖A(w)‖‖w‖, after a step that lessened it; coarser where every step computes the
 * importances anew. Next to a saddle as little is left, and grows: a start stays only if nothing is left, to the rounding of 50 digits.
 */
export const restOf = { constant: 2 ** -100, moving: 2 ** -36, start: 2 ** -150 } as const;
/** Most steps with moving importances, and most squarings in which steps are composed. */
const [mostSteps, mostSquarings] = [80, 24];
/** 50 digits are 166 bits, of which products of doubles take 106: an angle below this is none. */
const rounding = 2 ** -120;
/** In the plane: a kink at most this far from an eigenvector, in radians, is one with it. */
const coincident = 2 ** -40;

const largest = <S>(R: Arithmetic<S>, entries: readonly S[]): S => entries.reduce((most, x) => (R.compare(absolute(R, x), most) > 0 ? absolute(R, x) : most), R.of(0));
/** ‖A‖_∞, the largest sum of sizes of a row. */
export const rowNorm = <S>(R: Arithmetic<S>, A: Table<S>): S => largest(R, A.map((entries) => entries.reduce((sum, x) => R.add(sum, absolute(R, x)), R.of(0))));

const times = <S>(R: Arithmetic<S>, A: Table<S>, w: readonly S[]): S[] => A.map((entries) => inner(R, entries, w));
/** w over its largest entry: the direction alone matters, and no root is taken. */
const scaled = <S>(R: Arithmetic<S>, w: readonly S[]): S[] => {
  const most = largest(R, w);
  return w.map((entry) => R.div(entry, most));
};

/** How far W A is from a multiple of W, A symmetric, relative to ‖A‖‖W‖: 0 where A = 0. */
const unrest = <S>(R: Arithmetic<S>, A: Table<S>, W: Table<S>): S => {
  const [own, pulled] = [W.flat(), W.flatMap((w) => times(R, A, w))];
  const [length, along] = [inner(R, own, own), inner(R, own, pulled)];
  const beside = largest(R, own.map((entry, c) => R.sub(R.mul(length, pulled[c]), R.mul(along, entry))));
  return R.compare(beside, R.of(0)) === 0 ? beside : R.div(beside, R.mul(rowNorm(R, A), R.mul(length, largest(R, own))));
};

const isBelow = <S>(R: Arithmetic<S>, left: S, bound: number): boolean => R.compare(left, R.of(R.exact ? 0 : bound)) <= 0;

/** I + ηA. */
const step = <S>(R: Arithmetic<S>, A: Table<S>, eta: S): Table<S> =>
  A.map((entries, i) => entries.map((entry, j) => (i === j ? R.add(R.of(1), R.mul(eta, entry)) : R.mul(eta, entry))));

/** Half the largest step at which I + ηA is positive semidefinite for sure; A not zero. */
const halfStep = <S>(R: Arithmetic<S>, norm: S): S => R.div(R.of(1 / 2), norm);

/** P² over its largest entry, P symmetric. */
const squared = <S>(R: Arithmetic<S>, P: Table<S>): Table<S> => {
  const most = largest(R, P.flat());
  const unit = P.map((entries) => entries.map((entry) => R.div(entry, most)));
  return unit.map((left) => unit.map((right) => inner(R, left, right)));
};

/**
 * The limit of W ← W(I + ηA)/‖·‖ for a constant symmetric A, that of Ẇ = WA on ‖W‖_F = 1: after 1, 3, 7, 15, … steps composed by squaring, until
 * they are at rest; η as for `ascentLimit`, and the same at starts at rest and over exact R. A: n×n; W0: O×n, not zero; result O×n, of any length.
 */
export const linearLimit = <S>(R: Arithmetic<S>, A: Table<S>, W0: Table<S>): Table<S> => {
  let left = unrest(R, A, W0);
  if (isBelow(R, left, restOf.start)) return W0;
  if (R.exact) throw new NotRepresentable('linearLimit: the limit of an ascent is an algebraic number');
  let [W, power] = [W0, step(R, A, halfStep(R, rowNorm(R, A)))];
  for (let k = 0; k < mostSquarings; k++) {
    const after = W.map((w) => times(R, power, w));
    const most = largest(R, after.flat());
    W = after.map((w) => w.map((entry) => R.div(entry, most)));
    const now = unrest(R, A, W);
    if (R.compare(now, left) < 0 && isBelow(R, now, restOf.constant)) return W;
    left = now;
    power = squared(R, power);
  }
  throw new NotDecided(`the ascent is not at rest after 2^${mostSquarings} steps`);
};

interface Gated<S> extends Ascended<S> {
  readonly alpha: Table<S>;
}

const cross = <S>(R: Arithmetic<S>, [a, b]: readonly S[], [c, d]: readonly S[]): S => R.sub(R.mul(a, d), R.mul(b, c));
const signOf = <S>(R: Arithmetic<S>, x: S): number => Math.sign(R.compare(x, R.of(0)));

/**
 * The same in the plane, where the flow is one of angles, exactly: it turns from w towards the top eigenvector of A(w), to the first kink
 * before it, k ⟂ x, and across unless E falls on the other side, which holds it. On a kink with two flows the side of c₋ of the first sample on it is taken.
 */
const planeLimit = <S>(R: Arithmetic<S>, { views, h, alpha }: Gated<S>, start: readonly S[]): readonly S[] => {
  const zero = R.of(0);
  const samples = [...views.x, ...views.xPrime].filter((x) => x.some((entry) => R.compare(entry, zero) !== 0));
  const kinks = samples.flatMap(([a, b]) => [[R.sub(zero, b), a], [b, R.sub(zero, a)]]);
  const isOn = (w: readonly S[], x: readonly S[]): boolean => R.compare(absolute(R, inner(R, w, x)), R.mul(R.of(R.exact ? 0 : rounding), R.mul(largest(R, w), largest(R, x)))) <= 0;
  /** A and E′ on the side of w that lies anticlockwise (1) or clockwise (−1): off kinks one is the negative of the other. */
  const beside = (w: readonly S[], sense: 1 | -1): { readonly A: Table<S>; readonly rises: boolean } => {
    const towards = [R.mul(R.of(-sense), w[1]), R.mul(R.of(sense), w[0])];
    const gated = (view: Table<S>): Table<S> =>
      view.map((x) => {
        const gate = slope(R, h, inner(R, isOn(w, x) ? towards : w, x));
        return x.map((entry) => R.mul(gate, entry));
      });
    const A = contrastiveCovariance(R, alpha, { x: gated(views.x), xPrime: gated(views.xPrime) });
    return { A, rises: !isBelow(R, unrest(R, A, [w]), restOf.start) && sense * signOf(R, cross(R, w, times(R, A, w))) > 0 };
  };
  let w = start;
  // A turn of the flow is at most a half circle: it passes every kink once at most.
  for (let n = 0; n <= kinks.length; n++) {
    const sides = ([1, -1] as const).map((sense) => ({ sense, ...beside(w, sense) })).filter(({ rises }) => rises);
    const on = samples.find((x) => isOn(w, x));
    const side = sides.length < 2 || on === undefined ? sides[0] : sides.find(({ sense }) => sense * signOf(R, cross(R, w, on)) < 0);
    if (side === undefined) return w;
    const { sense, A } = side;
    const v = linearLimit(R, A, [w])[0];
    const isAhead = (from: readonly S[], to: readonly S[]): boolean => sense * signOf(R, cross(R, from, to)) > 0 && R.compare(inner(R, from, to), zero) > 0;
    const one = kinks.find((k) => R.compare(absolute(R, cross(R, k, v)), R.mul(R.of(coincident), R.mul(largest(R, k), largest(R, v)))) <= 0 && R.compare(inner(R, k, v), zero) > 0);
    const target = one ?? v;
    const first = kinks.filter((k) => isAhead(w, k) && isAhead(k, target)).reduce<readonly S[] | null>((a, k) => (a === null || isAhead(k, a) ? k : a), null);
    if (first === null) return target;
    w = first;
  }
  throw new NotDecided('the flow turns further than it can');
};

/** Beyond the plane kinks can hold a part of the flow: only starts that stay where they are are judged. */
const restingStart = <S>(R: Arithmetic<S>, { views, h, alpha }: Gated<S>, w: readonly S[]): readonly S[] => {
  if (isBelow(R, unrest(R, gatedCovariance(R, alpha, views, h, w), [w]), restOf.start)) return w;
  throw new NotDecided('beyond the plane no second path follows a node across kinks');
};

/** The nodes of a layer whose importances move with all of them, in steps half as long again: at twice η a component would vanish in one. */
const jointLimit = <S>(R: Arithmetic<S>, { views, h }: Ascended<S>, alpha: (W: Table<S>) => Table<S>, W0: Table<S>): Table<S> => {
  let W = W0;
  let left: S | null = null;
  for (let n = 0; n < mostSteps; n++) {
    const at = alpha(W);
    const all = W.map((w) => gatedCovariance(R, at, views, h, w));
    const now = largest(R, W.map((w, k) => unrest(R, all[k], [w])));
    if (left === null ? isBelow(R, now, restOf.start) : R.compare(now, left) < 0 && isBelow(R, now, restOf.moving)) return W;
    left = now;
    if (R.exact) throw new NotRepresentable('ascentLimit: the limit of an ascent is an algebraic number');
    const eta = R.mul(R.of(3 / 2), halfStep(R, largest(R, all.map((A) => rowNorm(R, A)))));
    W = W.map((w, k) => scaled(R, times(R, step(R, all[k], eta), w)));
  }
  throw new NotDecided(`the ascent with moving importances is not at rest after ${mostSteps} steps`);
};

/**
 * The limit of projected ascent, w_k ← (w_k + ηA(w_k)w_k)/‖·‖, all nodes at once, from W0: of ẇ_k = P⊥A(w_k)w_k in steps of
 * η = 1/(2 max‖A(w_k)‖_∞), at which I + ηA is positive definite, so that no step passes an eigenvector. Starts at rest stay as they are, exactly
 * over any R; others have algebraic limits: over exact R `NotRepresentable` is thrown. `NotDecided` where the steps do not come to rest,
 * as on a kink that holds them. W0: M×d, no row zero; result M×d, of any lengths. h′(0) = c₋. Source: Tian 2023, Section 3.
 */
export const ascentLimit = <S>(R: Arithmetic<S>, ascended: Ascended<S>, W0: Table<S>): Table<S> => {
  const { views, h, alpha } = ascended;
  if (typeof alpha === 'function') return jointLimit(R, ascended, alpha, W0);
  // With constant importances the nodes do not see each other.
  if (h !== 'linear') return W0.map((w) => (w.length === 2 ? planeLimit : restingStart)(R, { views, h, alpha }, w));
  const A = gatedCovariance(R, alpha, views, h, W0[0]);
  return W0.map((w) => linearLimit(R, A, [w])[0]);
};
