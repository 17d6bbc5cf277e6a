import type { Certificates, ClaimEvidence, Counterexample, Evidence, FieldLine, NecessityRow } from '../evidence/evidence.ts';
import { certificateLines, certificatesWords, certifiedShareWords } from './certificates.ts';
import { differences, wordsOf } from './differences.ts';
import { instanceInline, instanceLines, otherSeen, valueLines } from './instance.ts';
import { legible } from './legible.ts';
import { formatRough } from './number.ts';
import { code, fenced, githubDialect, prose } from './paste/dialect.ts';
import { partialWords, statusOf } from './status.ts';
import { tallyWords } from './tally.ts';
import { casesWords, counterexampleWords, outcomeWords, provenanceShort, provenanceWords, refutationScope, residualWords, sequentialWords, statusRule, targetedWords } from './words.ts';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---').join('|')}|`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
  '',
];

const list = (items: readonly string[]): string[] => (items.length === 0 ? [] : [...items.map((item) => `- ${item}`), '']);

const counterexample = (title: string, c: Counterexample, fields: readonly FieldLine[] | undefined): string[] => {
  const seen = valueLines(otherSeen(c.residual));
  return [
    `**${title}** (${prose(counterexampleWords(c))}):`,
    '',
    ...fenced([...instanceLines(c.instance, 100, fields), '', residualWords(c.residual), ...(seen.length > 0 ? ['where', ...seen] : [])]),
    '',
    'Replay:',
    '',
    ...fenced([`npm run gainsay -- replay ${c.replay}`]),
    '',
  ];
};

const necessityCells = (c: ClaimEvidence, row: NecessityRow): string[] => [
  prose(wordsOf(c, row.hypothesis)),
  prose(outcomeWords(row)) + (row.outcome === row.expected ? '' : ' (**differs from the record**)'),
  row.counterexample === null ? '' : prose(instanceInline(row.counterexample.instance)),
  row.counterexample === null ? '' : `${row.counterexample.confirmed}, ${row.counterexample.stability}`,
];

const quantileNames = ['minimum', '25 %', 'median', '75 %', '99 %', 'maximum'];

const numbers = (c: ClaimEvidence): string[] => {
  const { cases } = c;
  return list([
    ...(c.witnesses > 0 ? [`${c.witnesses} stored witnesses run first.`] : []),
    `${prose(casesWords(cases))}.`,
    ...(c.targeted === null ? [] : [`${targetedWords(c.targeted)} (adaptive, hence outside the bound above).`]),
    ...(c.sequential ? [`${prose(sequentialWords(c.sequential))}.`] : []),
    ...(cases.worst === null ? [] : [`Worst case: ${prose(residualWords(cases.worst))}; replay ${code(cases.worst.replay)}.`]),
    ...(cases.quantiles.length === 0 ? [] : [`Quantiles of value/tolerance: ${cases.quantiles.map((q, i) => `${quantileNames[i] ?? i} ${formatRough(q)}`).join(', ')}.`]),
    ...Object.entries(cases.discardedBy).map(([guard, n]) => `${n} instances discarded by the guard "${prose(wordsOf(c, guard))}".`),
    ...Object.entries(cases.coverage).map(([name, s]) => `Regime "${prose(name)}": ${formatRough(100 * s.share)} % of the cases, ${formatRough(100 * s.asked)} % asked.`),
  ]);
};

const certified = (all: Certificates): string[] => [
  '**Certificates**',
  '',
  `${prose(certificatesWords(all))}.`,
  '',
  ...all.shown.flatMap((shown) => [...fenced([...certificateLines(shown), `npm run gainsay -- replay ${shown.replay}`]), '']),
];

