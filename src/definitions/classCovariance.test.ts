import { expect, it } from 'vitest';
import { float64 } from '../arithmetic/float64.ts';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import { fromRows } from '../linalg/matrix.ts';
import { classCovariance, classMoments } from './classCovariance.ts';

it('classMoments and classCovariance, by hand: members (1, 1), (3, 1) of four samples', () => {
  const x = lift(rational, fromRows([[1, 1], [3, 1], [7, -5], [0, 2]]));
  const y = lift(rational, fromRows([[1], [1], [0], [0]]));
  const { P, rest, u, Sigma } = classMoments(rational, x, y);
  expect([P, rest, ...u, ...Sigma.flat()].map((entry) => entry.toFraction())).toEqual(['1/2', '1/2', '2', '1', '1', '0', '0', '0']);
  // ½(diag(1, 0) + ½(2, 1)(2, 1)ᵀ)
  expect(classCovariance(rational, x, y).flat().map((entry) => entry.toFraction())).toEqual(['3/2', '1/2', '1/2', '1/4']);
});

it('an empty class has no covariance', () => {
  expect(classCovariance(float64, [[1, 2]], [[0]]).flat()).toEqual([0, 0, 0, 0]);
});
