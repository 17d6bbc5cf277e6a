import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keepWitness, readWitnesses, witnessFile } from './witnesses.ts';

const folder = mkdtempSync(join(tmpdir(), 'gainsay-witnesses-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('kept once, in order, below the paper of the claim', async () => {
  const path = join(folder, 'witnesses', 'a.json');
  expect(await readWitnesses('toy/a', path)).toEqual([]);
  expect(await keepWitness('toy/a', 'toy/a:x=1', path)).toBe(true);
  expect(await keepWitness('toy/a', 'toy/a:x=2', path)).toBe(true);
  expect(await keepWitness('toy/a', 'toy/a:x=1', path)).toBe(false);
  expect(await readWitnesses('toy/a', path)).toEqual(['toy/a:x=1', 'toy/a:x=2']);
  expect(witnessFile('toy/a')).toMatch(/properties\/toy\/witnesses\/a\.json$/);
});

test.each([
  ['{', 'no JSON'],
  ['{"id": "toy/b", "tokens": []}', '/id is "toy/b", expected "toy/a"'],
  ['{"id": "toy/a"}', '/tokens must be a list'],
  ['{"id": "toy/a", "tokens": [1]}', '/tokens must be a list'],
])('a damaged file is refused, not overwritten: %s', async (content, message) => {
  const path = join(folder, 'damaged.json');
  writeFileSync(path, content);
  await expect(readWitnesses('toy/a', path)).rejects.toThrow(message);
  await expect(keepWitness('toy/a', 't', path)).rejects.toThrow(message);
});
