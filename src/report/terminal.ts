import type { ClaimEvidence, Counterexample, Evidence, FieldLine, NecessityRow } from '../evidence/evidence.ts';
import { certificateLines, certificatesWords, certifiedShareWords } from './certificates.ts';
import { differences, wordsOf } from './differences.ts';
import { folded } from './folded.ts';
import { instanceInline, instanceLines, otherSeen, valueLines } from './instance.ts';
import { legible } from './legible.ts';
import { partialWords, statusOf } from './status.ts';
import { tally, tallyWords } from './tally.ts';
import { casesWords, counterexampleWords, outcomeWords, provenanceWords, refutationScope, residualWords, sequentialWords, targetedWords } from './words.ts';

/** How the text is set. */
export interface TerminalStyle {
  /** `lines`: one line a claim; `findings`: with necessity, and the counterexamples of refuted or changed claims; `full`: every counterexample. */
  readonly detail: 'lines' | 'findings' | 'full';
  readonly colour: boolean;
  readonly width: number;
}

export const plain: TerminalStyle = { detail: 'findings', colour: false, width: 100 };

type Paint = (text: string, code: 1 | 2 | 31 | 32 | 33) => string;

const painter = (colour: boolean): Paint => (text, code) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);

const indented = (lines: readonly string[], indent: string): string[] => lines.map((line) => (line === '' ? '' : indent + line));

/** A counterexample spelled out: instance, residual, values on the way, confirmation, replay line. */
export const counterexampleLines = (c: Counterexample, indent: string, width: number, fields: readonly FieldLine[] = []): string[] => {
  const inner = `${indent}  `;
  const room = width - inner.length;
  const seen = valueLines(otherSeen(c.residual), room);
  return [
    ...indented(instanceLines(c.instance, room, fields), inner),
    ...folded(residualWords(c.residual), inner, width),
    ...(seen.length > 0 ? [`${inner}where`, ...indented(seen, `${inner}  `)] : []),
    ...folded(counterexampleWords(c), inner, width),
    `${inner}replay: npm run gainsay -- replay ${c.replay}`,
  ];
};

const necessityLines = (c: ClaimEvidence, row: NecessityRow, style: TerminalStyle, paint: Paint): string[] => {
  const changed = row.outcome !== row.expected;
  const found = row.counterexample;
  const spelledOut = found !== null && (style.detail === 'full' || changed);
  const example = found === null || spelledOut ? '' : ` — counterexample ${instanceInline(found.instance, 70)} (${found.confirmed}, ${found.stability})`;
  const mark = changed ? paint('!', 31) : '·';
  const text = `without "${wordsOf(c, row.hypothesis)}": ${outcomeWords(row)}${example}`;
  const [first = '', ...rest] = folded(text, '    ', style.width, '      ');
  return [`  ${mark} ${first.trimStart()}`, ...rest, ...(spelledOut ? counterexampleLines(found, '    ', style.width, c.fields) : [])];
};

const verdictColour = (c: ClaimEvidence): 31 | 32 | 33 => {
  if (c.fault !== null || !c.asRecorded) return 31;
  return c.verdict === 'held' || c.verdict === 'refuted' ? 32 : 33;
};

/** The one line of a claim: mark, verdict, id, whether that is what is recorded. */
export const claimLine = (c: ClaimEvidence, paint: Paint = painter(false)): string => {
  const verdict = statusOf(c).toUpperCase();
  const recorded = c.asRecorded ? (c.expected === 'refuted' ? 'as recorded: a statement known to be false' : 'as recorded') : 'DIFFERS from the record';
  return `${c.asRecorded ? '✓' : '✗'} ${paint(verdict.padEnd(12), verdictColour(c))} ${paint(c.id, 1)}  (${recorded})`;
};

const claimBlock = (c: ClaimEvidence, style: TerminalStyle, paint: Paint): string[] => {
  const body = (text: string): string[] => folded(text, '    ', style.width);
  if (style.detail === 'lines') return [claimLine(c, paint), ...body(casesWords(c.cases)), ...differences(c).flatMap(body)];
  return [
    claimLine(c, paint),
    ...body(c.title),
    ...folded(`${c.place}; ${provenanceWords(c)}`, '    ', style.width).map((line) => paint(line, 2)),
    ...(c.asRecorded && (c.verdict === 'held' || c.verdict === 'refuted') ? [] : body(c.reason)),
    ...body(casesWords(c.cases)),
    ...(c.targeted === null ? [] : body(targetedWords(c.targeted))),
    ...(c.sequential ? body(sequentialWords(c.sequential)) : []),
    ...differences(c).flatMap((text) => body(text).map((line) => paint(line, 31))),
    ...(c.verdict === 'refuted' ? body(refutationScope(c)) : []),
    ...(c.verdict === 'refuted' && c.erratum !== null ? body(`nearest statement that holds: ${c.erratum}`) : []),
    ...(c.counterexample ? ['    counterexample', ...counterexampleLines(c.counterexample, '    ', style.width, c.fields)] : []),
    ...(c.certificates === undefined ? [] : body(certificatesWords(c.certificates))),
    ...(style.detail === 'full' ? (c.certificates?.shown ?? []).flatMap((shown) => certificateLines(shown).flatMap((line) => folded(line, '      ', style.width))) : []),
    ...c.necessity.flatMap((row) => necessityLines(c, row, style, paint)),
    '',
  ];
};

const heading = (c: ClaimEvidence): string => `${c.paper.authors}, "${c.paper.title}", ${c.paper.venue}, arXiv:${c.paper.arxiv}`;

/** The evidence as text for a terminal; the same evidence and style give the same bytes. */
export const terminal = (evidence: Evidence, style: TerminalStyle = plain): string => {
  const e = legible(evidence);
  const paint = painter(style.colour);
  const lines: string[] = [];
  let paper = '';
  for (const c of e.claims) {
    if (c.paper.slug !== paper) lines.push(...folded(heading(c), '', style.width).map((line) => paint(line, 1)), '');
    paper = c.paper.slug;
    lines.push(...claimBlock(c, style, paint));
  }
  if (style.detail === 'lines') lines.push('');
  lines.push(...e.skipped.flatMap((s) => folded(`- skipped ${s.id}: ${s.reason}`, '', style.width, '    ')));
  if (e.skipped.length > 0) lines.push('');
  const notTested = e.notTested ?? [];
  lines.push(...notTested.flatMap((n) => folded(`- NOT TESTED ${n.id}: ${n.title} (${n.place}; ${n.provenance}): ${n.reason}`, '', style.width, '    ')));
  if (notTested.length > 0) lines.push('');
  const share = e.claims.length > 1 ? certifiedShareWords(e.claims) : null;
  if (share !== null) lines.push(...folded(share, '', style.width));
  if (e.partial) lines.push(paint(partialWords.replace('Partial', 'PARTIAL'), 33));
  const { differ, faults } = tally(e);
  lines.push(...folded(tallyWords(e), '', style.width).map((line) => paint(line, differ + faults > 0 ? 31 : 32)), `seed ${e.seed}, data: ${e.data}`, `digest ${e.digest}`);
  return `${lines.join('\n')}\n`;
};
