import { describe, expect, it } from 'vitest';
import { float64 } from '../arithmetic/float64.ts';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import { planeAttractors } from '../dynamics/planeAttractors.ts';
import { uniformImportances } from '../dynamics/importances.ts';
import { drawImportances } from '../generators/importances.ts';
import { drawMatrix } from '../generators/matrix.ts';
import { stream } from '../generators/stream.ts';
import { angle } from '../linalg/angle.ts';
import { fromRows } from '../linalg/matrix.ts';
import { planeKinks } from './planeKinks.ts';
import { planeOptima } from './planeOptima.ts';
import { homogeneousNames } from './activation.ts';

describe('planeOptima', () => {
  it('contains every attractor that the sector scan of float64 finds, and nothing else on data in general position', () => {
    const s = stream(7);
    for (let k = 0; k < 120; k++) {
      const [x, xPrime] = [drawMatrix(s, 4, 2, 'gaussian'), drawMatrix(s, 4, 2, 'gaussian')];
      const alpha = drawImportances(s, { x, xPrime });
      const problem = { x, xPrime, alpha, h: s.pick(homogeneousNames) };
      const scan = planeAttractors(problem);
      if (scan.flat.length > 0) continue;
      const exact = planeOptima(float64, lift(float64, alpha), { x: lift(float64, x), xPrime: lift(float64, xPrime) }, problem.h);
      // 1e-7: both are normalised eigenvectors of 2×2 matrices, at gaps that generic data keep above 1e-6.
      for (const { w } of scan.attractors) expect(exact.some((v) => angle(v, w) < 1e-7)).toBe(true);
      for (const v of exact) expect(scan.attractors.some(({ w }) => angle(v, w) < 1e-7)).toBe(true);
    }
  });

  it('is exact at a kink: of {(1, 0), (1, 2)}, α ≡ 1, the optima are known by hand', () => {
    const x = lift(rational, fromRows([[1, 0], [1, 2]]));
    const alpha = lift(rational, uniformImportances(2));
    const shown = (v: readonly { toFraction(): string }[]): string => v.map((entry) => entry.toFraction()).join(' ');
    const kinks = planeKinks(rational, alpha, { x, xPrime: x }, 'relu');
    expect(kinks.slice(0, 4).map(({ v }) => shown(v))).toEqual(['0 1', '0 -1', '-2 1', '2 -1']);
    // E = (f₁ − f₂)²/8 over ‖v‖². At (0, 1), f = (0, 2): to the left f₁ stays 0 and f₂ falls by 1, slope −2·2/8; to the right both grow alike.
    expect(kinks[0].slopes.map((slope) => slope.toFraction())).toEqual(['-1/2', '0']);
    // At (2, −1), f = (2, 0), ‖v‖² = 5, t = (1, 2): f₁ − f₂ changes by 1 − 5 to the left and by −1 to the right, each times 2·2/8/5.
    expect(kinks[3].slopes.map((slope) => slope.toFraction())).toEqual(['-2/5', '-1/10']);
    const optima = planeOptima(rational, alpha, { x, xPrime: x }, 'relu').map(shown);
    expect(optima).toContain('2 -1');
    expect(planeOptima(rational, alpha, { x, xPrime: x }, 'relu', ([, v]) => v.compare(0) > 0).map(shown)).not.toContain('2 -1');
  });
});
