import type { Evidence } from '../evidence/evidence.ts';
import { latex } from '../report/latex/latex.ts';
import { ctrf } from '../report/machine/ctrf.ts';
import { junit } from '../report/machine/junit.ts';
import { observations } from '../report/machine/observations.ts';
import { markdown } from '../report/markdown.ts';
import { github } from '../report/paste/github.ts';
import { openreview } from '../report/paste/openreview.ts';
import { readmeTable } from '../report/readmeTable.ts';
import { plain, terminal, type TerminalStyle } from '../report/terminal.ts';

/** What a user can ask of a rendering; each format takes what concerns it. */
export interface Rendering {
  readonly style?: TerminalStyle;
  readonly maxChars?: number;
}

/** A rendering of evidence: equal evidence and options, equal bytes. */
export interface Format {
  readonly what: string;
  /** Takes --max-chars. */
  readonly limited?: true;
  render(e: Evidence, options?: Rendering): string | Promise<string>;
  /** Where evidence of several papers takes several files: all of them by name, the first of them `<name>.html`. */
  files?(e: Evidence, name: string): Promise<Readonly<Record<string, string>>>;
}

const pages = async (e: Evidence, name: string): Promise<Readonly<Record<string, string>>> => (await import('./reportPage.ts')).reportPages(e, name);

/** Every format of `gainsay report`. */
export const formats: Readonly<Record<string, Format>> = {
  terminal: { what: 'for the terminal', render: (e, { style = plain } = {}) => terminal(e, style) },
  markdown: { what: 'full report', render: (e) => markdown(e) },
  html: { what: 'offline page with the explorer; of several papers a page each', render: async (e) => (await pages(e, 'report'))['report.html'], files: pages },
  readme: { what: 'table of claims', render: (e) => `${readmeTable(e)}\n` },
  openreview: { what: 'findings to paste into OpenReview, 5,000 characters', limited: true, render: (e, { maxChars } = {}) => openreview(e, maxChars) },
  github: { what: 'findings to paste into GitHub, 65,000 characters', limited: true, render: (e, { maxChars } = {}) => github(e, maxChars) },
  latex: { what: 'fragment to \\input, with amsmath and booktabs', render: (e) => latex(e) },
  junit: { what: 'JUnit XML', render: (e) => junit(e) },
  ctrf: { what: 'Common Test Report Format (JSON)', render: (e) => ctrf(e) },
  observations: { what: "JSON Lines in Hypothesis's schema, for Tyche", render: (e) => observations(e) },
};

/** Formats that are several files in a folder, named by `gainsay report --out`. */
export const folders: Readonly<Record<string, (e: Evidence) => Promise<Readonly<Record<string, string>>>>> = {
  pictures: async (e) => ({ ...(await (await import('../report/pictures/pictureFiles.ts')).pictureFiles(e)), ...(await (await import('../report/figures/figureFiles.ts')).figureFiles(e)) }),
};
