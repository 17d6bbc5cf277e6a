import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Evidence } from '../evidence/evidence.ts';
import { sampleClaim, sampleCounterexample, sampleEvidence, sampleNotTested } from '../evidence/sample.testing.ts';
import { evidencePaths, readEvidence, schemaFault, writeEvidence } from './evidenceFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'gainsay-evidence-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'evidence.json');

type Node = Record<string, unknown> | unknown[];

/** Every path of a document that leads to a member of an object or list. */
const paths = function* (value: unknown, path: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, v] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    yield here;
    yield* paths(v, here);
  }
};

const parentOf = (document: unknown, path: readonly (string | number)[]): Node => path.slice(0, -1).reduce((node, key) => (node as Record<string | number, Node>)[key], document as Node);

/** Members that may be left out or have any value of their kind. */
const free = (path: readonly (string | number)[]): boolean =>
  ['seen', 'instance', 'coverage', 'discardedBy', 'packages'].some((key) => path.includes(key)) || (path[0] === 'environment' && path[1] === 'claims') || (path.length === 1 && path[0] === 'notTested');

describe('evidence files', () => {
  test('come back as they were written, −0 and infinities too', async () => {
    const seen = { '|a − b|': Number.POSITIVE_INFINITY, zero: -0, row: [Number.NaN, 1e-310] };
    const e = await sampleEvidence({ claims: [sampleClaim({ counterexample: { ...sampleCounterexample, residual: { ...sampleCounterexample.residual, seen } } })] });
    await writeEvidence(file, e);
    expect(await readEvidence(file)).toEqual(e);
    expect(readdirSync(folder)).toEqual(['evidence.json']);
  });

  test('every missing or mistyped member is refused, with its path', async () => {
    const text = JSON.stringify(await sampleEvidence({ notTested: [sampleNotTested] }));
    let refused = 0;
    for (const path of paths(JSON.parse(text))) {
      if (free(path)) continue;
      const key = path[path.length - 1];
      const missing: unknown = JSON.parse(text);
      const mistyped: unknown = JSON.parse(text);
      if (typeof key === 'string') {
        delete (parentOf(missing, path) as Record<string, unknown>)[key];
        expect(await schemaFault(missing), `without /${path.join('/')}`).not.toBeNull();
      }
      (parentOf(mistyped, path) as Record<string | number, unknown>)[key] = { odd: true };
      expect((await schemaFault(mistyped))?.where, `odd /${path.join('/')}`).toContain(`/${path.join('/')}`);
      refused += 1;
    }
    expect(refused).toBeGreaterThan(100);
  });

  test.each([
    ['cut short', (t: string) => t.slice(0, t.length / 2), 'it is no JSON'],
    ['empty', () => '', 'it is no JSON'],
    ['another tool’s', () => '{"tests": []}', 'at /format, expected "gainsay-evidence", found nothing'],
    ['null', () => 'null', 'at /format'],
    ['of a later version', (t: string) => t.replace('"version": 1', '"version": 2'), 'at /version, expected 1, found 2'],
    ['with an unknown key', (t: string) => t.replace('"seed": 7', '"seed": 7, "host": "me"'), 'unknown key "host"'],
    ['with a verdict of its own', (t: string) => t.replace('"verdict": "held"', '"verdict": "proved"'), 'at /claims/0/verdict, expected one of held, refuted, gave up, inconclusive'],
    ['edited by hand', (t: string) => t.replace('"asRecorded": true', '"asRecorded": false'), 'at /digest'],
  ])('a file that is %s is refused', async (_what, damage, message) => {
    await writeEvidence(file, await sampleEvidence());
    const damaged = damage(readFileSync(file, 'utf8'));
    expect(damaged).not.toBe(readFileSync(file, 'utf8'));
    writeFileSync(file, damaged);
    await expect(readEvidence(file)).rejects.toThrow(message);
  });

  test('what is not tested comes back, and evidence without it reads', async () => {
    for (const notTested of [[sampleNotTested], []]) {
      const e = await sampleEvidence({ notTested });
      await writeEvidence(file, e);
      expect(await readEvidence(file)).toEqual(e);
    }
  });

  test('a missing file says what to do', async () => {
    await expect(readEvidence(join(folder, 'none.json'))).rejects.toThrow('run npm run verify first');
  });

  test('evidence that does not fit the schema is not written, and the file before it stays', async () => {
    const e = await sampleEvidence();
    await writeEvidence(file, e);
    await expect(writeEvidence(file, { ...e, user: 'me' } as Evidence)).rejects.toThrow('unknown key "user"');
    expect(await readEvidence(file)).toEqual(e);
  });
});

describe('written evidence', () => {
  for (const path of Object.values(evidencePaths).filter((p) => existsSync(p))) {
    test(`${path.split('/').slice(-2).join('/')} fits the schema, has its digest, and names no host, user or path`, async () => {
      await expect(readEvidence(path)).resolves.toMatchObject({ format: 'gainsay-evidence' });
      const text = readFileSync(path, 'utf8');
      for (const secret of [hostname(), process.cwd(), userInfo().homedir]) expect(text).not.toContain(secret);
      // "root" and the like are words of mathematics, also as names of fields, under which an instance holds its values: whole values count, and those names do not.
      const { claims, ...rest } = JSON.parse(text) as Evidence;
      const fieldsApart = [rest, ...claims.map(({ fields, ...claim }) => ({ ...claim, fields: fields.map(({ what, axes }) => ({ what, axes })) }))];
      const values: unknown[] = [];
      JSON.stringify(fieldsApart, (_, value: unknown) => (values.push(value), value));
      expect(values).toContain('gainsay-evidence');
      expect(values).not.toContain(userInfo().username);
    });
  }
});
