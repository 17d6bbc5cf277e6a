import { gzipSync } from 'fflate';
import type { Evidence } from '../../evidence/evidence.ts';
import { type ExperimentRecord, reproducedWords } from '../../evidence/experimentRecord.ts';
import { papersOf } from '../../evidence/ofPaper.ts';
import { compactJson } from '../../evidence/json.ts';
import { claimMarkup } from './claimMarkup.ts';
import { claimsMap, laidOut, mapPatterns } from './claimsMap.ts';
import { atFullSize, experimentsMarkup } from './experimentMarkup.ts';
import { Markup, markup } from './markup.ts';
import { type Href, inPage } from './href.ts';
import { claimsTable, overview } from './overview.ts';
import { claimPictures } from '../pictures/pictureFiles.ts';
import { tolerancesCaption, tolerancesSvg } from '../pictures/tolerances.ts';
import { notTestedBadge } from './verdictBadge.ts';

/** What the page carries beside the evidence; made from this version's sources, hence the same for the same version. */
export interface Assets {
  /** Style sheets, the fonts inside as data. */
  readonly style: string;
  /** The page's own script. */
  readonly script: string;
  /** The script of the Web Worker that runs claims: the suite itself; null where a page runs none. */
  readonly engine: string | null;
  /** What experiments at full size measured, of any papers; none where absent. */
  readonly experiments?: readonly ExperimentRecord[];
}

/** The experiments of the papers of this evidence. */
const experimentsOf = (e: Evidence, { experiments = [] }: Pick<Assets, 'experiments'>): readonly ExperimentRecord[] => {
  const slugs = new Set(papersOf(e).map((p) => p.slug));
  return experiments.filter(({ paper }) => slugs.has(paper.slug));
};

const hashOf = async (text: string): Promise<string> => {
  const hash = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `'sha256-${btoa(String.fromCharCode(...hash))}'`;
};

/** Text that only the script reads, as gzip in base64: no character of it means anything to an HTML parser. The library's bytes are the same everywhere. */
const packed = (text: string): Markup => {
  const bytes = gzipSync(new TextEncoder().encode(text), { level: 9, mtime: 0 });
  const chunks = Array.from({ length: Math.ceil(bytes.length / 0x8000) }, (_, k) => String.fromCharCode(...bytes.subarray(k * 0x8000, (k + 1) * 0x8000)));
  return new Markup(btoa(chunks.join('')));
};

let lastEngine: { readonly text: string; readonly packed: Markup } | null = null;

/** The engine packed: pages made one after the other mostly carry the same one, of megabytes. */
const packedEngine = (text: string): Markup => {
  if (lastEngine?.text !== text) lastEngine = { text, packed: packed(text) };
  return lastEngine.packed;
};

/** Code as it may stand in its element; refuses what would end it. */
const code = (text: string, tag: 'script' | 'style'): Markup => {
  if (text.toLowerCase().includes(`</${tag}`) || (tag === 'script' && text.includes('<!--'))) throw new Error(`htmlReport: the ${tag} contains </${tag} or <!--, which would end it early; write it differently`);
  return new Markup(text);
};

/**
 * Nothing may be fetched from anywhere. Formulas pad the cells of tables by style attributes, hence the one 'unsafe-inline'; the
 * worker is made from text in the page, hence blob:, and compiles a kernel of WebAssembly, which has no access to anything.
 */
const policy = async ({ style, script }: Assets): Promise<string> =>
  `default-src 'none'; script-src ${await hashOf(script)} 'wasm-unsafe-eval'; style-src-elem ${await hashOf(style)}; style-src-attr 'unsafe-inline'; font-src data:; img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'`;

const claims = ({ claims: all }: Evidence, experiments: readonly ExperimentRecord[]): Markup => {
  const known = new Set(all.map((c) => c.id));
  return markup`${all.map((c) => claimMarkup(c, known, markup`${figures(claimPictures(c))}${atFullSize(experiments, c.id)}`))}`;
};

const figures = (pictures: ReturnType<typeof claimPictures>): Markup | null =>
  pictures.length === 0
    ? null
    : markup`<h4>Pictures</h4>${pictures.map(({ svg, title, description }) => markup`<figure class="picture">${new Markup(svg)}<figcaption><strong>${title}.</strong> ${description}</figcaption></figure>`)}`;

/** How close all claims came to their tolerances, in one picture. */
const tolerances = (e: Evidence): Markup | null => {
  const svg = tolerancesSvg(e.claims);
  return svg === null ? null : markup`<section><h2 id="tolerances">Tolerances</h2><figure class="picture">${new Markup(svg)}<figcaption>${tolerancesCaption.description}</figcaption></figure></section>`;
};

const notTested = (e: Evidence): Markup | null =>
  e.notTested === undefined
    ? null
    : markup`<section><h2 id="not-tested">Not tested</h2><p>Items of the papers that no claim executes, and why.</p>${e.notTested.map(
        (n) => markup`<section class="item" id="${n.id}" aria-label="${n.id}"><p class="eyebrow"><a href="#${n.id}">${n.id}</a> <span>${n.place}</span> <span>${n.provenance}</span></p><h3>${n.title}</h3>${notTestedBadge}<p class="none">${n.reason}</p></section>`,
      )}</section>`;

