import type { AnyClaim } from '../claim/claim.ts';
import { isResidual, type Conclusion } from '../claim/residual.ts';
import type { Certificate, Confirmation, Measured, Observed, Uncertified, WrittenInstance, WrittenSeen } from '../evidence/evidence.ts';
import { stream } from '../generators/stream.ts';
import type { UserData } from '../generators/userData.ts';
import type { AnyInstance } from '../settings/field.ts';
import { instances } from '../settings/instances.ts';
import { write } from '../settings/written.ts';
import { exhibitsOf } from './certifyPhase.ts';
import { confirm } from './confirm.ts';
import { statusOf, type Status } from './evaluate.ts';
import { measured, observed, writtenSeenOf } from './measured.ts';
import { instanceOf, parseToken } from './token.ts';

/** One instance evaluated again: each hypothesis, the conclusion, and the second path. */
export interface Replayed {
  readonly claim: string;
  readonly dropped: string | null;
  readonly instance: WrittenInstance;
  readonly hypotheses: readonly { readonly name: string; readonly words: string; readonly tex: string; readonly holds: boolean; readonly dropped: boolean }[];
  readonly conclusion: Measured | Observed | { readonly undecided: string; readonly seen: Readonly<Record<string, WrittenSeen>> };
  readonly status: Status;
  /** The level at which a violation is confirmed; null when there is none, or the second path contradicts it. */
  readonly confirmed: Confirmation | null;
  /** What the instance exhibits, where every hypothesis holds. */
  readonly exhibits: readonly (Certificate | Uncertified)[];
}

/** The claim id of a token; throws when the token is malformed. */
export const tokenClaim = (token: string): string => parseToken(token).claim;

/** The conclusion, which need have no value where a hypothesis is broken. */
const concluded = (claim: AnyClaim, instance: AnyInstance, broken: string | undefined): Conclusion => {
  try {
    return claim.then(instance);
  } catch (error) {
    if (broken === undefined) throw error;
    throw new Error(`replay: ${claim.id} has no conclusion where '${broken}' does not hold, as in this instance (${error instanceof Error ? error.message : String(error)}); change its entries`, { cause: error });
  }
};

/** Re-runs exactly the instance of a token; throws when the token does not fit the claim. */
export const replay = (claim: AnyClaim, token: string, data?: UserData): Replayed => {
  const parsed = parseToken(token);
  if (parsed.claim !== claim.id) throw new Error(`replay: the token is of ${parsed.claim}, not of ${claim.id}`);
  if (parsed.dropped !== null && !Object.hasOwn(claim.suppose, parsed.dropped)) {
    throw new Error(`replay: ${claim.id} has no hypothesis '${parsed.dropped}'; it has ${Object.keys(claim.suppose).join(', ') || 'none'}`);
  }
  const kept = Object.entries(claim.suppose).filter(([name]) => name !== parsed.dropped).map(([, h]) => h);
  const instance = parsed.seed === null ? instanceOf(parsed, claim.forAll) : instances(claim.forAll, kept, data).draw(stream(parsed.seed));
  const fault = instances(claim.forAll, kept, data).fault(instance);
  if (fault !== null) throw new Error(`replay: not an instance of ${claim.id}: ${fault}`);
  const hypotheses = Object.entries(claim.suppose).map(([name, h]) => ({ name, words: h.words, tex: h.tex, holds: h.holds(instance), dropped: name === parsed.dropped }));
  const conclusion = concluded(claim, instance, hypotheses.find(({ holds }) => !holds)?.words);
  const status = statusOf(conclusion);
  return {
    claim: claim.id,
    dropped: parsed.dropped,
    instance: write(claim.forAll, instance),
    hypotheses,
    conclusion: 'undecided' in conclusion ? { undecided: conclusion.undecided, seen: writtenSeenOf(conclusion.seen) } : isResidual(conclusion) ? measured(conclusion) : observed(conclusion),
    status,
    exhibits: parsed.dropped === null && hypotheses.every(({ holds }) => holds) ? exhibitsOf(claim, instance) : [],
    confirmed: !isResidual(conclusion) || status !== 'violated' ? null : confirm(claim, instance, conclusion),
  };
};
