import type { ClaimEvidence, Evidence } from '../../evidence/evidence.ts';
import { legibleText } from '../legible.ts';
import { Markup, markup } from './markup.ts';
import { type Href, inPage } from './href.ts';
import { lookOf } from './verdictBadge.ts';

/** Graphviz as a function from DOT to SVG. */
export type Layout = (dot: string) => string;

/** The shape of every kind, as a node's attribute. */
export const shapes: Readonly<Record<ClaimEvidence['kind'], string>> = {
  identity: 'box', inequality: 'box, style="rounded,filled"', existence: 'ellipse', dynamics: 'hexagon', statistical: 'octagon', asymptotic: 'house', empirical: 'note',
};

const quoted = (text: string): string => `"${legibleText(text).replaceAll('\\', '\\\\').replaceAll('"', String.raw`\"`)}"`;

const columns = 4;

const node = (c: ClaimEvidence, href: Href): string => {
  const { mark, word, name } = lookOf(c);
  const label = quoted(`${c.id.slice(c.paper.slug.length + 1)}`).slice(0, -1) + String.raw`\n` + `${mark} ${word}"`;
  return `${quoted(c.id)} [label=${label}, shape=${shapes[c.kind]}, class=${quoted(`${name}`)}, URL=${quoted(href(c.id))}, tooltip=${quoted(`${c.kind}, ${word}: ${c.title}`)}]`;
};

/** The dependency graph of the claims of a paper in DOT: an arrow from a claim to what rests on it (`uses`), a dashed one from a refuted statement to the nearest that holds. */
export const dotOf = (e: Pick<Evidence, 'claims'>, href: Href): string => {
  const known = new Set(e.claims.map((c) => c.id));
  const edges = e.claims.flatMap((c) => [
    ...c.uses.filter((id) => known.has(id)).map((id) => ({ from: id, to: c.id, style: 'class="uses"' })),
    ...(c.erratum !== null && known.has(c.erratum) ? [{ from: c.id, to: c.erratum, style: 'class="erratum", style=dashed, constraint=true' }] : []),
  ]);
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  // Claims without arrows would all share one rank: invisible arrows put them into rows.
  const single = e.claims.filter((c) => !joined.has(c.id)).map((c) => c.id);
  const rows = single.flatMap((id, i) => (i % columns === 0 || i === 0 ? [] : [`${quoted(single[i - 1])} -> ${quoted(id)} [style=invis]`]));
  return `digraph claims { rankdir=LR; bgcolor=transparent; nodesep=0.22; ranksep=0.35; fontname="Helvetica"; fontsize=13; node [fontname="Helvetica", fontsize=12, margin="0.24,0.09", style=filled, fillcolor=white]; edge [arrowsize=0.7]; ${[...e.claims.map((c) => node(c, href)), ...rows].join('; ')}; ${edges.map(({ from, to, style }) => `${quoted(from)} -> ${quoted(to)} [${style}]`).join('; ')} }`;
};

const patterns = `<defs>
<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" class="ground"/><path d="M0 0V7" class="ink"/></pattern>
<pattern id="dots" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" class="ground"/><circle cx="3.5" cy="3.5" r="1" class="ink"/></pattern>
<pattern id="lines" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" class="ground"/><path d="M0 3.5H7" class="ink"/></pattern>
</defs>`;

/** The patterns of the fills; once a page. */
export const mapPatterns = new Markup(`<svg width="0" height="0" aria-hidden="true" class="patterns">${patterns}</svg>`);

/** The map as inline SVG: shape is the kind, fill and label are the verdict, every node is a link to its claim. */
export const claimsMap = (e: Pick<Evidence, 'claims'>, layout: Layout, href: Href = inPage, name = 'the claims'): Markup => {
  const drawn = layout(dotOf(e, href));
  const svg = drawn
    .slice(drawn.indexOf('<svg'))
    .replaceAll(/<!--[\s\S]*?-->\n?/g, '')
    // Several maps in one page would have the same ids.
    .replaceAll(/ id="[^"]*"/g, '')
    // The colours come from the style sheet, which knows dark from light.
    .replaceAll(/ (fill|stroke|font-family)="(white|black|none|transparent|Helvetica[^"]*)"/g, '');
  const labelled = svg.slice('<svg'.length);
  return markup`<div class="map scroll" tabindex="0" role="region" aria-label="Map of ${name}, scrollable"><svg role="group" aria-label="Map of ${name}"${new Markup(labelled)}</div>`;
};
