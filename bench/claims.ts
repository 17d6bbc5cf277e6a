import type { AnyClaim } from '../src/claim/claim.ts';
import { entriesOf } from '../src/cli/corpus.ts';
import { verify } from '../src/runner/verify.ts';
import { processorTime } from './measure.ts';
import type { Work } from './pairs.ts';
import type { Peer } from './peer.ts';

/** Conclusions evaluated by one search, necessity and certificates apart. */
const search = async (claim: AnyClaim, seed: number): Promise<number> => {
  const { certify: _certificates, ...searched } = claim;
  const { cases, targeted } = await verify({ ...searched, without: {} }, { seed });
  return cases.run + (targeted?.evaluations ?? 0);
};

const workOf = (claim: AnyClaim, known: readonly string[]): Work => {
  const name = claim.id.replace(/^.*\//, '');
  let seed = 0;
  return {
    name: claim.id,
    peers: known.filter((other) => other === name || other.startsWith(`${name}, `)),
    perSecond: async (seconds) => {
      const start = processorTime();
      let cases = 0;
      do cases += await search(claim, seed++);
      while (processorTime() - start < seconds);
      return cases / (processorTime() - start);
    },
  };
};

/** Cases per second of the whole search of every claim that holds, or of those named, as `verify` runs it: random, targeted, evidence. */
export const claims = async (peer: Peer | null, names: readonly string[]): Promise<readonly Work[]> =>
  (await entriesOf()).filter(({ claim }) => claim.expect === 'held' && (names.length === 0 || names.includes(claim.id.replace(/^.*\//, '')))).map(({ claim }) => workOf(claim, peer?.claims ?? []));
