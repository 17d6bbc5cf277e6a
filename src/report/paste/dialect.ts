import { formula } from '../formula.ts';

/** How a renderer of Markdown wants mathematics written, and everything else kept from it. */
export interface Dialect {
  readonly name: string;
  /** A formula within a line; shown as code when it cannot be set. */
  inline(tex: string): string;
  /** A formula in a paragraph of its own. */
  display(tex: string): string[];
}

const longestRun = (text: string): number => Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));

/** Text shown as it is, within a line. */
export const code = (text: string): string => {
  const fence = '`'.repeat(longestRun(text) + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
};

/** Lines shown as they are; the fence is longer than any inside. */
export const fenced = (lines: readonly string[], info = 'text'): string[] => {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${fence}${info}`, ...lines, fence];
};

/**
 * Words as words: no emphasis, link, heading, mention, HTML or mathematics. Where a backslash does not protect (MathJax
 * reads the page after Markdown has eaten it) the character is replaced by its full-width twin.
 */
export const prose = (text: string): string =>
  text
    .trim()
    .replaceAll('\\', '＼')
    .replaceAll('$', '＄')
    .replaceAll('@', '＠')
    .replaceAll(/[`*_[\]<>|~]/g, String.raw`\$&`)
    .replaceAll(/&(?=#?\w+;)/g, String.raw`\&`)
    .replaceAll(/:(?=\/\/)/g, String.raw`\:`)
    .replaceAll(/(?<=www)\./gi, String.raw`\.`)
    .replaceAll(/#(?=\d)/g, '＃')
    .replace(/^(\d+)([.)])(?=\s|$)/, String.raw`$1\$2`)
    .replace(/^[#+=-]/, String.raw`\$&`);

/**
 * TeX that survives marked 15, which knows no mathematics: every backslash doubled, then a backslash before each
 * character that Markdown would read.
 */
export const survivesMarked = (tex: string): string =>
  tex
    .replaceAll('\\', String.raw`\\`)
    .replaceAll(/[_*~`<>|{}[\]@]/g, String.raw`\$&`)
    .replaceAll(/&(?=#?\w+;)/g, String.raw`\&`)
    .replaceAll(/:(?=\/\/)/g, String.raw`\:`)
    .replaceAll(/(?<=www)\./gi, String.raw`\.`);

/** OpenReview: marked 15, then MathJax over the page. */
export const openreviewDialect: Dialect = {
  name: 'openreview',
  inline: (tex) => {
    const line = formula(tex);
    return line === null ? code(tex) : `$${survivesMarked(line)}$`;
  },
  display: (tex) => {
    const line = formula(tex);
    return line === null ? fenced([tex]) : [`$$${survivesMarked(line)}$$`];
  },
};

/** GitHub: $`…`$ and math fences, whose content Markdown leaves alone. */
export const githubDialect: Dialect = {
  name: 'github',
  inline: (tex) => {
    const line = formula(tex);
    return line === null || line.includes('`') ? code(tex) : `$\`${line}\`$`;
  },
  display: (tex) => {
    const line = formula(tex);
    return line === null || line.includes('`') ? fenced([tex]) : fenced([line], 'math');
  },
};
