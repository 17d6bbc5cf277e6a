import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { experiment as made } from '../claim/experiment.ts';
import { checkout } from './checkout.testing.ts';
import { chosenExperiments } from './deep.ts';
import { experimentCode } from './experimentCode.ts';
import { keptRuns, runKey } from './keptRuns.ts';
import { experimentsOf } from './experiments.ts';
import { main } from './main.ts';
import type { Screen } from './screen.ts';

const folder = mkdtempSync(join(tmpdir(), 'gainsay-deep-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = async (...args: readonly string[]): Promise<{ code: number; out: string; err: string }> => {
  let [out, err] = ['', ''];
  const screen: Screen = { out: (text) => void (out += text), err: (text) => void (err += text), colour: false, width: 100, live: false };
  const code = await main(['verify', '--deep', '--into', folder, '--runs', '1', ...args], screen);
  return { code, out, err };
};

const [{ experiment: simulation, url }] = (await experimentsOf('nonlinearity')).filter(({ experiment }) => experiment.id === 'nonlinearity/simulation');
const code = await experimentCode(simulation, url);
const keyOf = (setup: unknown, seed = 1): string => runKey({ version: simulation.version, code, setup, seed });

/** A file of finished runs of all rows at seed 1, with the recorded figures. */
const finish = (chiPlus: (name: string, recorded: number) => number): void => {
  const lines = simulation.rows.map(({ name, setup, recorded }) =>
    JSON.stringify({ key: keyOf(setup), row: name, seed: 1, millisecondsPerUnit: 3, outcome: { chiPlus: chiPlus(name, recorded?.of.chiPlus.mean ?? 0), chiMinus: recorded?.of.chiMinus.mean, loss: 1, stableRank: 1 } }),
  );
  writeFileSync(join(folder, 'nonlinearity-simulation.jsonl'), `${lines.join('\n')}\n`);
};

test('finished runs are not made again; the table is written and every row reproduced', async () => {
  finish((_, recorded) => recorded);
  const done = await run('nonlinearity/sim-*');
  expect(done.err).toContain('nonlinearity/simulation: 25 runs (25 rows, 1 seed); 25 kept from before');
  expect(done.out).toContain('25 of 25 rows reproduced.');
  expect(done.out).toContain('within 0.005 of its χ₊.');
  expect(readFileSync(join(folder, 'nonlinearity-simulation.md'), 'utf8')).toBe(done.out);
  expect(JSON.parse(readFileSync(join(folder, 'nonlinearity-simulation.json'), 'utf8'))).toMatchObject({ id: 'nonlinearity/simulation', rows: { length: 25 }, pictures: { beta: { kind: 'plot', series: { length: 4 } } } });
  expect(done.out).toContain('](nonlinearity-simulation-beta.svg)');
  expect(readFileSync(join(folder, 'nonlinearity-simulation-beta.svg'), 'utf8')).toContain('>linear, quadratic loss</text>');
  expect(done.code).toBe(0);
});

test('a row that is not reproduced, or the authors’ log missed by more than 0.005, is exit 1', async () => {
  finish((name, recorded) => (name === 'relu/infonce/noaug' ? 0.5 : recorded));
  expect(await run('nonlinearity/simulation')).toMatchObject({ code: 1, out: expect.stringContaining('24 of 25 rows reproduced.') as string });
  finish((name, recorded) => (name === 'relu/infonce/beta5' ? 0.99 : recorded));
  expect(await run('nonlinearity/simulation')).toMatchObject({ code: 1, out: expect.stringContaining('25 of 25 rows reproduced.') as string });
});

test('what no experiment stands behind, and options that do not go with it, are refused', async () => {
  expect(await run('alg')).toMatchObject({ code: 2, err: expect.stringContaining("no claim 'alg'; there are") as string });
  expect(await run('--seed', '1')).toMatchObject({ code: 2, err: expect.stringContaining('--seed does not go with --deep') as string });
});

test('experiments are chosen by paper, by id, by name and by the claims they stand behind', () => {
  const entry = (id: string, claims: readonly string[]) => ({ experiment: { ...simulation, id, claims }, url: '' });
  const entries = [entry('a/x', ['a/claim', 'a/both']), entry('a/y', ['a/both']), entry('b/z', [])];
  const chosen = (...asked: string[]): string[] => chosenExperiments(asked, entries).map(({ experiment }) => experiment.id);
  expect(chosen()).toEqual(['a/x', 'a/y', 'b/z']);
  expect(chosen('a')).toEqual(['a/x', 'a/y']);
  expect(chosen('b/z', 'x')).toEqual(['a/x', 'b/z']);
  expect(chosen('a/claim')).toEqual(['a/x']);
  expect(chosen('both')).toEqual(['a/x', 'a/y']);
});

test('finished runs are read back by set-up and seed; a line cut short is not; every row has a key of its own', () => {
  const key = keyOf(simulation.rows[0].setup);
  const line = JSON.stringify({ row: 'r', seed: 1, outcome: {}, millisecondsPerUnit: 1, key });
  expect([...keptRuns(`${line}\n${line.slice(0, 40)}`).keys()]).toEqual([key]);
  expect(new Set(simulation.rows.flatMap(({ setup }) => [keyOf(setup), keyOf(setup, 2)])).size).toBe(50);
});

const toy = (recorded: number, runText = "*run(setup, stream) { for (let i = 1; i <= setup.steps; i++) { yield i; Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, setup.pause); } return { value: size(setup), draw: stream.uniform() }; }"): string => `
import { experiment, meansAgree } from '../../../src/claim/experiment.ts';
import { paper } from '../../../src/claim/paper.ts';
import { size } from '../../../src/dynamics/size.ts';
const local = () => 1;
const toys = paper({ slug: 'toys', title: 'On toys', authors: 'A', arxiv: '0000.00000v1', venue: 'Nowhere' });
export default experiment({
  id: 'toys/toy', title: 'Toy', source: toys.at('1', { provenance: 'derived' }), version: 1, words: 'Words.',
  rows: [
    { name: 'fast', setup: { steps: 2, pause: 0, size: 3 }, recorded: { seeds: 1, of: { value: { mean: ${recorded}, deviation: 0 } } } },
    { name: 'slow', setup: { steps: 20, pause: 40, size: 4 } },
  ],
  seeds: 1, work: { unit: 'step', of: ({ steps }) => steps },
  ${runText},
  metrics: { value: { words: 'value', of: (o) => o.value } },
  reproduced: meansAgree(3, 0.02),
});`;

test('runs are made in threads, kept through an interruption, and made again when the code below them changes', async () => {
  const place = checkout({ 'toys/experiments/toy.ts': toy(3) });
  const size = join(place.folder, 'src/dynamics/size.ts');
  const file = join(place.folder, 'properties/toys/experiments/toy.ts');
  writeFileSync(size, 'export const size = (setup: { size: number }): number => setup.size;\n');
  const kept = (text: string): string => /(\d) kept from before/.exec(text)?.[1] ?? '';
  try {
    expect((await place.run(['list'])).out).toContain('experiments at full size (verify --deep)\ntoys/toy  Toy (2 rows, 1 seed)\n');
    const cut = await place.run(['verify', '--deep', '--workers', '1'], { interruptWhen: /fast, seed 1: value 3/ });
    expect(cut.code).toBe(130);
    expect(cut.out).toContain('1 of 1 rows reproduced; 1 of 2 not run yet.');
    const whole = await place.run(['verify', '--deep', 'toys']);
    expect([whole.code, kept(whole.err)]).toEqual([0, '1']);
    expect(whole.out).toContain('| slow | 1 | 4.000 ± 0.000 | – | – |');
    const lines = readFileSync(join(place.folder, 'reports/latest/toys-toy.jsonl'), 'utf8');

    writeFileSync(file, toy(9));
    const other = await place.run(['verify', '--deep', 'toys']);
    expect([other.code, kept(other.err)]).toEqual([1, '2']);
    writeFileSync(file, toy(3));
    appendFileSync(size, '// changed\n');
    const again = await place.run(['verify', '--deep', 'toys']);
    expect([again.code, kept(again.err)]).toEqual([0, '0']);
    const drawn = (text: string): unknown[] => text.trim().split('\n').map((line) => (JSON.parse(line) as { outcome: unknown }).outcome);
    expect(drawn(readFileSync(join(place.folder, 'reports/latest/toys-toy.jsonl'), 'utf8')).slice(2)).toEqual(expect.arrayContaining(drawn(lines)));

    writeFileSync(file, toy(3, '*run() { yield 1; return { value: local() }; }'));
    expect((await place.run(['verify', '--deep'])).err).toContain("run uses 'local', which is written in the experiment's file");
    writeFileSync(file, toy(3, "*run() { yield 1; throw new RangeError('out of luck'); }"));
    expect(await place.run(['verify', '--deep', '--workers', '1'])).toMatchObject({ code: 1, err: expect.stringContaining('toys/toy, fast, seed 1: RangeError: out of luck') as string });
  } finally {
    rmSync(place.folder, { recursive: true });
  }
}, 120_000);

test('a row may have seeds of its own', () => {
  const { rows, seeds } = simulation;
  expect(rows.filter((row) => row.seeds !== undefined).map((row) => row.name)).toEqual(['relu/quadratic/beta2']);
  expect(() => made({ ...simulation, rows: [{ ...rows[0], seeds: 0 }] })).toThrow(/row relu\/infonce\/beta1 has 0 seeds/);
  expect(seeds).toBe(3);
});
