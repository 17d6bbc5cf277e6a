import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { falseAlarm, suiteFalseAlarm } from '../runner/eProcess.ts';
import { entriesOf, loadClaim, notTestedOf } from './corpus.ts';
import { inProject } from './root.ts';

const folder = mkdtempSync(join(tmpdir(), 'gainsay-corpus-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder of properties with these files; a claim is anything that has a claim's parts. */
const properties = (name: string, files: Readonly<Record<string, string>>): string => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, path.split('/')[0]), { recursive: true });
    writeFileSync(join(folder, name, path), text);
  }
  return join(folder, name);
};

// oxlint-disable-next-line unicorn/no-thenable
const claimFile = (id: string): string => `export default { id: '${id}', statement: '', forAll: {}, suppose: {}, then() { throw new Error('then was called: the claim was awaited'); }, without: {} };`;

describe('entriesOf', () => {
  test('finds every claim file, ordered by id, and never awaits a claim (which has a method then)', async () => {
    const place = properties('good', { 'b/z.mjs.ts': claimFile('b/z'), 'a/y.ts': claimFile('a/y'), 'a/paper.ts': 'export const x = 1;', 'a/claims.test.ts': 'throw new Error();', 'a/notes.md': '' });
    expect((await entriesOf(undefined, place)).map((e) => e.claim.id)).toEqual(['a/y', 'b/z']);
    expect((await entriesOf('b', place)).map((e) => e.claim.id)).toEqual(['b/z']);
  });

  test('refuses a file that exports no claim, an id in two files, an unknown paper', async () => {
    await expect(entriesOf(undefined, properties('none', { 'a/x.ts': 'export const y = 1;' }))).rejects.toThrow('a/x.ts: its default export is no claim');
    await expect(entriesOf(undefined, properties('twice', { 'a/x.ts': claimFile('a/x'), 'a/y.ts': claimFile('a/x') }))).rejects.toThrow('claim a/x is written in two files');
    await expect(entriesOf('aa', properties('good', {}))).rejects.toThrow("no paper 'aa'; did you mean a, b?");
  });
});

test('a claim is loaded by its id and address; a file that holds another is refused', async () => {
  const place = properties('one', { 'a/y.ts': claimFile('a/y') });
  const url = pathToFileURL(join(place, 'a/y.ts')).href;
  expect((await loadClaim({ id: 'a/y', url })).claim.id).toBe('a/y');
  await expect(loadClaim({ id: 'a/x', url })).rejects.toThrow('one/a/y.ts was to hold the claim a/x, and holds a/y');
});

describe('notTestedOf', () => {
  const paperFile = (slug: string, ...names: readonly string[]): string => `export const p = { slug: '${slug}', notTested: ${JSON.stringify(names.map((name) => ({ id: `${slug}/${name}`, title: 't', place: 'p', provenance: 'paper', reason: 'r' })))} };`;

  test('lists the items of all papers or of one, ordered; a paper without a file has none', async () => {
    const place = properties('items', { 'b/paper.ts': paperFile('b', 'z', 'k'), 'a/paper.ts': paperFile('a', 'y'), 'c/x.ts': claimFile('c/x') });
    expect((await notTestedOf([], undefined, place)).map((n) => n.id)).toEqual(['a/y', 'b/k', 'b/z']);
    expect((await notTestedOf([], 'b', place)).map((n) => n.id)).toEqual(['b/k', 'b/z']);
  });

  test('refuses an item that has a claim', async () => {
    const place = properties('both', { 'a/paper.ts': paperFile('a', 'y'), 'a/y.ts': claimFile('a/y') });
    await expect(notTestedOf([{ id: 'a/y' }], undefined, place)).rejects.toThrow('claim a/y is also listed as not tested');
  });
});

test('the engine knows no paper: no source file names one of the corpus', async () => {
  const papers = (await entriesOf()).map((e) => e.claim.source.paper);
  const names = new Set(papers.flatMap(({ slug, title, arxiv }) => [`'${slug}'`, `${slug}/`, title, arxiv.replace(/v\d+$/, '')]));
  expect(names.size).toBeGreaterThanOrEqual(4);
  const engine = readdirSync(inProject('src'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && !/\.(test|testing)\.ts$/.test(path));
  expect(engine.length).toBeGreaterThan(50);
  const naming = engine.flatMap((path) => {
    const text = readFileSync(inProject(`src/${path}`), 'utf8');
    return [...names].filter((name) => text.includes(name)).map((name) => `${path}: ${name}`);
  });
  expect(naming).toEqual([]);
});

test('the sequential tests of all claims share the false alarm of the suite: two a search, one search a claim and one a hypothesis', async () => {
  const searches = (await entriesOf()).flatMap(({ claim }) => (claim.kind === 'statistical' ? [claim.id, ...Object.keys(claim.without)] : []));
  expect(searches.length).toBeGreaterThan(0);
  expect(2 * searches.length * falseAlarm).toBeLessThanOrEqual(suiteFalseAlarm);
});

test('whatever records a refutation has a second path, or says why it has none', async () => {
  const silent = (await entriesOf())
    .map(({ claim }) => claim)
    .filter(({ kind, expect: verdict, without, confirm, unconfirmed }) => kind !== 'statistical' && (verdict === 'refuted' || Object.values(without).includes('fails')) && confirm === undefined && unconfirmed === undefined);
  expect(silent.map(({ id }) => id)).toEqual([]);
});
