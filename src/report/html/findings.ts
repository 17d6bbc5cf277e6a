import type { ClaimEvidence, Evidence } from '../../evidence/evidence.ts';
import { differences, wordsOf } from '../differences.ts';
import { counted } from '../number.ts';
import { byImportance, isAttributable, statusCounts } from '../status.ts';
import { confirmationWords, outcomeWords } from '../words.ts';

/** One sentence for the first screen, and the claim it is about. */
export interface Finding {
  readonly id: string;
  readonly lead: string;
  readonly text: string;
  /** The nearest statement that holds. */
  readonly nearest?: string;
}

const refuted = (c: ClaimEvidence): Finding => {
  const example = c.counterexample === null ? '' : ` A counterexample is ${confirmationWords(c.counterexample.confirmed)}.`;
  return { id: c.id, lead: isAttributable(c) ? 'Refuted as published' : 'Refuted as formulated here, not attributed to the authors', text: `${c.title}.${example}`, ...(c.erratum === null ? {} : { nearest: c.erratum }) };
};

const survivors = (c: ClaimEvidence): Finding[] =>
  c.necessity
    .filter((row) => row.outcome === 'survives')
    .map((row) => ({ id: c.id, lead: 'Hypothesis not shown necessary', text: `“${wordsOf(c, row.hypothesis)}”: ${outcomeWords(row)}.` }));

/** What was wrong, without the instance that showed it. */
const brief = (fault: string): string => fault.replace(/;? instance \{[\s\S]*$/, '');

/** The findings a reader wants first: our errors, departures from the record, refutations, hypotheses not shown necessary, open questions, vacuous claims. */
export const findings = (e: Pick<Evidence, 'claims'>): Finding[] => {
  const sound = e.claims.filter((c) => c.fault === null);
  const open = sound.filter((c) => c.asRecorded || c.verdict === c.expected);
  return [
    ...e.claims.filter((c) => c.fault !== null).map((c) => ({ id: c.id, lead: 'Our error, not a finding', text: `${brief(c.fault ?? '')}.` })),
    ...sound.flatMap((c) => differences(c).map((text) => ({ id: c.id, lead: 'Differs from the record', text: `${text}.` }))),
    ...byImportance(sound.filter((c) => c.verdict === 'refuted')).map(refuted),
    ...sound.flatMap(survivors),
    ...open.filter((c) => c.verdict === 'inconclusive').map((c) => ({ id: c.id, lead: 'Inconclusive', text: `${c.reason}.` })),
    ...open.filter((c) => c.verdict === 'gave up').map((c) => ({ id: c.id, lead: 'Vacuous', text: `${c.reason}.` })),
  ];
};

/** The counts of the first screen, in the order they are shown. */
export const counts = (e: Pick<Evidence, 'claims' | 'skipped' | 'notTested'>): readonly { readonly n: number; readonly label: string; readonly look: string }[] => {
  const of = statusCounts(e.claims);
  const survived = e.claims.reduce((sum, c) => sum + c.necessity.filter((row) => row.outcome === 'survives').length, 0);
  const shown = [
    { n: of.held, label: 'held', look: 'held' },
    { n: of.refuted, label: 'refuted', look: 'refuted' },
    { n: survived, label: `${counted(survived, 'hypothesis').replace(/^\S+ /, '').replace('hypothesiss', 'hypotheses')} not shown necessary`, look: 'neutral' },
    { n: of.inconclusive + of['gave up'], label: 'inconclusive or vacuous', look: 'open' },
    { n: e.notTested?.length ?? 0, label: 'not tested', look: 'vacuous' },
    ...(e.skipped.length === 0 ? [] : [{ n: e.skipped.length, label: 'skipped in this run', look: 'vacuous' }]),
  ];
  return of['our error'] === 0 ? shown : [...shown, { n: of['our error'], label: of['our error'] === 1 ? 'error of ours' : 'errors of ours', look: 'fault' }];
};
