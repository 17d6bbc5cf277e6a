import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { AnyClaim } from '../claim/claim.ts';
import type { NotTested, Provenance } from '../claim/paper.ts';
import { inProject } from './root.ts';
import { unknown } from './select.ts';
import { summaries } from './summaries.ts';

/** A claim and the address of the file it is written in. */
export interface Entry {
  readonly claim: AnyClaim;
  readonly url: string;
}

/** Where the claim of an id is written. */
export interface Address {
  readonly id: string;
  readonly url: string;
}

/** The kind of object that a claim is about: the first word of its setting's name. Claims about one kind ask for the same training runs, which a thread makes once. */
export const objectOf = (claim: AnyClaim): string => claim.forAll.id.replace(/-.*/, '');

/** What can be said of a claim without loading it. */
export interface Listed extends Address, Pick<AnyClaim, 'title' | 'kind'> {
  /** The kind of object that it is about. */
  readonly object: string;
  readonly expected: AnyClaim['expect'];
  readonly place: string;
  readonly provenance: Provenance;
  readonly statementProvenance: Provenance;
  /** The names of what it supposes. */
  readonly hypotheses: readonly string[];
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

/** The items of all papers, or of one, that no claim executes, ordered by id; throws when one of these claims has the id of one. */
export const notTestedOf = async (claims: readonly { readonly id: string }[], paper?: string, folder = inProject('properties')): Promise<NotTested[]> => {
  const paths = (paper === undefined ? await slugsIn(folder) : [paper]).map((slug) => `${folder}/${slug}/paper.ts`).filter((path) => existsSync(path));
  const items = (await summaries('not tested', paths.map((path) => pathToFileURL(path).href), itemsOf, import.meta.url)).flat();
  const tested = items.find(({ id }) => claims.some((claim) => claim.id === id));
  if (tested !== undefined) throw new TypeError(`claim ${tested.id} is also listed as not tested in paper.ts; take it out of that list`);
  return items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
};

/** The addresses of all claim files, or of those of one paper; throws when the paper is unknown. */
const claimUrls = async (paper: string | undefined, folder: string): Promise<string[]> => {
  const slugs = await slugsIn(folder);
  if (paper !== undefined && !slugs.includes(paper)) throw unknown('paper', paper, slugs);
  return (await Promise.all((paper === undefined ? slugs : [paper]).map((slug) => claimFiles(folder, slug)))).flat();
};

/** Ordered by id; throws when two files carry one id. */
const ordered = <T extends Address>(found: readonly T[]): T[] => {
  const all = found.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const twice = all.find((e, i) => e.id === all[i + 1]?.id);
  if (twice !== undefined) throw new TypeError(`claim ${twice.id} is written in two files, one of them ${twice.url.split('/').at(-1)}; an id has one file`);
  return all;
};

/** Every claim of all papers, or of one, ordered by id; throws when the paper is unknown or two files carry one id. */
export const entriesOf = async (paper?: string, folder = inProject('properties')): Promise<Entry[]> => {
  const entries = await Promise.all((await claimUrls(paper, folder)).map(loadEntry));
  return ordered(entries.map((entry) => ({ ...entry, id: entry.claim.id }))).map(({ claim, url }) => ({ claim, url }));
};

const summaryOf = async (url: string): Promise<Listed> => {
  const { claim } = await loadEntry(url);
  const { id, title, kind, expect, source, suppose } = claim;
  return { id, url, title, kind, object: objectOf(claim), expected: expect, place: source.place, provenance: source.provenance, statementProvenance: source.statement, hypotheses: Object.keys(suppose) };
};

/** What can be said of every claim, in the order and with the errors of `entriesOf`; only claims whose code is new are loaded. */
export const listedClaims = async (paper?: string, folder = inProject('properties')): Promise<Listed[]> =>
  ordered(await summaries('claims', await claimUrls(paper, folder), summaryOf, import.meta.url));

/** The claim at an address; throws when the file there carries another id. */
export const loadClaim = async ({ id, url }: Address): Promise<Entry> => {
  const entry = await loadEntry(url);
  if (entry.claim.id !== id) throw new TypeError(`${url.split('/').slice(-3).join('/')} was to hold the claim ${id}, and holds ${entry.claim.id}; run it again`);
  return entry;
};