const skipped = (e: Evidence): Markup | null =>
  e.skipped.length === 0
    ? null
    : markup`<section><h2 id="skipped">Skipped in this run</h2><ul class="facts">${e.skipped.map((s) => markup`<li id="${s.id}"><code>${s.id}</code>: ${s.reason}</li>`)}</ul></section>`;

const legend = markup`<p class="legend">Shape: <span>box</span> identity, <span>rounded box</span> inequality, <span>ellipse</span> existence, <span>hexagon</span> dynamics, <span>octagon</span> statistical, <span>house</span> asymptotic, <span>note</span> empirical. Arrows lead from a claim to what rests on it, dashed ones from a refuted statement to the nearest that holds.</p>`;

/** The frame of a page: its policy, style and scripts, and what only the scripts read. */
const framed = async (e: Evidence, assets: Assets, body: Markup): Promise<string> => {
  const title = `Verification report: ${papersOf(e).map((p) => p.title).join('; ') || 'no claims'}`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await policy(assets)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${code(assets.style, 'style')}</style>
</head>
<body>
<a class="skip" href="#claims">Skip to the claims</a>
<main>
${body}
</main>
<!-- The evidence as JSON, and the script that runs its claims again, each as gzip in base64, for which no character of HTML is needed. To read the evidence without this page:
grep -o 'id="evidence"[>][^<]*' THIS_FILE | cut -c 15- | base64 -d | gunzip
-->
<script type="application/gzip;base64" id="evidence">${packed(compactJson(e))}</script>
${assets.engine === null ? null : markup`<script type="application/gzip;base64" id="engine">${packedEngine(assets.engine)}</script>`}
<script>${code(assets.script, 'script')}</script>
</body>
</html>
`.text;
};

/** What rests on, or repairs, a claim of another paper: the maps are drawn a paper each. */
const between = (e: Evidence, href: Href): Markup | null => {
  const paperOf = new Map(e.claims.map((c) => [c.id, c.paper.slug]));
  const lines = e.claims.flatMap((c) => [
    ...c.uses.map((id) => ({ id, words: 'rests on' })),
    ...(c.erratum === null ? [] : [{ id: c.erratum, words: 'has as its nearest statement that holds' }]),
  ].filter(({ id }) => paperOf.has(id) && paperOf.get(id) !== c.paper.slug).map(({ id, words }) => markup`<li><a href="${href(c.id)}">${c.id}</a> ${words} <a href="${href(id)}">${id}</a></li>`));
  return lines.length === 0 ? null : markup`<h3>Between papers</h3><ul class="facts">${lines}</ul>`;
};

const mapOf = async (e: Evidence, href: Href): Promise<Markup | null> => {
  if (e.claims.length === 0) return null;
  const papers = papersOf(e);
  const maps = await Promise.all(papers.map(async (p) => {
    const own = { claims: e.claims.filter((c) => c.paper.slug === p.slug) };
    return markup`${papers.length === 1 ? null : markup`<h3>${p.title}</h3>`}${claimsMap(own, await laidOut(own), href, papers.length === 1 ? 'the claims' : p.title)}`;
  }));
  return markup`<section class="maps"><h2 id="map">Map</h2>${mapPatterns}${legend}${maps}${between(e, href)}</section>`;
};

/** The report as one HTML file that asks nobody for anything: the same evidence and assets give the same bytes. */
export const htmlReport = async (e: Evidence, assets: Assets): Promise<string> =>
  framed(e, assets, markup`${overview(e, inPage, null)}
${await mapOf(e, inPage)}
<section><h2 id="claims">Claims</h2>${claimsTable(e, inPage)}<div id="run-all"></div></section>
${claims(e, experimentsOf(e, assets))}
${experimentsMarkup(experimentsOf(e, assets), new Set(e.claims.map((c) => c.id)))}
${tolerances(e)}
${notTested(e)}
${skipped(e)}`);

/** The experiments by name, where their pages tell of them. */
const experimentsList = (records: readonly ExperimentRecord[], href: Href): Markup | null =>
  records.length === 0
    ? null
    : markup`<section><h2 id="experiments">Experiments at full size</h2><ul class="facts">${records.map((record) => markup`<li><a href="${href(record.id)}">${record.id}</a> ${record.title}${reproducedWords(record) === '' ? null : `: ${reproducedWords(record)}`}</li>`)}</ul></section>`;

/** The first page of a report on several papers: what was found, the map and the table of all claims, whose sections are in the page of their paper. */
export const jointReport = async (e: Evidence, assets: Omit<Assets, 'engine'>, pageOf: Href): Promise<string> => {
  const href: Href = (id) => `${pageOf(id.slice(0, id.indexOf('/')))}#${id}`;
  return framed(e, { ...assets, engine: null }, markup`${overview(e, href, pageOf)}
${await mapOf(e, href)}
<section><h2 id="claims">Claims</h2>${claimsTable(e, href)}</section>
${experimentsList(experimentsOf(e, assets), href)}
${notTested(e)}
${skipped(e)}`);
};
