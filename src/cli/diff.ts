import { resolve } from 'node:path';
import { differencesOfRuns } from '../report/differencesOfRuns.ts';
import { readEvidence } from './evidenceFile.ts';
import { exit } from './exit.ts';
import type { Arguments } from './options.ts';
import type { Screen } from './screen.ts';
import { UsageError } from './usageError.ts';

/** `gainsay diff`: what changed between two runs. */
export const diffCommand = async ({ positionals }: Arguments, screen: Screen): Promise<number> => {
  if (positionals.length !== 2) throw new UsageError(`expected two evidence files, old and new, got ${positionals.length === 0 ? 'none' : positionals.join(' ')}`);
  const [older, newer] = await Promise.all(positionals.map((path) => readEvidence(resolve(path))));
  const { lines, verdictChanged } = differencesOfRuns(older, newer);
  screen.out(`${lines.join('\n')}\n`);
  return verdictChanged ? exit.differs : exit.asRecorded;
};
