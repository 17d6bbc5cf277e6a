import type { Source } from '../claim/paper.ts';
import type { Certificate, Confirmation, FieldLine, Measured, Observed, Uncertified, WrittenInstance, WrittenSeen } from '../evidence/evidence.ts';
import { certificateLines } from './certificates.ts';
import { folded } from './folded.ts';
import { instanceLines, otherSeen, valueLines } from './instance.ts';
import { formatRough } from './number.ts';
import { confirmationWords, observedWords, provenanceOf, residualWords } from './words.ts';

/** One instance evaluated again, with what a reader needs to know about its claim. */
export interface Replay {
  readonly claim: string;
  readonly title: string;
  readonly statement: string;
  readonly source: Source;
  readonly dropped: string | null;
  readonly fields: readonly FieldLine[];
  readonly instance: WrittenInstance;
  readonly hypotheses: readonly { readonly name: string; readonly words: string; readonly tex: string; readonly holds: boolean; readonly dropped: boolean }[];
  readonly conclusion: Measured | Observed | { readonly undecided: string; readonly seen: Readonly<Record<string, WrittenSeen>> };
  readonly status: 'holds' | 'grey' | 'violated' | 'undecided' | 'observed';
  readonly confirmed: Confirmation | null;
  readonly exhibits?: readonly (Certificate | Uncertified)[];
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => (line === '' ? '' : `  ${line}`));

const ratio = ({ value, tolerance }: Measured): string => formatRough(value === 0 ? 0 : value / tolerance);

const outcome = (r: Replay): string[] => {
  if ('undecided' in r.conclusion) return [`UNDECIDED: ${r.conclusion.undecided}`];
  if ('observation' in r.conclusion) return ['ONE OBSERVATION: it decides nothing by itself, the mean over many does'];
  const measured = `${ratio(r.conclusion)} of the tolerance`;
  if (r.status === 'holds') return [`HOLDS here: ${measured}`];
  if (r.status === 'grey') return [`UNDECIDED: ${measured}, which rounding could explain`];
  const broken = r.hypotheses.filter((h) => !h.dropped && !h.holds).map((h) => h.words);
  const violated = `VIOLATED: ${measured}`;
  if (broken.length > 0) return [violated, `no counterexample, since an assumption that was kept does not hold: ${broken.join('; ')}`];
  if (r.confirmed === null) return [violated, 'no counterexample: the second path through the formula finds no violation'];
  // A token may name a hypothesis as dropped that its instance satisfies: that shows nothing about the need for it.
  const needed = r.hypotheses.some((h) => h.dropped && !h.holds);
  return [violated, needed ? 'every assumption kept holds: the one dropped is needed' : 'every assumption holds: a counterexample to the statement', confirmationWords(r.confirmed)];
};

/** A replayed instance for the terminal: claim, each hypothesis ticked or crossed, the instance, the values on the way, the verdict on it. */
export const replayText = (r: Replay, width = 100): string => {
  const seen = valueLines('tolerance' in r.conclusion ? otherSeen(r.conclusion) : r.conclusion.seen, width - 2);
  const mark = (h: Replay['hypotheses'][number]): string => (h.holds ? '✓' : '✗');
  return [
    ...folded(`${r.claim}: ${r.title}`, '', width, '  '),
    ...folded(r.statement, '  ', width),
    ...folded(`${r.source.place} of arXiv:${r.source.paper.arxiv}; ${provenanceOf(r.source.provenance, r.source.statement)}`, '  ', width),
    '',
    'suppose',
    ...(r.hypotheses.length === 0 ? ['  nothing'] : r.hypotheses.map((h) => `  ${mark(h)} ${h.words}  $${h.tex}$${h.dropped ? '  (dropped)' : ''}`)),
    '',
    'instance',
    ...indented(instanceLines(r.instance, width - 2, r.fields)),
    '',
    ...(seen.length > 0 ? ['values on the way', ...indented(seen), ''] : []),
    'conclusion',
    ...('undecided' in r.conclusion ? [] : folded('observation' in r.conclusion ? observedWords(r.conclusion) : residualWords(r.conclusion), '  ', width)),
    ...outcome(r).flatMap((line) => folded(line, '  ', width, '    ')),
    ...((r.exhibits ?? []).length === 0 ? [] : ['', 'certificates', ...indented((r.exhibits ?? []).flatMap((e) => ('failure' in e ? [`${e.what}: not certified, ${e.failure} (${e.because})`] : certificateLines(e))))]),
    '',
  ].join('\n');
};
