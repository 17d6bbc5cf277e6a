import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Checkout, checkout } from './checkout.testing.ts';
import { inProject } from './root.ts';
import { summaries } from './summaries.ts';

/** A claim whose title another module makes, and that says on the error output when it is loaded. */
const toy = (name: string): string => `
import { claim } from '../../src/claim/claim.ts';
import { setting } from '../../src/settings/setting.ts';
import { title } from '../../src/dynamics/title.ts';
import { toys } from './paper.ts';
process.stderr.write('loaded ${name}\\n');
const t = { kind: 'number', what: 'a whole number', draw: (s) => s.integer(-8, 8), valid: (v) => Number.isInteger(v), simpler: () => [], mutate: (s) => s.integer(-8, 8) };
export default claim({
  id: 'toys/${name}', title, source: toys.at('Section 1', { provenance: 'derived' }), kind: 'identity', statement: 't = t', oracle: 'none', runs: 20,
  forAll: setting({ id: 'whole', words: 'For all whole t', dims: { n: [1, 1] }, fields: { t } }), suppose: {}, without: {},
  then: ({ t }) => ({ what: 'r', value: 0, tolerance: 1 / 16, because: 'whole numbers' }),
});
`;

describe('in processes of their own', () => {
  let place: Checkout;
  const at = (path: string): string => join(place.folder, path);
  const titleFile = (): string => at('src/dynamics/title.ts');
  /** What a list shows and which claims it loads; files must have settled before a process begins for anything to be kept. */
  const listed = async (): Promise<{ readonly lines: string[]; readonly loaded: string[] }> => {
    await pause(150);
    const { out, err } = await place.run(['list']);
    return { lines: out.trim().split('\n'), loaded: err.split('\n').filter((line) => line.startsWith('loaded')).toSorted() };
  };

  beforeAll(() => {
    place = checkout({ 'toys/paper.ts': "import { paper } from '../../src/claim/paper.ts';\nexport const toys = paper({ slug: 'toys', title: 'On toys', authors: 'A. Author', arxiv: '0000.00000v1', venue: 'Nowhere' });\n", 'toys/a.ts': toy('a'), 'toys/b.ts': toy('b') });
    writeFileSync(titleFile(), "import { word } from './word.ts';\nexport const title = `A ${word}`;\n");
    writeFileSync(at('src/dynamics/word.ts'), "export const word = 'toy';\n");
  });
  afterAll(() => rmSync(place.folder, { recursive: true, force: true }));

  test('claims are loaded once, and again when anything below them changes: a module deep down, their own file, a new one', async () => {
    expect(await listed()).toEqual({ lines: ['toys/a  A toy', 'toys/b  A toy'], loaded: ['loaded a', 'loaded b'] });
    expect(await listed()).toEqual({ lines: ['toys/a  A toy', 'toys/b  A toy'], loaded: [] });
    writeFileSync(at('src/dynamics/word.ts'), "export const word = 'top';\n");
    expect(await listed()).toEqual({ lines: ['toys/a  A top', 'toys/b  A top'], loaded: ['loaded a', 'loaded b'] });
    writeFileSync(at('properties/toys/b.ts'), toy('c'));
    expect(await listed()).toEqual({ lines: ['toys/a  A top', 'toys/c  A top'], loaded: ['loaded c'] });
    writeFileSync(at('properties/toys/c.ts'), toy('c'));
    expect((await place.run(['list'])).err).toContain('claim toys/c is written in two files');
    rmSync(at('properties/toys/b.ts'));
    expect(await listed()).toMatchObject({ lines: ['toys/a  A top', 'toys/c  A top'] });
    expect(await listed()).toEqual({ lines: ['toys/a  A top', 'toys/c  A top'], loaded: [] });
  }, 60_000);

  test('when all files have long been as they are, none is read; an edit is seen nevertheless, even one that keeps size and time', async () => {
    const word = at('src/dynamics/word.ts');
    const then = new Date(0);
    utimesSync(word, then, then);
    // After two seconds the state of a file tells of every later change; the first list then notes it, the second relies on it.
    await pause(2100);
    await listed();
    expect(await listed()).toEqual({ lines: ['toys/a  A top', 'toys/c  A top'], loaded: [] });
    writeFileSync(word, "export const word = 'tip';\n");
    utimesSync(word, then, then);
    // So long after the edit only the time of the change tells of it, which nobody can set.
    await pause(2100);
    expect(await listed()).toEqual({ lines: ['toys/a  A tip', 'toys/c  A tip'], loaded: ['loaded a', 'loaded c'] });
    writeFileSync(word, "export const word = 'top';\n");
    expect((await listed()).lines).toEqual(['toys/a  A top', 'toys/c  A top']);
  }, 60_000);

  test('a damaged shelf is an empty one', async () => {
    const folder = inProject('node_modules/.cache/gainsay/summaries');
    const path = readdirSync(folder).map((name) => join(folder, name)).find((file) => readFileSync(file, 'utf8').includes(`${place.folder}/properties/toys/a.ts`)) ?? '';
    writeFileSync(path, readFileSync(path, 'utf8').replace('A top', 'A lie'));
    expect(await listed()).toEqual({ lines: ['toys/a  A top', 'toys/c  A top'], loaded: ['loaded a', 'loaded c'] });
  }, 60_000);

  test('to show one claim, no other is loaded', async () => {
    await listed();
    const { out, err } = await place.run(['show', 'c']);
    expect(out).toContain('toys/c  (identity)');
    expect(err.match(/loaded .*/g)).toEqual(['loaded c']);
  }, 60_000);

  test('modules that import each other are left to the loader', async () => {
    appendFileSync(at('src/dynamics/word.ts'), "import './title.ts';\n");
    for (let k = 0; k < 2; k++) expect((await listed()).loaded).toEqual(['loaded a', 'loaded c']);
  }, 60_000);
});

describe('in a process that lives on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gainsay-summaries-'));
  // Not this file, whose texts of claims look like imports of its own.
  const by = pathToFileURL(inProject('src/cli/root.ts')).href;
  let times = 0;
  const count = async (): Promise<number> => ++times;
  afterAll(() => rmSync(folder, { recursive: true }));

  test('what changed since it began is not kept: it may have loaded the older text', async () => {
    const path = join(folder, 'fresh.ts');
    writeFileSync(path, 'export const a = 1;\n');
    const url = pathToFileURL(path).href;
    expect([...(await summaries('count', [url], count, by)), ...(await summaries('count', [url], count, by))]).toEqual([1, 2]);
    appendFileSync(path, '// and again\n');
    expect(await summaries('count', [url], count, by)).toEqual([3]);
  });

  test('a module that is not there is left to the loader', async () => {
    times = 0;
    const url = pathToFileURL(join(folder, 'nowhere.ts')).href;
    expect([...(await summaries('count', [url], count, by)), ...(await summaries('count', [url], count, by))]).toEqual([1, 2]);
  });
});
