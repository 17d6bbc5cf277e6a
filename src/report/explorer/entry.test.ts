import { expect, test } from 'vitest';
import { entryOf } from './entry.ts';

test.each([
  ['1', 1], ['−3/4', -0.75], [' 2 / -8 ', -0.25], ['1e-3', 0.001], ['.5', 0.5], ['+7.', 7], ['-0', -0],
])('%s is read as the number it is', (text, value) => {
  expect(entryOf(text)).toBe(value);
});

test.each(['', '-', '1/0', '0/0', '1/2/3', 'Infinity', '0x10', '1e999', '1,5', 'NaN', '--1'])('%s is no number', (text) => {
  expect(entryOf(text)).toBeNull();
});
