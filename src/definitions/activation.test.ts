import { describe, expect, test } from 'vitest';
import { gradient } from '../arithmetic/dual.ts';
import { highPrecision } from '../arithmetic/highPrecision.ts';
import { rational } from '../arithmetic/rational.ts';
import { activate, activationNames, homogeneousNames, isHomogeneous, slope, slopes } from './activation.ts';

describe('activation', () => {
  test('the homogeneous names are those with h(u) = h′(u)·u, and have the declared slopes', () => {
    expect(homogeneousNames.map((h) => [h, ...slopes(h)])).toEqual([['linear', 1, 1], ['relu', 0, 1], ['leaky', 0.25, 1], ['abs', -1, 1], ['folded', -0.5, 1]]);
    for (const h of activationNames) {
      const holds = [2, -2, 0.5, -0.5].every((x) => {
        const u = highPrecision.of(x);
        return highPrecision.mul(slope(highPrecision, h, u), u).eq(activate(highPrecision, h, u));
      });
      expect(holds, h).toBe(isHomogeneous(h));
    }
    expect(() => slopes('square')).toThrow('slopes: square is not homogeneous of degree one; expected one of linear, relu');
  });

  test('positive homogeneity of degree one: h(3u) = 3h(u) on both sides', () => {
    for (const h of homogeneousNames) {
      for (const x of [1.5, -1.5]) {
        expect(rational.toNumber(activate(rational, h, rational.of(3 * x)))).toBe(3 * rational.toNumber(activate(rational, h, rational.of(x))));
      }
    }
  });

  test("slope is the derivative of activate, and h'(0) = c₋ (0 for ReLU, 1 for linear) in both", () => {
    for (const h of activationNames) {
      for (const x of [1.25, -0.75, 0]) {
        const [carried] = gradient(highPrecision, (D, [u]) => activate(D, h, u), [highPrecision.of(x)]);
        // Two paths through e^u in 50 digits.
        expect(highPrecision.sub(carried, slope(highPrecision, h, highPrecision.of(x))).abs().toNumber(), `${h} at ${x}`).toBeLessThan(1e-48);
        if (x === 0 && isHomogeneous(h)) expect(carried.toNumber()).toBe(slopes(h)[0]);
      }
    }
  });

  test('values', () => {
    const at = (h: (typeof activationNames)[number], x: number): number => highPrecision.toNumber(activate(highPrecision, h, highPrecision.of(x)));
    expect([at('relu', -3), at('leaky', -3), at('abs', -3), at('folded', -3), at('linear', -3), at('square', -3)]).toEqual([0, -0.75, 3, 1.5, -3, 9]);
    expect([at('softplus', 0), at('sigmoid', 0)]).toEqual([Math.LN2, 0.5]);
  });
});
