import { expect, test } from 'vitest';
import { fromRows, zeros } from '../linalg/matrix.ts';
import { lift } from './lift.ts';
import { rational } from './rational.ts';

test('lift keeps shape and bits', () => {
  const table = lift(rational, fromRows([[0.1, -2, 0], [5e-324, 1e308, 3]]));
  expect(table.map((entries) => entries.map(rational.toNumber))).toEqual([[0.1, -2, 0], [5e-324, 1e308, 3]]);
  expect(lift(rational, zeros(2, 0))).toEqual([[], []]);
  expect(() => lift(rational, fromRows([[Number.NaN]]))).toThrow('NaN');
});
