import { legibleText } from '../legible.ts';

/** Text that is HTML already; everything else that enters a template is escaped. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | string | number | null | readonly Part[];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text made inert in HTML content and quoted attributes: markup characters as entities, hidden and reordering characters by name. */
export const escaped = (text: string): string => legibleText(text).replace(/[&<>"']/g, (char) => entities[char]);

const flat = (part: Part): string => {
  if (part instanceof Markup) return part.text;
  if (part === null) return '';
  return typeof part === 'object' ? part.map(flat).join('') : escaped(String(part));
};

/** HTML from a template: markup`<p>${text}</p>` escapes what is inserted, unless it is `Markup`; lists are joined, null is nothing. */
export const markup = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(strings.reduce((out, piece, i) => out + flat(parts[i - 1] ?? null) + piece));
