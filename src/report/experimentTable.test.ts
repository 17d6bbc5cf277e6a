import { describe, expect, test } from 'vitest';
import { experiment, meansAgree, type Spread } from '../claim/experiment.ts';
import { paper } from '../claim/paper.ts';
import { experimentMarkdown, measuredRows, spreadOf, type Run } from './experimentTable.ts';

const toys = paper({ slug: 'toys', title: 'On toys', authors: 'A. Author', arxiv: '0000.00000v1', venue: 'Nowhere' });
interface Outcome { readonly a: number; readonly b: number }
const recorded = (a: number) => ({ seeds: 4, of: { a: { mean: a, deviation: 0.08 } } });

const toy = experiment({
  id: 'toys/toss',
  title: 'Tossing',
  source: toys.at('Section 1', { provenance: 'derived' }),
  version: 1,
  words: 'Means.',
  rows: [{ name: 'one', setup: { size: 1 }, recorded: recorded(0.5) }, { name: 'two', setup: { size: 2 } }, { name: 'three', setup: { size: 3 }, recorded: recorded(1) }],
  seeds: 2,
  work: { unit: 'toss', of: ({ size }) => size },
  *run({ size }): Generator<number, Outcome> { yield size; return { a: size, b: 1 }; },
  metrics: { a: { words: 'α', of: (o: Outcome) => o.a }, b: { words: 'β', of: (o: Outcome) => o.b, digits: 1, meanOnly: true } },
  reproduced: meansAgree(3, 0.02),
  notes: (rows) => [{ words: `${rows.length} rows noted.`, holds: true }],
});

const run = (row: string, seed: number, a: number): Run => ({ row, seed, outcome: { a, b: seed }, millisecondsPerUnit: 3 });

describe('the table of an experiment', () => {
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
    // Of a mean alone the deviation is unknown: it adds nothing.
    const alone = (mean: number) => ({ seeds: 4, of: { a: { mean, deviation: null } } });
    expect(holds(at(0.5, 0.03, 1), alone(0.609))).toBe(true);
    expect(holds(at(0.5, 0.03, 1), alone(0.611))).toBe(false);
    expect(holds(at(0.5, 0, 3, { b: { mean: 1, deviation: 0 } }), at(0.5, 0, 3, { b: { mean: 0, deviation: 0 } }))).toBe(false);
  });

  test('stands in the order of the rows, says what is reproduced, what has no record, what did not run', () => {
    const rows = measuredRows(toy, [run('two', 1, 2), run('one', 2, 0.6), run('one', 1, 0.4)]);
    expect(rows.map(({ name, reproduced, measured }) => ({ name, reproduced, seeds: measured.seeds }))).toEqual([{ name: 'one', reproduced: true, seeds: 2 }, { name: 'two', reproduced: null, seeds: 1 }]);
    const text = experimentMarkdown(toy, rows);
    expect(text).toContain('| row | n | α | recorded | β | reproduced | ms a toss |');
    expect(text).toContain('| one | 2 | 0.500 ± 0.141 | 0.500 ± 0.080 | 1.5 | yes | 3.0 |');
    expect(text).toContain('| two | 1 | 2.000 ± 0.000 | – | 1.0 | – | 3.0 |');
    expect(text).toContain('1 of 1 rows reproduced; 1 of 3 not run yet.\n\n2 rows noted.\n');
    expect(experimentMarkdown(toy, measuredRows(toy, [run('three', 1, 0.5)]))).toContain('| **no** |');
    const alone = experiment({ ...toy, rows: [{ name: 'one', setup: {}, recorded: { seeds: 3, of: { a: { mean: 0.4, deviation: null } } } }] });
    expect(experimentMarkdown(alone, measuredRows(alone, [run('one', 1, 0.4)]))).toContain('| one | 1 | 0.400 ± 0.000 | 0.400 | 1.0 | yes | 3.0 |');
  });

  test('an experiment that could not be read is refused', () => {
    const spec = { ...toy, rows: [...toy.rows] };
    expect(() => experiment({ ...spec, id: 'other/toss' })).toThrow("must be 'toys/<name>'");
    expect(() => experiment({ ...spec, rows: [] })).toThrow('distinct names');
    expect(() => experiment({ ...spec, rows: [{ name: 'one', setup: {} }, { name: 'one', setup: { size: 1 } }] })).toThrow('distinct names');
    expect(() => experiment({ ...spec, rows: [{ name: 'one', setup: {} }, { name: 'two', setup: {} }] })).toThrow('same set-up');
    expect(() => experiment({ ...spec, seeds: 0 })).toThrow('0 seeds');
    expect(() => experiment({ ...spec, rows: [{ name: 'one', setup: {}, recorded: { seeds: 1, of: { c: { mean: 0, deviation: 0 } } } }] })).toThrow("records 'c', which is no metric; there are a, b");
  });
});
