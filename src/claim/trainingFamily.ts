import { clopperPearsonLower, permutationAbove } from '../dynamics/binomial.ts';
import { madeOnce } from '../settings/madeOnce.ts';
import { familyOf, type Family, type FamilyOfRuns, type TrainedRun } from '../settings/thresholdFamily.ts';
import { type Residual, type Seen, undecided, type Undecided } from './residual.ts';
import { trainedTwice } from './tolerance.ts';

/** The level of every exact test of a family, fixed beforehand. */
export const familyLevel = 1e-3;

/** What eight successes of eight show at that level: a probability of at least 0.42. */
const leastProbability = 0.4;

/** What no success of eight shows a probability of at least 0.4 to be wrong at: 0.6⁸ = 0.017. */
const refutingLevel = 0.02;

/** The exact lower bound on a success probability, and whether successes of runs show one of 0.4 at least, show that it is less, or neither. */
export const shownBy = madeOnce((successes: number, runs: number): { readonly lower: number; readonly shown: 'held' | 'refuted' | 'neither' } => {
  const lower = clopperPearsonLower(runs, successes, familyLevel);
  const upper = 1 - clopperPearsonLower(runs, runs - successes, refutingLevel);
  return { lower, shown: lower >= leastProbability ? 'held' : upper < leastProbability ? 'refuted' : 'neither' };
});

/** What so many successes of the first `done` of `runs` runs decide, whatever the others give; null where they could still decide otherwise. */
export const settledBy = (successes: number, done: number, runs: number): ReturnType<typeof shownBy>['shown'] | null => {
  const ends = new Set(Array.from({ length: runs - done + 1 }, (_, more) => shownBy(successes + more, runs).shown));
  const [only] = ends;
  return ends.size === 1 ? only : null;
};

/** What a claim asks of each run of a family: when it is a success, and the figures that this is read off. */
interface Success {
  /** The event, in words. */
  readonly what: string;
  readonly of: (run: TrainedRun, family: FamilyOfRuns) => boolean;
  readonly figures: Readonly<Record<string, (run: TrainedRun) => number>>;
}

/**
 * How far the exact lower confidence bound (Clopper–Pearson, one-sided) on the probability of success lies below 0.4: eight of
 * eight runs suffice, and none of eight refutes; what lies between shows neither, and is undecided. Runs stop once the others can no
 * longer change that, which leaves decision and error rates what they are.
 */
export const judgedRuns = (family: FamilyOfRuns, { what, of, figures }: Success): Residual | Undecided => {
  const count = family.seeds.length;
  const runs: TrainedRun[] = [];
  let successes = 0;
  for (const seed of family.seeds) {
    if (settledBy(successes, runs.length, count) !== null) break;
    const run = family.run(seed);
    runs.push(run);
    if (of(run, family)) successes++;
  }
  const seen: Record<string, Seen> = { seeds: family.seeds.slice(0, runs.length), 'schedule of the threshold': family.schedule, successes };
  for (const [name, figure] of Object.entries(figures)) seen[name] = runs.map(figure);
  if (settledBy(successes, runs.length, count) === 'neither') return undecided(`${successes} of ${runs.length} runs: whatever the others of ${count} give, neither P[${what}] ≥ ${leastProbability} nor its contrary is shown`, seen);
  const { lower } = shownBy(successes, count);
  return {
    what: `${leastProbability} less the lower bound on P[${what}]`,
    value: Math.max(0, leastProbability - lower),
    tolerance: trainedTwice.tolerance,
    because: `exact test (Clopper–Pearson) of ${count} runs at the level ${familyLevel}, refuted at ${refutingLevel}; ${trainedTwice.because}`,
    seen: { ...seen, 'lower bound': lower },
  };
};

/** The same of the family of a kind. */
export const succeeds = (kind: Partial<Family>, success: Success): Residual | Undecided => judgedRuns(familyOf(kind), success);

/** A figure of every run of a family, in the order of the seeds. */
export const every = (kind: Partial<Family>, figure: (run: TrainedRun) => number): number[] => {
  const { seeds, run } = familyOf(kind);
  return seeds.map((seed) => figure(run(seed)));
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
