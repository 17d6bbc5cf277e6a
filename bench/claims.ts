import type { AnyClaim } from '../src/claim/claim.ts';
import { entriesOf } from '../src/cli/corpus.ts';
import { verify } from '../src/runner/verify.ts';
import type { Work } from './pairs.ts';

const stackable = ['alpha-cl-gradient', 'one-layer-dynamics'];

/** Conclusions evaluated by one search, necessity apart; 0 where a violation ended it. */
const search = async (claim: AnyClaim, seed: number): Promise<number> => {
  const { verdict, cases, targeted } = await verify({ ...claim, without: {} }, { seed });
  return verdict === 'held' ? cases.run + (targeted?.evaluations ?? 0) : 0;
};

const workOf = (claim: AnyClaim, name: string): Work => {
  let seed = 0;
  return {
    name,
    // What has no peer of its own (the linear counterparts) is compared with nothing.
    peers: /-(linear|always)$/.test(name) ? [] : [name, ...(stackable.includes(name) ? [`${name}, stacked`] : [])],
    perSecond: async (seconds) => {
      const start = performance.now();
      let cases = 0;
      do cases += await search(claim, seed++);
      while (performance.now() - start < 1000 * seconds);
      return (1000 * cases) / (performance.now() - start);
    },
  };
};

/** Cases per second of the whole search of every claim, as `verify` runs it: random, targeted, evidence. */
export const claims = async (): Promise<readonly Work[]> =>
  (await entriesOf()).filter(({ claim }) => claim.expect === 'held').map(({ claim }) => workOf(claim, claim.id.replace(/^.*\//, '')));
