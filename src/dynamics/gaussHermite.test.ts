import { expect, test } from 'vitest';
import { gaussHermite, normalExpectation } from './gaussHermite.ts';

test('integrates polynomials up to degree 2n − 1: the moments of a standard normal are 1, 0, 1, 0, 3, 0, 15', () => {
  for (const n of [4, 9, 24]) {
    const rule = gaussHermite(n);
    [1, 0, 1, 0, 3, 0, 15].forEach((moment, k) => expect(normalExpectation(rule, (g) => g ** k)).toBeCloseTo(moment, 11));
  }
  expect(normalExpectation(gaussHermite(1), (g) => 1 + g)).toBe(1);
});

test('what is odd cancels to the last bit, what is smooth converges', () => {
  const rule = gaussHermite(24);
  expect(normalExpectation(rule, (g) => Math.sign(g) * Math.max(Math.abs(g) - 0.3, 0))).toBe(0);
  expect(normalExpectation(rule, Math.exp)).toBeCloseTo(Math.exp(0.5), 12);
});
