import { expect, test } from 'vitest';
import { exceeds, shownBy } from './trainingFamily.ts';
import { ratio, type Residual } from './residual.ts';

test('eight successes of eight show a probability of 0.4, none refutes it, and what lies between shows neither', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map((successes) => shownBy(successes, 8).shown)).toEqual(['refuted', ...Array.from({ length: 7 }, () => 'neither'), 'held']);
  expect(shownBy(8, 8).lower ** 8).toBeCloseTo(1e-3, 12);
});

test('figures exceed others, fall short of them, or neither is shown', () => {
  const [low, high] = [[1, 2, 3, 4, 5, 6, 7, 8], [11, 12, 13, 14, 15, 16, 17, 18]];
  expect(ratio(exceeds('more', high, low) as Residual)).toBe(0);
  expect(ratio(exceeds('more', low, high) as Residual)).toBeGreaterThan(8);
  expect(exceeds('more', low, low)).toMatchObject({ undecided: expect.stringContaining('neither more nor the contrary') });
});
