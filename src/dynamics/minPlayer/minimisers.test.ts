import { describe, expect, test } from 'vitest';
import { float64 } from '../../arithmetic/float64.ts';
import { rowObjective, type Regulariser } from '../../definitions/regularisedRow.ts';
import { directWeights, entropyMinimiser, powerMinimiser, referenceSquareWeights, squareMinimiser } from './minimisers.ts';

/** The least value over all points of the simplex with coordinates k/m: an enumeration that knows no multiplier. */
const onGrid = (r: Regulariser<number>, tau: number, costs: readonly number[], m: number): number => {
  let least = Infinity;
  // At γ > 1 the boundary has infinite cost.
  const edge = r.name === 'power' && r.gamma > 1 ? 1 : 0;
  for (let i = edge; i <= m; i++) for (let j = edge; i + j <= m - edge; j++) least = Math.min(least, rowObjective(float64, r, tau, costs, [i / m, j / m, (m - i - j) / m]));
  return least;
};

const solvers: readonly (readonly [string, Regulariser<number>, (costs: readonly number[], tau: number) => Float64Array])[] = [
  ['entropy', { name: 'entropy' }, entropyMinimiser],
  ['square', { name: 'square' }, squareMinimiser],
  ...[0.5, 0.9, 1.5, 2, 3].map((gamma) => [`power ${gamma}`, { name: 'power', gamma } as const, (costs: readonly number[], tau: number) => powerMinimiser(costs, tau, gamma)] as const),
];

describe('minimisers of the regularised row', () => {
  test.each(solvers)('%s: no point of a grid on the simplex is better, and the best comes close', (_, r, solve) => {
    for (const [costs, tau] of [[[0, 0, 0], 1], [[0.1, 0.5, 2], 0.6], [[0, 1, 16], 4], [[2, 1, 1.5], 1 / 16]] as const) {
      const alpha = solve(costs, tau);
      const own = rowObjective(float64, r, tau, costs, [...alpha]);
      const grid = onGrid(r, tau, costs, 120);
      expect(own).toBeLessThanOrEqual(grid + 1e-12 * (1 + Math.abs(grid)));
      // The grid point nearest to the solution is within 1/120 of it in every coordinate.
      if (r.name !== 'power') expect(grid - own).toBeLessThanOrEqual(0.2 * (tau + 1));
      expect(alpha.reduce((sum, a) => sum + a, 0)).toBeCloseTo(1, 13);
    }
  });

  test('one negative takes all, whatever the distance', () => {
    for (const [, , solve] of solvers) expect(solve([7], 0.5)[0]).toBeCloseTo(1, 14);
    expect([...entropyMinimiser([3], 1, 0.25)]).toEqual([0.25]);
    expect([...squareMinimiser([3], 1, 0)]).toEqual([0]);
  });

  test('huge distances and tiny temperatures neither overflow nor vanish', () => {
    expect([...entropyMinimiser([1e300, 1e300 + 1e290], 1e-3)]).toEqual([1, 0]);
    expect([...squareMinimiser([1e12, 1e12 + 1], 4)]).toEqual([0.625, 0.375]);
    expect(powerMinimiser([0, 1e6], 1e-3, 0.5).reduce((sum, a) => sum + a, 0)).toBeCloseTo(1, 13);
  });

  test('the square is sparse: (.1, .5, 2) at τ = .6 gives (5/6, 1/6, 0)', () => {
    const alpha = squareMinimiser([0.1, 0.5, 2], 0.6);
    expect(alpha[0]).toBeCloseTo(5 / 6, 14);
    expect(alpha[1]).toBeCloseTo(1 / 6, 14);
    expect(alpha[2]).toBe(0);
  });

  test('the emulated reference routine: one position too far, and position 0 where nothing is clipped', () => {
    const [clipped, full] = [referenceSquareWeights([0.1, 0.5, 2], 0.6), referenceSquareWeights([0.1, 0.5, 2], 10)];
    [29 / 18, 17 / 18, 0].forEach((a, j) => expect(clipped[j]).toBeCloseTo(a, 13));
    [1, 0.96, 0.81].forEach((a, j) => expect(full[j]).toBeCloseTo(a, 13));
  });

  test('direct weights with p = 4 square the squared distances', () => {
    expect([...directWeights([1, 2], 1, 4)]).toEqual([...entropyMinimiser([1, 4], 1)]);
  });

  test('what has no solution is refused by name', () => {
    expect(() => entropyMinimiser([], 1)).toThrow('entropyMinimiser: no costs');
    expect(() => squareMinimiser([1], 0)).toThrow('squareMinimiser: tau is 0, expected a positive number');
    expect(() => powerMinimiser([1], 1, -1)).toThrow('powerMinimiser: gamma is -1');
  });
});
