import type { AnyClaim } from '../claim/claim.ts';
import type { Cases, Search, Targeted } from '../evidence/evidence.ts';
import type { AnyInstance } from '../settings/field.ts';
import { instances } from '../settings/instances.ts';
import type { Context } from './context.ts';
import { establish } from './counterexample.ts';
import { evaluator } from './evaluate.ts';
import type { VerifyOptions } from './options.ts';
import { pacer } from './pacer.ts';
import { randomPhase } from './randomPhase.ts';
import { tally, type Tally } from './tally.ts';
import { targetedPhase } from './targetedPhase.ts';
import { seedToken, valueToken } from './token.ts';
import { witnessPhase } from './witnessPhase.ts';

const defaultRuns = 1000;

const verdictOf = (seen: Tally, cases: Cases, targeted: Targeted | null, greyTargeted: boolean, spurious: boolean): { verdict: Search['verdict']; reason: string } => {
  const missed = Object.entries(cases.coverage).find(([, { asked, share }]) => share < asked);
  const guards = Object.entries(cases.discardedBy).sort((a, b) => b[1] - a[1]).map(([name, n]) => `${name} ${n}`).join(', ');
  if (spurious) return { verdict: 'inconclusive', reason: 'a violation in floating point that the second path through the formula contradicts' };
  if (cases.run < cases.asked) return { verdict: 'gave up', reason: `hypotheses met by ${cases.run} of ${cases.run + cases.discards} instances (discarded by ${guards || 'no guard'})` };
  if (cases.undecided > 0) return { verdict: 'inconclusive', reason: `${cases.undecided} of ${cases.run} cases undecided: ${seen.why}` };
  if (seen.grey > 0 || greyTargeted) return { verdict: 'inconclusive', reason: `a residual in the rounding grey zone (${Math.max(seen.worst?.ratio ?? 0, targeted?.best ?? 0).toPrecision(2)} times its tolerance)` };
  if (missed !== undefined) return { verdict: 'inconclusive', reason: `regime '${missed[0]}' reached in ${(100 * missed[1].share).toPrecision(2)} % of cases, ${100 * missed[1].asked} % asked` };
  return { verdict: 'held', reason: `held in ${cases.run} random cases${targeted === null ? '' : ` and ${targeted.evaluations} targeted evaluations`}` };
};

/** Witnesses, random, targeted, reduce, confirm: for the claim as stated (`dropped` null) or with one hypothesis dropped. */
export const search = async (claim: AnyClaim, dropped: string | null, options: VerifyOptions): Promise<Search> => {
  const judge = evaluator(claim, dropped);
  const context: Context = { claim, dropped, options, judge, source: instances(claim.forAll, judge.kept, options.data), pace: pacer(options) };
  const runs = options.runs ?? claim.runs ?? defaultRuns;
  const budget = options.targeted ?? Math.ceil(runs / 4);
  const seen = tally(claim);
  const witnesses = witnessPhase(context);
  let found = witnesses.found ?? (await randomPhase(context, runs, seen));
  let targeted: Targeted | null = null;
  let greyTargeted = false;
  if (found === null && budget > 0 && seen.count > 0) {
    const climb = await targetedPhase(context, budget, seen.worst?.instance ?? null);
    targeted = { evaluations: climb.evaluations, best: climb.best };
    greyTargeted = climb.grey;
    found = climb.found;
  }
  const before = found?.foundBy === 'witness' ? 0 : found?.foundBy === 'random' ? witnesses.count : witnesses.count + seen.count + (targeted?.evaluations ?? 0);
  const counterexample = found === null ? null : await establish(context, found, before);
  const token = (seed: number, instance: AnyInstance): string =>
    options.data === undefined ? seedToken(claim.id, dropped, seed) : valueToken(claim.id, dropped, claim.forAll, instance);
  const cases = seen.cases(runs, token, found?.foundBy === 'random');
  const ruling = counterexample === null
    ? verdictOf(seen, cases, targeted, greyTargeted, found !== null)
    : { verdict: 'refuted' as const, reason: `${counterexample.confirmed === 'float only' ? 'violated in floating point' : `confirmed (${counterexample.confirmed})`}, found by the ${counterexample.foundBy} phase after ${counterexample.found} evaluations` };
  return { ...ruling, witnesses: witnesses.count, cases, targeted, counterexample };
};
