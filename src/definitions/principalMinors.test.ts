import { expect, test } from 'vitest';
import { float64 } from '../arithmetic/float64.ts';
import { rational } from '../arithmetic/rational.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { drawSymmetric } from '../generators/symmetric.ts';
import { stream } from '../generators/stream.ts';
import { toRows } from '../linalg/matrix.ts';
import { determinant, principalMinors } from './principalMinors.ts';

test('the determinant is the product of the eigenvalues', () => {
  for (let seed = 0; seed < 60; seed++) {
    const s = stream(seed);
    const M = drawSymmetric(s, s.integer(1, 5), 'indefinite');
    const { values } = symmetricEigen(M);
    // n! products of n entries, each at most |λ|max, cancel: 120 terms, a few roundings each.
    const scale = Math.max(...values.map(Math.abs)) ** M.rows;
    expect(Math.abs(determinant(float64, toRows(M)) - values.reduce((a, b) => a * b, 1))).toBeLessThanOrEqual(4000 * Number.EPSILON * scale);
  }
});

test('all principal minors are needed: diag(0, −1) has leading ones 0 and 0', () => {
  const minors = principalMinors(rational, [[rational.of(0), rational.of(0)], [rational.of(0), rational.of(-1)]]);
  expect(minors.map((minor) => rational.toNumber(minor))).toEqual([0, -1, 0]);
});

test('they are all positive exactly for positive definite matrices', () => {
  for (let seed = 0; seed < 60; seed++) {
    const s = stream(seed);
    const M = drawSymmetric(s, s.integer(1, 4), s.pick(['semidefinite', 'indefinite']));
    const least = symmetricEigen(M).values.at(-1) ?? 0;
    if (Math.abs(least) < 1e-9) continue;
    expect(principalMinors(float64, toRows(M)).every((minor) => minor > 0)).toBe(least > 0);
  }
});
