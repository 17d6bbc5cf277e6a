import katex from 'katex';
import { formula } from '../formula.ts';
import { legibleText } from '../legible.ts';
import { Markup, markup } from './markup.ts';

/** Formulas return in many claims: the same TeX is set once. */
const known = new Map<string, Markup>();

const set = (tex: string, displayMode: boolean): Markup => {
  const safe = tex === legibleText(tex) ? formula(tex) : null;
  try {
    // No macro may link, load or style (trust), define without end (maxExpand) or fill the page (maxSize).
    if (safe !== null) return new Markup(katex.renderToString(safe, { displayMode, throwOnError: true, strict: 'ignore', trust: false, maxExpand: 500, maxSize: 20 }));
  } catch {
    // Shown as written, below.
  }
  return markup`<code class="tex">${tex}</code>`;
};

/** TeX as typeset mathematics (HTML with MathML inside, for screen readers); what is no formula is shown as it is written. */
export const typeset = (tex: string, style: 'display' | 'inline'): Markup => {
  const key = `${style} ${tex}`;
  const found = known.get(key) ?? set(tex, style === 'display');
  known.set(key, found);
  return found;
};
