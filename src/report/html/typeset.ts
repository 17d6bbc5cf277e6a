import temml from 'temml';
import { formula } from '../formula.ts';
import { legibleText } from '../legible.ts';
import { Markup, markup } from './markup.ts';

const known = new Map<string, Markup>();

/** MathML of a formula; throws when it is none. */
const mathml = (tex: string, displayMode: boolean): string => {
  const safe = tex === legibleText(tex) ? formula(tex) : null;
  if (safe === null) throw new Error('not a formula');
  // No macro may link, load or style (trust), define without end (maxExpand) or fill the page (maxSize).
  const out = temml.renderToString(safe, { displayMode, throwOnError: true, annotate: false, trust: false, wrap: 'none', maxExpand: 500, maxSize: [20, 20] });
  // Said once in the style sheet, or without effect in MathML Core.
  return out.replaceAll(/ style="(?:display:block math|math-depth:0);"| (?:fence|separator)="true"/g, '');
};

const attempt = (tex: readonly string[], displayMode: boolean): Markup | null => {
  try {
    return new Markup(tex.map((part) => mathml(part, displayMode)).join(''));
  } catch {
    return null;
  }
};

/** Statements in several parts, as in "a = b, \\quad c = d": each part is set by itself, so that narrow pages break between them. */
const partsOf = (tex: string): string[] => tex.split(/(?<=,)\s*\\q?quad(?![a-zA-Z])\s*/);

/** TeX as MathML, which screen readers speak; what is no formula is shown as it is written. Formulas return in many claims: the same TeX is set once. */
export const typeset = (tex: string, style: 'display' | 'inline'): Markup => {
  const key = `${style} ${tex}`;
  const display = style === 'display';
  const found = known.get(key) ?? (display ? attempt(partsOf(tex), true) : null) ?? attempt([tex], display) ?? markup`<code class="tex">${tex}</code>`;
  known.set(key, found);
  return found;
};
