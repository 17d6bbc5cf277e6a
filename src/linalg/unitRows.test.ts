import { expect, test } from 'vitest';
import { fromRows, toRows } from './matrix.ts';
import { unitRows } from './unitRows.ts';

test('every row gets length 1, its direction kept, also where squares leave float64', () => {
  const out = toRows(unitRows(fromRows([[3, 4], [-3e200, 4e200], [3e-200, -4e-200]])));
  [[0.6, 0.8], [-0.6, 0.8], [0.6, -0.8]].forEach((row, i) => row.forEach((entry, j) => expect(out[i][j]).toBeCloseTo(entry, 15)));
});

test.each([[[0, 0]], [[Infinity, 1]], [[NaN, 1]]])('a row %j is refused by its place', (row) => {
  expect(() => unitRows(fromRows([[1, 2], row]))).toThrow('unitRows: row 1 of the 2×2 matrix has largest entry');
});
