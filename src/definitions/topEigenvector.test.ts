import { expect, test } from 'vitest';
import { NotRepresentable } from '../arithmetic/arithmetic.ts';
import { highPrecision } from '../arithmetic/highPrecision.ts';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { drawSymmetric } from '../generators/symmetric.ts';
import { stream } from '../generators/stream.ts';
import { inner } from './oneLayer.ts';
import { topEigenvector } from './topEigenvector.ts';

const R = highPrecision;

test('‖Av − λv‖ to 50 digits, λ the largest by sign, on matrices of every kind and ties', () => {
  const s = stream(1);
  for (let trial = 0; trial < 30; trial++) {
    const A = drawSymmetric(s, s.integer(1, 4));
    const table = lift(R, A);
    const v = topEigenvector(R, table);
    const image = table.map((entries) => inner(R, entries, v));
    const lambda = inner(R, v, image);
    const size = Math.max(...symmetricEigen(A).values.map(Math.abs)) || 1;
    // 2⁻⁸⁰ of the vector may be left, and eigenvalues closer than 2⁻⁵⁰ pass for one.
    image.forEach((entry, k) => expect(Math.abs(R.toNumber(R.sub(entry, R.mul(lambda, v[k]))))).toBeLessThanOrEqual(2 ** -45 * size));
    expect(Math.abs(R.toNumber(lambda) - symmetricEigen(A).values[0])).toBeLessThanOrEqual(2 ** -45 * size);
    expect(Math.abs(R.toNumber(inner(R, v, v)) - 1)).toBeLessThanOrEqual(Number.EPSILON);
  }
});

test('over the rationals: exact for diagonal tables, negative ones included, else not representable', () => {
  const of = (rows: number[][]) => rows.map((entries) => entries.map(rational.of));
  expect(topEigenvector(rational, of([[-3, 0], [0, -1]])).map(rational.toNumber)).toEqual([0, 1]);
  expect(topEigenvector(rational, of([[7]])).map(rational.toNumber)).toEqual([1]);
  expect(() => topEigenvector(rational, of([[0, 1], [1, 0]]))).toThrow(NotRepresentable);
});
