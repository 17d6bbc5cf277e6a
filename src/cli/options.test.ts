import { expect, test } from 'vitest';
import { only, positive, seedOption, text, whole } from './options.ts';

test.each([['1', 1], ['1000000000', 1e9], ['1e3', 1000]])('whole accepts %s', (given, x) => expect(whole({ runs: given }, 'runs', 1, 1e9)).toBe(x));

test.each(['0', '-1', '1.5', 'abc', '', ' ', 'NaN', 'Infinity', '1e10'])('whole refuses %j and says what is expected', (given) => {
  expect(() => whole({ runs: given }, 'runs', 1, 1e9)).toThrow(`--runs is '${given}', expected a whole number from 1 to 1000000000`);
});

test('an option that is not given has no value', () => {
  expect(whole({}, 'runs', 1, 2)).toBeUndefined();
  expect(text({ json: true }, 'json')).toBeUndefined();
});

test('seeds are 32-bit words', () => {
  expect(seedOption({ seed: '0' })).toBe(0);
  expect(seedOption({ seed: '4294967295' })).toBe(4294967295);
  expect(() => seedOption({ seed: '4294967296' })).toThrow('--seed');
});

test('positive takes fractions, not zero', () => {
  expect(positive({ minutes: '0.5' }, 'minutes')).toBe(0.5);
  for (const bad of ['0', '-1', 'Infinity', 'x']) expect(() => positive({ minutes: bad }, 'minutes')).toThrow('a number above 0');
});

test('only', () => {
  expect(only(['a'], 'id')).toBe('a');
  expect(() => only([], 'id')).toThrow('expected one id, got none');
  expect(() => only(['a', 'b'], 'id')).toThrow('got a b');
});
