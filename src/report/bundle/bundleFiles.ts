import type { Evidence } from '../../evidence/evidence.ts';
import { prettyJson } from '../../evidence/json.ts';
import { sha256 } from '../../evidence/sha256.ts';
import { latex } from '../latex/latex.ts';
import { markdown } from '../markdown.ts';
import { openreview } from '../paste/openreview.ts';
import { crate } from './crate.ts';
import { replayGuide } from './replayGuide.ts';
import { testResult } from './testResult.ts';

/** The files of a supplement, by name; `pages` are those of the interactive report. Equal evidence, equal texts. */
export const bundleFiles = async (e: Evidence, pages: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> => {
  const listed = [
    ...Object.entries(pages).map(([name, text]) => ({ name, what: 'The report, to read, explore and re-run', type: 'text/html', text })),
    { name: 'report.md', what: 'The full report', type: 'text/markdown', text: markdown(e) },
    { name: 'evidence.json', what: 'What the run saw, as data', type: 'application/json', text: `${prettyJson(e)}\n` },
    { name: 'openreview.md', what: 'The findings, to paste', type: 'text/markdown', text: openreview(e) },
    { name: 'fragment.tex', what: 'The findings as LaTeX, to input', type: 'application/x-tex', text: latex(e) },
    { name: 'REPLAY.md', what: 'How to re-run', type: 'text/markdown', text: replayGuide(e) },
  ];
  const sums = await Promise.all(listed.map(({ text }) => sha256(text)));
  const statement = testResult(e, Object.fromEntries(listed.map(({ name }, i) => [name, sums[i]])));
  const parts = [...listed.map((file, i) => ({ ...file, sum: sums[i] })), { name: 'test-result.intoto.json', what: 'in-toto statement of the result, unsigned', type: 'application/vnd.in-toto+json', text: statement, sum: await sha256(statement) }];
  return Object.fromEntries([
    ...parts.map(({ name, text }) => [name, text]),
    ['ro-crate-metadata.json', crate(e, parts.map(({ name, what, type, text, sum }) => ({ name, what, type, bytes: new TextEncoder().encode(text).length, sha256: sum })))],
  ]) as Record<string, string>;
};
