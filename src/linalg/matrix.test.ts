import { describe, expect, test } from 'vitest';
import { equal, fromRows, identity, mapEntries, mapRows, matrix, matrixOf, maxAbs, maxAbsDifference, multiply, multiplyVector, row, toRows, transpose, zeros } from './matrix.ts';

const A = fromRows([[1, 2, 3], [4, 5, 6]]);

describe('shapes', () => {
  test('rows lie one after the other; a row is a view', () => {
    expect([A.rows, A.cols, ...A.data]).toEqual([2, 3, 1, 2, 3, 4, 5, 6]);
    const B = matrixOf(2, 2, (i, j) => 10 * i + j);
    expect(toRows(B)).toEqual([[0, 1], [10, 11]]);
    row(B, 1)[0] = 7;
    expect(B.data[2]).toBe(7);
    expect(toRows(zeros(2, 0))).toEqual([[], []]);
    expect([fromRows([]).rows, fromRows([]).cols]).toEqual([0, 0]);
  });

  test.each([
    [() => matrix(2, 2, [1, 2, 3]), 'matrix: 3 entries given for 2×2 (4 expected)'],
    [() => fromRows([[1, 2], [3]]), 'fromRows: row 1 has 1 entries, row 0 has 2'],
    [() => multiply(A, A), 'multiply: 2×3 times 2×3; the inner sizes 3 and 2 differ'],
    [() => multiplyVector(A, [1, 2]), 'multiplyVector: 2×3 times a vector of 2'],
    [() => maxAbsDifference(A, transpose(A)), 'maxAbsDifference: 2×3 against 3×2'],
  ])('what does not fit is refused by its shapes (%#)', (attempt, message) => {
    expect(attempt).toThrow(message);
  });
});

describe('products', () => {
  test('of small whole numbers are exact, from both sides of the transpose', () => {
    const B = fromRows([[1, 0], [-1, 2], [0, 3]]);
    expect(toRows(multiply(A, B))).toEqual([[-1, 13], [-1, 28]]);
    expect(equal(transpose(multiply(A, B)), multiply(transpose(B), transpose(A)))).toBe(true);
    expect(multiplyVector(A, [1, -1, 2])).toEqual(Float64Array.of(5, 11));
    expect(equal(multiply(identity(2), A), A)).toBe(true);
    expect(toRows(multiply(zeros(1, 0), zeros(0, 2)))).toEqual([[0, 0]]);
  });
});

describe('entries', () => {
  test('are mapped one by one with their place, rows as a whole', () => {
    expect(toRows(mapEntries(A, (entry, i, j) => entry - 3 * i - j))).toEqual([[1, 1, 1], [1, 1, 1]]);
    expect(toRows(mapRows(A, (entries) => entries.toReversed()))).toEqual([[3, 2, 1], [6, 5, 4]]);
  });

  test('the largest by size; NaN is not overlooked, wherever it stands', () => {
    expect([maxAbs(A), maxAbs(fromRows([[-7, 2]])), maxAbs(zeros(0, 3))]).toEqual([6, 7, 0]);
    expect(maxAbs(fromRows([[NaN, 2]]))).toBeNaN();
    expect(maxAbs(fromRows([[2, NaN]]))).toBeNaN();
    expect(maxAbsDifference(A, fromRows([[1, 2, 3], [4, 5, 8]]))).toBe(2);
    expect(maxAbsDifference(fromRows([[NaN, 0]]), fromRows([[0, 0]]))).toBeNaN();
  });

  test('are equal where shapes are, 0 and −0 among them, NaN to nothing', () => {
    expect(equal(fromRows([[0]]), fromRows([[-0]]))).toBe(true);
    expect(equal(fromRows([[NaN]]), fromRows([[NaN]]))).toBe(false);
    expect(equal(zeros(1, 2), zeros(2, 1))).toBe(false);
  });
});
