import type { NotTested } from '../claim/paper.ts';
import type { ClaimEvidence, Evidence } from '../evidence/evidence.ts';
import { formula } from './formula.ts';
import { legible } from './legible.ts';
import { counted } from './number.ts';
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

const rows = (claims: readonly ClaimEvidence[], notTested: readonly NotTested[]): string[] => [
  '| claim | statement | verdict | provenance |',
  '|---|---|---|---|',
  ...claims.map((c) => `| ${inCell(code(c.id))} | ${prose(c.title)}: ${statement(c.statement)} | ${statusOf(c)} | ${provenanceShort(c)} |`),
  ...notTested.map((n) => `| ${inCell(code(n.id))} | ${prose(n.title)} | not tested: ${prose(n.reason)} | ${n.provenance} |`),
];

const slugOf = (id: string): string => id.split('/')[0] ?? id;

/** "44 claims: 34 held, 10 refuted". */
const counts = (claims: readonly ClaimEvidence[]): string => {
  const statuses = claims.map(statusOf);
  const each = [...new Set(statuses)].toSorted().map((status) => `${statuses.filter((other) => other === status).length} ${status}`);
  return `${counted(claims.length, 'claim')}: ${each.join(', ')}`;
};

/** One paper's table, folded under its title. */
const folded = (claims: readonly ClaimEvidence[], notTested: readonly NotTested[]): string[] => {
  const { title, authors, arxiv } = claims[0].paper;
  return [`<details><summary>${prose(`${title} (${authors}, arXiv:${arxiv})`)} – ${counts(claims)}</summary>`, '', ...rows(claims, notTested), '', '</details>'];
};

/** The table claim → statement → verdict → provenance, for the README; of several papers, one each, folded. */
export const readmeTable = (evidence: Evidence): string => {
  const e = legible(evidence);
  const slugs = [...new Set(e.claims.map(({ id }) => slugOf(id)))];
  const notTested = e.notTested ?? [];
  return [
    ...(e.partial ? [`**${partialWords}**`, ''] : []),
    ...(slugs.length > 1
      ? slugs.flatMap((slug) => folded(e.claims.filter(({ id }) => slugOf(id) === slug), notTested.filter(({ id }) => slugOf(id) === slug)))
      : rows(e.claims, notTested)),
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
