import { highPrecision } from '../arithmetic/highPrecision.ts';
import type { Arithmetic } from '../arithmetic/arithmetic.ts';
import { rational } from '../arithmetic/rational.ts';
import { TooLong, traced, type Traced } from '../arithmetic/traced.ts';
import type { AnyClaim, Lifted } from '../claim/claim.ts';
import type { Confirmation, Program } from '../evidence/evidence.ts';
import { toRows, type Matrix } from '../linalg/matrix.ts';
import type { AnyInstance } from '../settings/field.ts';

/** Programs longer than this stay out of the evidence. */
const mostLines = 1400;

const recorded = <S>(base: Arithmetic<S>, claim: AnyClaim, instance: AnyInstance, text: (value: S) => string): Program | null => {
  const { R, input, program } = traced(base, mostLines);
  const lifted = Object.fromEntries(
    Object.entries(instance).map(([key, value]) => {
      const kind = claim.forAll.fields[key]?.kind;
      if (kind === 'matrix') return [key, toRows(value as Matrix).map((row, i) => row.map((entry, j) => input(`${key} ${i} ${j}`, base.of(entry))))];
      return [key, kind === 'number' ? input(key, base.of(value as number)) : value];
    }),
  ) as Lifted<AnyInstance, Traced<S>>;
  const conclusion = claim.confirm?.(R, lifted);
  if (conclusion === undefined) return null;
  const [form, parts] = 'zero' in conclusion ? (['zero', conclusion.zero] as const) : (['nonNegative', conclusion.nonNegative] as const);
  const zero = base.of(0);
  /** How far a part is from what the conclusion asks. */
  const defect = ({ value }: Traced<S>): S => (form === 'nonNegative' || base.compare(value, zero) < 0 ? base.sub(zero, value) : value);
  const [first, ...rest] = parts.map(defect);
  if (first === undefined) return null;
  const { lines, results } = program(parts);
  return lines.length > mostLines ? null : { form, lines: lines.join('; '), results, worst: text(rest.reduce((a, b) => (base.compare(b, a) > 0 ? b : a), first)) };
};

/**
 * What `confirm` computes on an instance, written down operation by operation for a checker in another language; null where the claim has no
 * `confirm`, or the program is too long to print. Throws what `confirm` throws.
 */
export const programOf = (claim: AnyClaim, instance: AnyInstance, level: Confirmation): Program | null => {
  try {
    if (level === 'exact') return recorded(rational, claim, instance, (value) => value.toFraction());
    return level === 'high precision' ? recorded(highPrecision, claim, instance, (value) => value.toPrecision(20)) : null;
  } catch (error) {
    if (error instanceof TooLong) return null;
    throw error;
  }
};
