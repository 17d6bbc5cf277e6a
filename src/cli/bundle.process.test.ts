import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { prettyJson } from '../evidence/json.ts';
import { planted } from '../evidence/planted.testing.ts';
import { sampleClaim, sampleEvidence, sampleNotTested, sampleRefuted } from '../evidence/sample.testing.ts';
import { formats } from './formats.ts';
import { main } from './main.ts';
import { inProject } from './root.ts';

const folder = mkdtempSync(join(tmpdir(), 'gainsay-bundle-'));
const at = (name: string): string => join(folder, name);
const entriesOf = (name: string): Record<string, string> => Object.fromEntries(Object.entries(unzipSync(readFileSync(at(name)))).map(([file, bytes]) => [file, strFromU8(bytes)]));

/** Runs a command line in this process; arguments that name files are inside the folder. */
const run = async (...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> => {
  let out = '';
  let err = '';
  const screen = { out: (text: string) => void (out += text), err: (text: string) => void (err += text), colour: false, width: 100, live: false as const };
  const code = await main(args.map((arg) => (/\.(?:json|zip|md)$|^folder$/.test(arg) && !arg.startsWith('/') ? at(arg) : arg)), screen);
  return { code, out, err };
};

beforeAll(async () => {
  writeFileSync(at('evidence.json'), `${prettyJson(await sampleEvidence({ skipped: [{ id: 'toy/s', reason: 'no batch' }] }))}\n`);
  const claims = Object.values(planted).flatMap((p) => p.claims);
  writeFileSync(at('bad.json'), `${prettyJson(await sampleEvidence({ claims, notTested: [sampleNotTested], partial: true }))}\n`);
});
afterEach(() => void vi.unstubAllEnvs());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Nobody's names, planted where programs look for somebody's. */
const secrets = { user: 'mallory-planted', host: 'host-planted', home: 'home-planted', author: 'Author Planted', mail: 'planted@mail.example', remote: 'remote-planted.example' };

const plantedEnvironment = (): Record<string, string> => {
  const home = at(secrets.home);
  mkdirSync(join(home, '.config/git'), { recursive: true });
  const git = `[user]\n\tname = ${secrets.author}\n\temail = ${secrets.mail}\n`;
  writeFileSync(join(home, '.gitconfig'), git);
  mkdirSync(at('.git'), { recursive: true });
  writeFileSync(at('.git/config'), `${git}[remote "origin"]\n\turl = https://${secrets.remote}/x.git\n`);
  return { HOME: home, USERPROFILE: home, USER: secrets.user, LOGNAME: secrets.user, USERNAME: secrets.user, HOSTNAME: secrets.host, COMPUTERNAME: secrets.host, GIT_AUTHOR_NAME: secrets.author, GIT_AUTHOR_EMAIL: secrets.mail, EMAIL: secrets.mail };
};

describe('bundle', () => {
  test('holds every report, and says on the way what is missing', async () => {
    const { code, err } = await run('bundle', '--from', 'evidence.json', '--out', 'a.zip');
    expect(err).toMatch(/written: .*a\.zip \(/);
    expect(code).toBe(0);
    const files = entriesOf('a.zip');
    expect(Object.keys(files).toSorted()).toEqual(['REPLAY.md', 'evidence.json', 'fragment.tex', 'openreview.md', 'report.html', 'report.md', 'ro-crate-metadata.json', 'test-result.intoto.json'].toSorted());
    expect(files['evidence.json']).toBe(readFileSync(at('evidence.json'), 'utf8'));
    expect(files['REPLAY.md']).toContain('npm run gainsay -- replay toy/held:without=positive:N=2:d=1:x=1/-0.5');
  });

  test('the crate and the statement list the files with the sums they have', async () => {
    const files = entriesOf('a.zip');
    const sum = (name: string): string => createHash('sha256').update(files[name]).digest('hex');
    const graph = (JSON.parse(files['ro-crate-metadata.json']) as { '@graph': { '@id': string; '@type': string; sha256?: string; hasPart?: { '@id': string }[]; [key: string]: unknown }[] })['@graph'];
    const listed = graph.filter((node) => node['@type'] === 'File');
    expect(listed.map((node) => node['@id']).toSorted()).toEqual(Object.keys(files).filter((name) => name !== 'ro-crate-metadata.json').toSorted());
    for (const node of listed) expect(node.sha256).toBe(sum(node['@id']));
    const root = graph.find((node) => node['@id'] === './');
    for (const key of ['name', 'description', 'datePublished', 'license']) expect(root?.[key], key).toBeTypeOf('string');
    expect(root?.hasPart).toEqual(listed.map((node) => ({ '@id': node['@id'] })));
    // Every reference inside the crate leads to something in it, or to the specification.
    const ids = new Set(graph.map((node) => node['@id']));
    for (const [, id] of files['ro-crate-metadata.json'].matchAll(/\{\s*"@id": "([^"]*)"\s*\}/g)) expect(ids.has(id) || /^https?:\/\/(?:w3id\.org|schema\.org)/.test(id), id).toBe(true);

    const statement = JSON.parse(files['test-result.intoto.json']) as { predicateType: string; subject: { name: string; digest: { sha256: string } }[]; predicate: { result: string; passedTests: string[]; warnedTests: string[]; failedTests: string[] } };
    expect(statement).toHaveProperty('_type', 'https://in-toto.io/Statement/v1');
    expect(statement.predicateType).toBe('https://in-toto.io/attestation/test-result/v0.1');
    for (const { name, digest } of statement.subject) expect(digest.sha256).toBe(sum(name));
    expect(statement.predicate).toMatchObject({ result: 'WARNED', passedTests: ['toy/held', 'toy/refuted'], warnedTests: ['toy/s'], failedTests: [] });
  });

  test('what is not well is said in every file, and the statement fails', async () => {
    const { code, err } = await run('bundle', '--from', 'bad.json', '--out', 'bad.zip');
    expect(err).toContain('the evidence is partial, and every file says so');
    expect(code).toBe(0);
    const files = entriesOf('bad.zip');
    for (const [name, text] of Object.entries(files)) expect(text, name).toMatch(/partial/i);
    for (const name of ['report.md', 'evidence.json', 'openreview.md', 'fragment.tex', 'ro-crate-metadata.json', 'test-result.intoto.json']) {
      for (const { says } of Object.values(planted)) expect(files[name], name).toMatch(says);
    }
    expect(files['test-result.intoto.json']).toContain('"result": "FAILED"');
  });

  test('the same evidence gives the same bytes, in any time zone', async () => {
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    await run('bundle', '--from', 'evidence.json', '--out', 'b.zip');
    vi.stubEnv('TZ', 'America/New_York');
    await run('bundle', '--from', 'evidence.json', '--out', 'c.zip');
    expect(readFileSync(at('b.zip')).equals(readFileSync(at('a.zip')))).toBe(true);
    expect(readFileSync(at('c.zip')).equals(readFileSync(at('a.zip')))).toBe(true);
  });

  test('names no host, user, home, author or remote, in any file of any format', async () => {
    // As a process of its own, in a folder with a repository: what a program would look up is there.
    const spawned = spawnSync(process.execPath, [inProject('bin/gainsay.js'), 'bundle', '--from', 'evidence.json', '--out', 'anonymous.zip'], { cwd: folder, env: { ...process.env, ...plantedEnvironment() }, encoding: 'utf8' });
    expect(spawned.stderr).toContain('written: anonymous.zip');
    for (const [name, value] of Object.entries(plantedEnvironment())) vi.stubEnv(name, value);
    const texts = Object.entries(entriesOf('anonymous.zip'));
    for (const format of Object.keys(formats).filter((f) => f !== 'html' && f !== 'readme')) texts.push([format, (await run('report', '--from', 'evidence.json', '--format', format)).out]);
    const { homedir, username } = userInfo();
    // The real ones too, where they are no common words ("root" is one of mathematics).
    const real = [hostname(), username].filter((name) => name.length >= 6);
    for (const [name, text] of texts) {
      expect(text.length, name).toBeGreaterThan(100);
      for (const secret of [...Object.values(secrets), folder, inProject('.'), `${homedir}/`, ...real]) expect(text.includes(secret), `${secret} in ${name}`).toBe(false);
    }
    expect(readFileSync(at('anonymous.zip')).includes(secrets.user)).toBe(false);
  });

  test('a fault whose message names the folder of the user is not bundled', async () => {
    const { HOME } = plantedEnvironment();
    vi.stubEnv('HOME', HOME);
    const fault = `cannot open ${HOME}/paper/claims.ts`;
    writeFileSync(at('leaky.json'), `${prettyJson(await sampleEvidence({ claims: [sampleClaim({ fault, asRecorded: false })] }))}\n`);
    const { code, err } = await run('bundle', '--from', 'leaky.json', '--out', 'leaky.zip');
    expect(err).toContain('would name a folder of yours');
    expect(code).toBe(2);
    expect(existsSync(at('leaky.zip'))).toBe(false);
  });
});

describe('diff', () => {
  test('exit 0 and 1, and two files are asked for', async () => {
    const none = await run('diff', 'evidence.json', 'evidence.json');
    expect([none.code, none.out]).toEqual([0, 'nothing changed\n']);
    writeFileSync(at('new.json'), `${prettyJson(await sampleEvidence({ claims: [sampleClaim(), sampleRefuted({ verdict: 'inconclusive', reason: 'no convergence', asRecorded: false })] }))}\n`);
    const changed = await run('diff', 'evidence.json', 'new.json');
    expect(changed.out).toContain('toy/refuted: verdict: refuted -> inconclusive: no convergence');
    expect(changed.code).toBe(1);
    expect((await run('diff', 'evidence.json')).code).toBe(2);
  });
});

describe('survival', () => {
  test.skipIf(process.platform === 'win32')('a disk that fills up leaves the last report as it was, and no litter', () => {
    writeFileSync(at('kept.md'), 'the last complete report');
    // No file may grow past 1 KiB: the write fails half way, as on a full disk.
    const command = [process.execPath, inProject('bin/gainsay.js'), 'bundle', '--from', 'evidence.json', '--out', 'kept.md'];
    const { status, stderr } = spawnSync('bash', ['-c', `trap '' XFSZ; ulimit -f 1; exec "$@"`, 'bash', ...command], { cwd: folder, encoding: 'utf8' });
    expect(stderr).toContain('kept.md cannot be written: the file would be too large. What stood there before is untouched');
    expect(status).toBe(2);
    expect(readFileSync(at('kept.md'), 'utf8')).toBe('the last complete report');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test.skipIf(!existsSync('/dev/full'))('a full device is said, and stays a device', async () => {
    const { code, err } = await run('report', '--from', 'evidence.json', '--format', 'markdown', '--out', '/dev/full');
    expect(err).toContain('/dev/full cannot be written: the disk is full');
    expect(code).toBe(2);
  });

  test('a file in place of a folder, and a folder in place of a file', async () => {
    expect((await run('report', '--from', 'evidence.json', '--out', 'evidence.json/report.md')).err).toContain('cannot be written: a part of its path is a file');
    mkdirSync(at('folder'), { recursive: true });
    expect((await run('bundle', '--from', 'evidence.json', '--out', 'folder')).err).toContain('folder cannot be written: it is a folder');
  });

  test('evidence of another version is refused by name, by every command that reads it', async () => {
    writeFileSync(at('later.json'), readFileSync(at('evidence.json'), 'utf8').replace('"version": 1', '"version": 2'));
    for (const args of [['report', '--from', 'later.json', '--format', 'junit'], ['bundle', '--from', 'later.json'], ['diff', 'evidence.json', 'later.json']]) {
      const { code, err, out } = await run(...args);
      expect(err).toContain('later.json is not evidence that this gainsay reads: at /version, expected 1, found 2');
      expect([code, out]).toEqual([2, '']);
    }
  });

  test('--max-chars: too few, and where it has no meaning', async () => {
    expect((await run('report', '--from', 'evidence.json', '--format', 'openreview', '--max-chars', '90')).err).toContain('90 characters are too few');
    expect((await run('report', '--from', 'evidence.json', '--format', 'junit', '--max-chars', '90')).err).toContain('--max-chars does not concern the format junit');
    expect((await run('report', '--from', 'evidence.json', '--format', 'openreview', '--max-chars', '2500')).out.length).toBeLessThanOrEqual(2500);
  });
});
