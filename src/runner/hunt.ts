import type { AnyClaim } from '../claim/claim.ts';
import type { Counterexample, Search } from '../evidence/evidence.ts';
import type { VerifyOptions } from './options.ts';
import { refutedReason, search } from './search.ts';
import { deriveSeed } from './seed.ts';
import { residualRisk } from './tally.ts';

export interface HuntOptions extends Omit<VerifyOptions, 'runs' | 'targeted' | 'witnesses'> {
  /** Evaluations in all; or a time limit; the first reached ends the hunt. */
  readonly runs?: number;
  readonly milliseconds?: number;
}

/** Random cases of one round; a targeted phase of the same size follows, from the worst case of the round. */
const roundRuns = 2000;
/** Random cases of the first round of a hunt by time: a slow claim must not overrun it before its speed is known. */
const firstRuns = 16;

/** What a round says: a violation before an open question, and that before a round that held. */
const rank = ({ verdict }: Search): number => ['held', 'gave up', 'inconclusive', 'refuted'].indexOf(verdict);

const height = ({ cases, targeted }: Search): number => Math.max(cases.quantiles.at(-1) ?? 0, targeted?.best ?? 0);

/** The round with a counterexample that was found after `spent` evaluations of earlier rounds. */
const after = (found: Search, counterexample: Counterexample, spent: number): Search => {
  const counted = { ...counterexample, found: counterexample.found + spent };
  return { ...found, counterexample: counted, reason: refutedReason(counted) };
};

/**
 * A long search for a violation of the claim as stated, with other seeds than `verify`: rounds of random and
 * targeted search, half and half, until one violates or the budget ends. Returns the round that violated, else one that
 * was left open, else the round that came closest, with the numbers of all rounds added up. Rounds are cut to what is
 * left of the budget, by the speed measured so far where it is a time.
 */
export const hunt = async (claim: AnyClaim, options: HuntOptions): Promise<Search> => {
  const { runs, milliseconds = Infinity, ...rest } = options;
  const started = performance.now();
  const total = runs ?? (milliseconds === Infinity ? 20 * roundRuns : Infinity);
  let cases = 0;
  let targeted = 0;
  let best = 0;
  const discardedBy: Record<string, number> = {};
  let closest: Search | null = null;

  /** Random cases that half of the remaining time is enough for. */
  const affordable = (spent: number): number => {
    if (milliseconds === Infinity || claim.kind === 'statistical') return roundRuns;
    const elapsed = performance.now() - started;
    return spent === 0 ? firstRuns : Math.floor(((milliseconds - elapsed) / (2 * elapsed)) * spent);
  };

  for (let round = 0, spent = 0; closest === null || (spent < total && performance.now() - started < milliseconds); round++) {
    const size = Math.max(1, Math.min(roundRuns, Math.ceil((total - spent) / 2), affordable(spent)));
    const result = await search(claim, null, { ...rest, seed: deriveSeed(options.seed, 'hunt', round), runs: size, targeted: Math.min(size, total - spent - size) });
    // One sequential test decides at its declared error rate; repeating it until it says otherwise would not.
    if (result.sequential) return result;
    if (closest === null || rank(result) > rank(closest) || (rank(result) === rank(closest) && height(result) > height(closest))) {
      closest = result.counterexample === null ? result : after(result, result.counterexample, spent);
    }
    cases += result.cases.run;
    targeted += result.targeted?.evaluations ?? 0;
    best = Math.max(best, result.targeted?.best ?? 0);
    for (const [name, count] of Object.entries(result.cases.discardedBy)) discardedBy[name] = (discardedBy[name] ?? 0) + count;
    spent = cases + targeted;
    if (result.verdict === 'refuted' || result.verdict === 'gave up') break;
  }
  const held = closest.verdict === 'held';
  const discards = Object.values(discardedBy).reduce((sum, count) => sum + count, 0);
  return {
    ...closest,
    reason: held ? `held in ${cases} random cases and ${targeted} targeted evaluations` : closest.reason,
    cases: { ...closest.cases, run: cases, asked: Math.max(closest.cases.asked, cases), discards, discardedBy, residualRisk: held ? residualRisk(cases) : closest.cases.residualRisk },
    targeted: targeted === 0 ? closest.targeted : { best, evaluations: targeted },
  };
};
