import { expect, test } from 'vitest';
import { dyadic } from './dyadic.ts';

test.each<[number, bigint, number]>([
  [0, 0n, 0],
  [-0, 0n, 0],
  [1, 1n, 0],
  [-6, -3n, 1],
  [0.1, 3602879701896397n, -55],
  [Number.MIN_VALUE, 1n, -1074],
  [-(2 ** -1022), -1n, -1022],
  [2 ** -1022 - Number.MIN_VALUE, 4503599627370495n, -1074],
  [Number.MAX_VALUE, 9007199254740991n, 971],
])('dyadic: %d is %s·2^%d', (x, mantissa, exponent) => {
  expect(dyadic('here', x)).toEqual({ mantissa, exponent });
});

test('dyadic: refuses what is not a finite number, in the name of the system', () => {
  expect(() => dyadic('rational', Number.NaN)).toThrow('rational.of: NaN');
  expect(() => dyadic('rational', Infinity)).toThrow('rational.of: Infinity');
});
