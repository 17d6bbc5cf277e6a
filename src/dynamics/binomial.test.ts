import { expect, test } from 'vitest';
import { binomialAtLeast, binomialRange, clopperPearsonLower, permutationAbove } from './binomial.ts';

test('tails of a binomial law, by hand', () => {
  expect(binomialAtLeast(3, 0.5, 2)).toBeCloseTo(0.5, 14);
  expect([binomialAtLeast(3, 0.5, 0), binomialAtLeast(3, 0, 1), binomialAtLeast(3, 1, 3), binomialAtLeast(2, 0.25, 3)]).toEqual([1, 0, 1, 0]);
});

test('the lower confidence bound of 8 of 8 is the eighth root of the level; of 0 it is 0; it grows with the successes', () => {
  expect(clopperPearsonLower(8, 8, 1e-3)).toBeCloseTo(1e-3 ** (1 / 8), 12);
  expect(clopperPearsonLower(8, 8, 0.05)).toBeCloseTo(0.688, 3);
  expect(clopperPearsonLower(8, 0, 0.05)).toBe(0);
  const bound = clopperPearsonLower(8, 7, 1e-3);
  expect(binomialAtLeast(8, bound, 7)).toBeCloseTo(1e-3, 12);
  expect(bound).toBeLessThan(0.4);
});

test('the permutation test counts splits: all of one above all of the other is 1 in C(16, 8); ties count half', () => {
  const [low, high] = [[1, 2, 3, 4, 5, 6, 7, 8], [11, 12, 13, 14, 15, 16, 17, 18]];
  expect(permutationAbove(high, low)).toBeCloseTo(1 / 12870, 12);
  expect(permutationAbove(low, high)).toBe(1);
  expect(permutationAbove([1, 1], [1, 1])).toBe(1);
  expect(permutationAbove([2], [1])).toBe(0.5);
  expect(() => permutationAbove(low, Array.from({ length: 50 }, (_, k) => k))).toThrow('at most 50');
  expect(permutationAbove([], [])).toBe(1);
});

test('the exact range leaves at most half of the level on either side, and no smaller range does', () => {
  for (const [n, q, level] of [[20, 0.5, 0.05], [2000, 0.01, 1e-12], [10, 0, 1e-3], [10, 1, 1e-3]] as const) {
    const [low, high] = binomialRange(n, q, level);
    expect(1 - binomialAtLeast(n, q, low)).toBeLessThanOrEqual(level / 2 + 1e-13);
    expect(binomialAtLeast(n, q, high + 1)).toBeLessThanOrEqual(level / 2);
    expect(low === 0 || 1 - binomialAtLeast(n, q, low + 1) > level / 2 - 1e-13).toBe(true);
    expect(high === n || binomialAtLeast(n, q, high) > level / 2).toBe(true);
  }
  expect([binomialRange(10, 0, 1e-3), binomialRange(10, 1, 1e-3)]).toEqual([[0, 0], [10, 10]]);
});

test('the recursion of the permutation test counts what enumeration counts, with ties', () => {
  const enumerated = (a: readonly number[], b: readonly number[]): number => {
    const all = [...a, ...b];
    const ranks = all.map((value) => all.filter((other) => other < value).length + all.filter((other) => other === value).length / 2);
    const sums = Array.from({ length: 2 ** all.length }, (_, mask) => all.map((__, i) => (mask >> i) % 2))
      .filter((chosen) => chosen.reduce((x, y) => x + y, 0) === a.length)
      .map((chosen) => chosen.reduce((sum, one, i) => sum + one * ranks[i], 0));
    const own = ranks.slice(0, a.length).reduce((x, y) => x + y, 0);
    return sums.filter((sum) => sum >= own).length / sums.length;
  };
  for (const [a, b] of [[[3, 1, 4, 1], [5, 9, 2, 6, 5]], [[2, 7, 1, 8, 2, 8], [1, 8]], [[0, 0, 0], [0, 1]], [[5], [5, 5, 5, 4]], [[3, 2, 1, 3, 1], [2, 2, 3]]]) expect(permutationAbove(a, b)).toBeCloseTo(enumerated(a, b), 14);
});
