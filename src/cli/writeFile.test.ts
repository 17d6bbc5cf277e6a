import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { writeAtomically, writeTogether } from './writeFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'gainsay-write-'));
const at = (name: string): string => join(folder, name);
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(at('a'), 'old a');
  writeFileSync(at('b'), 'old b');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('writes all, in folders it makes, and leaves nothing else', async () => {
  await writeTogether([[at('a'), 'new a'], [at('deep/er/c'), new Uint8Array([1, 2])]]);
  expect(readFileSync(at('a'), 'utf8')).toBe('new a');
  expect([...readFileSync(at('deep/er/c'))]).toEqual([1, 2]);
  expect(readdirSync(folder).toSorted()).toEqual(['a', 'b', 'deep']);
});

test.each([
  ['a folder stands there', (): string => (mkdirSync(at('taken')), at('taken')), 'taken cannot be written: it is a folder'],
  ['a file stands in the way', (): string => at('b/c'), 'b/c cannot be written: a part of its path is a file'],
  ['a name is too long', (): string => at('x'.repeat(300)), 'cannot be written: its name is too long'],
])('when %s, none of the files is written', async (_why, second, message) => {
  await expect(writeTogether([[at('a'), 'new a'], [second(), 'x']])).rejects.toThrow(message);
  expect([readFileSync(at('a'), 'utf8'), readFileSync(at('b'), 'utf8')]).toEqual(['old a', 'old b']);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('one file: the same', async () => {
  await expect(writeAtomically(folder, 'x')).rejects.toThrow('it is a folder. What stood there before is untouched');
});
