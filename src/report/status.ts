import { attributable } from '../claim/paper.ts';
import type { ClaimEvidence, Evidence, Verdict } from '../evidence/evidence.ts';
import { counted } from './number.ts';

/** What a reader is told of a claim: its verdict, or that the suite itself failed. */
export type Status = Verdict | 'our error';

/** A fault of ours outweighs whatever verdict stands beside it. */
export const statusOf = (c: ClaimEvidence): Status => (c.fault === null ? c.verdict : 'our error');

/** Statuses, the most important finding first. */
export const statuses = ['refuted', 'gave up', 'inconclusive', 'our error', 'held'] as const satisfies readonly Status[];

/** How many claims have each status. */
export const statusCounts = (claims: readonly ClaimEvidence[]): Readonly<Record<Status, number>> => {
  const counts = { refuted: 0, 'gave up': 0, inconclusive: 0, 'our error': 0, held: 0 };
  for (const c of claims) counts[statusOf(c)] += 1;
  return counts;
};

const statusWords = (status: Status, n: number): string => `${n} ${status}${status === 'our error' && n > 1 ? 's' : ''}`;

/** "9 claims: 1 refuted, 1 our error, 7 held; 2 skipped; 3 items not tested". */
export const statusTally = (e: Pick<Evidence, 'claims' | 'skipped' | 'notTested'>): string => {
  const counts = statusCounts(e.claims);
  const notTested = e.notTested?.length ?? 0;
  const parts = statuses.filter((s) => counts[s] > 0).map((s) => statusWords(s, counts[s]));
  return `${counted(e.claims.length, 'claim')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}${e.skipped.length > 0 ? `; ${e.skipped.length} skipped` : ''}${notTested > 0 ? `; ${counted(notTested, 'item')} not tested` : ''}`;
};

export const partialWords = 'Partial: the run was interrupted; claims not listed were not finished.';

/** Whether a verdict on the claim as tested speaks for the authors. */
export const isAttributable = (c: ClaimEvidence): boolean =>
  attributable({ paper: c.paper, place: c.place, provenance: c.provenance, statement: c.statementProvenance });

/** Results read in the paper or its code come before those restated from knowledge, and these before our own. */
const nearness = ({ provenance }: ClaimEvidence): number => ({ paper: 0, code: 0, reconstructed: 1, derived: 2 })[provenance];

/**
 * What a reader wants first: refutations, those of the published statement before those of our formulation, then what is undecided or
 * differs, then what held; of refutations alike, those of the paper's results before those of our own statements.
 */
export const byImportance = (claims: readonly ClaimEvidence[]): ClaimEvidence[] => {
  const rank = (c: ClaimEvidence): number => {
    const status = statusOf(c);
    if (status === 'refuted') return (isAttributable(c) ? 0 : 2) + (c.asRecorded ? 1 : 0);
    return 4 + (c.asRecorded ? statuses.length : 0) + statuses.indexOf(status);
  };
  return claims.toSorted((a, b) => rank(a) - rank(b) || (statusOf(a) === 'refuted' ? nearness(a) - nearness(b) : 0));
};
