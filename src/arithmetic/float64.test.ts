import { expect, test } from 'vitest';
import { float64 } from './float64.ts';
import { highPrecision } from './highPrecision.ts';

test('float64 is the machine arithmetic, and throws where the other systems do', () => {
  expect(float64.sub(float64.mul(0.1, 3), 0.3)).toBe(0.1 * 3 - 0.3);
  expect([float64.compare(1, 2), float64.compare(2, 2), float64.compare(3, 2)]).toEqual([-1, 0, 1]);
  expect(float64.compare(0, -0)).toBe(0);
  expect(() => float64.of(Number.NaN)).toThrow('float64.of: NaN');
  expect(() => float64.of(-Infinity)).toThrow('float64.of: -Infinity');
  expect(() => float64.div(1, -0)).toThrow('float64.div: 1 divided by zero');
  expect(() => float64.log(0)).toThrow('not positive');
  expect(() => float64.sqrt(-1)).toThrow('negative');
});

test('the logistic function keeps its relative precision from the smallest value to 1, and overflows nowhere', () => {
  const R = highPrecision;
  for (const z of [0, 1e-300, 0.5, -0.5, 3, -3, 36, -36, 700, -700, 710, -710, 744, -744, 1e3, -1e3, 1e300, -1e300]) {
    const exact = R.toNumber(R.logistic(R.of(z)));
    // exp is good to an ulp at least; a subnormal has no more digits than its grid.
    expect(Math.abs(float64.logistic(z) - exact), `z = ${z}`).toBeLessThanOrEqual(4 * Number.EPSILON * exact + Number.MIN_VALUE);
    expect(R.toNumber(R.add(R.logistic(R.of(z)), R.logistic(R.of(-z))))).toBe(1);
  }
  expect([float64.logistic(0), float64.logistic(-1e300), float64.logistic(1e300)]).toEqual([0.5, 0, 1]);
});
