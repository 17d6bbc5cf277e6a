import type { Table } from '../../arithmetic/arithmetic.ts';
import { jacobian } from '../../arithmetic/dual.ts';
import { intervals as I, midpoint, UndecidedOnInterval, type Interval } from '../../arithmetic/interval.ts';
import { gradientOf, type NotCertified, type Scalar } from './certificate.ts';
import { inertia } from './inertia.ts';

/** E − μ‖z‖²/2 is convex on the box: its Hessian is positive definite on each of so many parts. */
export interface StronglyConvex {
  readonly mu: number;
  readonly parts: number;
}

/** The Hessian has an eigenvalue below μ at a point of the box, certified: no subdivision will help. */
export interface NotConvex {
  readonly failure: 'not convex';
  readonly because: string;
  readonly at: readonly number[];
}

const halves = (box: readonly Interval[]): [Interval[], Interval[]] => {
  const widest = box.reduce((best, { lo, hi }, k) => (hi - lo > box[best].hi - box[best].lo ? k : best), 0);
  const middle = midpoint(box[widest]);
  const half = (side: Interval): Interval[] => box.map((own, k) => (k === widest ? side : own));
  return [half({ lo: box[widest].lo, hi: middle }), half({ lo: middle, hi: box[widest].hi })];
};

/** H − μI over the box; throws what E throws. */
const shiftedHessian = (E: Scalar, box: readonly Interval[], mu: number): Table<Interval> =>
  jacobian(I, (D, z) => gradientOf(E)(D, z), box).map((row, i) => row.map((entry, j) => (i === j ? I.sub(entry, I.of(mu)) : entry)));

/**
 * Whether E is μ-strongly convex on a box, ∇²E ⪰ μI, proved part by part: a part on which the interval Hessian does not decide is
 * halved along its longest side, up to `most` parts. A midpoint at which H − μI certainly has a negative eigenvalue ends it with
 * `not convex`. E: twice differentiable on the box; box: n ≥ 1 intervals.
 */
export const strongConvexity = (E: Scalar, box: readonly Interval[], { mu, most = 4096 }: { readonly mu: number; readonly most?: number }): StronglyConvex | NotConvex | NotCertified => {
  const open: (readonly Interval[])[] = [box];
  let parts = 0;
  try {
    for (let part = open.pop(); part !== undefined; part = open.pop()) {
      parts++;
      const signs = inertia(shiftedHessian(E, part, mu));
      if (signs !== null && signs.negative === 0) continue;
      const at = part.map(midpoint);
      const there = inertia(shiftedHessian(E, at.map(I.of), mu));
      if (there !== null && there.negative > 0) return { failure: 'not convex', because: `the Hessian has an eigenvalue below ${mu} at ${at.join(', ')}`, at };
      if (parts + open.length >= most) return { failure: 'Hessian undecided', because: `${most} parts of the box do not decide` };
      open.push(...halves(part));
      parts--;
    }
  } catch (error) {
    if (!(error instanceof UndecidedOnInterval)) throw error;
    return { failure: error.operation === 'compare' ? 'gate sign changes in the box' : 'not defined on the box', because: error.message };
  }
  return { mu, parts };
};
