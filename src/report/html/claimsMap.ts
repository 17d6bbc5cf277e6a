import { instance } from '@viz-js/viz';
import type { ClaimEvidence, Evidence } from '../../evidence/evidence.ts';
import { legibleText } from '../legible.ts';
import { Markup, markup } from './markup.ts';
import { type Href, inPage } from './href.ts';
import { lookOf } from './verdictBadge.ts';

type GraphAttributes = Readonly<Record<string, string | number>>;

/** DOT as SVG, by a Graphviz started afresh: a used one carries state from graph to graph, and has failed on graphs that a fresh one lays out. */
export const freshLayout = async (dot: string, graphAttributes: GraphAttributes = {}): Promise<string> =>
  (await instance()).renderString(dot, { format: 'svg', engine: 'dot', graphAttributes });

/** What was laid out last, by graph: pages made one after the other mostly have the same map, and to start Graphviz takes longer than the rest of a page. */
const known = new Map<string, Promise<string>>();
const mostKnown = 64;

/** The graph of the claims as SVG. */
export const laidOut = (e: Pick<Evidence, 'claims'>, graphAttributes: GraphAttributes = {}): Promise<string> => {
  const dot = dotOf(e);
  const key = JSON.stringify([dot, graphAttributes]);
  const svg = known.get(key) ?? freshLayout(dot, graphAttributes);
  if (known.size >= mostKnown) known.clear();
  known.set(key, svg);
  return svg;
};

/** The shape of every kind, as a node's attribute. */
export const shapes: Readonly<Record<ClaimEvidence['kind'], string>> = {
  identity: 'box', inequality: 'box, style="rounded,filled"', existence: 'ellipse', dynamics: 'hexagon', statistical: 'octagon', asymptotic: 'house', empirical: 'note',
};

const quoted = (text: string): string => `"${legibleText(text).replaceAll('\\', '\\\\').replaceAll('"', String.raw`\"`)}"`;

const columns = 4;

/** Only the label of a claim enters DOT; its name there, and the place of its link, is its number. */
const node = (c: ClaimEvidence, k: number): string => {
  const { mark, word, name } = lookOf(c);
  const label = quoted(c.id.slice(c.paper.slug.length + 1)).slice(0, -1) + String.raw`\n` + `${mark} ${word}"`;
  return `n${k} [label=${label}, shape=${shapes[c.kind]}, class=${name}, URL="#n${k}"]`;
};

/** The dependency graph of the claims of a paper in DOT: an arrow from a claim to what rests on it (`uses`), a dashed one from a refuted statement to the nearest that holds. */
export const dotOf = ({ claims }: Pick<Evidence, 'claims'>): string => {
  const number = new Map(claims.map((c, k) => [c.id, k]));
  const edges = claims.flatMap((c, k) => {
    const others = (ids: readonly (string | null)[]): number[] => ids.flatMap((id) => (id === null ? undefined : number.get(id)) ?? []).filter((j) => j !== k);
    // A refuted claim that rests on its own erratum would close a circle: its arrow is then drawn backwards.
    const repair = (j: number): { from: number; to: number; style: string } =>
      c.uses.includes(claims[j].id) ? { from: j, to: k, style: 'class=erratum, style=dashed, dir=back' } : { from: k, to: j, style: 'class=erratum, style=dashed' };
    return [...others(c.uses).map((j) => ({ from: j, to: k, style: 'class=uses' })), ...others([c.erratum]).map(repair)];
  });
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  // Claims without arrows would all share one rank: invisible arrows put them into rows.
  const single = claims.flatMap((_, k) => (joined.has(k) ? [] : [k]));
  const rows = single.flatMap((k, i) => (i % columns === 0 ? [] : [`n${single[i - 1]} -> n${k} [style=invis]`]));
  return `digraph claims { rankdir=LR; bgcolor=transparent; nodesep=0.22; ranksep=0.35; fontname="Helvetica"; fontsize=13; node [fontname="Helvetica", fontsize=12, margin="0.24,0.09", style=filled, fillcolor=white]; edge [arrowsize=0.7]; ${[...claims.map(node), ...rows].join('; ')}; ${edges.map(({ from, to, style }) => `n${from} -> n${to} [${style}]`).join('; ')} }`;
};

const patterns = `<defs>
<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" class="ground"/><path d="M0 0V7" class="ink"/></pattern>
<pattern id="dots" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" class="ground"/><circle cx="3.5" cy="3.5" r="1" class="ink"/></pattern>
<pattern id="lines" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" class="ground"/><path d="M0 3.5H7" class="ink"/></pattern>
</defs>`;

/** The patterns of the fills; once a page. */
export const mapPatterns = new Markup(`<svg width="0" height="0" aria-hidden="true" class="patterns">${patterns}</svg>`);

/** What a pointer is told of a node. */
const told = (c: ClaimEvidence): Markup => markup`<title>${c.kind}, ${lookOf(c).word}: ${c.title}</title>`;

/** The map, `laidOut`, as inline SVG: shape is the kind, fill and label are the verdict, every node is a link to its claim. */
export const claimsMap = (e: Pick<Evidence, 'claims'>, drawn: string, href: Href = inPage, name = 'the claims'): Markup => {
  const svg = drawn
    .slice(drawn.indexOf('<svg') + '<svg'.length)
    .replaceAll(/<!--[\s\S]*?-->\n?/g, '')
    // Several maps in one page would have the same ids.
    .replaceAll(/ id="[^"]*"/g, '')
    .replaceAll(/ xlink:title="[^"]*"/g, '')
    // The colours come from the style sheet, which knows dark from light.
    .replaceAll(/ (fill|stroke|font-family)="(white|black|none|transparent|Helvetica[^"]*)"/g, '')
    .replaceAll(/<title>n(\d+)<\/title>/g, (_, k: string) => told(e.claims[Number(k)]).text)
    .replaceAll(/<title>(?:claims|n\d+[^<]*)<\/title>\n?/g, '')
    // Said once for all labels, which makes a fifth of the bytes.
    .replaceAll(/<text xml:space="preserve" text-anchor="middle"([^>]*) font-size="12.00">/g, '<text$1>')
    .replace('<g class="graph"', '<g class="graph" text-anchor="middle" font-size="12"')
    .replaceAll('&#45;', '-')
    .replaceAll(/<g><a xlink:href="#n(\d+)">([\s\S]*?)<\/a>\n<\/g>/g, (_, k: string, inside: string) => markup`<a href="${href(e.claims[Number(k)].id)}">${new Markup(inside)}</a>`.text)
    .replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', '')
    .replaceAll('>\n<', '><');
  return markup`<div class="map scroll" tabindex="0" role="region" aria-label="Map of ${name}, scrollable"><svg role="group" aria-label="Map of ${name}"${new Markup(svg)}</div>`;
};
