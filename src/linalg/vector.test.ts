import { expect, test } from 'vitest';
import { addScaled, dot, norm, normalise } from './vector.ts';

test('inner products, norms and sums of small whole numbers are exact; of nothing they are 0', () => {
  expect(dot([1, -2, 3], Float64Array.of(4, 5, 6))).toBe(12);
  expect([dot([], []), norm([]), norm([3, -4]), norm([0, 0])]).toEqual([0, 0, 5, 0]);
  expect(addScaled([1, 2], -2, [3, 4])).toEqual(Float64Array.of(-5, -6));
});

test.each([1, 1e200, 1e-200, Number.MIN_VALUE, 2 ** -480, 2 ** 1020])('a direction does not depend on the length, here 5 · %s', (size) => {
  const [x, y] = normalise([3 * size, -4 * size]);
  expect(x).toBeCloseTo(0.6, 15);
  expect(y).toBeCloseTo(-0.8, 15);
});

test.each([[[0, -0], 0], [[], 0], [[1, Infinity], Infinity], [[NaN, 1], NaN]])('%j has no direction', (v, top) => {
  expect(() => normalise(v)).toThrow(`normalise: a vector whose largest entry is ${top} has no direction`);
});
