import { describe, expect, test } from 'vitest';
import { parseUserData } from '../generators/userData.ts';
import { stream } from '../generators/stream.ts';
import { ensure } from '../linalg/ensure.testing.ts';
import { fromRows, toRows, type Matrix } from '../linalg/matrix.ts';
import { complexity } from './complexity.ts';
import { everySetting, loose } from './everySetting.testing.ts';
import type { AnyInstance, Field } from './field.ts';
import { linearActivation, noAugmentation, uniformAlpha } from './hypotheses.ts';
import type { AnyHypothesis } from './hypothesis.ts';
import { instances } from './instances.ts';
import { oneLayer, unitWeights } from './oneLayer.ts';
import { oneNode } from './oneNode.ts';
import { twoLayerFields } from './twoLayerFields.ts';
import { write } from './written.ts';

const snapshot = (s: (typeof everySetting)[number], i: AnyInstance): string => JSON.stringify(write(s, i));
const first = <T>(count: number, values: Iterable<T>): T[] => {
  const out: T[] = [];
  for (const value of values) if (out.push(value) === count) break;
  return out;
};

test('all settings of the folder are found', () => {
  expect(everySetting.map((s) => s.id)).toEqual(expect.arrayContaining(['one-node', 'one-layer', 'two-layer-fields', 'output-pairs', 'token-batch', 'covariance-algebra', 'plane-network']));
});

describe.each(everySetting)('instances of $id', (s) => {
  const source = instances(s, []);
  const drawn = Array.from({ length: 30 }, (_, seed) => source.draw(stream(seed)));
  const shown = drawn.map((i) => snapshot(s, i));
  const valid = (i: AnyInstance, of: () => string): void => {
    const fault = source.fault(i);
    ensure(fault === null, () => `${of()}: ${fault}`);
  };

  test('are valid, within their sizes, the same from the same seed', () => {
    for (const [seed, i] of drawn.entries()) {
      valid(i, () => `seed ${seed}`);
      for (const [name, [lo, hi]] of Object.entries(s.dims)) ensure(i.dims[name] >= lo && i.dims[name] <= hi, () => `seed ${seed}: ${name} = ${i.dims[name]}`);
      ensure(snapshot(s, source.draw(stream(seed))) === shown[seed], () => `seed ${seed} gives another instance than ${shown[seed]}`);
    }
    expect(new Set(shown).size).toBeGreaterThan(1);
  });

  test('respect caps on sizes, down to the least', () => {
    const caps = Object.fromEntries(Object.keys(s.dims).map((name) => [name, 1]));
    for (let seed = 0; seed < 10; seed++) {
      const { dims } = source.draw(stream(seed), caps);
      ensure(Object.keys(dims).length === Object.keys(s.dims).length && Object.entries(s.dims).every(([name, [lo]]) => dims[name] === lo), () => `seed ${seed}: ${JSON.stringify(dims)} under caps of 1`);
    }
  });

  test('move to valid neighbours of the same sizes, and none of the moves changes its argument', () => {
    let moved = 0;
    for (const [seed, i] of drawn.slice(0, 10).entries()) {
      const before = shown[seed];
      for (const to of [source.mutate(stream(seed), i, 0.5), source.perturb(stream(seed), i, 2 ** -20)]) {
        valid(to, () => `a neighbour of ${before}`);
        expect(to.dims).toEqual(i.dims);
        if (snapshot(s, to) !== before) moved++;
      }
      // Not all candidates are admissible; `reduce` looks.
      for (const move of source.simplifications) first(10, move(i));
      for (const to of first(10, source.smaller(i))) {
        const less = complexity(s, to)[0] < complexity(s, i)[0] && Object.keys(i.dims).filter((name) => to.dims[name] !== i.dims[name]).length === 1;
        ensure(less, () => `${snapshot(s, to)} is not smaller in one size than ${before}`);
      }
      ensure(snapshot(s, i) === before, () => `${before} was changed to ${snapshot(s, i)}`);
    }
    // An instance that consists of names and seeds alone need not have neighbours.
    if (Object.values(s.fields).some(({ kind, what }) => kind !== 'choice' && !what.startsWith('seed'))) expect(moved).toBeGreaterThan(0);
  });
});

