import type { ClaimEvidence, Counterexample, Evidence, FieldLine, NecessityRow } from '../evidence/evidence.ts';
import { differences, wordsOf } from './differences.ts';
import { instanceInline, instanceLines, otherSeen, valueLines } from './instance.ts';
import { formatRough } from './number.ts';
import { tallyWords } from './tally.ts';
import { casesWords, counterexampleWords, outcomeWords, provenanceShort, provenanceWords, refutationScope, residualWords, sequentialWords, statusRule, targetedWords } from './words.ts';

/** Text inside a table cell: one line, the cell separator escaped. */
export const cell = (text: string): string => text.replaceAll('\n', ' ').replaceAll('|', String.raw`\|`);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---').join('|')}|`,
  ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  '',
];

const list = (items: readonly string[]): string[] => (items.length === 0 ? [] : [...items.map((item) => `- ${item}`), '']);

const fenced = (lines: readonly string[]): string[] => ['```text', ...lines, '```', ''];

const counterexample = (title: string, c: Counterexample, fields: readonly FieldLine[] | undefined): string[] => {
  const seen = valueLines(otherSeen(c.residual));
  return [
    `**${title}** (${counterexampleWords(c)}):`,
    '',
    ...fenced([...instanceLines(c.instance, 100, fields), '', residualWords(c.residual), ...(seen.length > 0 ? ['where', ...seen] : [])]),
    'Replay:',
    '',
    ...fenced([`npm run gainsay -- replay ${c.replay}`]),
  ];
};

const necessityCells = (c: ClaimEvidence, row: NecessityRow): string[] => [
  wordsOf(c, row.hypothesis),
  outcomeWords(row) + (row.outcome === row.expected ? '' : ' (**differs from the record**)'),
  row.counterexample === null ? '' : `\`${instanceInline(row.counterexample.instance)}\``,
  row.counterexample === null ? '' : `${row.counterexample.confirmed}, ${row.counterexample.stability}`,
];

const quantileNames = ['minimum', '25 %', 'median', '75 %', '99 %', 'maximum'];

const numbers = (c: ClaimEvidence): string[] => {
  const { cases } = c;
  return list([
    ...(c.witnesses > 0 ? [`${c.witnesses} stored witnesses run first.`] : []),
    `${casesWords(cases)}.`,
    ...(c.targeted === null ? [] : [`${targetedWords(c.targeted)} (adaptive, hence outside the bound above).`]),
    ...(c.sequential ? [`${sequentialWords(c.sequential)}.`] : []),
    ...(cases.worst === null ? [] : [`Worst case: ${residualWords(cases.worst)}; replay \`${cases.worst.replay}\`.`]),
    ...(cases.quantiles.length === 0 ? [] : [`Quantiles of value/tolerance: ${cases.quantiles.map((q, i) => `${quantileNames[i] ?? i} ${formatRough(q)}`).join(', ')}.`]),
    ...Object.entries(cases.discardedBy).map(([guard, n]) => `${n} instances discarded by the guard "${wordsOf(c, guard)}".`),
    ...Object.entries(cases.coverage).map(([name, s]) => `Regime "${name}": ${formatRough(100 * s.share)} % of the cases, ${formatRough(100 * s.asked)} % asked.`),
  ]);
};

const claimSection = (c: ClaimEvidence): string[] => [
  `## ${c.id}`,
  '',
  c.title,
  '',
  '$$',
  c.statement,
  '$$',
  '',
  `**Verdict: ${c.fault === null ? c.verdict : 'our error'}** (${c.asRecorded ? `as recorded: ${c.expected}` : 'differs from the record'}). ${c.fault ?? c.reason}`,
  '',
  ...list(differences(c)),
  ...(c.verdict === 'refuted' ? [refutationScope(c) + (c.erratum === null ? '' : ` Nearest statement that holds: ${c.erratum}.`), ''] : []),
  `**Source.** ${c.paper.authors}, "${c.paper.title}", ${c.paper.venue}, arXiv:${c.paper.arxiv}, ${c.place}; ${provenanceWords(c)}.`,
  '',
  `**Setting.** ${c.forAll}`,
  '',
  ...list((c.fields ?? []).map((f) => `\`${f.name}\`: ${f.what}${f.axes === null ? '' : ` (${f.axes.join('×')})`}`)),
  ...(c.hypotheses.length === 0 ? [] : ['**Suppose**', '']),
  ...list(c.hypotheses.map((h) => `${h.words} ($${h.tex}$), ${h.by === 'construction' ? 'by construction, asserted on every instance' : 'as a guard'}`)),
  ...(c.readings.length === 0 ? [] : ['**Readings** (choices made where the source is ambiguous)', '']),
  ...list(c.readings),
  `**Oracle.** ${c.oracle}`,
  '',
  ...(c.uses.length === 0 ? [] : [`**Rests on** ${c.uses.join(', ')}`, '']),
  '**Numbers**',
  '',
  ...numbers(c),
  ...(c.counterexample === null ? [] : counterexample('Counterexample', c.counterexample, c.fields)),
  ...(c.necessity.length === 0 ? [] : ['**Necessity** (each hypothesis dropped, the others kept)', '']),
  ...(c.necessity.length === 0 ? [] : table(['without', 'the conclusion', 'counterexample', 'confirmed'], c.necessity.map((row) => necessityCells(c, row)))),
  ...c.necessity.flatMap((row) => (row.counterexample === null ? [] : counterexample(`Without "${wordsOf(c, row.hypothesis)}"`, row.counterexample, c.fields))),
];

/** The full report for a reviewer, in Markdown with TeX; a function of the evidence without its times and machine. */
export const markdown = (e: Evidence): string =>
  [
    '# Verification report',
    '',
    `${tallyWords(e)}. Seed ${e.seed}, data: ${e.data}. Digest \`${e.digest}\`.`,
    '',
    ...(e.partial ? ['**Partial: the run was interrupted; claims not listed were not finished.**', ''] : []),
    `A verdict is computed from the cases below, never typed. ${statusRule[0].toUpperCase()}${statusRule.slice(1)}. *Held* means that no violation was found, not that there is a proof.`,
    '',
    ...table(['claim', 'verdict', 'as recorded', 'provenance'], e.claims.map((c) => [c.id, c.fault === null ? c.verdict : 'our error', c.asRecorded ? 'yes' : '**no**', provenanceShort(c)])),
    ...e.claims.flatMap(claimSection),
    ...(e.skipped.length === 0 ? [] : ['## Skipped', '']),
    ...list(e.skipped.map((s) => `${s.id}: ${s.reason}`)),
  ]
    .join('\n')
    .replace(/\n*$/, '\n');
