import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { gradient } from '../../arithmetic/dual.ts';
import type { Interval } from '../../arithmetic/interval.ts';

/** A real function of n variables over any arithmetic. */
export type Scalar = <S>(R: Arithmetic<S>, z: readonly S[]) => S;

/** Functions F: ℝⁿ → ℝᵐ over any arithmetic. */
export type Equations = <S>(R: Arithmetic<S>, z: readonly S[]) => readonly S[];

/** ∇E, n equations in n unknowns, by dual numbers. */
export const gradientOf = (E: Scalar): Equations => (R, z) => gradient(R, (D, at) => E(D, at), z);

/** Why a point was not certified. It is no refutation: the point may be what it was taken for. */
export type Failure = 'not contracting' | 'singular Jacobian' | 'gate sign changes in the box' | 'not defined on the box' | 'Hessian undecided' | 'another zero';

export interface NotCertified {
  readonly failure: Failure;
  readonly because: string;
}

/** A definite or indefinite symmetric matrix, by its inertia: B = VᵀHV is diagonally dominant, VᵀV near I. */
export interface Inertia {
  readonly positive: number;
  readonly negative: number;
  /** V, n×n, one column a direction. */
  readonly directions: Table<number>;
  /** Gershgorin's disc of each row of B, none of which contains 0. */
  readonly discs: readonly Interval[];
}

/**
 * There is exactly one zero of F in `box`, and it lies in `enclosure`: K(X) = m − Y F(m) + (I − Y F′(X))(X − m) lies
 * inside X. All numbers that the inclusion needs are here, so that it can be checked without F.
 */
export interface CertifiedZero {
  readonly midpoint: readonly number[];
  readonly box: readonly Interval[];
  /** K(X). */
  readonly enclosure: readonly Interval[];
  /** Y, n×n. */
  readonly preconditioner: Table<number>;
  /** F(m) and F′(X), enclosed. */
  readonly value: readonly Interval[];
  readonly jacobian: Table<Interval>;
}

/**
 * A zero by the theorem of Newton and Kantorovich around m itself, in the maximum norm: with β = ‖Y F(m)‖, δ = ‖I − Y F′(m)‖ and
 * K = sup ‖Y F″‖ over ‖z − m‖ ≤ radius, h = βK/(1 − δ)² ≤ ½ gives exactly one zero with ‖z − m‖ ≤ `within`, and no other nearer than `unique`.
 */
export interface KantorovichZero {
  readonly midpoint: readonly number[];
  /** Y, n×n, and F(m), F′(m), enclosed. */
  readonly preconditioner: Table<number>;
  readonly value: readonly Interval[];
  readonly jacobian: Table<Interval>;
  readonly radius: number;
  readonly beta: number;
  readonly delta: number;
  readonly lipschitz: number;
  readonly h: number;
  readonly within: number;
  readonly unique: number;
}

/** The same for ∇E, with the kind of the critical point that its Hessian has throughout the box. */
export interface CertifiedPoint extends CertifiedZero {
  readonly kind: 'minimum' | 'maximum' | 'saddle';
  readonly inertia: Inertia;
}

export const isCertified = <T extends object>(outcome: T | NotCertified): outcome is T => !('failure' in outcome);
