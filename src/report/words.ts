import { attributable, type Provenance, type Source } from '../claim/paper.ts';
import { greyFactor } from '../claim/residual.ts';
import type { Cases, ClaimEvidence, Confirmation, Counterexample, Measured, NecessityRow, Observed, Sequential, Targeted } from '../evidence/evidence.ts';
import { counted, formatBound, formatNumber, formatRough } from './number.ts';

const origins: Readonly<Record<Provenance, string>> = {
  paper: 'read in the published text',
  code: "read in the authors' code",
  reconstructed: 'reconstructed: this is our formulation, not a quotation',
  derived: 'derived here; not a claim of the paper',
};

/** Where a result and the statement of it that is tested come from, as a sentence part. */
export const provenanceOf = (result: Provenance, statement: Provenance): string =>
  result === statement ? origins[result] : `the result was ${origins[result]}; the statement as tested was ${origins[statement]}`;

export const provenanceWords = (c: ClaimEvidence): string => provenanceOf(c.provenance, c.statementProvenance);

/** The same for a table cell: "paper", or "paper; statement reconstructed". */
export const provenanceShort = (c: ClaimEvidence): string =>
  c.provenance === c.statementProvenance ? c.provenance : `${c.provenance}; statement ${c.statementProvenance}`;

/**
 * What a refutation is about. Only a statement read in the paper or the code speaks for its authors;
 * of any other the report must never say that the paper is wrong.
 */
export const refutationOf = (source: Source): string =>
  attributable(source)
    ? `This concerns the statement as published (${source.place}).`
    : 'This concerns the statement as formulated here; it is not attributed to the authors.';

export const refutationScope = (c: ClaimEvidence): string =>
  refutationOf({ paper: c.paper, place: c.place, provenance: c.provenance, statement: c.statementProvenance });

/** "worst residual 0.02 of its tolerance in 1,000 cases, 3 discarded; violation probability at most 0.3 % at 95 %, under this generator". */
export const casesWords = (cases: Cases): string => {
  // Of the quantiles, not value over tolerance of the worst case: those two were rounded one by one.
  const largest = cases.quantiles.at(-1);
  const worst = cases.worst === null || largest === undefined ? '' : `worst residual ${formatRough(largest)} of its tolerance in `;
  const parts = [`${worst}${counted(cases.run, 'random case')}`];
  if (cases.run < cases.asked) parts.push(`${counted(cases.asked, 'case')} asked`);
  if (cases.discards > 0) parts.push(`${counted(cases.discards, 'instance')} discarded`);
  if (cases.undecided > 0) parts.push(`${cases.undecided} undecided`);
  const risk = cases.residualRisk === null ? '' : `; violation probability at most ${formatBound(cases.residualRisk)} at 95 %, under this generator`;
  return parts.join(', ') + risk;
};

/** "targeted search: 300 evaluations, at best 0.03 of the tolerance". */
export const targetedWords = (targeted: Targeted): string =>
  `targeted search: ${counted(targeted.evaluations, 'evaluation')}, at best ${formatRough(targeted.best)} of the tolerance`;

/** "max |∇E − A(w)w| = 1/2, tolerance 3.1e-14 (64 roundings at scale 2)". */
export const residualWords = (m: Omit<Measured, 'seen'>): string =>
  `${m.what} = ${formatNumber(m.value)}, tolerance ${formatRough(m.tolerance)} (${m.because})`;

/** "more optima under InfoNCE = 1/2; claimed: a mean above 1/2 (sign test, ties count one half)". */
export const observedWords = (o: Omit<Observed, 'seen'>): string =>
  `${o.what} = ${formatNumber(o.observation)}; claimed: a mean above ${formatNumber(o.null)}, by ${formatRough(o.effect)} (${o.because})`;

/** The sequential test in one sentence: what was averaged, the wealth of both bettors, both error rates, the sample size. */
export const sequentialWords = (s: Sequential): string =>
  `sequential test: mean ${s.mean} of "${s.what}" (${s.because}) in ${counted(s.samples, 'sample')} of at most ${counted(s.budget, 'sample').replace(/ .*/, '')}; ` +
  `e-value ${formatRough(s.wealthFor)} against a mean of at most ${formatNumber(s.null)}, ${formatRough(s.wealthAgainst)} against one of at least ${formatRough(s.null + s.effect)}; ` +
  `${formatRough(1 / s.falseAlarm)} decides: false alarm at most ${formatRough(s.falseAlarm)}, no decision at either mean at most ${formatRough(s.miss)}`;

const levels: Readonly<Record<Confirmation, string>> = {
  exact: 'confirmed in exact rational arithmetic',
  'high precision': 'confirmed in 50-digit arithmetic',
  'float only': 'seen in floating point only, not confirmed by a second path',
};

const stabilities: Readonly<Record<Counterexample['stability'], string>> = {
  robust: 'robust: survives small perturbations',
  degenerate: 'degenerate: only on a kink or a tie',
  discrete: 'discrete: a seed, sizes and choices alone, with no number to perturb',
};

/** How sure a violation is. */
export const confirmationWords = (level: Confirmation): string => levels[level];

/** Confirmation, stability and effort of a counterexample, one sentence. */
export const counterexampleWords = (c: Counterexample): string => {
  const effort = c.foundBy === 'witness' ? 'a stored witness' : `found by ${c.foundBy} search after ${counted(c.found, 'evaluation')}`;
  return `${levels[c.confirmed]}${c.limit === undefined ? '' : ` (${c.limit})`}; ${stabilities[c.stability]}; ${effort}, reduced in ${c.reduced}`;
};

/** What dropping the hypothesis did, in words that never call it unnecessary. */
export const outcomeWords = (row: NecessityRow): string => {
  if (row.outcome === 'fails') return row.sequential ? `fails: ${row.reason}` : 'fails';
  if (row.outcome === 'survives') {
    const targeted = row.targeted === null ? '' : ` and ${counted(row.targeted.evaluations, 'targeted evaluation')}`;
    return `not shown necessary in ${counted(row.cases.run, 'case')}${targeted}${row.sequential ? `: ${row.reason}` : ''}`;
  }
  return `undecided: ${row.reason}`;
};

/** How a status reads: holds up to the tolerance, undecided up to `greyFactor` times it, violated beyond. */
export const statusRule = `value/tolerance at most 1 holds, beyond ${greyFactor} is violated, between the two is undecided`;
