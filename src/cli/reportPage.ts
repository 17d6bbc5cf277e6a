import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Evidence } from '../evidence/evidence.ts';
import { ofPaper, papersOf } from '../evidence/ofPaper.ts';
import { compact } from '../report/html/compact.ts';
import { type Assets, htmlReport, jointReport } from '../report/html/page.ts';
import { bundled } from './bundled.ts';
import { type Address, listedClaims } from './corpus.ts';
import { experimentRecords } from './experimentFile.ts';
import { inProject, root } from './root.ts';
import { readWitnesses } from './witnesses.ts';

/** A font as part of a style sheet. */
const face = async (family: string, path: string): Promise<string> =>
  `@font-face{font-family:${family};src:url(data:font/woff2;base64,${(await readFile(inProject(path))).toString('base64')}) format("woff2")}\n`;

/** The style sheet of the formulas, its fonts inside, then that of the page. */
const styleSheet = async (): Promise<string> => {
  const temml = 'node_modules/temml/dist';
  const [mathematics, primes, formulas, page] = await Promise.all([
    face('Mathematics', 'src/report/html/mathematics.woff2'),
    face('Temml', `${temml}/Temml.woff2`),
    readFile(inProject(`${temml}/Temml-Local.css`), 'utf8'),
    readFile(inProject('src/report/html/style.css'), 'utf8'),
  ]);
  return mathematics + primes + formulas.replaceAll(/\/\*[\s\S]*?\*\/|@font-face\s*\{[^}]*\}/g, '') + page;
};

/** A module of the project as the bundler finds it from there; one elsewhere by its path. */
const imported = (url: string): string => JSON.stringify(url.startsWith(root.href) ? url.replace(root.href, '/') : fileURLToPath(url));

/** The suite with these claims and their stored witnesses, as the script of a Web Worker. */
const engineOf = async (claims: readonly Address[]): Promise<string> => {
  const carried = await Promise.all(claims.map(async ({ id }, k) => `{ claim: c${k}, witnesses: ${JSON.stringify(await readWitnesses(id))} }`));
  return bundled([
    `import { serve } from ${imported(new URL('src/report/explorer/engine.ts', root).href)};`,
    ...claims.map(({ url }, k) => `import c${k} from ${imported(url)};`),
    `serve([${carried.join(', ')}], self);`,
  ].join('\n'));
};

/** Style and script of every page, and the committed records of experiments of these papers; made from this version's sources. */
export const pageAssets = async (papers: readonly string[]): Promise<Omit<Assets, 'engine'>> => {
  const [style, script, experiments] = await Promise.all([styleSheet(), bundled(`import ${imported(new URL('src/report/explorer/page.ts', root).href)};`), experimentRecords(inProject('reports/reference'), papers)]);
  return { style, script, experiments };
};

/** The evidence of one paper as an HTML file that carries the code of its claims. */
export const paperPage = async (e: Evidence, claims: readonly Address[], assets: Omit<Assets, 'engine'>): Promise<string> => {
  const ids = new Set(e.claims.map((c) => c.id));
  return compact(await htmlReport(e, { ...assets, engine: await engineOf(claims.filter(({ id }) => ids.has(id))) }));
};

/**
 * The evidence as HTML files by name. One paper is one file, `<name>.html`, complete in itself; several papers have one each,
 * `<name>-<slug>.html`, and `<name>.html` leads to them. `known` is where claims are written, where that was looked up before.
 */
export const reportPages = async (e: Evidence, name = 'report', known?: readonly Address[]): Promise<Readonly<Record<string, string>>> => {
  const slugs = papersOf(e).map((p) => p.slug);
  const [assets, claims] = await Promise.all([pageAssets(slugs), known ?? listedClaims()]);
  if (slugs.length <= 1) return { [`${name}.html`]: await paperPage(e, claims, assets) };
  const pageOf = (slug: string): string => `${name}-${slug}.html`;
  const pages: Record<string, string> = { [`${name}.html`]: compact(await jointReport(e, assets, pageOf)) };
  for (const slug of slugs) pages[pageOf(slug)] = await paperPage(await ofPaper(e, slug), claims, assets);
  return pages;
};
