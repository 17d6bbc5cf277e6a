import { expect, test } from 'vitest';
import { type MeasuredRow, meansAgree, type RecordedFigures, type Spread, strictAgreement } from '../claim/experiment.ts';
import { toyExperiment, toyRecord, toyRun } from './experiment.testing.ts';
import { isAsRecorded, isComplete, reproducedWords, spreadOf } from './experimentRecord.ts';

test('mean and standard deviation; one value has none', () => {
  expect(spreadOf([1, 2, 6])).toEqual({ mean: 3, deviation: Math.sqrt(7) });
  expect(spreadOf([4])).toEqual({ mean: 4, deviation: 0 });
});

test('means agree within so many standard errors of the difference and a margin, in every recorded metric', () => {
  const { holds } = meansAgree(3, 0.02);
  const at = (mean: number, deviation: number, seeds: number, more: Record<string, Spread> = {}) => ({ seeds, of: { a: { mean, deviation }, ...more } });
  expect(holds(at(0.5, 0, 3), at(0.5199, 0, 3))).toBe(true);
  expect(holds(at(0.5, 0, 3), at(0.5201, 0, 3))).toBe(false);
  // √(0.03²/1 + 0.08²/4) = 0.05: up to 0.17.
  expect(holds(at(0.5, 0.03, 1), at(0.669, 0.08, 4))).toBe(true);
  expect(holds(at(0.5, 0.03, 1), at(0.671, 0.08, 4))).toBe(false);
  expect(holds(at(0.5, 0, 3), at(0.5, 0, 3, { b: { mean: 0, deviation: 0 } }))).toBe(false);
  expect(holds(at(0.5, 0, 3, { b: { mean: 1, deviation: 0 } }), at(0.5, 0, 3, { b: { mean: 0, deviation: 0 } }))).toBe(false);
  // Of a mean alone the deviation is unknown: it adds nothing.
  const alone = (mean: number): RecordedFigures => ({ seeds: 4, of: { a: { mean, deviation: null } } });
  expect(holds(at(0.5, 0.03, 1), alone(0.609))).toBe(true);
  expect(holds(at(0.5, 0.03, 1), alone(0.611))).toBe(false);
});

test('strict agreement counts recorded figures within so many standard errors, and names the farthest', () => {
  const row = (name: string, mean: number, deviation: number, recorded: { readonly mean: number; readonly deviation: number | null } | null): MeasuredRow => ({
    name, measured: { seeds: 4, of: { a: { mean, deviation } } }, recorded: recorded === null ? null : { seeds: 4, of: { a: recorded } }, reproduced: null,
  });
  // √(0.3²/4 + 0.4²/4) = 0.25 and, of a mean alone, √(2 · 0.4²/4) = 0.283.
  const rows = [row('near', 1, 0.3, { mean: 1.7, deviation: 0.4 }), row('far', 1, 0.3, { mean: 1.8, deviation: 0.4 }), row('alone', 1, 0.4, { mean: 1.8, deviation: null }), row('none', 1, 0.3, null)];
  expect(strictAgreement(rows, 3)).toEqual({ words: 'Of 3 recorded figures 2 agree within 3 standard errors and nothing more (where no deviation is recorded, ours stands for both); farthest apart is a of far, 3.2 of them.', holds: null });
  expect(strictAgreement([row('same', 1, 0, { mean: 1, deviation: null })], 3).words).toMatch(/^Of 1 recorded figures 1 agree .*both\)\.$/);
  expect(strictAgreement([row('fixed', 1, 0, { mean: 2, deviation: null })], 3).words).toMatch(/^Of 1 recorded figures 0 agree .*a of fixed, which does not vary here\.$/);
});

test('a record: rows in the order of the experiment, values in that of the seeds, what is asked, what is missing', async () => {
  const record = await toyRecord();
  expect(record.rows.map(({ name, seeds, values, reproduced, setup }) => ({ name, seeds, a: values.a, reproduced, setup }))).toEqual([
    { name: 'one', seeds: [1, 2], a: [0.4, 0.6], reproduced: true, setup: { size: 1 } },
    { name: 'two', seeds: [1], a: [2], reproduced: null, setup: { size: 2 } },
  ]);
  expect(record.rows[0].measured).toEqual({ seeds: 2, of: { a: spreadOf([0.4, 0.6]), b: { mean: 1.5, deviation: Math.SQRT1_2 } } });
  expect(reproducedWords(record)).toBe('1 of 1 rows reproduced; 1 of 3 not run yet');
  expect([isComplete(record), isAsRecorded(record)]).toEqual([false, true]);
  expect(isComplete(await toyRecord([1, 2].flatMap((seed) => ['one', 'two', 'three'].map((row) => toyRun(row, seed, 1)))))).toBe(true);
  expect(isAsRecorded(await toyRecord([toyRun('three', 1, 0.5)]))).toBe(false);
  expect(isAsRecorded(await toyRecord(undefined, { ...toyExperiment, notes: () => [{ words: 'No.', holds: false }] }))).toBe(false);
});

test('pictures see the runs of a row, seed by seed', async () => {
  const seen: unknown[] = [];
  await toyRecord(undefined, { ...toyExperiment, pictures: (_, outcomesOf) => (seen.push(outcomesOf('one'), outcomesOf('two'), outcomesOf('three')), {}) });
  expect(seen).toEqual([[{ a: 0.4, b: 1 }, { a: 0.6, b: 2 }], [{ a: 2, b: 1 }], []]);
});

test('the digest is of what was measured, not of the times and the machine', async () => {
  const [a, b, c] = await Promise.all([toyRecord([toyRun('one', 1, 0.5)]), toyRecord([{ ...toyRun('one', 1, 0.5), millisecondsPerUnit: 9 }]), toyRecord([toyRun('one', 1, 0.6)])]);
  expect(b.environment).not.toEqual(a.environment);
  expect(b.digest).toBe(a.digest);
  expect(c.digest).not.toBe(a.digest);
});

test('the time of a row is that of its fastest run: the others shared the machine', async () => {
  const runs = [3, 9, 5].map((millisecondsPerUnit, k) => ({ ...toyRun('one', k + 1, 0.5), millisecondsPerUnit }));
  expect((await toyRecord(runs)).environment.millisecondsPerUnit).toEqual({ one: 3 });
});
