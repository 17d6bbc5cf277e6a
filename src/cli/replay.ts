import { resolve } from 'node:path';
import type { AnyClaim } from '../claim/claim.ts';
import type { ClaimEvidence } from '../evidence/evidence.ts';
import { fieldLines } from '../evidence/fieldLines.ts';
import { replayText } from '../report/replayText.ts';
import { type Replayed, replay, tokenClaim } from '../runner/replay.ts';
import { listedClaims, loadClaim } from './corpus.ts';
import { readEvidence } from './evidenceFile.ts';
import { exit } from './exit.ts';
import { type Arguments, only, text } from './options.ts';
import { shown } from './root.ts';
import type { Screen } from './screen.ts';
import { selectOne, unknown } from './select.ts';
import { UsageError } from './usageError.ts';
import { readUserData } from './userDataFile.ts';

/** The token of a claim in evidence: of its counterexample, else of its worst case; with a hypothesis, of what was found without it. */
const tokenOf = (c: ClaimEvidence, hypothesis: string | undefined): string => {
  const search = hypothesis === undefined ? c : c.necessity.find((row) => row.hypothesis === hypothesis);
  if (search === undefined) throw unknown(`hypothesis of ${c.id}`, hypothesis ?? '', c.necessity.map((row) => row.hypothesis));
  const token = search.counterexample?.replay ?? search.cases.worst?.replay;
  if (token === undefined) throw new UsageError(`${c.id}${hypothesis === undefined ? '' : ` without ${hypothesis}`}: no case was evaluated, there is nothing to replay`);
  return token;
};

/** The token meant by `file#id` or `file#id:hypothesis`; a token stands for itself. */
const resolveToken = async (asked: string): Promise<string> => {
  const at = asked.lastIndexOf('#');
  if (at < 0 && asked.endsWith('.json')) throw new UsageError(`${asked} holds many claims; name one: ${asked}#<claim id>, or ${asked}#<claim id>:<hypothesis>`);
  if (at < 0) return asked;
  const path = resolve(asked.slice(0, at));
  const evidence = await readEvidence(path);
  const [name = '', hypothesis] = asked.slice(at + 1).split(':');
  const ids = evidence.claims.map((c) => c.id);
  const id = selectOne(name, ids);
  const found = evidence.claims.find((c) => c.id === id);
  if (found === undefined) throw new UsageError(`${shown(path)} has no claim ${id}`);
  return tokenOf(found, hypothesis);
};

const attempt = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    // Tokens that are malformed, or describe no instance of the claim: what was typed is at fault.
    if (error instanceof Error && /^(replay|instance of)\b/.test(error.message)) throw new UsageError(error.message.replace(/^replay: /, ''));
    throw error;
  }
};

const find = async (token: string): Promise<{ readonly claim: AnyClaim }> => {
  const id = attempt(() => tokenClaim(token));
  const claims = await listedClaims();
  const found = claims.find((c) => c.id === id);
  if (found === undefined) throw unknown('claim', id, claims.map((c) => c.id));
  return loadClaim(found);
};

/** `gainsay replay`: one instance again, everything about it shown. */
export const replayCommand = async ({ values, positionals }: Arguments, screen: Screen): Promise<number> => {
  const token = await resolveToken(only(positionals, 'replay token or evidence.json#id'));
  const dataPath = text(values, 'data');
  const data = dataPath === undefined ? undefined : await readUserData(dataPath, screen);
  const { claim } = await find(token);
  const replayed: Replayed = attempt(() => replay(claim, token, data));
  screen.out(replayText({ title: claim.title, statement: claim.statement, source: claim.source, fields: fieldLines(claim.forAll), ...replayed }, screen.width));
  return exit.asRecorded;
};
