import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { AnyClaim } from '../claim/claim.ts';
import type { NotTested } from '../claim/paper.ts';
import { inProject } from './root.ts';
import { unknown } from './select.ts';

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

/**
 * The claim that a file exports by default, with its address; throws when it exports none. In a wrapping, because
 * a claim has a method `then`: returned bare from an async function it would be taken for a promise and called.
 */
export const loadEntry = async (url: string): Promise<Entry> => {
  const { default: claim } = (await import(url)) as { readonly default?: unknown };
  if (!isClaim(claim)) throw new TypeError(`${url.split('/').slice(-3).join('/')}: its default export is no claim; write export default claim({ … })`);
  return { claim, url };
};

/** The papers that have a folder of claims, ordered by name. */
export const slugsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true })).filter((f) => f.isDirectory()).map((f) => f.name).toSorted();

/** What the paper.ts of a folder lists as not tested: that of the constructed papers it exports. */
const itemsOf = async (url: string): Promise<readonly NotTested[]> =>
  Object.values((await import(url)) as Readonly<Record<string, unknown>>).flatMap((value) =>
    typeof value === 'object' && value !== null && 'notTested' in value ? (value.notTested as readonly NotTested[]) : [],
  );

/** The items of all papers, or of one, that no claim executes, ordered by id; throws when a claim has the id of one. */
export const notTestedOf = async (entries: readonly Entry[], paper?: string, folder = inProject('properties')): Promise<NotTested[]> => {
  const urls = (paper === undefined ? await slugsIn(folder) : [paper]).map((slug) => `${folder}/${slug}/paper.ts`).filter((path) => existsSync(path));
  const items = (await Promise.all(urls.map((path) => itemsOf(pathToFileURL(path).href)))).flat();
  const tested = items.find(({ id }) => entries.some(({ claim }) => claim.id === id));
  if (tested !== undefined) throw new TypeError(`claim ${tested.id} is also listed as not tested in paper.ts; take it out of that list`);
  return items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
};

/** Every claim of all papers, or of one, ordered by id; throws when the paper is unknown or two files carry one id. */
export const entriesOf = async (paper?: string, folder = inProject('properties')): Promise<Entry[]> => {
  const slugs = await slugsIn(folder);
  if (paper !== undefined && !slugs.includes(paper)) throw unknown('paper', paper, slugs);
  const urls = (await Promise.all((paper === undefined ? slugs : [paper]).map((slug) => claimFiles(folder, slug)))).flat();
  const entries = await Promise.all(urls.map(loadEntry));
  entries.sort((a, b) => (a.claim.id < b.claim.id ? -1 : 1));
  const twice = entries.find((e, i) => e.claim.id === entries[i + 1]?.claim.id);
  if (twice !== undefined) throw new TypeError(`claim ${twice.claim.id} is written in two files, one of them ${twice.url.split('/').at(-1)}; an id has one file`);
  return entries;
};
