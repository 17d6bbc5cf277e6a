import type { Table } from '../../arithmetic/arithmetic.ts';
import { addDown, addUp } from '../../arithmetic/directed.ts';
import { jacobian } from '../../arithmetic/dual.ts';
import { float64 } from '../../arithmetic/float64.ts';
import { intervals as I, isInterior, magnitude, UndecidedOnInterval, type Interval } from '../../arithmetic/interval.ts';
import { gradientOf, isCertified, type CertifiedPoint, type CertifiedZero, type Equations, type NotCertified, type Scalar } from './certificate.ts';
import { inertia } from './inertia.ts';
import { inverse, offIdentity, points, times, timesVector } from './linear.ts';

const failed = (failure: NotCertified['failure'], because: string): NotCertified => ({ failure, because });

const jacobianIn = <S>(...[R, F, at]: [R: Parameters<typeof jacobian<S>>[0], F: Equations, at: readonly S[]]): S[][] => jacobian(R, (D, z) => F(D, z), at);

const thrown = (error: unknown): NotCertified => {
  if (!(error instanceof UndecidedOnInterval || error instanceof RangeError)) throw error;
  const gate = error instanceof UndecidedOnInterval && error.operation === 'compare';
  return gate ? failed('gate sign changes in the box', error.message) : failed('not defined on the box', error.message);
};

/** m moved by Newton's method in float64 while its steps get shorter. */
const refined = (F: Equations, near: readonly number[]): readonly number[] => {
  let [m, last] = [near, Infinity];
  for (let k = 0; k < 20; k++) {
    const Y = inverse(jacobianIn(float64, F, m));
    if (Y === null) return m;
    const value = F(float64, m);
    const step = Y.map((row) => row.reduce((sum, entry, j) => sum + entry * value[j], 0));
    const size = Math.max(0, ...step.map(Math.abs));
    if (!(size < last / 2)) return m;
    last = size;
    m = m.map((entry, i) => entry - step[i]);
  }
  return m;
};

/**
 * x to so many decimal digits: any m and Y near the right ones serve, and short ones do not depend on the last digits of the engine's exp,
 * so that a certificate is the same on every machine.
 */
const kept = (x: number, digits: number): number => Number(x.toPrecision(digits));

interface Prepared {
  readonly m: readonly number[];
  readonly Y: Table<number>;
  readonly value: readonly Interval[];
  /** Y F(m). */
  readonly step: readonly Interval[];
}

const prepared = (F: Equations, near: readonly number[]): Prepared | NotCertified => {
  try {
    const m = refined(F, near).map((entry) => kept(entry, 12));
    const Y = inverse(jacobianIn(float64, F, m))?.map((row) => row.map((entry) => kept(entry, 6))) ?? null;
    if (Y === null) return failed('singular Jacobian', 'the Jacobian at the point has no inverse in float64');
    const value = F(I, m.map(I.of));
    return { m, Y, value, step: timesVector(points(Y), value) };
  } catch (error) {
    return thrown(error);
  }
};

/** Krawczyk's test on the box of the given radius around m, in units of `scales`, at least four Newton steps wide. */
const onBox = (F: Equations, { m, Y, value, step }: Prepared, radius: number, scales: readonly number[]): CertifiedZero | NotCertified => {
  const box = m.map((entry, i) => {
    const r = Math.max(radius * scales[i], 4 * magnitude(step[i]));
    return { lo: addDown(entry, -r), hi: addUp(entry, r) };
  });
  let J: Interval[][];
  try {
    J = jacobianIn(I, F, box);
  } catch (error) {
    return thrown(error);
  }
  const spread = timesVector(offIdentity(times(points(Y), J)), box.map((side, i) => I.sub(side, I.of(m[i]))));
  const enclosure = m.map((entry, i) => I.add(I.sub(I.of(entry), step[i]), spread[i]));
  if (!enclosure.every((side, i) => isInterior(side, box[i]))) return failed('not contracting', `K(X) leaves X at radius ${radius.toPrecision(2)} of its size`);
  return { midpoint: m, box, enclosure, preconditioner: Y, value, jacobian: J };
};

