import { NotRepresentable, type Arithmetic } from '../arithmetic/arithmetic.ts';
import { highPrecision } from '../arithmetic/highPrecision.ts';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import type { AnyClaim, Exactly, Lifted } from '../claim/claim.ts';
import type { Residual } from '../claim/residual.ts';
import type { Confirmation } from '../evidence/evidence.ts';
import type { Matrix } from '../linalg/matrix.ts';
import type { AnyInstance } from '../settings/field.ts';
import { Fault } from './evaluate.ts';

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
    ? result.zero.some((value) => beyond(R.compare(value, zero) < 0 ? R.sub(zero, value) : value))
    : result.nonNegative.some((value) => beyond(R.sub(zero, value)));
};

/**
 * Re-evaluates the conclusion of an instance with the given float residual from the definitions: over the rationals
 * where the claim has a rational form, else to 50 digits. Returns the level at which the violation is confirmed, 'float
 * only' where the claim has no `confirm`, and null where the second path contradicts the violation. Throws a `Fault`
 * when the second path throws.
 */
export const confirm = (claim: AnyClaim, instance: AnyInstance, { value, tolerance }: Residual): Confirmation | null => {
  if (claim.confirm === undefined) return 'float only';
  const least = Math.max(leastShare * value, tolerance);
  try {
    return violated(rational, claim.confirm(rational, lifted(rational, claim, instance)), least) ? 'exact' : null;
  } catch (error) {
    if (!(error instanceof NotRepresentable)) throw thrown(rational, error);
  }
  try {
    return violated(highPrecision, claim.confirm(highPrecision, lifted(highPrecision, claim, instance)), least) ? 'high precision' : null;
  } catch (error) {
    throw thrown(highPrecision, error);
  }
};
