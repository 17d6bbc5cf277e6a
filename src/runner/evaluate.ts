import type { AnyClaim } from '../claim/claim.ts';
import { greyFactor, ratio, type Conclusion } from '../claim/residual.ts';
import type { AnyInstance } from '../settings/field.ts';
import { write } from '../settings/written.ts';

export type Status = 'holds' | 'grey' | 'violated' | 'undecided';

/** What one instance says about a claim. */
export type Evaluated =
  | { readonly status: 'discarded'; readonly by: string }
  | { readonly status: Status; readonly ratio: number; readonly conclusion: Conclusion };

/** The suite is at fault: a generator broke its hypothesis, a conclusion threw or was not a number. Never a refutation. */
export class Fault extends Error {
  override readonly name = 'Fault';
}

/** Where a conclusion stands: value/tolerance up to 1 holds, up to the grey factor is undecided, beyond is violated. */
export const statusOf = (conclusion: Conclusion): Status => {
  if ('undecided' in conclusion) return 'undecided';
  const value = ratio(conclusion);
  return value <= 1 ? 'holds' : value <= greyFactor ? 'grey' : 'violated';
};

const shown = (claim: AnyClaim, instance: AnyInstance): string => JSON.stringify(write(claim.forAll, instance)).slice(0, 2000);

/** Evaluates a claim with its hypotheses, or with one of them dropped: then only instances that violate it count. */
export const evaluator = (claim: AnyClaim, dropped: string | null) => {
  const kept = Object.entries(claim.suppose).filter(([name]) => name !== dropped);
  const missing = dropped === null ? undefined : claim.suppose[dropped];

  /** The guard that rejects the instance, or null; a narrowed hypothesis that does not hold is a fault of its generator. */
  const rejectedBy = (instance: AnyInstance): string | null => {
    for (const [name, h] of kept) {
      if (h.holds(instance)) continue;
      if (h.narrow !== undefined || h.narrowDims !== undefined) {
        throw new Fault(`the generator of hypothesis '${name}' (${h.words}) drew an instance that breaks it: ${shown(claim, instance)}`);
      }
      return name;
    }
    return missing?.holds(instance) === true ? `${dropped ?? ''} not violated` : null;
  };

  const evaluate = (instance: AnyInstance): Evaluated => {
    const by = rejectedBy(instance);
    if (by !== null) return { status: 'discarded', by };
    let conclusion: Conclusion;
    try {
      conclusion = claim.then(instance);
    } catch (error) {
      throw new Fault(`'then' threw on an admissible instance: ${String(error)}; instance ${shown(claim, instance)}`, { cause: error });
    }
    const value = 'undecided' in conclusion ? 0 : ratio(conclusion);
    if (Number.isNaN(value)) {
      throw new Fault(`the residual is not a number (${JSON.stringify(conclusion)}); instance ${shown(claim, instance)}`);
    }
    return { status: statusOf(conclusion), ratio: value, conclusion };
  };

  /** The evaluation, or null where the instance is inadmissible or the evaluation fails: what reduction may not accept. */
  const attempt = (instance: AnyInstance): Evaluated | null => {
    try {
      const out = evaluate(instance);
      return out.status === 'discarded' ? null : out;
    } catch {
      return null;
    }
  };

  const violates = (instance: AnyInstance): boolean => attempt(instance)?.status === 'violated';

  return { kept: kept.map(([, h]) => h), evaluate, attempt, violates };
};

export type Evaluator = ReturnType<typeof evaluator>;
