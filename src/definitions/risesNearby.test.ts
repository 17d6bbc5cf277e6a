import { expect, it } from 'vitest';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import { fromRows, identity } from '../linalg/matrix.ts';
import { quadraticImportances } from './importances.ts';
import { risesNearby } from './risesNearby.ts';

it('risesNearby tells the top axis from the others, a tie from a maximum, and one dimension has no neighbours', () => {
  const at = (rows: number[][], v: number[]): boolean => {
    const x = lift(rational, fromRows(rows));
    return risesNearby(rational, quadraticImportances(rational, x.length), { x, xPrime: x }, 'linear', v.map((entry) => rational.of(entry)));
  };
  // Covariance diag(4, 1): (1, 0) is the maximum, (0, 1) the minimum.
  const cross = [[4, 0], [-4, 0], [0, 2], [0, -2]];
  expect([at(cross, [1, 0]), at(cross, [0, 1]), at(cross, [2 ** -80, 0])]).toEqual([false, true, false]);
  // A ∝ I: equal everywhere, hence no strict maximum. Diagonal saddles need two coordinates at once.
  expect(at([...Array.from({ length: 2 }, (_, i) => Array.from(identity(2).data.subarray(2 * i, 2 * i + 2))), [-1, 0], [0, -1]], [1, 0])).toBe(true);
  expect(at([[1, 1, 1], [-1, -1, -1], [1, -1, 0], [-1, 1, 0]], [0, 0, 1])).toBe(true);
  expect(at([[1], [2]], [1])).toBe(false);
});
