import { expect, test } from 'vitest';
import { scaled } from './axes.ts';

const labels = (...args: Parameters<typeof scaled>): string[] => scaled(...args).ticks.map(({ label }) => label).filter((label) => label !== '');

test.each([
  ['round numbers around the values', { words: '' }, [0.3, 7], ['0', '1', '2', '3', '4', '5', '6', '7']],
  ['a single value', { words: '' }, [5], ['2', '3', '4', '5', '6', '7', '8']],
  ['no value at all', { words: '' }, [Number.NaN], ['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']],
  ['tiny values', { words: '' }, [0, 2e-13], ['0', '5e-14', '1e-13', '1.5e-13', '2e-13']],
  ['ticks of its own', { words: '', ticks: [0, 90] }, [45], ['0', '90']],
  ['powers of ten', { words: '', scale: 'log' as const }, [2e-3, 40, 0, -1], ['10⁻³', '10⁻²', '10⁻¹', '1', '10¹', '10²']],
  ['a decade', { words: '', scale: 'log' as const }, [2, 3], ['1', '10¹']],
])('an axis of %s', (_what, axis, values, expected) => {
  expect(labels(axis, values, [0, 100])).toEqual(expected);
});

test('every value stands within the range, and a logarithm of what is not positive nowhere', () => {
  const { at } = scaled({ words: '' }, [-3, 8], [0, 100]);
  for (const value of [-3, 0, 8]) expect(at(value)).toBeGreaterThanOrEqual(0);
  for (const value of [-3, 0, 8]) expect(at(value)).toBeLessThanOrEqual(100);
  expect(scaled({ words: '', scale: 'log' }, [1, 10], [0, 100]).at(0)).toBeNaN();
});
