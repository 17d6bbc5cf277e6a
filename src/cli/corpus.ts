import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { AnyClaim } from '../claim/claim.ts';
import { inProject } from './root.ts';

/** A claim and the address of the file it is written in. */
export interface Entry {
  readonly claim: AnyClaim;
  readonly url: string;
}

const isClaim = (value: unknown): value is AnyClaim =>
  typeof value === 'object' && value !== null && ['id', 'statement', 'forAll', 'suppose', 'then', 'without'].every((key) => key in value);

/** The addresses of the claim files of a paper: every module beside paper.ts that is not a test. */
const claimFiles = async (folder: string, slug: string): Promise<string[]> =>
  (await readdir(`${folder}/${slug}`))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'paper.ts')
    .map((name) => pathToFileURL(`${folder}/${slug}/${name}`).href);

/** The claim that a file exports by default; throws when it exports none. */
export const loadClaim = async (url: string): Promise<AnyClaim> => {
  const found: unknown = ((await import(url)) as { readonly default?: unknown }).default;
  if (!isClaim(found)) throw new TypeError(`${url.split('/').slice(-3).join('/')}: its default export is no claim; write export default claim({ … })`);
  return found;
};

/** Every claim below `properties/`, or of one paper there, ordered by id; throws when two files carry one id. */
export const corpus = async (slug?: string, folder = inProject('properties')): Promise<Entry[]> => {
  const slugs = slug === undefined ? (await readdir(folder, { withFileTypes: true })).filter((f) => f.isDirectory()).map((f) => f.name) : [slug];
  const urls = (await Promise.all(slugs.map((s) => claimFiles(folder, s)))).flat();
  const entries = await Promise.all(urls.map(async (url) => ({ claim: await loadClaim(url), url })));
  entries.sort((a, b) => (a.claim.id < b.claim.id ? -1 : 1));
  const twice = entries.find((e, i) => e.claim.id === entries[i + 1]?.claim.id);
  if (twice !== undefined) throw new TypeError(`claim ${twice.claim.id} is defined in two files, ${twice.url.split('/').at(-1)} is one of them`);
  return entries;
};
