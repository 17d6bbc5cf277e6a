import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import transferred from '../../properties/learnability/transfer.ts';
import symmetrised from '../../properties/nonlinearity/alg-symmetrised.ts';
import gradient from '../../properties/nonlinearity/alpha-cl-gradient.ts';
import bruteForceLinear from '../../properties/nonlinearity/brute-force-linear.ts';
import stability from '../../properties/nonlinearity/stability-converse.ts';
import { collect } from '../evidence/collect.ts';
import type { Certificate, ClaimEvidence, Counterexample, Evidence } from '../evidence/evidence.ts';
import { prettyJson } from '../evidence/json.ts';
import { certifiedShare } from '../report/certificates.ts';
import { certifyPhase } from '../runner/certifyPhase.ts';
import { verify } from '../runner/verify.ts';
import { inProject } from './root.ts';

const checker = inProject('reports/check.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;
let folder = '';
let claims: ClaimEvidence[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gainsay-check-'));
  claims = await Promise.all([symmetrised, gradient, bruteForceLinear].map((claim) => verify(claim, { seed: 1, runs: 20, targeted: 0 })));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const environment: Evidence['environment'] = { gainsay: '', node: '', platform: '', packages: {}, started: '', seconds: 0, workers: 1, claims: {} };

/** Runs the checker on one file after the other, as a program each time: to start Python takes longer than to check. */
const runs = `
import runpy, sys
script, paths = sys.argv[1], sys.argv[2:]
for path in paths:
    sys.argv, status = [script, path], 0
    try:
        runpy.run_path(script, run_name='__main__')
    except SystemExit as end:
        status = end.code or 0
    print('exit', status)
`;

interface Checked {
  readonly status: number;
  readonly lines: readonly string[];
}

/** What the checker says of each of these lists of claims, written to a file with the digest that belongs to them. */
const checked = async (lists: readonly (readonly ClaimEvidence[])[], change: (e: Evidence) => Evidence = (e) => e): Promise<Checked[]> => {
  const paths = await Promise.all(
    lists.map(async (claimsOf, k) => {
      const path = join(folder, `evidence-${k}.json`);
      await writeFile(path, prettyJson(change(await collect({ seed: 1, data: 'generated', claims: claimsOf, skipped: [], partial: false, environment }))));
      return path;
    }),
  );
  const { status, stdout, stderr } = spawnSync('python3', ['-c', runs, checker, ...paths], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  const parts = [...stdout.matchAll(/([^]*?)^exit (\d+)\n/gm)].map(([, text, code]) => ({ status: Number(code), lines: text.trim().split('\n') }));
  expect(parts).toHaveLength(lists.length);
  return parts;
};

/** Each list of claims is found wrong, by the exit and in these lines. */
const sees = async (cases: readonly (readonly [claims: readonly ClaimEvidence[], says: unknown])[]): Promise<void> => {
  const found = await checked(cases.map(([of]) => of));
  expect(found.map(({ status, lines }) => ({ status, wrong: lines.filter((line) => line.startsWith('WRONG')) }))).toEqual(cases.map(([, says]) => ({ status: 1, wrong: says })));
};

// The claims that are changed, alone: what the others hold is redone, and right, in the first test.
const withCounterexample = (change: (c: Counterexample) => Counterexample): ClaimEvidence[] => claims.flatMap((c) => (c.counterexample === null ? [] : [{ ...c, counterexample: change(c.counterexample) }]));
const withCertificate = (change: (c: Certificate) => Certificate): ClaimEvidence[] => claims.flatMap((c) => (c.certificates === undefined ? [] : [{ ...c, certificates: { ...c.certificates, shown: c.certificates.shown.map(change) } }]));

test('is short, and imports what Python brings alone', () => {
  const text = readFileSync(checker, 'utf8');
  expect(text.split('\n').length).toBeLessThanOrEqual(151);
  expect([...text.matchAll(/^(?:import|from) (.*?)(?: import .*)?$/gm)].flatMap(([, names]) => names.split(', '))).toEqual(['hashlib', 'json', 'math', 'sys', 'urllib.parse', 'decimal', 'fractions']);
});

test('of the isolated smooth points in the reference evidence nine in ten at least are certified, the others named with the reason', () => {
  const { claims: reference } = JSON.parse(readFileSync(inProject('reports/reference/evidence.json'), 'utf8')) as Evidence;
  const { certified, smooth } = certifiedShare(reference);
  expect(smooth).toBeGreaterThan(100);
  expect(certified / smooth).toBeGreaterThanOrEqual(0.9);
  for (const { id, certificates: c } of reference) {
    if (c !== undefined) expect(c.certified + Object.values(c.refused).reduce((sum, count) => sum + count, 0), id).toBe(c.exhibited);
  }
});

describe.runIf(hasPython)('the checker in Python', () => {
  test('redoes exact and 60-digit counterexamples and certificates, and says what it did not', async () => {
    const [{ status, lines }] = await checked([claims]);
    expect(lines.filter((line) => line.startsWith('WRONG'))).toEqual([]);
    expect(status).toBe(0);
    const said = (pattern: RegExp): number => lines.filter((line) => pattern.test(line)).length;
    expect(said(/^ok .*alg-symmetrised: counterexample violates by .*, exactly$/)).toBe(1);
    expect(said(/^ok .*alpha-cl-gradient without .*to 60 digits$/)).toBe(3);
    expect(said(/^ok .*brute-force-linear: certificate of an attractor: one zero in the box of 1 dimensions, maximum$/)).toBe(2);
    expect(said(/^not checked .*alpha-cl-gradient: nothing/)).toBe(1);
    expect(lines[0]).toMatch(/^ok +the file/);
  });

  test('redoes zeros by Newton and Kantorovich, sees every doctored part of them, and sums Φ to 60 digits', async () => {
    const gaussian = await verify(stability, { seed: 1, runs: 5, targeted: 0 });
    const certificates = await certifyPhase(transferred, { seed: 3 });
    const zeros = (certificates?.shown ?? []).filter(({ kantorovich }) => kantorovich !== undefined);
    expect(zeros.length).toBeGreaterThan(0);
    const alone = (change: (c: Certificate) => Certificate): ClaimEvidence[] => (certificates === null ? [] : [{ ...claims[2], certificates: { ...certificates, shown: zeros.map(change) } }]);
    const [{ lines }] = await checked([[...alone((c) => c), gaussian]]);
    expect(lines.filter((line) => line.startsWith('WRONG'))).toEqual([]);
    expect(lines.filter((line) => /^ok .*: certificate of .*, zero, by Newton and Kantorovich$/.test(line))).toHaveLength(zeros.length);
    expect(gaussian.counterexample?.program?.lines).toContain('normalCdf');
    expect(lines.some((line) => /^ok .*stability-converse: counterexample violates by .*, to 60 digits$/.test(line))).toBe(true);
    const of = (c: Certificate) => c.kantorovich ?? { radius: 0, lipschitz: 0, h: 0 };
    const each = (text: string): unknown[] => zeros.map(() => expect.stringContaining(text));
    const shrunk = ([lo, hi]: readonly [number, number]): [number, number] => [lo + (hi - lo) / 3, hi - (hi - lo) / 3];
    await sees([
      [alone((c) => ({ ...c, kantorovich: { ...of(c), h: of(c).h / 2 } })), each('h is not what is stated')],
      [alone((c) => ({ ...c, kantorovich: { ...of(c), lipschitz: 64 * of(c).lipschitz } })), each('h is not what is stated')],
      [alone((c) => ({ ...c, enclosure: c.enclosure.map(shrunk) })), each('the zero need not lie there')],
      [alone((c) => ({ ...c, kantorovich: { ...of(c), radius: of(c).radius / 2 } })), each('')],
    ]);
  }, 60_000);

  test('agrees with the reference evidence', () => {
    const out = execFileSync('python3', [checker, inProject('reports/reference/evidence.json')], { encoding: 'utf8' });
    expect(out).toMatch(/, 0 WRONG\n$/);
  });

  test('sees every doctored part, though the digest fits', async () => {
    const doubled = (c: Counterexample): Counterexample['instance'] => ({ ...c.instance, alpha: (c.instance.alpha as number[][]).map((row) => row.map((entry) => 2 * entry)) });
    const text = (rows: unknown): string => (rows as number[][]).map((row) => row.join(',')).join('/');
    const moved = (by: number) => ([lo, hi]: readonly [number, number]): [number, number] => [lo + by, hi + by];
    await sees([
      [withCounterexample((c) => ({ ...c, instance: doubled(c) })), [expect.stringContaining('not that of its replay line: alpha')]],
      [withCounterexample((c) => ({ ...c, instance: doubled(c), replay: c.replay.replace(/:alpha=[^:]*/, `:alpha=${text(doubled(c).alpha)}`) })), [expect.stringMatching(/alg-symmetrised: ValueError: (the worst is|nothing is violated)/)]],
      [withCounterexample((c) => ({ ...c, residual: { ...c.residual, tolerance: 1e6 } })), [expect.stringContaining('nothing is violated')]],
      [withCertificate((c) => ({ ...c, box: c.box.map(moved(1 / 64)) })), Array(2).fill(expect.stringContaining('not what stands beside it'))],
      [withCertificate((c) => ({ ...c, enclosure: c.enclosure.map(moved(1 / 64)) })), Array(2).fill(expect.stringContaining('K(X) is not what is stated'))],
      [withCertificate((c) => ({ ...c, jacobian: c.jacobian.map((row) => row.map(([lo, hi]) => [lo - 100, hi + 100] as const)) })), Array(2).fill(expect.stringContaining('K(X) leaves the box'))],
      [withCertificate((c) => ({ ...c, kind: 'minimum' })), Array(2).fill(expect.stringContaining('it is no minimum'))],
      [claims.flatMap((c) => (c.counterexample === null ? [] : [{ ...c, verdict: 'held' as const }])), [expect.stringContaining('the verdict is held')]],
      [claims.map((c) => ({ ...c, necessity: c.necessity.map((row) => ({ ...row, outcome: 'survives' as const, expected: 'survives' as const })) })), expect.arrayContaining([expect.stringContaining('the outcome is survives at verdict refuted')])],
    ]);
  });

  test('and a digest that does not fit', async () => {
    const [{ status, lines }] = await checked([claims.slice(0, 1)], (e) => ({ ...e, seed: 2 }));
    expect([status, lines[0]]).toEqual([1, expect.stringMatching(/^WRONG +the file: .*changed after it was written/)]);
  });
});
