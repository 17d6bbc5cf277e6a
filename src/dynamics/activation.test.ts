import { describe, expect, test } from 'vitest';
import type { Decimal } from 'decimal.js';
import { highPrecision } from '../arithmetic/highPrecision.ts';
import { rational } from '../arithmetic/rational.ts';
import type { ActivationName } from '../definitions/activation.ts';
import * as definition from '../definitions/activation.ts';
import { stream } from '../generators/stream.ts';
import { activate, slope } from './activation.ts';

const s = stream(1);
const points = [0, -0, 1, -1, 1e-150, -1e-150, 1e150, -1e150, 5e-324, -5e-324, ...Array.from({ length: 100 }, () => 3 * s.normal())];

describe('activation', () => {
  test.each<[ActivationName, number]>([['linear', 1], ['relu', 0], ['leaky', 1 / 4], ['abs', -1], ['folded', -1 / 2]])(
    "h'(0) = c₋: %s has %d (0 for ReLU, 1 for linear)",
    (h, cMinus) => {
      expect(slope(h, 0)).toBe(cMinus);
      expect(slope(h, -0)).toBe(cMinus);
      expect(slope(h, 5e-324)).toBe(1);
    },
  );

  test.each(definition.homogeneousNames)('%s is its definition exactly, value and slope', (h) => {
    for (const u of points) {
      const exact = rational.of(u);
      // The slopes are powers of two: only the smallest subnormals round.
      expect(activate(h, u) + 0, `h(${u})`).toBe(rational.toNumber(definition.activate(rational, h, exact)) + 0);
      expect(slope(h, u), `h'(${u})`).toBe(rational.toNumber(definition.slope(rational, h, exact)));
    }
    expect(Object.is(activate('relu', -1), 0), 'a closed gate gives 0, not −0').toBe(true);
  });

  test.each<ActivationName>(['square', 'softplus', 'sigmoid'])('%s is its definition to a few ulps, value and slope', (h) => {
    for (const u of [...points, 30, -30, 700, -700, 800, -800]) {
      if (Math.abs(u) > 1e100) continue;
      const near = (found: number, exact: Decimal): void => {
        const wanted = exact.toNumber();
        // exp, log1p and four operations, each to an ulp; below the normal range an absolute one.
        expect(Math.abs(found - wanted)).toBeLessThanOrEqual(8 * Number.EPSILON * Math.abs(wanted) + 1e-307);
      };
      // 1 + e^u and 1 − σ(u) keep no digit of the small part in 50 digits beyond |u| = 115; there it is e^{−|u|} itself.
      const tail = highPrecision.exp(highPrecision.of(-Math.abs(u)));
      near(activate(h, u), h === 'softplus' && u < -60 ? tail : definition.activate(highPrecision, h, highPrecision.of(u)));
      near(slope(h, u), h === 'sigmoid' && u > 60 ? tail : definition.slope(highPrecision, h, highPrecision.of(u)));
    }
    expect([activate(h, 1e308), activate(h, -1e308), slope(h, 1e308), slope(h, -1e308)].some(Number.isNaN)).toBe(false);
  });

  test('the slope of sigmoid is even, also where σ(1 − σ) would cancel', () => {
    for (const u of [1, 40, 100, 700]) expect(slope('sigmoid', u)).toBe(slope('sigmoid', -u));
    expect(slope('sigmoid', 100)).toBeGreaterThan(0);
  });
});
