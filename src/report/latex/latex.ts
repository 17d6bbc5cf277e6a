import type { ClaimEvidence, Counterexample, Evidence, WrittenSeen } from '../../evidence/evidence.ts';
import { certificatesWords } from '../certificates.ts';
import { differences, wordsOf } from '../differences.ts';
import { formula } from '../formula.ts';
import { legible } from '../legible.ts';
import { formatBound, formatNumber, formatRough } from '../number.ts';
import { byImportance, isAttributable, partialWords, statusCounts, statusOf, statuses } from '../status.ts';
import { counterexampleWords, outcomeWords, provenanceShort, provenanceWords, refutationScope, residualWords, sequentialWords } from '../words.ts';
import { asciiFormula, texText } from './texText.ts';

const usable = (tex: string): string | null => {
  const line = formula(tex);
  return line === null ? null : asciiFormula(line);
};

const inline = (tex: string): string => {
  const line = usable(tex);
  return line === null ? `\\texttt{${texText(tex)}}` : `$${line}$`;
};

const display = (tex: string): string[] => {
  const line = usable(tex);
  return line === null ? [`\\begin{quote}\\texttt{${texText(tex)}}\\end{quote}`] : ['\\[', line, '\\]'];
};

/** Ids as the keys of macros: only characters that mean nothing to TeX. */
const key = (id: string): string => id.replaceAll(/[^A-Za-z0-9/-]/g, '-');

const set = (id: string, figure: string, text: string): string => `\\gainsayset{${key(id)}}{${figure}}{${texText(text)}}`;

const get = (id: string, figure: string): string => `\\gainsay{${key(id)}}{${figure}}`;

const figuresOf = (c: ClaimEvidence): Readonly<Record<string, string>> => ({
  status: statusOf(c),
  expected: c.expected,
  place: c.place,
  provenance: provenanceShort(c),
  cases: String(c.cases.run),
  discards: String(c.cases.discards),
  worst: c.cases.quantiles.length === 0 ? 'none' : formatRough(c.cases.quantiles[c.cases.quantiles.length - 1]),
  risk: c.cases.residualRisk === null ? 'none' : formatBound(c.cases.residualRisk),
  targeted: c.targeted === null ? 'none' : formatRough(c.targeted.best),
});

const most = { rows: 12, cols: 8 } as const;

const numberTex = (x: number): string => {
  const text = formatNumber(x).replace('∞', '\\infty');
  const fraction = /^(-?)(\d+)\/(\d+)$/.exec(text);
  if (fraction !== null) return `${fraction[1]}\\tfrac{${fraction[2]}}{${fraction[3]}}`;
  return text.replace(/e(-?\d+)$/, '\\cdot 10^{$1}').replace('NaN', '\\mathrm{NaN}');
};

const rowsOf = (value: readonly number[] | readonly (readonly number[])[]): readonly (readonly number[])[] =>
  value.every((row) => Array.isArray(row)) && value.length > 0 ? (value as readonly (readonly number[])[]) : [value as readonly number[]];

const matrixTex = (rows: readonly (readonly number[])[]): string => {
  const lines = rows.slice(0, most.rows).map((row) => [...row.slice(0, most.cols).map(numberTex), ...(row.length > most.cols ? ['\\cdots'] : [])].join(' & '));
  return `\\begin{bmatrix} ${[...lines, ...(rows.length > most.rows ? ['\\vdots'] : [])].join(' \\\\ ')} \\end{bmatrix}`;
};

const valueTex = (name: string, value: WrittenSeen): string => {
  const label = `\\text{${texText(name)}}`;
  if (typeof value === 'number') return `${label} = ${numberTex(value)}`;
  return Array.isArray(value) ? `${label} = ${matrixTex(rowsOf(value))}` : `${label} = \\text{${texText(String(value))}}`;
};

/** The instance, one equation a line so that no line grows past the page by more than one matrix. */
const example = (x: Counterexample): string[] => {
  const { dims, ...fields } = x.instance;
  const sizes = Object.entries(dims as Readonly<Record<string, number>>).map(([name, size]) => `\\text{${texText(name)}} = ${size}`);
  const values = Object.entries(fields).map(([name, value]) => valueTex(name, value as WrittenSeen));
  const lines = [...(sizes.length === 0 ? [] : [sizes.join(',\\quad ')]), ...values];
  return [
    ...(lines.length === 0 ? [] : ['\\begin{gather*}', lines.join(' \\\\\n'), '\\end{gather*}']),
    `Here ${texText(residualWords(x.residual))}; ${texText(counterexampleWords(x))}. Re-run: \\texttt{${texText(`npm run gainsay -- replay ${x.replay}`).replaceAll(/[:=/]/g, String.raw`$&\allowbreak{}`)}}`,
  ];
};

const source = (c: ClaimEvidence): string =>
  `${isAttributable(c) ? `${texText(c.paper.authors)}, ` : ''}\`\`${texText(c.paper.title)}'', arXiv:${texText(c.paper.arxiv)}, ${get(c.id, 'place')}; ${texText(provenanceWords(c))}.`;

