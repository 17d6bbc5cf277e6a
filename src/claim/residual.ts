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

/** The result of a claim's `then`. */
export type Conclusion = Residual | Undecided;

/** Between the tolerance and this multiple of it a residual is undecided: rounding could explain it. */
export const greyFactor = 8;

export const undecided = (reason: string, seen?: Undecided['seen']): Undecided =>
  seen === undefined ? { undecided: reason } : { undecided: reason, seen };

/** value/tolerance; NaN when either is not a number, which the runner reports as our error. */
export const ratio = (residual: Residual): number =>
  residual.value === 0 ? 0 : residual.value / residual.tolerance;

/** The residual with the largest value/tolerance: a conclusion of several parts holds when its worst part does. */
export const worstOf = (...residuals: readonly Residual[]): Residual => {
  const [first, ...rest] = residuals;
  if (first === undefined) throw new RangeError('worstOf: no residual given');
  const seen: Record<string, Seen> = {};
  for (const r of residuals) Object.assign(seen, r.seen, { [r.what]: r.value });
  const worst = rest.reduce((a, b) => (ratio(b) > ratio(a) || Number.isNaN(ratio(b)) ? b : a), first);
  return { ...worst, seen };
};
