import { expect, test } from 'vitest';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import { stream } from '../generators/stream.ts';
import { matrixOf, multiply } from '../linalg/matrix.ts';
import { minors } from './minors.ts';

const R = rational;

test('minors of a table written down: signs, order and count', () => {
  const A = lift(R, { rows: 2, cols: 3, data: Float64Array.of(1, 2, 3, 4, 5, 7) });
  expect(minors(R, A, 2).map(R.toNumber)).toEqual([-3, -5, -1]);
  expect(minors(R, A, 1).map(R.toNumber)).toEqual([1, 2, 3, 4, 5, 7]);
  expect(minors(R, A, 3)).toEqual([]);
  expect(minors(R, lift(R, { rows: 3, cols: 3, data: Float64Array.of(2, 0, 1, 1, 3, 2, 1, 1, 4) }), 3).map(R.toNumber)).toEqual([18]);
});

test('a product of rank r has minors of order r that do not vanish, and none beyond', () => {
  const s = stream(5);
  for (const r of [1, 2]) {
    const A = multiply(matrixOf(4, r, () => s.integer(1, 9) * (s.chance(0.5) ? 1 : -1)), matrixOf(r, 3, (i, j) => s.integer(1, 5) ** (i + 1) + j * i));
    expect(minors(R, lift(R, A), r).some((minor) => R.compare(minor, R.of(0)) !== 0)).toBe(true);
    expect(minors(R, lift(R, A), r + 1).every((minor) => R.compare(minor, R.of(0)) === 0)).toBe(true);
  }
});
