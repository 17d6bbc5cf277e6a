import { absolute } from '../arithmetic/absolute.ts';
import { NotDecided, NotRepresentable, type Arithmetic } from '../arithmetic/arithmetic.ts';
import { budgeted, Exhausted, type Purse } from '../arithmetic/budgeted.ts';
import { highPrecision } from '../arithmetic/highPrecision.ts';
import { lift } from '../arithmetic/lift.ts';
import { rational, rationalCost } from '../arithmetic/rational.ts';
import { wideBinary } from '../arithmetic/wideBinary.ts';
import type { AnyClaim, Exactly, Lifted } from '../claim/claim.ts';
import type { Residual } from '../claim/residual.ts';
import type { Confirmation } from '../evidence/evidence.ts';
import type { Matrix } from '../linalg/matrix.ts';
import type { AnyInstance } from '../settings/field.ts';
import { Fault } from './evaluate.ts';
import { remembered } from './remembered.ts';

/**
 * The exact value must reach this share of the float residual. Hypotheses such as ‖w‖ = 1 hold to rounding only, which
 * exact arithmetic sees: what it leaves is 10⁻¹⁶ of the residual, a violation is of its order (or, for products such as
 * minors, of its square). It must exceed the tolerance too, or what such hypotheses leave would confirm a residual that
 * is a rounding artefact itself.
 */
const leastShare = 2 ** -30;

const lifted = <S>(R: Arithmetic<S>, claim: AnyClaim, instance: AnyInstance): Lifted<AnyInstance, S> =>
  Object.fromEntries(
    Object.entries(instance).map(([key, value]) => {
      const kind = claim.forAll.fields[key]?.kind;
      return [key, kind === 'matrix' ? lift(R, value as Matrix) : kind === 'number' ? R.of(value as number) : value];
    }),
  ) as Lifted<AnyInstance, S>;

const thrown = <S>(R: Arithmetic<S>, error: unknown): Fault =>
  new Fault(`'confirm' threw on a violating instance, in ${R.name} arithmetic: ${String(error)}`, { cause: error });

const violated = <S>(R: Arithmetic<S>, result: Exactly<S>, slack: number): boolean => {
  const zero = R.of(0);
  const threshold = R.of(slack);
  const beyond = (value: S): boolean => R.compare(value, threshold) > 0;
  return 'zero' in result
    ? result.zero.some((value) => beyond(absolute(R, value)))
    : result.nonNegative.some((value) => beyond(R.sub(zero, value)));
};

/**
 * The work that one arithmetic may spend on one instance, in operations of 64-bit numbers: a second or so, where
 * entries of 53 bits through divisions and roots would take minutes.
 */
export const mostWork = 2 ** 19;

/** The work that all candidates of one reduction may spend: twice what the dearest reduction of the reference report needs. */
const reductionWork = 2 ** 23;

/** What the second path says: the level at which it confirms, null where it contradicts; and why it went no higher, null where nothing stopped it. */
export interface Confirmed {
  readonly level: Confirmation | null;
  readonly limit: string | null;
}

/** Why the second path says neither yes nor no. */
type Silent = { readonly why: 'not representable' | 'exhausted' } | { readonly why: 'not decided'; readonly reason: string };

/** The second path over R within the purse: whether it sees the violation, or why it does not say. */
const within = <S>(R: Arithmetic<S>, purse: Purse, costOf: ((result: S) => number) | undefined, claim: AnyClaim, instance: AnyInstance, least: number): boolean | Silent => {
  const counted = budgeted(R, purse, costOf);
  try {
    return claim.confirm !== undefined && violated(counted, claim.confirm(counted, lifted(counted, claim, instance)), least);
  } catch (error) {
    if (error instanceof Exhausted) return { why: 'exhausted' };
    if (error instanceof NotDecided) return { why: 'not decided', reason: error.message };
    if (R.exact && error instanceof NotRepresentable) return { why: 'not representable' };
    throw thrown(R, error);
  }
};

/**
 * Re-evaluates the conclusion of an instance with the given float residual from the definitions: over the rationals
 * where the claim has a rational form, else to 50 digits, each within `work`. Returns the level at which the violation
 * is confirmed: 'float only' where the claim has no `confirm`, both would cost more or cannot decide; null where the second
 * path contradicts the violation. Throws a `Fault` when the second path throws.
 */
export const confirmed = (claim: AnyClaim, instance: AnyInstance, { value, tolerance }: Residual, work: number = mostWork): Confirmed => {
  if (claim.confirm === undefined) return { level: 'float only', limit: claim.unconfirmed ?? null };
  const least = Math.max(leastShare * value, tolerance);
  const exactly = within(rational, { left: work }, rationalCost, claim, instance, least);
  if (typeof exactly === 'boolean') return { level: exactly ? 'exact' : null, limit: null };
  if (exactly.why === 'not decided') return { level: 'float only', limit: exactly.reason };
  const limit = exactly.why === 'exhausted' ? `exact arithmetic would take more than ${work} operations` : null;
  const nearly = within(highPrecision, { left: work }, undefined, claim, instance, least);
  if (typeof nearly === 'boolean') return { level: nearly ? 'high precision' : null, limit: nearly ? limit : null };
  return { level: 'float only', limit: nearly.why === 'not decided' ? nearly.reason : `50 digits would take more than ${work} operations` };
};

/** The level alone. */
export const confirm = (claim: AnyClaim, instance: AnyInstance, residual: Residual): Confirmation | null => confirmed(claim, instance, residual).level;

/**
 * For the many candidates of a reduction, which need no proof: whether the second path sees the violation, all of them
 * together within `work`; null where it is spent. Over the rationals until one candidate costs too much there, or, where
 * entries of 53 bits are the rule, not at all; then in the faster of the wide arithmetics, since what stands is confirmed in the other.
 */
export const candidates = (claim: AnyClaim, work: number = reductionWork, rationals = true): ((instance: AnyInstance, residual: Residual) => boolean | null) => {
  const purse: Purse = { left: work };
  let rationally = rationals;
  const judged = (instance: AnyInstance, least: number): boolean | null => {
    if (rationally) {
      const share: Purse = { left: Math.min(purse.left, mostWork) };
      const before = share.left;
      const exactly = within(rational, share, rationalCost, claim, instance, least);
      purse.left -= before - Math.max(0, share.left);
      if (typeof exactly === 'boolean') return exactly;
      if (exactly.why === 'not decided') return null;
      rationally = exactly.why === 'not representable';
    }
    const nearly = within(wideBinary, purse, undefined, claim, instance, least);
    return typeof nearly === 'boolean' ? nearly : null;
  };
  // A reduction that is asked for more comes back to its candidates: the answer is kept, and costs what it did.
  const known = remembered((): { answer?: boolean; cost: number } => ({ cost: 0 }));
  return (instance, { value, tolerance }) => {
    if (claim.confirm === undefined) return true;
    const entry = known(instance);
    if (entry.answer !== undefined) {
      purse.left -= entry.cost;
      return purse.left < 0 ? null : entry.answer;
    }
    const before = purse.left;
    const answer = judged(instance, Math.max(leastShare * value, tolerance));
    if (answer !== null) [entry.answer, entry.cost] = [answer, before - purse.left];
    return answer;
  };
};
