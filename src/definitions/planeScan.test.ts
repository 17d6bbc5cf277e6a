import { expect, test } from 'vitest';
import { float64 } from '../arithmetic/float64.ts';
import { rational } from '../arithmetic/rational.ts';
import { directions, falls } from './planeScan.ts';

test('directions have length 1 exactly, and go once around anticlockwise in steps of 1/m to 2/m', () => {
  for (const [a, b] of directions(rational, 5)) expect(a.mul(a).add(b.mul(b)).equals(1)).toBe(true);
  const angles = directions(float64, 40).map(([a, b]) => Math.atan2(b, a));
  const steps = angles.map((angle, k) => (((k + 1 < angles.length ? angles[k + 1] : angles[0]) - angle + 4 * Math.PI) % (2 * Math.PI)) * 40);
  expect(steps).toHaveLength(160);
  for (const step of steps) {
    expect(step).toBeGreaterThan(0.99);
    expect(step).toBeLessThan(2);
  }
  // Steps of one turn sum to 2π·m.
  expect(steps.reduce((x, y) => x + y, 0)).toBeCloseTo(80 * Math.PI, 9);
});

test.each([
  [[], 0],
  [[0, 0], 0],
  [[1, 1, 1], 0],
  [[1, -1], 1],
  [[-1, 1], 1],
  [[1, 0, -1, 0], 1],
  [[1, -1, 1, -1], 2],
  [[-1, -1, 1, 1, 0], 1],
])('falls of %j: %i', (signs, count) => {
  expect(falls(signs)).toBe(count);
});
