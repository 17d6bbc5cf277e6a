import type { Arithmetic } from './arithmetic.ts';
import { addDown, addUp, divDown, divUp, mulDown, mulUp, sqrtDown, sqrtUp } from './directed.ts';
import { normalCdfBounds } from './normalBounds.ts';
import { expBounds, logBounds, logisticBounds, tanhBounds, type Bounds } from './elementary.ts';

/** All reals from lo to hi, lo ≤ hi; −∞ and ∞ leave a side unbounded. There is no empty interval: see `intersection`. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

/** Thrown where the interval does not decide: which branch a comparison takes, or whether an operation is defined on all of it. */
export class UndecidedOnInterval extends Error {
  readonly operation: 'compare' | 'div' | 'log' | 'sqrt';
  constructor(operation: 'compare' | 'div' | 'log' | 'sqrt', why: string) {
    super(`interval.${operation}: ${why}`);
    this.operation = operation;
  }
}

const written = ({ lo, hi }: Interval): string => `[${lo}, ${hi}]`;

/** [lo, hi]; throws on NaN, on lo > hi and where no real number lies between. */
export const interval = (lo: number, hi: number): Interval => {
  if (!(lo <= hi) || lo === Infinity || hi === -Infinity) throw new RangeError(`interval: [${lo}, ${hi}] holds no real number; expected lo ≤ hi`);
  return { lo, hi };
};

/** The middle, a double inside, rounded; 0 or the largest doubles where a side is unbounded. */
export const midpoint = ({ lo, hi }: Interval): number => {
  if (lo === -hi) return 0;
  const [from, to] = [Math.max(lo, -Number.MAX_VALUE), Math.min(hi, Number.MAX_VALUE)];
  return Math.min(Math.max(from / 2 + to / 2, from), to);
};

/** The numbers in both intervals, null when there is none. */
export const intersection = (a: Interval, b: Interval): Interval | null => {
  const [lo, hi] = [Math.max(a.lo, b.lo), Math.min(a.hi, b.hi)];
  return lo <= hi ? { lo, hi } : null;
};

/** Whether a lies inside b without touching its ends. */
export const isInterior = (a: Interval, b: Interval): boolean => b.lo < a.lo && a.hi < b.hi;

/** The largest |x| in the interval. */
export const magnitude = ({ lo, hi }: Interval): number => Math.max(-lo, hi);

const negative = ({ lo, hi }: Interval): Interval => ({ lo: 0 - hi, hi: 0 - lo });
const increasing = (f: (x: number) => Bounds) => ({ lo, hi }: Interval): Interval => ({ lo: f(lo)[0], hi: f(hi)[1] });
const contains = ({ lo, hi }: Interval, x: number): boolean => lo <= x && x <= hi;

const product = (a: Interval, b: Interval): Interval => {
  if (a.lo >= 0) {
    if (b.lo >= 0) return { lo: mulDown(a.lo, b.lo), hi: mulUp(a.hi, b.hi) };
    if (b.hi <= 0) return { lo: mulDown(a.hi, b.lo), hi: mulUp(a.lo, b.hi) };
    return { lo: mulDown(a.hi, b.lo), hi: mulUp(a.hi, b.hi) };
  }
  if (a.hi <= 0) return negative(product(negative(a), b));
  if (b.lo >= 0 || b.hi <= 0) return product(b, a);
  return { lo: Math.min(mulDown(a.lo, b.hi), mulDown(a.hi, b.lo)), hi: Math.max(mulUp(a.lo, b.lo), mulUp(a.hi, b.hi)) };
};

/** a/b for b > 0. */
const quotient = (a: Interval, b: Interval): Interval => ({
  lo: divDown(a.lo, a.lo >= 0 ? b.hi : b.lo),
  hi: divUp(a.hi, a.hi >= 0 ? b.lo : b.hi),
});

/**
 * Intervals with outward rounding: every result contains all results of the operation on numbers of its arguments, to
 * one double at each end, and is a point where the operation on doubles is exact. What overflows is unbounded. A comparison that
 * the intervals decide is a proof; one that they do not (a gate whose argument changes sign), a division by an interval
 * around 0, √ and log on an interval that leaves their domain throw `UndecidedOnInterval`. e is summed in whole numbers, and no
 * `Math.exp` or `Math.log` is believed.
 */
export const intervals: Arithmetic<Interval> = {
  name: 'interval',
  exact: false,
  of: (x) => {
    if (!Number.isFinite(x)) throw new RangeError(`interval.of: ${x} is not a finite number`);
    return { lo: x, hi: x };
  },
  add: (a, b) => ({ lo: addDown(a.lo, b.lo), hi: addUp(a.hi, b.hi) }),
  sub: (a, b) => ({ lo: addDown(a.lo, -b.hi), hi: addUp(a.hi, -b.lo) }),
  mul: product,
  div: (a, b) => {
    if (b.lo === 0 && b.hi === 0) throw new RangeError(`interval.div: ${written(a)} divided by zero`);
    if (contains(b, 0)) throw new UndecidedOnInterval('div', `the divisor ${written(b)} contains zero`);
    return b.lo > 0 ? quotient(a, b) : quotient(negative(a), negative(b));
  },
  compare: (a, b) => {
    if (a.hi < b.lo) return -1;
    if (a.lo > b.hi) return 1;
    if (a.lo === b.hi && a.hi === b.lo) return 0;
    throw new UndecidedOnInterval('compare', `${written(a)} and ${written(b)} overlap`);
  },
  exp: increasing(expBounds),
  log: (a) => {
    if (a.hi <= 0) throw new RangeError(`interval.log: ${written(a)} is not positive`);
    if (a.lo <= 0) throw new UndecidedOnInterval('log', `${written(a)} is not positive throughout`);
    return increasing(logBounds)(a);
  },
  sqrt: (a) => {
    if (a.hi < 0) throw new RangeError(`interval.sqrt: ${written(a)} is negative`);
    if (a.lo < 0) throw new UndecidedOnInterval('sqrt', `${written(a)} is negative in part`);
    return { lo: sqrtDown(a.lo), hi: sqrtUp(a.hi) };
  },
  logistic: increasing(logisticBounds),
  normalCdf: increasing(normalCdfBounds),
  toNumber: midpoint,
};

/** tanh, to one double at each end. */
export const tanh: (a: Interval) => Interval = increasing(tanhBounds);
