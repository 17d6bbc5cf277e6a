import { expect, test } from 'vitest';
import { float64 } from './float64.ts';

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
