import { expect, test } from 'vitest';
import { angle, angleToLine } from './angle.ts';

test.each([0, 1e-15, 1e-9, 1e-3, 1, Math.PI / 2, 3, Math.PI])('the angle %s is seen with an error of an ulp or two, whatever the lengths', (turn) => {
  expect(Math.abs(angle([3, 0], [2 * Math.cos(turn), 2 * Math.sin(turn)]) - turn)).toBeLessThan(turn > 2 ? 1e-7 : 4e-16);
});

test('of two lines the angle is at most a right one, and v and −v are one line', () => {
  expect(angleToLine([1, 1], [-1, 0])).toBeCloseTo(Math.PI / 4, 15);
  expect(angleToLine([1, 1], [1, 0])).toBeCloseTo(Math.PI / 4, 15);
  expect(angleToLine([0, 2], [5, 0])).toBeCloseTo(Math.PI / 2, 15);
  expect(angleToLine([-3, 0], [5, 0])).toBe(0);
});
