import type { Evidence } from '../evidence/evidence.ts';

const breaks = /[\t-\r\u0085\u2028\u2029]+/g;

/** Controls, half characters, marks that turn the direction of writing or have no width: a reader would not see them, a terminal or browser obeys them. */
const hidden = /[\p{Cc}\p{Cs}\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

const shown = (character: string): string => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;

/** Text on one line in which every character is seen: line breaks and tabs become a blank, hidden characters their code point ⟨U+202E⟩. */
export const legibleText = (text: string): string => text.replaceAll(breaks, ' ').replaceAll(hidden, shown);

const deep = (value: unknown): unknown => {
  if (typeof value === 'string') return legibleText(value);
  if (Array.isArray(value)) return value.map(deep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [legibleText(key), deep(v)]));
};

/** The evidence with every text legible: what each rendering starts from, so that no string of it gives orders to a terminal or a page. */
export const legible = (e: Evidence): Evidence => deep(e) as Evidence;
