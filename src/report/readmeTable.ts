import type { Evidence } from '../evidence/evidence.ts';
import { formula } from './formula.ts';
import { legible } from './legible.ts';
import { code, prose } from './paste/dialect.ts';
import { partialWords, statusOf } from './status.ts';
import { provenanceShort } from './words.ts';

export const markers = { begin: '<!-- claims:begin -->', end: '<!-- claims:end -->' } as const;

const inCell = (markdown: string): string => markdown.replaceAll('|', String.raw`\|`);

const bars: Readonly<Record<string, string>> = { '|': String.raw`\vert `, '\\|': String.raw`\Vert ` };

/** $`…`$ is mathematics that Markdown leaves alone; only a bar would end the cell, so bars are written as commands. */
const statement = (tex: string): string => {
  const line = formula(tex)?.replaceAll(/\\.|\|/g, (token) => bars[token] ?? token);
  return line === undefined || line.includes('`') ? inCell(code(tex)) : `$\`${line}\`$`;
};

/** The table claim → statement → verdict → provenance, for the README. */
export const readmeTable = (evidence: Evidence): string => {
  const e = legible(evidence);
  return [
    ...(e.partial ? [`**${partialWords}**`, ''] : []),
    '| claim | statement | verdict | provenance |',
    '|---|---|---|---|',
    ...e.claims.map((c) => `| ${inCell(code(c.id))} | ${prose(c.title)}: ${statement(c.statement)} | ${statusOf(c)} | ${provenanceShort(c)} |`),
    ...(e.notTested ?? []).map((n) => `| ${inCell(code(n.id))} | ${prose(n.title)} | not tested: ${prose(n.reason)} | ${n.provenance} |`),
  ]
    .join('\n')
    // No text may end the table early by writing its marker.
    .replaceAll('<!--', '<! --');
};

/** The README with the table between its markers replaced; throws when the markers are missing, doubled or reversed. */
export const withReadmeTable = (readme: string, e: Evidence): string => {
  const [before, rest, ...more] = readme.split(markers.begin);
  const [, after, ...others] = rest?.split(markers.end) ?? [];
  if (rest === undefined || after === undefined || more.length > 0 || others.length > 0) {
    throw new Error(`readmeTable: the text needs one line ${markers.begin} and after it one line ${markers.end}; the table goes between them`);
  }
  return `${before}${markers.begin}\n${readmeTable(e)}\n${markers.end}${after}`;
};