describe('kept hypotheses', () => {
  test('hold by construction on draws, on neighbours and on all candidates of reduction', () => {
    const kept = [linearActivation, noAugmentation, uniformAlpha, unitWeights] as readonly unknown[] as readonly AnyHypothesis[];
    const source = instances(loose(oneLayer), kept);
    const all = (i: AnyInstance): boolean => kept.every((h) => h.holds(i));
    for (let seed = 0; seed < 20; seed++) {
      const i = source.draw(stream(seed));
      expect(all(i)).toBe(true);
      expect(all(source.mutate(stream(seed), i, 1))).toBe(true);
      expect(all(source.perturb(stream(seed), i, 1e-3))).toBe(true);
      for (const to of first(30, source.smaller(i))) ensure(all(to), () => `seed ${seed}: a smaller instance breaks a hypothesis: ${JSON.stringify(write(loose(oneLayer), to))}`);
      for (const move of source.simplifications) for (const to of first(10, move(i))) ensure(all(to), () => `seed ${seed}: a simpler instance breaks a hypothesis: ${JSON.stringify(write(loose(oneLayer), to))}`);
    }
  });

  test('narrow sizes where they are about sizes', () => {
    const narrow: AnyHypothesis = { words: 'M = 1', tex: 'M = 1', narrowDims: { M: [1, 1], N: [2, 3] }, holds: () => true };
    const source = instances(loose(oneLayer), [narrow]);
    const sizes = Array.from({ length: 50 }, (_, seed) => source.draw(stream(seed)).dims);
    expect(new Set(sizes.map(({ M }) => M))).toEqual(new Set([1]));
    expect(new Set(sizes.map(({ N }) => N))).toEqual(new Set([2, 3]));
    for (const to of source.smaller({ ...source.draw(stream(0)), dims: { N: 2, d: 1, M: 1 } })) expect(to.dims.M).toBe(1);
  });

  test('leave their fields out of perturbations, which would show every counterexample degenerate', () => {
    const source = instances(loose(oneLayer), [unitWeights as unknown as AnyHypothesis]);
    const i = source.draw(stream(3));
    const to = source.perturb(stream(4), i, 2 ** -20);
    expect(to.W).toEqual(i.W);
    expect(to.x).not.toEqual(i.x);
  });
});

describe('fault', () => {
  const source = instances(loose(oneNode), []);
  const i = source.draw(stream(0));
  const field = (changes: Record<string, unknown>): string | null => source.fault({ ...i, ...changes } as AnyInstance);
  test('names the field, what it is and what was expected', () => {
    const { N, d } = i.dims;
    expect(field({})).toBeNull();
    expect(field({ x: fromRows([[1, 2, 3, 4, 5, 6]]) })).toBe(`field x (first views) is 1×6, expected ${N}×${d}`);
    expect(field({ w: fromRows([Array.from({ length: d + 1 }, () => 1)]) })).toBe(`field w (weight vector) is 1×${d + 1}, expected 1×${d}`);
    expect(field({ w: fromRows([Array.from({ length: d }, () => 0)]) })).toMatch(/^field w \(weight vector\) is not valid: \[\[0/);
    expect(field({ h: 'gelu' as string })).toBeNull();
    expect(field({ c: 3 })).toBe('field c (factor of w) is not valid: 3');
    expect(field({ x: undefined })).toBe('field x (first views) is no matrix: undefined');
    expect(field({ x: { rows: N, cols: d, data: new Float64Array(N * d + 1) } })).toMatch(/^field x \(first views\) is no matrix/);
  });
});

describe("the user's data", () => {
  const data = parseUserData('my.csv', new TextEncoder().encode('a,b,c\n1.5,2,3\n-4,5.25,6\n7,8,9.125\n'));
  const records = new Set(toRows(data.rows).map(String));
  const isRecord = (i: AnyInstance): boolean => toRows(i.x as Matrix).every((r) => records.has(String(r)));
  const source = instances(loose(oneNode), [], data);

  test('replace the batch: rows are records, the number of columns is theirs, all else is drawn', () => {
    const drawn = Array.from({ length: 40 }, (_, seed) => source.draw(stream(seed)));
    for (const i of drawn) {
      expect(source.fault(i)).toBeNull();
      expect(isRecord(i)).toBe(true);
      expect(i.dims.d).toBe(3);
      expect((i.w as Matrix).cols).toBe(3);
    }
    expect(new Set(drawn.flatMap((i) => toRows(i.x as Matrix).map(String)))).toEqual(records);
    expect(new Set(drawn.map((i) => i.dims.N)).size).toBeGreaterThan(5);
  });

  test('stay as they are while the search moves and reduces', () => {
    let candidates = 0;
    for (let seed = 0; seed < 30; seed++) {
      const i = source.draw(stream(seed));
      expect(isRecord(source.mutate(stream(seed), i, 1))).toBe(true);
      for (const to of source.smaller(i)) ensure(isRecord(to) && to.dims.d === 3, () => `a record became ${JSON.stringify(toRows(to.x as Matrix))}`);
      for (const move of source.simplifications) for (const to of first(40, move(i))) candidates += Number(isRecord(to) || expect.unreachable(`a record became ${JSON.stringify(toRows(to.x as Matrix))}`));
    }
    expect(candidates).toBeGreaterThan(1000);
  });

  test('make one block of a batch whose columns are blocks', () => {
    const i = instances(loose(twoLayerFields), [], data).draw(stream(1));
    expect(i.dims).toMatchObject({ K: 1, p: 3 });
    expect(isRecord(i)).toBe(true);
  });
});

test('a field may come with moves of its own', () => {
  const own: Field<number> = { kind: 'number', what: 'even', draw: () => 8, valid: (v) => v % 2 === 0, simpler: (v) => [v - 1, v - 2], mutate: (_s, v) => v + 1 };
  const source = instances({ id: 's', words: 'w', dims: {}, fields: { own } }, []);
  const i = source.draw(stream(0));
  expect(source.simplifications.flatMap((move) => [...move(i)])).toEqual([{ dims: {}, own: 6 }]);
  // A neighbour that is not valid is not taken.
  expect(source.mutate(stream(0), i, 1)).toEqual(i);
});
