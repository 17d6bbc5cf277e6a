import { median, short, spread, table } from './measure.ts';
import type { Peer } from './peer.ts';

/** A work of ours and the names of the same work in numpy, plain form first. */
export interface Work {
  readonly name: string;
  readonly peers: readonly string[];
  perSecond(seconds: number): Promise<number>;
}

/**
 * The works in interleaved rounds, ours beside numpy's: rates and ratios as medians of paired rounds, with extremes.
 * A round before the first warms both sides up.
 */
export const pairs = async (head: string, works: readonly Work[], peer: Peer | null, rounds: number, seconds: number): Promise<string> => {
  const lines: string[][] = [];
  for (const work of works) {
    const measured = [{ name: '', ours: [] as number[], theirs: [] as number[] }, ...work.peers.slice(1).map((name) => ({ name, ours: [] as number[], theirs: [] as number[] }))];
    for (let round = 0; round <= rounds; round++) {
      const ours = await work.perSecond(seconds);
      for (const [k, line] of measured.entries()) {
        const name = work.peers[k];
        const theirs = peer === null || name === undefined ? null : await peer.perSecond(name, seconds);
        if (round === 0) continue;
        line.ours.push(ours);
        if (theirs !== null) line.theirs.push(theirs);
      }
    }
    for (const { name, ours, theirs } of measured) {
      lines.push([name === '' ? work.name : `  against ${name}`, short(median(ours)), theirs.length === 0 ? '–' : short(median(theirs)), spread(theirs.map((rate, i) => (ours[i] ?? Number.NaN) / rate))]);
    }
  }
  return table([[head, 'ours', 'numpy', 'times numpy (min..max)'], ...lines]);
};
