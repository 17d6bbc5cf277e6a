import type { Evidence } from '../evidence/evidence.ts';
import { cell } from './markdown.ts';
import { provenanceShort } from './words.ts';

export const markers = { begin: '<!-- claims:begin -->', end: '<!-- claims:end -->' } as const;

/** The table claim → statement → verdict → provenance, for the README. */
export const readmeTable = (e: Evidence): string =>
  [
    '| claim | statement | verdict | provenance |',
    '|---|---|---|---|',
    // $`…`$ is mathematics that Markdown leaves alone: in plain $…$ the backslashes and underscores of TeX are eaten.
    ...e.claims.map((c) => `| \`${c.id}\` | ${cell(c.title)}: ${cell(`$\`${c.statement}\`$`)} | ${c.fault === null ? c.verdict : 'our error'} | ${provenanceShort(c)} |`),
  ].join('\n');

/** The README with the table between its markers replaced; throws when the markers are missing, doubled or reversed. */
export const withReadmeTable = (readme: string, e: Evidence): string => {
  const [before, rest, ...more] = readme.split(markers.begin);
  const [, after, ...others] = rest?.split(markers.end) ?? [];
  if (rest === undefined || after === undefined || more.length > 0 || others.length > 0) {
    throw new Error(`readmeTable: the text needs one line ${markers.begin} and after it one line ${markers.end}; the table goes between them`);
  }
  return `${before}${markers.begin}\n${readmeTable(e)}\n${markers.end}${after}`;
};
