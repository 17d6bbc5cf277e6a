import type { AnyClaim } from '../claim/claim.ts';
import type { Search } from '../evidence/evidence.ts';
import type { VerifyOptions } from './options.ts';
import { search } from './search.ts';
import { deriveSeed } from './seed.ts';
import { residualRisk } from './tally.ts';

export interface HuntOptions extends Omit<VerifyOptions, 'runs' | 'targeted' | 'witnesses'> {
  /** Evaluations in all; or a time limit; the first reached ends the hunt. */
  readonly runs?: number;
  readonly milliseconds?: number;
}

/** Random cases of one round; a targeted phase of the same size follows, from the worst case of the round. */
const roundRuns = 2000;

/**
 * A long search for a violation of the claim as stated, with other seeds than `verify`: rounds of random and
 * targeted search, half and half, until one violates or the budget ends. Returns the round that violated, or the
 * round that came closest, with the numbers of all rounds added up.
 */
export const hunt = async (claim: AnyClaim, options: HuntOptions): Promise<Search> => {
  const { runs, milliseconds, ...rest } = options;
  const end = milliseconds === undefined ? Infinity : performance.now() + milliseconds;
  const total = runs ?? (milliseconds === undefined ? 20 * roundRuns : Infinity);
  const size = Math.max(1, Math.min(roundRuns, Math.ceil(total / 2)));
  let spent = 0;
  let cases = 0;
  let targeted = 0;
  let closest: Search | null = null;
  const height = (s: Search): number => Math.max(s.cases.quantiles.at(-1) ?? 0, s.targeted?.best ?? 0);
  for (let round = 0; closest === null || (spent < total && performance.now() < end); round++) {
    const result = await search(claim, null, { ...rest, seed: deriveSeed(options.seed, 'hunt', round), runs: size, targeted: size });
    cases += result.cases.run;
    targeted += result.targeted?.evaluations ?? 0;
    spent = cases + targeted;
    if (closest === null || result.verdict === 'refuted' || height(result) > height(closest)) closest = result;
    if (result.verdict === 'refuted' || result.verdict === 'gave up') break;
  }
  const held = closest.verdict === 'held';
  return {
    ...closest,
    reason: held ? `held in ${cases} random cases and ${targeted} targeted evaluations` : closest.reason,
    cases: { ...closest.cases, run: cases, asked: Math.max(closest.cases.asked, cases), residualRisk: held ? residualRisk(cases) : closest.cases.residualRisk },
    targeted: closest.targeted === null && targeted === 0 ? null : { best: closest.targeted?.best ?? 0, evaluations: targeted },
  };
};
