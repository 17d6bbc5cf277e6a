import { expect, test } from 'vitest';
import { experiment } from '../claim/experiment.ts';
import { toyExperiment, toyRecord, toyRun } from '../evidence/experiment.testing.ts';
import { experimentMarkdown } from './experimentTable.ts';

test('the table of an experiment stands in the order of the rows, says what is reproduced, what has no record, what did not run', async () => {
  const text = experimentMarkdown(await toyRecord());
  expect(text).toContain(String.raw`| row | n | α | recorded | \|β\| | reproduced | ms a toss |`);
  expect(text).toContain('| one | 2 | 0.500 ± 0.141 | 0.500 ± 0.080 | 1.5 | yes | 3.0 |');
  expect(text).toContain('| two | 1 | 2.000 ± 0.000 | – | 1.0 | – | 3.0 |');
  expect(text).toContain('1 of 1 rows reproduced; 1 of 3 not run yet.\n\n2 rows noted, **all** of them.\n\n![Means & ends. They rise.](toys-toss-means.svg)\n\nRevision 1, code cccccccccccc, digest ');
  expect(experimentMarkdown(await toyRecord([toyRun('three', 1, 0.5)]))).toContain('| **no** |');
});

test('of a mean alone no deviation is shown', async () => {
  const alone = experiment({ ...toyExperiment, rows: [{ name: 'one', setup: {}, recorded: { seeds: 3, of: { a: { mean: 0.4, deviation: null } } } }] });
  expect(experimentMarkdown(await toyRecord([toyRun('one', 1, 0.4)], alone))).toContain('| one | 1 | 0.400 ± 0.000 | 0.400 | 1.0 | yes | 3.0 |');
});

test('an experiment that could not be read is refused', () => {
  const spec = { ...toyExperiment, rows: [...toyExperiment.rows] };
  expect(() => experiment({ ...spec, id: 'other/toss' })).toThrow("must be 'toys/<name>'");
  expect(() => experiment({ ...spec, rows: [] })).toThrow('distinct names');
  expect(() => experiment({ ...spec, rows: [{ name: 'one', setup: {} }, { name: 'one', setup: { size: 1 } }] })).toThrow('distinct names');
  expect(() => experiment({ ...spec, rows: [{ name: 'one', setup: {} }, { name: 'two', setup: {} }] })).toThrow('same set-up');
  expect(() => experiment({ ...spec, seeds: 0 })).toThrow('0 seeds');
  expect(() => experiment({ ...spec, rows: [{ name: 'one', setup: {}, recorded: { seeds: 1, of: { c: { mean: 0, deviation: 0 } } } }] })).toThrow("records 'c', which is no metric; there are a, b");
});