const section = (c: ClaimEvidence): string[] => [
  `\\paragraph{${texText(c.title)} (\\texttt{${texText(c.id)}}): ${get(c.id, 'status')}.}`,
  ...(statusOf(c) === 'refuted' ? [`We were unable to reconcile this statement with ${c.counterexample === null ? 'what we measured' : 'the instance below'}. ${texText(refutationScope(c))}`] : []),
  source(c),
  `Our reading: ${texText(c.forAll)}${c.hypotheses.length === 0 ? '' : `; suppose ${c.hypotheses.map((h) => `${texText(h.words)} (${inline(h.tex)})`).join('; ')}`}; then`,
  ...display(c.statement),
  ...(c.readings.length === 0 ? [] : [`Readings: ${c.readings.map(texText).join('; ')}.`]),
  ...differences(c).map((text) => `${texText(text)}.`),
  ...(c.asRecorded && (c.verdict === 'held' || c.verdict === 'refuted') ? [] : [`${texText(c.reason)}.`]),
  c.sequential ? `${texText(sequentialWords(c.sequential))}.` : `Random cases: ${get(c.id, 'cases')}; worst residual in tolerances: ${get(c.id, 'worst')}; violation probability at 95\\,\\%, under this generator, at most: ${get(c.id, 'risk')}.`,
  ...(c.certificates === undefined ? [] : [`${texText(certificatesWords(c.certificates))}.`]),
  ...(c.counterexample === null ? [] : example(c.counterexample)),
  ...(c.necessity.length === 0 ? [] : [`Without ${c.necessity.map((row) => `\`\`${texText(wordsOf(c, row.hypothesis))}'': ${texText(outcomeWords(row))}`).join('; ')}.`]),
  '',
];

const perTable = 30;

const tables = (claims: readonly ClaimEvidence[]): string[] =>
  Array.from({ length: Math.ceil(claims.length / perTable) }, (_, i) => [
    '\\begin{center}\\small\\begin{tabular}{@{}llll@{}}',
    '\\toprule',
    'Claim & Place & Status & Provenance \\\\',
    '\\midrule',
    ...claims.slice(i * perTable, (i + 1) * perTable).map((c) => `\\texttt{${texText(c.id)}} & ${get(c.id, 'place')} & ${get(c.id, 'status')} & ${get(c.id, 'provenance')} \\\\`),
    '\\bottomrule',
    '\\end{tabular}\\end{center}',
    '',
  ]).flat();

/** A fragment to \input, with amsmath and booktabs: a table, a paragraph a claim, and every figure as \gainsay{claim}{figure}. */
export const latex = (evidence: Evidence): string => {
  const e = legible(evidence);
  const counts = statusCounts(e.claims);
  const notTested = e.notTested ?? [];
  return [
    '% \\input this after \\usepackage{amsmath,booktabs}. Every figure is a macro: \\gainsay{<claim>}{<figure>}.',
    '\\providecommand{\\gainsayset}[3]{\\expandafter\\gdef\\csname gainsay:#1:#2\\endcsname{#3}}',
    '\\providecommand{\\gainsay}[2]{\\ifcsname gainsay:#1:#2\\endcsname\\csname gainsay:#1:#2\\endcsname\\else\\errmessage{gainsay: no figure #2 of #1}\\fi}',
    ...Object.entries({ claims: e.claims.length, ...counts, skipped: e.skipped.length, 'not tested': notTested.length, seed: e.seed, data: e.data, digest: e.digest }).map(([name, value]) => set('run', name, String(value))),
    ...e.claims.flatMap((c) => Object.entries(figuresOf(c)).map(([name, text]) => set(c.id, name, text))),
    '',
    ...(e.partial ? [`\\noindent\\textbf{${texText(partialWords)}}`, ''] : []),
    `\\noindent ${get('run', 'claims')} statements tested: ${statuses.map((s) => `${get('run', s)} ${s}`).join(', ')}; ${get('run', 'skipped')} skipped${notTested.length === 0 ? '' : `; ${get('run', 'not tested')} items not tested`}. \\emph{Held} means that no violation was found, not that there is a proof. Seed ${get('run', 'seed')}, data: ${get('run', 'data')}, evidence \\texttt{${e.digest.slice(0, 16)}}.`,
    '',
    ...tables(byImportance(e.claims)),
    ...byImportance(e.claims).flatMap(section),
    ...e.skipped.map((s) => `\\noindent Skipped: \\texttt{${texText(s.id)}}, ${texText(s.reason)}.\\par`),
    ...notTested.map((n) => `\\noindent Not tested: \\texttt{${texText(n.id)}}, ${texText(n.title)} (${texText(n.place)}; ${n.provenance}): ${texText(n.reason)}.\\par`),
  ].join('\n').replace(/\n*$/, '\n');
};
