import type { Matrix } from '../linalg/matrix.ts';

/** A named intermediate value that a reader wants to see beside the residual. */
export type Seen = number | string | boolean | Matrix | Float64Array | readonly number[];

/**
 * How far an instance is from satisfying the conclusion. value/tolerance ≤ 1 holds, beyond `greyFactor` is
 * violated, between the two is undecided.
 */
export interface Residual {
  readonly what: string;
  readonly value: number;
  readonly tolerance: number;
  /** Why the tolerance is what it is: "64 roundings at scale 12.5". */
  readonly because: string;
  readonly seen?: Readonly<Record<string, Seen>>;
}

/** The conclusion could not be decided on this instance (an integration did not converge). */
export interface Undecided {
  readonly undecided: string;
  readonly seen?: Readonly<Record<string, Seen>>;
}

/**
 * What one drawn instance of a statistical claim says: a number in [0, 1]. The claim says that its mean under the
 * generator exceeds `null`; the sequential test decides between that and a mean of less than `null + effect`.
 */
export interface Observation {
  readonly what: string;
  readonly observation: number;
  /** p₀, the same for every instance, between 0 and 1. */
  readonly null: number;
  /** The least excess over p₀ that matters: a mean shown to be below null + effect refutes the claim. */
  readonly effect: number;
  /** Why these two numbers: "sign test, ties count one half". */
  readonly because: string;
  readonly seen?: Readonly<Record<string, Seen>>;
}

/** The result of a claim's `then`: an observation for a statistical claim, a residual for any other. */
export type Conclusion = Residual | Observation | Undecided;

export const isResidual = (conclusion: Conclusion): conclusion is Residual => 'tolerance' in conclusion;

/** Between the tolerance and this multiple of it a residual is undecided: rounding could explain it. */
export const greyFactor = 8;

export const undecided = (reason: string, seen?: Undecided['seen']): Undecided =>
  seen === undefined ? { undecided: reason } : { undecided: reason, seen };

/**
 * value/tolerance, 0/0 being 0. NaN, which the runner reports as our error, when the value is not finite or the tolerance
 * not in [0, ∞): an overflowed tolerance would let everything pass, an overflowed value refute a statement that holds.
 */
export const ratio = ({ value, tolerance }: Residual): number => {
  if (!(Number.isFinite(value) && tolerance >= 0 && tolerance < Infinity)) return Number.NaN;
  return value === 0 ? 0 : value / tolerance;
};

/** Both parts of a conclusion: the first where it is violated, and the second is then not asked; else violated where the second is, else undecided where one of them is, else the worse of the two. */
export const bothOf = (first: Residual | Undecided, second: () => Residual | Undecided): Residual | Undecided => {
  // A value that is not a number is our error: it must not hide behind what is undecided.
  const decides = (part: Residual | Undecided): boolean => isResidual(part) && !(ratio(part) <= greyFactor);
  if (decides(first)) return first;
  const other = second();
  if (isResidual(first)) return isResidual(other) ? worstOf(first, other) : other;
  return decides(other) ? other : first;
};

/** The residual with the largest value/tolerance: a conclusion of several parts holds when its worst part does. */
export const worstOf = (...residuals: readonly Residual[]): Residual => {
  let [worst] = residuals;
  if (worst === undefined) throw new RangeError('worstOf: no residual given');
  const seen: Record<string, Seen> = {};
  let most = ratio(worst);
  // Plain loops, since they run on every instance: Object.assign and reduce took a twelfth of a fast search.
  for (const r of residuals) {
    for (const name in r.seen) seen[name] = r.seen[name];
    seen[r.what] = r.value;
    const own = ratio(r);
    if (!(own > most || Number.isNaN(own)) || r === worst) continue;
    worst = r;
    most = own;
  }
  return { what: worst.what, value: worst.value, tolerance: worst.tolerance, because: worst.because, seen };
};
