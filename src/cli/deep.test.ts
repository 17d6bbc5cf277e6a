import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runKey } from './deep.ts';
import { main } from './main.ts';
import type { Screen } from './screen.ts';
import { simulationRows } from './simulationRows.ts';

const folder = mkdtempSync(join(tmpdir(), 'gainsay-deep-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = async (...args: readonly string[]): Promise<{ code: number; out: string; err: string }> => {
  let [out, err] = ['', ''];
  const screen: Screen = { out: (text) => void (out += text), err: (text) => void (err += text), colour: false, width: 100, live: false };
  const code = await main(['verify', '--deep', '--into', folder, '--runs', '1', ...args], screen);
  return { code, out, err };
};

/** A file of finished runs of all rows at seed 1, with the recorded figures. */
const finish = (chiPlus: (name: string, recorded: number) => number): void => {
  const lines = simulationRows.map(({ name, setup, recorded }) =>
    JSON.stringify({ key: runKey({ setup, seed: 1 }), row: name, seed: 1, millisecondsPerStep: 3, outcome: { chiPlus: chiPlus(name, recorded.chiPlus.mean), chiMinus: recorded.chiMinus.mean, loss: 1, stableRank: 1, skippedPlus: 0, skippedMinus: 0 } }),
  );
  writeFileSync(join(folder, 'simulation.jsonl'), `${lines.join('\n')}\n`);
};

test('finished runs are not made again; the table is written and every row reproduced', async () => {
  finish((_, recorded) => recorded);
  const { code, out, err } = await run('nonlinearity/sim-*');
  expect(err).toContain('25 runs of the simulation at full size (25 rows, 1 seed); 25 kept from before');
  expect(out).toContain('25 of 25 rows reproduced.');
  expect(readFileSync(join(folder, 'simulation.md'), 'utf8')).toBe(out);
  expect(JSON.parse(readFileSync(join(folder, 'simulation.json'), 'utf8'))).toMatchObject({ rows: { length: 25 } });
  expect(code).toBe(0);
});

test('a row that is not reproduced, or the authors’ log missed by more than 0.005, is exit 1', async () => {
  finish((name, recorded) => (name === 'relu/infonce/noaug' ? 0.5 : recorded));
  expect(await run()).toMatchObject({ code: 1, out: expect.stringContaining('24 of 25 rows reproduced.') as string });
  finish((name, recorded) => (name === 'relu/infonce/beta5' ? 0.99 : recorded));
  expect(await run()).toMatchObject({ code: 1, out: expect.stringContaining('25 of 25 rows reproduced.') as string });
});

test('claims that no simulation stands behind, and options that do not go with it, are refused', async () => {
  expect(await run('alg')).toMatchObject({ code: 2, err: expect.stringContaining("no claim 'alg'; there are nonlinearity/sim-") as string });
  expect(await run('--seed', '1')).toMatchObject({ code: 2, err: expect.stringContaining('--seed does not go with --deep') as string });
});
