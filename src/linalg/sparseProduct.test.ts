import { expect, test } from 'vitest';
import { stream } from '../generators/stream.ts';
import { matrixOf, multiply } from './matrix.ts';
import { sparseProduct } from './sparseProduct.ts';

test('is the product of matrices, of every shape up to and beyond its block of eight columns, with and without zeros', () => {
  const s = stream(1);
  const product = sparseProduct(9);
  for (const share of [0, 0.5, 1]) {
    for (const [rows, inner, cols] of [[1, 1, 1], [2, 3, 7], [3, 9, 8], [5, 4, 9], [1, 2, 17], [4, 1, 16], [0, 3, 2], [2, 0, 3]] as const) {
      const A = matrixOf(rows, inner, () => (s.chance(share) ? 0 : s.normal()));
      const B = matrixOf(inner, cols, () => s.normal());
      // What is left in the result from before is not to stay.
      const out = new Float64Array(rows * cols).fill(7);
      product(A.data, rows, inner, B.data, cols, out);
      const expected = multiply(A, B).data;
      expect(out.length).toBe(expected.length);
      out.forEach((entry, at) => expect(entry).toBeCloseTo(expected[at], 13));
    }
  }
});

test('refuses an inner size beyond that which it was made for', () => {
  expect(() => sparseProduct(2)(new Float64Array(3), 1, 3, new Float64Array(3), 1, new Float64Array(1))).toThrow('inner size is 3, expected at most 2');
});
