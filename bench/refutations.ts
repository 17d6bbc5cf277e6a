import { planted, type Planted } from '../src/runner/fixtures.testing.ts';
import { search } from '../src/runner/search.ts';
import { anyMatrix } from '../src/settings/fields.ts';
import { setting } from '../src/settings/setting.ts';
import { median, processorTime, short, spread, table } from './measure.ts';
import type { Process } from './peer.ts';

/** What one search for a counterexample came to. */
interface Refutation {
  /** Examples until the first violation; null where there was none. */
  readonly found: number | null;
  /** Examples spent on reducing it. */
  readonly reduced: number;
  /** Whether it ends at the smallest sizes that violate. */
  readonly smallest: boolean;
  /** Of processor time: search, reduction, and for ours confirmation and evidence. */
  readonly seconds: number;
}

const mostExamples = 2000;

/** The normal samples of a planted claim never violate, so that only the targeted phase finds it; here its numbers are drawn as those of any claim. */
const drawnFreely = (one: Planted): Planted =>
  one.claim.id !== 'toys/relu-variance' ? one : { ...one, claim: { ...one.claim, forAll: setting({ id: 'ten', words: 'For all x', dims: { N: [10, 10] }, fields: { x: anyMatrix('numbers', [[], ['N']]) } }) as unknown as Planted['claim']['forAll'] } };

const ours = async ({ claim, smallest }: Planted, seed: number): Promise<Refutation> => {
  const start = processorTime();
  const { counterexample } = await search(claim, null, { seed, runs: mostExamples / 2, targeted: mostExamples / 2 });
  const seconds = processorTime() - start;
  if (counterexample === null) return { found: null, reduced: 0, smallest: false, seconds };
  return { found: counterexample.found, reduced: counterexample.reduced, smallest: JSON.stringify(counterexample.instance.dims) === JSON.stringify(smallest), seconds };
};

const words = (all: readonly Refutation[]): string[] => {
  const found = all.flatMap((r) => r.found ?? []);
  const middle = (values: readonly number[]): string => (values.length === 0 ? '–' : short(median(values)));
  return [`${found.length}/${all.length}`, middle(found), middle(all.filter((r) => r.found !== null).map((r) => r.reduced)), `${all.filter((r) => r.smallest).length}/${all.length}`, middle(all.map((r) => 1000 * r.seconds))];
};

/** The planted false claims, each refuted and reduced at a number of seeds, ours and with Hypothesis in turn. */
export const refutations = async (peer: Process | null, seeds: number): Promise<string> => {
  const lines: string[][] = [];
  for (const one of planted.map(drawnFreely)) {
    const [mine, theirs]: [Refutation[], Refutation[]] = [[], []];
    // Seed 0 warms both sides up.
    for (let seed = 0; seed <= seeds; seed++) {
      const mean = await ours(one, seed);
      const other = peer === null ? null : ((await peer.ask({ claim: one.claim.id, seed, most: mostExamples })) as unknown as Refutation);
      if (seed === 0) continue;
      mine.push(mean);
      if (other !== null) theirs.push(other);
    }
    lines.push([one.claim.id, ...words(mine), '']);
    if (theirs.length > 0) lines.push(['  Hypothesis', ...words(theirs), spread(theirs.map(({ seconds }, k) => seconds / (mine[k]?.seconds ?? Number.NaN)))]);
  }
  return table([['false claim', 'refuted', 'examples', 'to reduce', 'smallest sizes', 'ms', 'ours faster by (min..max)'], ...lines]);
};