/** Radii are 2^e of the scale: first 2⁻¹⁰, growing by four while the test passes, else shrinking by sixteen. */
const [first, widest, narrowest] = [-10, 2, -50];

/**
 * The widest box tried around a zero of F near the given point in which the zero is certified to be the only one (Krawczyk), and for which `also`
 * finds what it looks for in F′(X); or why there is none, judged on the narrowest box. n equations in n unknowns.
 */
const search = <T extends object>(F: Equations, near: readonly number[], scales: readonly number[], also: (zero: CertifiedZero) => T | NotCertified): (CertifiedZero & T) | NotCertified => {
  const start = prepared(F, near);
  if (!isCertified(start)) return start;
  const attempt = (exponent: number): (CertifiedZero & T) | NotCertified => {
    const zero = onBox(F, start, 2 ** exponent, scales);
    if (!isCertified(zero)) return zero;
    const more = also(zero);
    return isCertified(more) ? { ...zero, ...more } : more;
  };
  let best = attempt(first);
  if (isCertified(best)) {
    for (let e = first + 2; e <= widest; e += 2) {
      const wider = attempt(e);
      if (!isCertified(wider)) break;
      best = wider;
    }
  } else for (let e = first - 4; e >= narrowest && !isCertified(best); e -= 4) best = attempt(e);
  if (isCertified(best) && !best.box.every(({ lo, hi }, i) => lo <= near[i] && near[i] <= hi)) {
    return failed('another zero', `the point found lies at ${best.midpoint.join(', ')}, and the given one outside of its box`);
  }
  return best;
};

/** Relative distance from a kink at which a point given in float64 counts as lying on it. */
const kinkRadius = 2 ** -40;

/** The sizes of the coordinates: as given, else that of the largest of them. */
const sizesOf = (near: readonly number[], scale: number | readonly number[] | undefined): readonly number[] =>
  typeof scale === 'object' ? scale : near.map(() => scale ?? (Math.max(...near.map(Math.abs)) || 1));

/** `search`, a failure at a point on a kink being the kink's, whatever Newton's method made of it. */
const widestBox: typeof search = (F, near, scales, also) => {
  const best = search(F, near, scales, also);
  if (isCertified(best)) return best;
  try {
    jacobianIn(I, F, near.map((entry, i) => ({ lo: addDown(entry, -kinkRadius * scales[i]), hi: addUp(entry, kinkRadius * scales[i]) })));
  } catch (error) {
    const reason = thrown(error);
    if (reason.failure === 'gate sign changes in the box') return reason;
  }
  return best;
};

/**
 * Certifies that F has exactly one zero in a box around the point, by Krawczyk's test on boxes of several sizes, each operation rounded
 * outward. near: n numbers, refined by Newton's method first, and required to lie in the box; scale: their size, or that of each, by default the largest of them. F: n equations. Source: Krawczyk 1969.
 */
export const certifyZero = (F: Equations, near: readonly number[], scale?: number | readonly number[]): CertifiedZero | NotCertified => widestBox(F, near, sizesOf(near, scale), () => ({}));

/**
 * Certifies that E has exactly one critical point in a box around the point, and whether it is a minimum, a maximum or a saddle: by
 * Krawczyk's test on ∇E and the inertia of the Hessian over the box. E: twice differentiable in the box; near: n ≥ 1 numbers; scale: their size, or that of each.
 */
export const certifyCriticalPoint = (E: Scalar, near: readonly number[], scale?: number | readonly number[]): CertifiedPoint | NotCertified => certifyRestPoint(gradientOf(E), near, scale);

/** The same for the slope of a function that need not be written down: F is a gradient, or one equation in one unknown. */
export const certifyRestPoint = (F: Equations, near: readonly number[], scale?: number | readonly number[]): CertifiedPoint | NotCertified =>
  widestBox(F, near, sizesOf(near, scale), ({ jacobian: H }) => {
    const found = inertia(H);
    if (found === null) return failed('Hessian undecided', 'a Gershgorin disc of the Hessian over the box contains 0');
    return { inertia: found, kind: found.negative === 0 ? 'minimum' : found.positive === 0 ? 'maximum' : 'saddle' };
  });
