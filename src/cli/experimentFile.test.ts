import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { toyRecord } from '../evidence/experiment.testing.ts';
import { experimentFiles, experimentRecords } from './experimentFile.ts';
import { experimentsOf } from './experiments.ts';
import { inProject } from './root.ts';

const folder = mkdtempSync(join(tmpdir(), 'gainsay-records-'));
afterAll(() => rmSync(folder, { recursive: true }));

const record = await toyRecord();
const files = await experimentFiles(record);
const written = (name: string, text: string): void => writeFileSync(join(folder, name), text);

test('a record is written as data, table and pictures, and read back whole; other files beside it are left alone', async () => {
  expect(Object.keys(files)).toEqual(['toys-toss.json', 'toys-toss.md', 'toys-toss-means.svg']);
  for (const [name, text] of Object.entries(files)) written(name, text);
  written('evidence.json', '{"format":"gainsay-evidence"}');
  written('notes.json', 'no JSON');
  expect(await experimentRecords(folder)).toEqual([record]);
  expect(await experimentRecords(join(folder, 'nowhere'))).toEqual([]);
});

test('a record that was altered, or does not fit its schema, is refused by the place at fault', async () => {
  written('toys-toss.json', files['toys-toss.json'].replace('[0.4, 0.6]', '[0.4, 0.5]'));
  await expect(experimentRecords(folder)).rejects.toThrow(/toys-toss\.json is not a record that this gainsay reads: at \/digest, it is [0-9a-f]{12}… but the content has/);
  written('toys-toss.json', files['toys-toss.json'].replace('"unit": "toss"', '"unit": 3'));
  await expect(experimentRecords(folder)).rejects.toThrow('at /unit, must be string');
  written('toys-toss.json', files['toys-toss.json'].replace('"version": 1', '"version": 7'));
  await expect(experimentRecords(folder)).rejects.toThrow('at /version, expected 1, found 7');
  await expect(experimentFiles({ ...record, code: 'short' })).rejects.toThrow('the record of toys/toss does not fit its schema at /code');
});

const reference = await experimentRecords();

describe.each(reference.map((one) => ({ id: one.id, one })))('the committed record of $id', ({ id, one }) => {
  test('its table and pictures are those of the data, and none is left over', async () => {
    const wanted = await experimentFiles(one);
    const stem = id.replace('/', '-');
    for (const [name, text] of Object.entries(wanted)) expect(readFileSync(inProject(`reports/reference/${name}`), 'utf8'), name).toBe(text);
    expect(readdirSync(inProject('reports/reference')).filter((name) => name.startsWith(`${stem}.`) || (name.startsWith(`${stem}-`) && name.endsWith('.svg'))).toSorted()).toEqual(Object.keys(wanted).toSorted());
  });

  test('its rows, set-ups and recorded figures are those of the experiment', async () => {
    const of = (await experimentsOf(one.paper.slug)).find(({ experiment }) => experiment.id === id)?.experiment;
    expect(one.rows.map(({ name, setup, recorded }) => ({ name, setup, recorded }))).toEqual(of?.rows.map(({ name, setup, recorded = null }) => ({ name, setup, recorded })));
    expect(one.words).toBe(of?.words);
  });
});
