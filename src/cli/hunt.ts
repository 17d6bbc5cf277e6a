import { randomInt } from 'node:crypto';
import { fieldLines } from '../evidence/fieldLines.ts';
import { counterexampleLines } from '../report/terminal.ts';
import { casesWords, refutationOf, targetedWords } from '../report/words.ts';
import { skipReason } from '../runner/data.ts';
import { hunt } from '../runner/hunt.ts';
import { Interrupted, type Progress } from '../runner/progress.ts';
import { listedClaims, loadClaim } from './corpus.ts';
import { display } from './display.ts';
import { exit } from './exit.ts';
import { interruptible } from './interrupt.ts';
import { type Arguments, only, positive, seedOption, text, whole } from './options.ts';
import { shown } from './root.ts';
import type { Screen } from './screen.ts';
import { selectOne } from './select.ts';
import { UsageError } from './usageError.ts';
import { readUserData } from './userDataFile.ts';
import { keepWitness, witnessFile } from './witnesses.ts';

/** `gainsay hunt`: a long search of one claim; a find is kept as a witness. */
export const huntCommand = async ({ values, positionals }: Arguments, screen: Screen): Promise<number> => {
  const asked = only(positionals, 'claim id');
  const runs = whole(values, 'runs', 1, 1e12);
  const minutes = positive(values, 'minutes');
  if (runs !== undefined && minutes !== undefined) throw new UsageError('--runs and --minutes exclude each other');
  const seed = seedOption(values) ?? randomInt(2 ** 32);
  const dataPath = text(values, 'data');
  const data = dataPath === undefined ? undefined : await readUserData(dataPath, screen);
  const claims = await listedClaims();
  const id = selectOne(asked, claims.map((c) => c.id));
  const [chosen] = claims.filter((c) => c.id === id);
  const { claim } = await loadClaim(chosen);
  const skip = data === undefined ? null : skipReason(claim, data);
  if (skip !== null) throw new UsageError(`${id} cannot use ${data?.name}: ${skip}`);
  const given = [...(runs === undefined ? [] : [`--runs ${runs}`]), ...(minutes === undefined ? [] : [`--minutes ${minutes}`]), ...(dataPath === undefined ? [] : [`--data ${dataPath}`])];

  if (claim.kind === 'statistical' && (runs ?? minutes) !== undefined) screen.err(`note: one sequential test decides ${id} at its declared error rates; --${runs === undefined ? 'minutes' : 'runs'} does not lengthen it\n`);

  const budget = runs === undefined ? { milliseconds: (minutes ?? 1) * 60_000 } : { runs };
  const shownRun = display(screen, new Map([[id, []]]));
  let phase = 'witnesses' as Progress['phase'];
  try {
    const found = await interruptible((signal) => {
      // From the first word on a Ctrl-C ends the hunt with an account of it.
      screen.err(`seed ${seed}  (repeat with: npm run gainsay -- hunt ${[id, `--seed ${seed}`, ...given].join(' ')})\n`);
      return hunt(claim, { seed, signal, onProgress: (p) => { phase = p.phase; shownRun.progress(p); }, ...budget, ...(data === undefined ? {} : { data }) });
    }).finally(() => shownRun.stop());
    screen.out(`${id}: ${found.verdict}: ${found.reason}\n  ${casesWords(found.cases)}\n`);
    if (found.targeted !== null) screen.out(`  ${targetedWords(found.targeted)}\n`);
    if (found.counterexample === null) return found.verdict === claim.expect || claim.expect === 'refuted' ? exit.asRecorded : exit.differs;
    screen.out(`${counterexampleLines(found.counterexample, '', screen.width, fieldLines(claim.forAll)).join('\n')}\n  ${refutationOf(claim.source)}\n`);
    // A worst case drawn from the user's table is written out by value, so that the witness runs without the table.
    const kept = await keepWitness(id, found.counterexample.replay);
    screen.err(`${kept ? 'kept as a witness' : 'already a witness'}: ${shown(witnessFile(id))}\n`);
    return claim.expect === 'refuted' ? exit.asRecorded : exit.differs;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    // A find is told and kept only when it is reduced and confirmed.
    const state = phase === 'reduce' || phase === 'confirm' ? `while a violation was reduced, which is not a counterexample yet: repeat with --seed ${seed} and let it end` : 'before anything was found';
    screen.err(`interrupted ${state}; nothing was written\n`);
    return exit.interrupted;
  }
};
