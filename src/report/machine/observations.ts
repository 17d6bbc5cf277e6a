import type { ClaimEvidence, Counterexample, Evidence, Search, Verdict } from '../../evidence/evidence.ts';
import { canonicalJson } from '../../evidence/json.ts';
import { certificatesWords } from '../certificates.ts';
import { instanceInline } from '../instance.ts';
import { legible } from '../legible.ts';
import { partialWords } from '../status.ts';
import { casesWords, counterexampleWords, provenanceWords, residualWords } from '../words.ts';
import { searchesOf, startOf } from './searches.ts';

/** A line about a stored case, and a line about a search or the run, as in Hypothesis's schema of observations. */
type Line = Readonly<Record<string, unknown>>;

/** What both kinds of line end with. */
interface Run {
  readonly property: string;
  readonly run_start: number;
}

const alarms: Readonly<Record<Verdict, 'info' | 'alert'>> = { held: 'info', refuted: 'alert', 'gave up': 'alert', inconclusive: 'alert' };

/** Where the statement comes from: a refutation is judged by it. */
const sourceOf = (c: ClaimEvidence): object => ({ place: c.place, provenance: c.provenance, statementProvenance: c.statementProvenance, source: provenanceWords(c) });

const searchLine = (c: ClaimEvidence, dropped: string | null, s: Search, run: Run): Line => {
  const fault = dropped === null ? c.fault : null;
  const { asked, run: cases, discards, undecided, coverage, quantiles, residualRisk } = s.cases;
  return {
    type: fault === null ? alarms[s.verdict] : 'error',
    title: fault === null ? `${s.verdict}: ${s.reason}` : `our error, not a finding: ${fault}`,
    content: { summary: casesWords(s.cases), ...sourceOf(c), asked, cases, discards, undecided, coverage, quantiles, residualRisk, targeted: s.targeted, sequential: s.sequential ?? null, ...(dropped === null && c.certificates !== undefined ? { certificates: c.certificates, certified: certificatesWords(c.certificates) } : {}) },
    ...run,
  };
};

const caseLine = (status: 'passed' | 'failed' | 'gave_up', parts: { readonly status_reason: string; readonly representation: string; readonly how_generated: string; readonly arguments?: object; readonly features: object; readonly metadata: object }, run: Run): Line => ({
  type: 'test_case',
  status,
  arguments: {},
  coverage: null,
  timing: {},
  ...parts,
  ...run,
});

const counterexampleLine = (c: ClaimEvidence, x: Counterexample, run: Run): Line =>
  caseLine('failed', {
    status_reason: residualWords(x.residual),
    representation: instanceInline(x.instance, 400),
    arguments: x.instance,
    how_generated: counterexampleWords(x),
    features: { ratio: x.residual.value / x.residual.tolerance, confirmed: x.confirmed, stability: x.stability },
    metadata: { replay: x.replay, seen: x.residual.seen, ...sourceOf(c) },
  }, run);

/** The worst case of the random phase: stored by its token only, hence without arguments. */
const worstLine = (c: ClaimEvidence, s: Search, run: Run): Line[] => {
  const { worst, quantiles, undecided } = s.cases;
  if (worst === null || s.counterexample !== null) return [];
  const status = s.verdict === 'held' ? 'passed' : 'gave_up';
  return [caseLine(status, { status_reason: status === 'passed' ? '' : s.reason, representation: worst.replay, how_generated: 'worst case of the random phase', features: { ratio: quantiles.at(-1) ?? null, undecided }, metadata: { ...worst, ...sourceOf(c) } }, run)];
};

/**
 * JSON Lines in the schema of Hypothesis's observations, which Tyche reads: a line for every search, and one for every
 * case that the evidence stores. The property is the claim's id, with "without h" where a hypothesis was dropped.
 */
export const observations = (evidence: Evidence): string => {
  const e = legible(evidence);
  const run_start = startOf(e.environment.started) / 1000;
  const lines = e.claims.flatMap((c) =>
    searchesOf(c).flatMap(({ dropped, search }) => {
      const run = { property: dropped === null ? c.id : `${c.id} without ${dropped}`, run_start };
      return [searchLine(c, dropped, search, run), ...(search.counterexample === null ? [] : [counterexampleLine(c, search.counterexample, run)]), ...worstLine(c, search, run)];
    }),
  );
  const skipped = e.skipped.map((s): Line => ({ type: 'info', title: 'skipped', content: s.reason, property: s.id, run_start }));
  const notTested = (e.notTested ?? []).map((n): Line => ({ type: 'info', title: 'not tested', content: `${n.title} (${n.place}; ${n.provenance}): ${n.reason}`, property: n.id, run_start }));
  const partial: Line[] = e.partial ? [{ type: 'alert', title: 'partial', content: partialWords, property: 'run', run_start }] : [];
  return [...partial, ...lines, ...skipped, ...notTested].map((line) => `${canonicalJson(line)}\n`).join('');
};
