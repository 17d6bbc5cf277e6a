import { clopperPearsonLower, permutationAbove } from '../dynamics/binomial.ts';
import type { ThresholdOutcome } from '../dynamics/thresholdNetwork/outcome.ts';
import { familyOf, familySeeds, type Family } from '../settings/thresholdFamily.ts';
import { type Residual, type Seen, undecided, type Undecided } from './residual.ts';
import { trainedTwice } from './tolerance.ts';

/** The level of every exact test of a family, fixed beforehand. */
export const familyLevel = 1e-3;

/** What eight successes of eight show at that level: a probability of at least 0.42. */
const leastProbability = 0.4;

/** What no success of eight shows a probability of at least 0.4 to be wrong at: 0.6⁸ = 0.017. */
const refutingLevel = 0.02;

/** The exact lower bound on a success probability, and whether successes of runs show one of 0.4 at least, show that it is less, or neither. */
export const shownBy = (successes: number, runs: number): { readonly lower: number; readonly shown: 'held' | 'refuted' | 'neither' } => {
  const lower = clopperPearsonLower(runs, successes, familyLevel);
  const upper = 1 - clopperPearsonLower(runs, runs - successes, refutingLevel);
  return { lower, shown: lower >= leastProbability ? 'held' : upper < leastProbability ? 'refuted' : 'neither' };
};

const seenOf = ({ outcomes, schedule }: ReturnType<typeof familyOf>): Record<string, Seen> => ({
  seeds: familySeeds.confirmation,
  'schedule of the threshold': schedule,
  'features covered': outcomes.map((o) => o.coverage),
  purity: outcomes.map((o) => o.purity),
  'R²': outcomes.map((o) => o.r2),
});

/**
 * How far the exact lower confidence bound (Clopper–Pearson, one-sided) on the probability of success lies below 0.4: eight of
 * eight runs suffice, and none of eight refutes; what lies between shows neither, and is undecided.
 */
export const succeeds = (family: Partial<Family>, what: string, success: (outcome: ThresholdOutcome, of: ReturnType<typeof familyOf>) => boolean): Residual | Undecided => {
  const runs = familyOf(family);
  const successes = runs.outcomes.filter((outcome) => success(outcome, runs)).length;
  const count = runs.outcomes.length;
  const { lower, shown } = shownBy(successes, count);
  const seen = { ...seenOf(runs), successes, 'lower bound': lower };
  if (shown === 'neither') return undecided(`${successes} of ${count} runs: neither P[${what}] ≥ ${leastProbability} nor its contrary is shown`, seen);
  return {
    what: `${leastProbability} less the lower bound on P[${what}]`,
    value: Math.max(0, leastProbability - lower),
    tolerance: trainedTwice.tolerance,
    because: `exact test (Clopper–Pearson) of ${count} runs at the level ${familyLevel}, refuted at ${refutingLevel}; ${trainedTwice.because}`,
    seen,
  };
};

/** How far the exact permutation p-value of "the figures of `more` exceed those of `less`" lies above the level; undecided where the test shows neither that nor the contrary. */
export const exceeds = (what: string, more: readonly number[], less: readonly number[]): Residual | Undecided => {
  const [p, contrary] = [permutationAbove(more, less), permutationAbove(less, more)];
  if (p > familyLevel && contrary > familyLevel) return undecided(`the test shows neither ${what} nor the contrary: p-values ${p.toPrecision(2)} and ${contrary.toPrecision(2)}`, { more, less });
  return { what: `p-value of ${what}, above ${familyLevel}`, value: Math.max(0, p - familyLevel), tolerance: trainedTwice.tolerance / 8, because: `exact permutation test of the rank sum; ${trainedTwice.because}`, seen: { 'p-value': p, more, less } };
};

/** How far the smaller of the two one-sided permutation p-values lies below the level: at 0 the test sees no difference. */
export const indistinguishable = (what: string, a: readonly number[], b: readonly number[]): Residual => {
  const p = Math.min(permutationAbove(a, b), permutationAbove(b, a));
  return { what: `${familyLevel} less the p-value of ${what}`, value: Math.max(0, familyLevel - p), tolerance: familyLevel / 64, because: 'exact permutation test of the rank sum, both sides', seen: { 'p-value': p, 'one': a, 'other': b } };
};
