/**
 * A number system. `definitions/` are written over it, so that one text of a formula is evaluated in
 * float64, exactly over the rationals, to 50 digits, or with derivatives.
 */
export interface Arithmetic<S> {
  readonly name: string;
  /** True when no operation rounds: a comparison with zero is then a proof. */
  readonly exact: boolean;
  /** The double x, bit for bit (0.1 is 3602879701896397/2⁵⁵); throws on NaN and infinities. */
  of(x: number): S;
  add(a: S, b: S): S;
  sub(a: S, b: S): S;
  mul(a: S, b: S): S;
  /** a / b; throws when b is zero. */
  div(a: S, b: S): S;
  /** Negative, zero or positive as a < b, a = b, a > b. */
  compare(a: S, b: S): number;
  /** Throws `NotRepresentable` where the value lies outside an exact system (e over ℚ). */
  exp(a: S): S;
  /** 1/(1 + e^{−a}), for every a: neither overflows nor loses the digits of a small value. */
  logistic(a: S): S;
  /** Φ(a) = P[Z ≤ a] for Z standard normal, for every a, with all digits in the lower tail. */
  normalCdf(a: S): S;
  log(a: S): S;
  sqrt(a: S): S;
  /** The nearest double, for printing. */
  toNumber(a: S): number;
}

/** Thrown by an exact system when a result is not one of its numbers; the caller goes to 50 digits. */
export class NotRepresentable extends Error {}

/** Thrown where a second path can say neither yes nor no of an instance: a flow that does not come to rest, a margin within its error. The message is the reason, as a report prints it. */
export class NotDecided extends Error {}

/** A table of scalars, row by row: the form in which `definitions/` take matrices. */
export type Table<S> = readonly (readonly S[])[];
