import { describe, expect, test } from 'vitest';
import { stream } from '../generators/stream.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { complexity, simplerThan } from '../settings/complexity.ts';
import { everySetting, loose } from '../settings/everySetting.testing.ts';
import type { AnyInstance } from '../settings/field.ts';
import { instances, type Instances } from '../settings/instances.ts';
import type { Setting } from '../settings/setting.ts';
import { write } from '../settings/written.ts';
import { samples } from './fixtures.testing.ts';
import { reduce, reductionBudget } from './reduce.ts';

const plain = loose(samples);
const entriesOf = (i: AnyInstance): Float64Array => (i.x as Matrix).data;

const sameValue = (a: unknown, b: unknown): boolean => {
  if (typeof a !== 'object' || a === null) return a === b;
  const [m, n] = [a as Matrix, b as Matrix];
  return m.rows === n.rows && m.cols === n.cols && m.data.every((entry, k) => entry === n.data[k]);
};
/** Whether two instances of one setting have the same sizes and values. */
const same = (a: AnyInstance, b: AnyInstance): boolean =>
  Object.entries(a.dims).every(([name, size]) => size === b.dims[name]) && Object.keys(a).every((key) => key === 'dims' || sameValue(a[key], b[key]));

/** Reduces from a drawn instance and checks what every reduction owes: a violating, valid, no more complex result within the budget. */
const reduced = async (s: Setting, source: Instances, start: AnyInstance, violates: (i: AnyInstance) => boolean, seed = 1): Promise<AnyInstance> => {
  let asked = 0;
  const { instance, evaluations } = await reduce(s, source, start, (i) => { asked++; return violates(i); }, seed);
  expect(evaluations).toBe(asked);
  expect(evaluations).toBeLessThanOrEqual(reductionBudget);
  expect(violates(instance)).toBe(true);
  expect(source.fault(instance)).toBeNull();
  expect(simplerThan(complexity(s, start), complexity(s, instance))).toBe(false);
  return instance;
};

describe('reduce', () => {
  test.each(everySetting)('of $id goes to the smallest sizes where everything violates, and stays where only the start does', async (s) => {
    const source = instances(s, []);
    for (let seed = 0; seed < 3; seed++) {
      const start = source.draw(stream(seed));
      const least = await reduced(s, source, start, () => true);
      expect(least.dims).toEqual(Object.fromEntries(Object.entries(s.dims).map(([name, [lo]]) => [name, lo])));
    }
    // Once: every candidate is turned down, and one that were taken nevertheless shows in any instance.
    const start = source.draw(stream(0));
    expect(await reduced(s, source, start, (i) => same(i, start))).toBe(start);
  });

  const planted: readonly (readonly [string, (i: AnyInstance) => boolean, object])[] = [
    ['two rows', (i) => i.dims.N >= 2, { dims: { N: 2, d: 1 }, x: [[0], [0]], c: 0, mode: 'plain' }],
    ['a negative entry in a column that is not the first', (i) => i.dims.d >= 2 && entriesOf(i).some((v, k) => v < 0 && k % i.dims.d > 0), { dims: { N: 1, d: 2 }, x: [[0, -1]], c: 0, mode: 'plain' }],
    ['an entry above 2.5', (i) => entriesOf(i).some((v) => v > 2.5), { dims: { N: 1, d: 1 }, x: [[3]], c: 0, mode: 'plain' }],
    ['the other mode with a factor', (i) => i.mode === 'other' && (i.c as number) > 0.3, { dims: { N: 1, d: 1 }, x: [[0]], c: 1, mode: 'other' }],
    ['three rows, or nothing but zeros: deletion must come back after zeroing', (i) => i.dims.N >= 3 || (i.dims.N === 1 && entriesOf(i).every((v) => v === 0)), { dims: { N: 1, d: 1 }, x: [[0]], c: 0, mode: 'plain' }],
    ['N = d', (i) => i.dims.N === i.dims.d && i.dims.N > 1, { dims: { N: 2, d: 2 }, x: [[0, 0], [0, 0]], c: 0, mode: 'plain' }],
  ];
  test.each(planted)('finds the simplest instance with %s', async (_, violates, simplest) => {
    const source = instances(plain, []);
    let seen = 0;
    for (let seed = 0; seen < 40; seed++) {
      const start = source.draw(stream(seed));
      if (!violates(start)) continue;
      seen++;
      expect(write(plain, await reduced(plain, source, start, violates, seed))).toEqual(simplest);
    }
  });

  test('stops at the budget, whatever the predicate does', async () => {
    const source = instances(plain, []);
    const random = stream(9);
    for (let seed = 0; seed < 20; seed++) {
      // A predicate that is not one: it answers at random. The result must be one it said yes to, or the start.
      const yes = new Set<AnyInstance>();
      const start = source.draw(stream(seed));
      yes.add(start);
      const { instance, evaluations } = await reduce(plain, source, start, (i) => random.chance(0.1) && yes.add(i).size > 0, seed);
      expect(yes.has(instance)).toBe(true);
      expect(evaluations).toBeLessThanOrEqual(reductionBudget);
    }
    const big = instances({ ...plain, dims: { N: [60, 60], d: [20, 20] } }, []);
    const start = big.draw(stream(0));
    const result = await reduce(plain, big, start, () => false, 0);
    expect(result).toEqual({ instance: start, evaluations: reductionBudget });
  });

  test('ends on moves that go round in circles or offer what is no simpler', async () => {
    const turn = function* (i: AnyInstance): Iterable<AnyInstance> {
      yield { ...i, mode: i.mode === 'plain' ? 'other' : 'plain' };
      yield i;
      yield { ...i, c: (i.c as number) + 1 };
    };
    const s = { ...plain, moves: turn } as unknown as Setting;
    const source = instances(s, []);
    for (let seed = 0; seed < 10; seed++) expect(write(s, await reduced(s, source, source.draw(stream(seed)), () => true))).toEqual({ dims: { N: 1, d: 1 }, x: [[0]], c: 0, mode: 'plain' });
  });

  test('takes no candidate that is invalid, though it violates', async () => {
    const source = instances({ ...plain, fields: { ...plain.fields, x: { ...plain.fields.x, valid: (m) => (m as Matrix).data.every((v) => v !== 0) } } }, []);
    let starts = 0;
    for (let seed = 0; starts < 20; seed++) {
      const start = source.draw(stream(seed));
      if (source.fault(start) !== null) continue;
      starts++;
      expect((await reduced(plain, source, start, () => true)).x).toMatchObject({ data: Float64Array.of(1) });
    }
  });
});