const claimSection = (c: ClaimEvidence): string[] => [
  `## ${prose(c.id)}`,
  '',
  prose(c.title),
  '',
  ...githubDialect.display(c.statement),
  '',
  `**Verdict: ${statusOf(c)}** (${c.asRecorded ? `as recorded: ${c.expected}` : 'differs from the record'}). ${prose(c.fault ?? c.reason)}`,
  '',
  ...list(differences(c).map(prose)),
  ...(c.verdict === 'refuted' ? [prose(refutationScope(c)) + (c.erratum === null ? '' : ` Nearest statement that holds: ${prose(c.erratum)}.`), ''] : []),
  `**Source.** ${prose(c.paper.authors)}, "${prose(c.paper.title)}", ${prose(c.paper.venue)}, arXiv:${prose(c.paper.arxiv)}, ${prose(c.place)}; ${prose(provenanceWords(c))}.`,
  '',
  `**Setting.** ${prose(c.forAll)}`,
  '',
  ...list(c.fields.map((f) => `${code(f.name)}: ${prose(f.what)}${f.axes === null ? '' : ` (${prose(f.axes.join('×'))})`}`)),
  ...(c.hypotheses.length === 0 ? [] : ['**Suppose**', '']),
  ...list(c.hypotheses.map((h) => `${prose(h.words)} (${githubDialect.inline(h.tex)}), ${h.by === 'construction' ? 'by construction, asserted on every instance' : 'as a guard'}`)),
  ...(c.readings.length === 0 ? [] : ['**Readings** (choices made where the source is ambiguous)', '']),
  ...list(c.readings.map(prose)),
  `**Oracle.** ${prose(c.oracle)}`,
  '',
  ...(c.uses.length === 0 ? [] : [`**Rests on** ${c.uses.map(prose).join(', ')}`, '']),
  '**Numbers**',
  '',
  ...numbers(c),
  ...(c.certificates === undefined ? [] : certified(c.certificates)),
  ...(c.counterexample === null ? [] : counterexample('Counterexample', c.counterexample, c.fields)),
  ...(c.necessity.length === 0 ? [] : ['**Necessity** (each hypothesis dropped, the others kept)', '']),
  ...(c.necessity.length === 0 ? [] : table(['without', 'the conclusion', 'counterexample', 'confirmed'], c.necessity.map((row) => necessityCells(c, row)))),
  ...c.necessity.flatMap((row) => (row.counterexample === null ? [] : counterexample(`Without "${prose(wordsOf(c, row.hypothesis))}"`, row.counterexample, c.fields))),
];

/** The full report for a reviewer, in Markdown with TeX; a function of the evidence without its times and machine. */
export const markdown = (evidence: Evidence): string => {
  const e = legible(evidence);
  const notTested = e.notTested ?? [];
  const share = certifiedShareWords(e.claims);
  return [
    '# Verification report',
    '',
    `${tallyWords(e)}. Seed ${e.seed}, data: ${prose(e.data)}. Digest \`${e.digest}\`.`,
    '',
    ...(share === null ? [] : [`${share}.`, '']),
    ...(e.partial ? [`**${partialWords}**`, ''] : []),
    `A verdict is computed from the cases below, never typed. ${statusRule[0].toUpperCase()}${statusRule.slice(1)}. *Held* means that no violation was found, not that there is a proof.`,
    '',
    ...table(['claim', 'verdict', 'as recorded', 'provenance'], e.claims.map((c) => [prose(c.id), statusOf(c), c.asRecorded ? 'yes' : '**no**', provenanceShort(c)])),
    ...e.claims.flatMap(claimSection),
    ...(e.skipped.length === 0 ? [] : ['## Skipped', '']),
    ...list(e.skipped.map((s) => `${prose(s.id)}: ${prose(s.reason)}`)),
    ...(notTested.length === 0 ? [] : ['## Not tested', '', 'Items of the papers that no claim executes.', '', ...table(['item', 'in words', 'place', 'provenance', 'why not tested'], notTested.map((n) => [n.id, n.title, n.place, n.provenance, n.reason].map(prose)))]),
  ]
    .join('\n')
    .replace(/\n*$/, '\n');
};
