import type { AnyClaim } from '../claim/claim.ts';
import { greyFactor, isResidual, ratio, type Conclusion } from '../claim/residual.ts';
import type { AnyInstance } from '../settings/field.ts';
import type { AnyHypothesis } from '../settings/hypothesis.ts';
import { write } from '../settings/written.ts';

/** `observed` of a statistical claim: one instance decides nothing. */
export type Status = 'holds' | 'grey' | 'violated' | 'undecided' | 'observed';

/** What an admissible instance says about a claim. */
export interface Judged {
  readonly status: Status;
  readonly ratio: number;
  readonly conclusion: Conclusion;
}

/** What one instance says about a claim. */
export type Evaluated = { readonly status: 'discarded'; readonly by: string } | Judged;

/** The suite is at fault: a generator broke its hypothesis, a conclusion threw or was not a number. Never a refutation. */
export class Fault extends Error {
  override readonly name = 'Fault';
}

/** Where a conclusion stands: value/tolerance up to 1 holds, up to the grey factor is undecided, beyond is violated. Throws `Fault` when it is not a number. */
export const statusOf = (conclusion: Conclusion): Status => {
  if ('undecided' in conclusion) return 'undecided';
  if (!isResidual(conclusion)) {
    const { what, observation } = conclusion;
    if (!(observation >= 0 && observation <= 1)) throw new Fault(`the observation '${what}' is ${observation}, expected a number in [0, 1]`);
    return 'observed';
  }
  const value = ratio(conclusion);
  if (Number.isNaN(value)) {
    throw new Fault(`the residual '${conclusion.what}' is not a number: value ${conclusion.value}, tolerance ${conclusion.tolerance} (${conclusion.because})`);
  }
  return value <= 1 ? 'holds' : value <= greyFactor ? 'grey' : 'violated';
};

/** Evaluations of a search during which `then` and `holds` are watched for changing their argument. */
const watchedEvaluations = 16;

/** Whether the instance violates; where the evaluation fails it does not, since reduction looks for what was found and no other thing. */
export const violatesBy = (attempt: (instance: AnyInstance) => Judged | null) => (instance: AnyInstance): boolean => {
  try {
    return attempt(instance)?.status === 'violated';
  } catch {
    return false;
  }
};

/** Evaluates a claim with its hypotheses, or with one of them dropped: then only instances that violate it count. */
export const evaluator = (claim: AnyClaim, dropped: string | null) => {
  const kept = Object.entries(claim.suppose).filter(([name]) => name !== dropped);
  const missing = dropped === null ? undefined : claim.suppose[dropped];
  let watched = 0;

  const text = (instance: AnyInstance): string => JSON.stringify(write(claim.forAll, instance));

  /** Runs a part of the claim file; what it throws becomes a fault that names the part and the instance. */
  const guarded = <T>(part: string, instance: AnyInstance, run: () => T): T => {
    try {
      return run();
    } catch (error) {
      throw new Fault(`${part}: ${error instanceof Fault ? error.message : `it threw ${String(error)}`}; instance ${text(instance).slice(0, 2000)}`, { cause: error });
    }
  };

  const holds = (name: string, h: AnyHypothesis, instance: AnyInstance): boolean => guarded(`hypothesis '${name}'`, instance, () => h.holds(instance));

  /** The first kept hypothesis that does not hold, or the dropped one where it does; null for an admissible instance. */
  const rejectedBy = (instance: AnyInstance): { readonly by: string; readonly h: AnyHypothesis | null } | null => {
    for (const [name, h] of kept) if (!holds(name, h, instance)) return { by: name, h };
    return dropped !== null && missing !== undefined && holds(dropped, missing, instance) ? { by: `${dropped} not violated`, h: null } : null;
  };

  const judged = (instance: AnyInstance): Judged =>
    guarded(`'then'`, instance, () => {
      const conclusion = claim.then(instance);
      const status = statusOf(conclusion);
      if (status !== 'undecided' && (status === 'observed') !== (claim.kind === 'statistical')) {
        throw new Fault(`a ${claim.kind} claim returned ${status === 'observed' ? 'an observation' : 'a residual'}; statistical claims, and only they, return observations`);
      }
      return { status, ratio: isResidual(conclusion) ? ratio(conclusion) : 0, conclusion };
    });

  /** The evaluation of a drawn instance; a narrowed hypothesis that does not hold is a fault of its generator. */
  const evaluate = (instance: AnyInstance): Evaluated => {
    const before = watched++ < watchedEvaluations ? text(instance) : null;
    const rejected = rejectedBy(instance);
    if (rejected !== null && (rejected.h?.narrow !== undefined || rejected.h?.narrowDims !== undefined)) {
      throw new Fault(`the generator of hypothesis '${rejected.by}' (${rejected.h.words}) drew an instance that breaks it: ${text(instance).slice(0, 2000)}`);
    }
    const out: Evaluated = rejected === null ? judged(instance) : { status: 'discarded', by: rejected.by };
    if (before !== null && text(instance) !== before) {
      throw new Fault(`'then' or a hypothesis changes the instance it is given; instance ${before.slice(0, 2000)} became ${text(instance).slice(0, 2000)}`);
    }
    return out;
  };

  /** The evaluation of a candidate that a move made, null where it is not admissible. */
  const attempt = (instance: AnyInstance): Judged | null => (rejectedBy(instance) === null ? judged(instance) : null);

  return { kept: kept.map(([, h]) => h), rejectedBy, evaluate, attempt, violates: violatesBy(attempt) };
};

export type Evaluator = ReturnType<typeof evaluator>;
