import temml from 'temml';
import { formula } from '../formula.ts';
import { legibleText } from '../legible.ts';
import { Markup, markup } from './markup.ts';

/** Formulas return in many claims: the same TeX is set once. */
const known = new Map<string, Markup>();

const set = (tex: string, displayMode: boolean): Markup => {
  const safe = tex === legibleText(tex) ? formula(tex) : null;
  try {
    if (safe !== null) {
      // No macro may link, load or style (trust), define without end (maxExpand) or fill the page (maxSize).
      const mathml = temml.renderToString(safe, { displayMode, throwOnError: true, annotate: false, trust: false, wrap: displayMode ? 'tex' : 'none', maxExpand: 500, maxSize: [20, 20] });
      // Said once in the style sheet.
      return new Markup(mathml.replaceAll(/ style="(?:display:block math|math-depth:0);"/g, ''));
    }
  } catch {
    // Shown as written, below.
  }
  return markup`<code class="tex">${tex}</code>`;
};

/** TeX as MathML, which screen readers speak; what is no formula is shown as it is written. */
export const typeset = (tex: string, style: 'display' | 'inline'): Markup => {
  const key = `${style} ${tex}`;
  const found = known.get(key) ?? set(tex, style === 'display');
  known.set(key, found);
  return found;
};
