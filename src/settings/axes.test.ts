import { expect, test } from 'vitest';
import { ensure } from '../linalg/ensure.testing.ts';
import { stream } from '../generators/stream.ts';
import { matrixOf } from '../linalg/matrix.ts';
import { axisLength, keptPositions, withoutIndices } from './axes.ts';
import type { Axis, Dims } from './field.ts';

/** The index of every name at a position, by counting through all of them: row-major, the last name fastest. */
const indices = (axis: Axis, dims: Dims): Record<string, number>[] =>
  axis.reduce<Record<string, number>[]>((all, name) => all.flatMap((at) => Array.from({ length: dims[name] }, (_, i) => ({ ...at, [name]: i }))), [{}]);

const axes: readonly Axis[] = [[], ['K'], ['M'], ['K', 'p'], ['p', 'K'], ['K', 'M'], ['K', 'M', 'p']];

test('the length of an axis is the product of its sizes, 1 without any', () => {
  for (const axis of axes) expect(axisLength(axis, { K: 2, M: 3, p: 4 })).toBe(indices(axis, { K: 2, M: 3, p: 4 }).length);
});

test('deleting indices of one size leaves the positions that a brute-force count leaves, along composite axes too', () => {
  const random = stream(1);
  for (let trial = 0; trial < 400; trial++) {
    const dims = { K: random.integer(1, 4), M: random.integer(1, 4), p: random.integer(1, 4) };
    const dim = random.pick(['K', 'M', 'p'] as const);
    const dropped = new Set(Array.from({ length: dims[dim] }, (_, i) => i).filter(() => random.chance(0.4)));
    for (const axis of axes) {
      const expected = indices(axis, dims).flatMap((at, position) => (dim in at && dropped.has(at[dim]) ? [] : [position]));
      const kept = keptPositions(axis, dims, dim, dropped);
      ensure(kept.length === expected.length && kept.every((position, k) => position === expected[k]), () => `${axis.join('·')} of ${JSON.stringify(dims)} without ${dim} = ${[...dropped].join()}: ${kept.join()}, expected ${expected.join()}`);
    }
  }
});

test('a matrix loses the rows and columns of a deleted index, and keeps every other entry in its place', () => {
  const dims = { K: 3, M: 2, p: 2 };
  const pair = [['K', 'M'], ['K', 'p']] as const;
  const [rows, cols] = [indices(pair[0], dims), indices(pair[1], dims)];
  const label = (r: Record<string, number>, c: Record<string, number>): number => 1000 * r.K + 100 * r.M + 10 * c.K + c.p;
  const m = matrixOf(6, 6, (i, j) => label(rows[i], cols[j]));
  const out = withoutIndices(m, pair, dims, 'K', new Set([1]));
  const kept = (of: Record<string, number>[]) => of.filter((at) => at.K !== 1);
  expect(out).toEqual(matrixOf(4, 4, (i, j) => label(kept(rows)[i], kept(cols)[j])));
  // A size that no axis names leaves the matrix alone.
  expect(withoutIndices(m, pair, dims, 'N', new Set([0]))).toBe(m);
});
