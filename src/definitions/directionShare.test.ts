import { expect, test } from 'vitest';
import { float64 } from '../arithmetic/float64.ts';
import { highPrecision } from '../arithmetic/highPrecision.ts';
import { directionShareTail as bySimpson } from '../dynamics/directionShare.ts';
import { directionShareTail } from './directionShare.ts';
import { luckyCount } from './sparseCoding/luckyCount.ts';

test('closed forms: (2/π) arccos √t in the plane, 1 − √t in space, 1 at t = 0', () => {
  for (const t of [0, 0.1, 0.5, 0.75]) {
    expect(directionShareTail(float64, 2, t)).toBeCloseTo((2 / Math.PI) * Math.acos(Math.sqrt(t)), 13);
    expect(directionShareTail(float64, 3, t)).toBeCloseTo(1 - Math.sqrt(t), 14);
  }
  const R = highPrecision;
  // √½ has arccos π/4: one half, to the last of fifty digits but one.
  expect(Math.abs(R.toNumber(R.sub(directionShareTail(R, 2, R.of(0.5)), R.of(0.5))))).toBeLessThan(1e-48);
});

test.each([2, 3, 4, 5, 8, 17, 64, 501])('agrees with quadrature in %d dimensions', (d) => {
  for (const t of [0.01, Math.log(d) / d, (2 * Math.log(d)) / d]) expect(highPrecision.toNumber(directionShareTail(highPrecision, d, highPrecision.of(t)))).toBeCloseTo(bySimpson(d, t), 10);
});

test('beyond 3/4 the series is refused', () => {
  expect(() => directionShareTail(float64, 3, 0.76)).toThrow('t is 0.76, expected at most 3/4');
});

test('the expected number of lucky neurons: 0.744 at two features, 0.201 at 32, 0.193 at 1024', () => {
  const at = (d: number): number => highPrecision.toNumber(luckyCount(highPrecision, d));
  expect(at(2)).toBeCloseTo(0.74353, 5);
  expect(at(32)).toBeCloseTo(0.201, 3);
  expect(at(1024)).toBeCloseTo(0.193, 3);
});
