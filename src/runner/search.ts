import type { AnyClaim } from '../claim/claim.ts';
import type { Cases, Counterexample, Search, Targeted } from '../evidence/evidence.ts';
import type { AnyInstance } from '../settings/field.ts';
import { instances } from '../settings/instances.ts';
import type { Context, Found } from './context.ts';
import { establish, robustIn } from './counterexample.ts';
import { evaluator, Fault } from './evaluate.ts';
import type { VerifyOptions } from './options.ts';
import { pacer } from './pacer.ts';
import { randomPhase, type Quota } from './randomPhase.ts';
import { sequentialPhase } from './sequentialPhase.ts';
import { tally, type Tally } from './tally.ts';
import { targetedPhase } from './targetedPhase.ts';
import { seedToken, valueToken } from './token.ts';
import { witnessPhase } from './witnessPhase.ts';

const defaultRuns = 1000;
/** Violations that the second path contradicts, after which a search gives up looking for one that it confirms. */
const mostSpurious = 3;
/** The share of its cases that a search spends on a robust counterexample once it has a degenerate one. */
const shareForRobust = 1 / 4;
/** Further finds that are reduced in that hope. */
const mostFurther = 3;

/** Which regime was reached too rarely, in words; null when none. */
const missedRegime = ({ coverage }: Cases): string | null => {
  const missed = Object.entries(coverage).find(([, { asked, share }]) => share < asked);
  return missed === undefined ? null : `regime '${missed[0]}' reached in ${(100 * missed[1].share).toPrecision(2)} % of cases, ${100 * missed[1].asked} % asked`;
};

const verdictOf = (seen: Tally, cases: Cases, targeted: Targeted | null, spurious: number, open: string | null): { verdict: Search['verdict']; reason: string } => {
  const missed = missedRegime(cases);
  const guards = Object.entries(cases.discardedBy).sort((a, b) => b[1] - a[1]).map(([name, n]) => `${name} ${n}`).join(', ');
  if (spurious > 0) return { verdict: 'inconclusive', reason: 'a violation in floating point that the second path through the formula contradicts' };
  if (cases.run < cases.asked) return { verdict: 'gave up', reason: `hypotheses met by ${cases.run} of ${cases.run + cases.discards} instances (discarded by ${guards || 'no guard'})` };
  if (cases.undecided > 0) return { verdict: 'inconclusive', reason: `${cases.undecided} of ${cases.run} cases undecided: ${seen.why}` };
  if (seen.grey > 0) return { verdict: 'inconclusive', reason: `a residual in the rounding grey zone (${(seen.worst?.ratio ?? 0).toPrecision(2)} times its tolerance)` };
  if (open !== null) return { verdict: 'inconclusive', reason: open };
  if (missed !== null) return { verdict: 'inconclusive', reason: missed };
  return { verdict: 'held', reason: `held in ${cases.run} random cases${targeted === null ? '' : ` and ${targeted.evaluations} targeted evaluations`}` };
};

/** How a counterexample was come by and confirmed, in one sentence. */
export const refutedReason = ({ confirmed, foundBy, found }: Counterexample): string =>
  `${confirmed === 'float only' ? 'violated in floating point' : `confirmed (${confirmed})`}, found by the ${foundBy} phase after ${found} evaluations`;

/** Witnesses, random, targeted, reduce, confirm: for the claim as stated (`dropped` null) or with one hypothesis dropped. */
export const search = async (claim: AnyClaim, dropped: string | null, options: VerifyOptions): Promise<Search> => {
  const judge = evaluator(claim, dropped);
  const context: Context = { claim, dropped, options, judge, source: instances(claim.forAll, judge.kept, options.data), pacer: pacer(options) };
  const runs = options.runs ?? claim.runs ?? defaultRuns;
  // No case at all would hold anything.
  if (!(Number.isInteger(runs) && runs >= 1)) throw new Fault(`${runs} random cases asked for, expected a whole number from 1 up`);
  const budget = options.targeted ?? Math.ceil(runs / 4);
  const seen = tally(claim, { ownData: options.data !== undefined });
  const token = (seed: number, instance: AnyInstance): string =>
    options.data === undefined ? seedToken(claim.id, dropped, seed) : valueToken(claim.id, dropped, claim.forAll, instance);
  if (claim.kind === 'statistical') {
    const { sequential, verdict, reason } = await sequentialPhase(context, runs, seen);
    const cases = seen.cases(verdict === 'gave up' ? runs : seen.count, token, false);
    const ruling = missedRegime(cases);
    return { verdict: ruling === null ? verdict : 'inconclusive', reason: ruling ?? reason, witnesses: 0, cases, targeted: null, counterexample: null, sequential };
  }
  const witnesses = witnessPhase(context);
  let targeted: Targeted | null = null;
  let open = witnesses.open;
  let spurious = 0;
  let counterexample: Counterexample | null = null;
  const quota: Quota = { runs };
  async function* finds(): AsyncGenerator<Found> {
    if (witnesses.found !== null) yield witnesses.found;
    for await (const found of randomPhase(context, quota, seen)) yield { ...found, evaluations: witnesses.count + found.evaluations };
    if (counterexample !== null || budget === 0 || seen.count === 0) return;
    // The worst case is worth climbing from, unless it is a violation that was found to be none.
    const { found, evaluations, best, open: why } = await targetedPhase(context, budget, spurious > 0 ? null : (seen.worst?.instance ?? null));
    targeted = { evaluations, best };
    open ??= why;
    if (found !== null) yield { ...found, evaluations: witnesses.count + seen.count + evaluations };
  }
  let violated = false;
  const isRobust = robustIn(context);
  let further = 0;
  for await (const found of finds()) {
    violated ||= found.foundBy === 'random';
    if (counterexample !== null) {
      if (!isRobust(found)) continue;
      const other = await establish(context, found);
      // Not at the price of its confirmation.
      const better = other !== null && other.stability !== 'degenerate' && (other.confirmed !== 'float only' || counterexample.confirmed === 'float only');
      if (better) counterexample = other;
      if (better || ++further === mostFurther) break;
      // What was confirmed stands, whatever becomes of a further find.
      continue;
    }
    counterexample = await establish(context, found);
    if (counterexample === null ? ++spurious === mostSpurious : counterexample.stability !== 'degenerate') break;
    // A degenerate counterexample refutes; a robust one convinces: one that needs no tie is worth a further look.
    if (counterexample !== null) quota.runs = Math.min(runs, seen.count + Math.ceil(shareForRobust * runs));
  }
  const cases = seen.cases(runs, token, violated);
  const ruling = counterexample === null
    ? verdictOf(seen, cases, targeted, spurious, open)
    : { verdict: 'refuted' as const, reason: refutedReason(counterexample) };
  return { ...ruling, witnesses: witnesses.count, cases, targeted, counterexample, sequential: null };
};
