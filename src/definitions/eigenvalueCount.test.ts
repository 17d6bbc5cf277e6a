import { expect, test } from 'vitest';
import { highPrecision } from '../arithmetic/highPrecision.ts';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { stream } from '../generators/stream.ts';
import { fromRows } from '../linalg/matrix.ts';
import { eigenvaluesBelow } from './eigenvalueCount.ts';

const below = (rows: readonly (readonly number[])[], a: number): number => eigenvaluesBelow(rational, lift(rational, fromRows(rows)), rational.of(a));

test('counts eigenvalues below a number, multiple and vanishing ones too', () => {
  expect([below([[3]], 2), below([[3]], 4)]).toEqual([0, 1]);
  expect([0.5, 1.5, 2.5].map((a) => below([[1, 0, 0], [0, 1, 0], [0, 0, 2]], a))).toEqual([0, 2, 3]);
  expect([-0.5, 0.5].map((a) => below([[0, 0], [0, 0]], a))).toEqual([0, 2]);
  // Eigenvalues ±1, twice each.
  expect([-2, -0.5, 0.5, 2].map((a) => below([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]], a))).toEqual([0, 2, 2, 4]);
});

test('agrees with the eigensolver on drawn matrices of up to six rows, exactly and to 50 digits', () => {
  const s = stream(7);
  for (let n = 1; n <= 6; n++) {
    for (let round = 0; round < 5; round++) {
      const half = Array.from({ length: n }, () => Array.from({ length: n }, () => s.integer(-8, 8) / 4));
      const rows = half.map((row, i) => row.map((entry, j) => (i <= j ? entry : half[j][i])));
      const { values } = symmetricEigen(fromRows(rows));
      for (const a of [-1.01, 0.013, 0.77]) {
        const wanted = values.filter((value) => value < a).length;
        expect(below(rows, a)).toBe(wanted);
        expect(eigenvaluesBelow(highPrecision, lift(highPrecision, fromRows(rows)), highPrecision.of(a))).toBe(wanted);
      }
    }
  }
});

test('an eigenvalue of a leading block is refused', () => {
  expect(() => below([[1, 2], [2, 5]], 1)).toThrow('1 is an eigenvalue of the leading 1×1 block; take a number beside it');
});
