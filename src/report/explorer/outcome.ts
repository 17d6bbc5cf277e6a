import type { Look } from '../html/verdictBadge.ts';
import { formatRough } from '../number.ts';
import { confirmationWords, observedWords, residualWords } from '../words.ts';
import type { Explored } from './messages.ts';

/** What an explored instance means when the hypotheses in `dropped` are not assumed. */
export interface Outcome {
  readonly look: Look;
  readonly words: string;
  readonly detail: string;
}

const look = (mark: string, word: string, name: Look['name']): Look => ({ mark, word, name });

/** The verdict on one instance in words: a violation is a counterexample only where every hypothesis assumed holds. */
export const outcomeOf = ({ conclusion, status, confirmed, hypotheses }: Explored, dropped: ReadonlySet<string>): Outcome => {
  if ('undecided' in conclusion) return { look: look('?', 'undecided', 'open'), words: conclusion.undecided, detail: '' };
  if ('observation' in conclusion) return { look: look('·', 'one observation', 'vacuous'), words: 'It decides nothing by itself; the mean over many does.', detail: observedWords(conclusion) };
  const detail = residualWords(conclusion);
  const share = `${formatRough(conclusion.value === 0 ? 0 : conclusion.value / conclusion.tolerance)} of the tolerance`;
  const broken = hypotheses.filter((h) => !h.holds && !dropped.has(h.name));
  if (status === 'holds') {
    const free = hypotheses.filter((h) => !h.holds).map((h) => h.words);
    return { look: look('✓', 'holds here', 'held'), words: `The conclusion holds on this instance: ${share}.${free.length === 0 ? '' : ` Not assumed by it: ${free.join('; ')}.`}`, detail };
  }
  if (status !== 'violated') return { look: look('?', 'undecided', 'open'), words: `${share}, which rounding could explain.`, detail };
  if (broken.length > 0) {
    return { look: look('–', 'no counterexample', 'vacuous'), words: `The conclusion is violated (${share}), but a hypothesis assumed does not hold: ${broken.map((h) => h.words).join('; ')}.`, detail };
  }
  if (confirmed === null) {
    return { look: look('–', 'no counterexample', 'vacuous'), words: `The conclusion is violated in floating point (${share}), but the second path through the formula finds no violation.`, detail };
  }
  const sure = `${confirmationWords(confirmed).replace(/^./, (c) => c.toUpperCase())}.`;
  const needed = hypotheses.filter((h) => dropped.has(h.name) && !h.holds).map((h) => h.words);
  const meaning = needed.length === 0 ? 'every hypothesis holds: a counterexample to the statement' : `every hypothesis still assumed holds: the statement needs ${needed.map((w) => `“${w}”`).join(' or ')}`;
  return { look: look('✗', 'violated', 'refuted'), words: `${share.replace(/^./, (c) => c.toUpperCase())}; ${meaning}. ${sure}`, detail };
};
