import { expect, test } from 'vitest';
import { float64 } from '../arithmetic/float64.ts';
import { homogeneousNames } from '../definitions/activation.ts';
import * as definitions from '../definitions/importances.ts';
import { directions, falls, turningSigns } from '../definitions/planeScan.ts';
import { drawImportances } from '../generators/importances.ts';
import { drawMatrix } from '../generators/matrix.ts';
import { drawSecondViews } from '../generators/secondViews.ts';
import { stream } from '../generators/stream.ts';
import { fromRows, toRows } from '../linalg/matrix.ts';
import { infoNCEImportances, uniformImportances } from './importances.ts';
import { planeAttractors } from './planeAttractors.ts';
import { planeScan } from './planeScan.ts';

const circle = directions(float64, 100);
/** 40,000 of them, up to 2e-4 apart. */
const fine = directions(float64, 10_000).map((w) => ({ w, angle: Math.atan2(w[1], w[0]) }));
/** Those within a fiftieth of the angles given, and one in forty elsewhere. */
const fineAt = (angles: readonly number[]): (readonly number[])[] => {
  const near = (a: number, b: number): boolean => Math.cos(a - b) > Math.cos(0.02);
  return fine.filter(({ angle }, k) => k % 40 === 0 || angles.some((other) => near(angle, other))).map(({ w }) => w);
};

test('for constant importances the scan counts the exact list of attractors; where it sees fewer, finer directions see them', () => {
  let compared = 0;
  for (let seed = 0; seed < 300; seed++) {
    const s = stream(seed);
    const x = drawMatrix(s, s.integer(1, 6), 2, s.pick(['gaussian', 'uniform', 'grid', 'duplicates', 'zeroRows', 'rankOne']));
    const views = { x, xPrime: drawSecondViews(s, x) };
    const alpha = drawImportances(s, views);
    const h = s.pick(homogeneousNames);
    const { attractors, flat } = planeAttractors({ ...views, alpha, h });
    // A margin below 1e-6, and where a flat arc ends, is decided by rounding.
    if (flat.length > 0 || attractors.some((a) => a.margin < 1e-6)) continue;
    compared++;
    const seen = falls(planeScan(views, h, () => alpha, circle));
    expect(seen, `seed ${seed}`).toBeLessThanOrEqual(attractors.length);
    // Neighbours of the finer directions are up to 2e-4 apart.
    const angles = attractors.map((a) => a.angle);
    if (angles.some((angle, k) => k > 0 && angle - angles[k - 1] < 1e-3)) continue;
    if (seen < attractors.length) expect(falls(planeScan(views, h, () => alpha, fineAt(angles))), `seed ${seed}`).toBe(attractors.length);
  }
  expect(compared).toBeGreaterThan(100);
});

test('the signs are those of the definitions, InfoNCE included', () => {
  const at = directions(float64, 20);
  for (let seed = 0; seed < 40; seed++) {
    const s = stream(seed);
    const x = drawMatrix(s, s.integer(2, 5), 2, 'gaussian');
    const views = { x, xPrime: drawMatrix(s, x.rows, 2, 'gaussian') };
    const h = s.pick(homogeneousNames);
    const tables = { x: toRows(x), xPrime: toRows(views.xPrime) };
    expect(planeScan(views, h, (f) => infoNCEImportances(f, { tau: 0.3, epsilon: 1 }), at)).toEqual(
      turningSigns(float64, tables, h, (f) => definitions.infoNCEImportances(float64, f, 0.3, 1), at).map(Math.sign),
    );
  }
});

test('where A is proportional to the identity the velocity is 0 and no rounding is counted', () => {
  const x = fromRows([[0.1, 0], [-0.1, 0], [0, 0.1], [0, -0.1]]);
  expect(planeScan({ x, xPrime: x }, 'linear', () => uniformImportances(4), circle).every((sign) => sign === 0)).toBe(true);
});

test('a data set on which InfoNCE has fewer optima than the quadratic loss (3 against 2), at ten times the directions too', () => {
  const x = fromRows([[3, 1], [2, 0], [0, -1]]);
  const views = { x, xPrime: x };
  for (const m of [90, 900]) {
    const at = directions(float64, m);
    expect(falls(planeScan(views, 'relu', () => uniformImportances(3), at))).toBe(3);
    expect(falls(planeScan(views, 'relu', (f) => infoNCEImportances(f, { tau: 2.5 / 32, epsilon: 0 }), at))).toBe(2);
  }
});

test('x with other than two columns is refused', () => {
  const x = fromRows([[1, 2, 3]]);
  expect(() => planeScan({ x, xPrime: x }, 'relu', () => uniformImportances(1), circle)).toThrow(/x has 3 columns, expected 2/);
});
