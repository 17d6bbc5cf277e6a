import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Checkout, checkout } from './checkout.testing.ts';

const claimFile = `
import { claim } from '../../src/claim/claim.ts';
import { setting } from '../../src/settings/setting.ts';
import { toys } from './paper.ts';
const t = { kind: 'number', what: 'a whole number', draw: (s) => s.integer(-8, 8), valid: (v) => Number.isInteger(v) && Math.abs(v) <= 8, simpler: () => [], mutate: (s) => s.integer(-8, 8) };
export default claim({
  id: 'toys/held', title: 'A toy', source: toys.at('Section 1', { provenance: 'derived' }), kind: 'identity', statement: 't = t', oracle: 'none', runs: 20,
  forAll: setting({ id: 'whole', words: 'For all whole t', dims: { n: [1, 1] }, fields: { t } }), suppose: {}, without: {},
  then: ({ t }) => ({ what: 'r', value: Math.abs(t) - Math.max(t, -t), tolerance: 1 / 16, because: 'whole numbers' }),
});
`;

describe.skipIf(process.platform === 'win32')('verify where it cannot write', () => {
  let place: Checkout;
  const latest = (): string => join(place.folder, 'reports/latest');
  /** The files of the last run, with their texts. */
  const kept = (): Record<string, string> => Object.fromEntries(readdirSync(latest()).toSorted().map((name) => [name, readFileSync(join(latest(), name), 'utf8')]));

  beforeAll(async () => {
    place = checkout({ 'toys/paper.ts': "import { paper } from '../../src/claim/paper.ts';\nexport const toys = paper({ slug: 'toys', title: 'On toys', authors: 'A. Author', arxiv: '0000.00000v1', venue: 'Nowhere' });\n", 'toys/held.ts': claimFile });
    expect((await place.run(['verify', '--quiet'])).code).toBe(0);
  }, 120_000);
  afterAll(() => rmSync(place.folder, { recursive: true, force: true }));

  test('a disk that fills up while the page is written: evidence and reports of the last run stay, and no litter', () => {
    const before = kept();
    expect(Object.keys(before)).toEqual(['evidence.json', 'report.html', 'report.md']);
    // Files may grow to 64 KiB: the evidence fits, the page does not.
    const { status, stderr } = spawnSync('bash', ['-c', `trap '' XFSZ; ulimit -f 64; exec "$@"`, 'bash', process.execPath, 'bin/gainsay.js', 'verify', '--quiet', '--seed', '3'], { cwd: place.folder, encoding: 'utf8' });
    expect(stderr).toContain('reports/latest/report.html cannot be written: the file would be too large. What stood there before is untouched');
    expect(status).toBe(2);
    // The evidence of the run that could not be reported is kept apart until a run is reported.
    expect(stderr).toContain('there is no report of this run; its evidence is kept in reports/latest/evidence.unreported.json');
    const { 'evidence.unreported.json': unreported, ...others } = kept();
    expect(others).toEqual(before);
    expect(JSON.parse(unreported)).toMatchObject({ seed: 3, partial: false, claims: [{ id: 'toys/held', verdict: 'held' }] });
    rmSync(join(latest(), 'evidence.unreported.json'));
  });

  test('a report that cannot be made does not cost the run, and the next one that can takes its place', async () => {
    const before = kept();
    const style = join(place.folder, 'src/report/html/style.css');
    renameSync(style, `${style}.away`);
    try {
      const { code, err, out } = await place.run(['verify', '--quiet', '--seed', '3']);
      expect(err).toContain('its evidence is kept in reports/latest/evidence.unreported.json');
      expect([code, out.includes('1 claim: 1 as recorded')]).toEqual([1, true]);
      expect(kept()).toMatchObject(before);
      expect((await place.run(['report', '--from', 'reports/latest/evidence.unreported.json'])).out).toContain('seed 3');
    } finally {
      renameSync(`${style}.away`, style);
    }
    expect((await place.run(['verify', '--quiet'])).code).toBe(0);
    expect(Object.keys(kept())).toEqual(Object.keys(before));
  }, 120_000);

  test('a folder that may not be written to: said, and the last run stays', () => {
    const before = kept();
    const root = process.getuid?.() === 0;
    const mode = statSync(latest()).mode;
    // Root may write everywhere: then as nobody.
    if (root) chmodSync(place.folder, 0o755);
    else chmodSync(latest(), 0o555);
    try {
      const { status, stderr, stdout } = spawnSync(process.execPath, ['bin/gainsay.js', 'verify', '--quiet', '--seed', '3'], { cwd: place.folder, encoding: 'utf8', ...(root ? { uid: 65_534, gid: 65_534 } : {}) });
      expect(stderr).toMatch(/reports\/latest\/evidence\.unreported\.json cannot be written: no permission\. What stood there before is untouched; make room, or name another place/);
      expect(status).toBe(2);
      // What was found is not lost: it is on the screen.
      expect(stdout).toContain('1 claim: 1 as recorded');
      expect(kept()).toEqual(before);
    } finally {
      chmodSync(latest(), mode);
    }
  });
});
