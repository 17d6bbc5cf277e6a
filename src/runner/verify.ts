import type { AnyClaim } from '../claim/claim.ts';
import { settledPicture, type Picture } from '../claim/picture.ts';
import type { ClaimEvidence, NecessityRow, Search } from '../evidence/evidence.ts';
import { fieldLines } from '../evidence/fieldLines.ts';
import { wordsWithSizes } from '../settings/wordsWithSizes.ts';
import { certifyPhase } from './certifyPhase.ts';
import { Fault } from './evaluate.ts';
import { Interrupted } from './progress.ts';
import type { VerifyOptions } from './options.ts';
import { search } from './search.ts';

const noCases: Search['cases'] = { asked: 0, run: 0, discards: 0, discardedBy: {}, undecided: 0, coverage: {}, quantiles: [], worst: null, residualRisk: null };

/** A search in which the suite itself failed: inconclusive, and the fault is reported apart. */
const faulty = (fault: string): Search => ({ verdict: 'inconclusive', reason: `our error: ${fault}`, witnesses: 0, cases: noCases, targeted: null, counterexample: null, sequential: null });

const outcomeOf = (result: Search): NecessityRow['outcome'] =>
  result.verdict === 'refuted' ? 'fails' : result.verdict === 'held' ? 'survives' : 'undecided';

/**
 * Verifies one claim: as stated, then once per dropped hypothesis. Never rejects because of what it finds; rejects
 * with `Interrupted` when the signal aborts. Faults of the suite end the search they occur in and are named in `fault`.
 */
export const verify = async (claim: AnyClaim, options: VerifyOptions): Promise<ClaimEvidence> => {
  let fault: string | null = null;
  /** Runs a part; what generators, moves and regimes throw comes without a context, and is our error all the same. */
  const attempt = async <T>(part: string, run: () => Promise<T>, otherwise: (message: string) => T): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      const message = error instanceof Fault ? error.message : `unexpected ${String(error)}`;
      fault ??= part + message;
      return otherwise(message);
    }
  };
  const main = await attempt('', () => search(claim, null, options), faulty);
  const certificates = await attempt('certificates: ', () => certifyPhase(claim, options), () => null);
  const necessity: NecessityRow[] = [];
  for (const [name, expected] of Object.entries(claim.without)) {
    const result = await attempt(`without '${name}': `, () => search(claim, name, options), faulty);
    necessity.push({ hypothesis: name, expected, outcome: outcomeOf(result), ...result });
  }
  const pictures: Record<string, Picture> = {};
  for (const [name, draw] of Object.entries(claim.pictures ?? {})) {
    try {
      pictures[name] = settledPicture(draw());
    } catch (error) {
      fault ??= `picture '${name}': ${String(error)}`;
    }
  }
  const { paper, place, provenance, statement: statementProvenance } = claim.source;
  return {
    id: claim.id,
    title: claim.title,
    paper: { slug: paper.slug, title: paper.title, authors: paper.authors, arxiv: paper.arxiv, venue: paper.venue },
    place,
    provenance,
    statementProvenance,
    kind: claim.kind,
    statement: claim.statement,
    forAll: wordsWithSizes(claim.forAll, Object.values(claim.suppose), options.data),
    fields: fieldLines(claim.forAll),
    hypotheses: Object.entries(claim.suppose).map(([name, h]) => ({
      name,
      words: h.words,
      tex: h.tex,
      by: h.narrow === undefined && h.narrowDims === undefined ? 'guard' : 'construction',
    })),
    readings: claim.readings,
    oracle: claim.oracle,
    uses: claim.uses,
    expected: claim.expect,
    erratum: claim.erratum ?? null,
    ...main,
    necessity,
    ...(certificates === null ? {} : { certificates }),
    ...(claim.pictures === undefined ? {} : { pictures }),
    fault,
    asRecorded: fault === null && main.verdict === claim.expect && necessity.every((row) => row.outcome === row.expected),
  };
};
