import { expect, test } from 'vitest';
import { fromRows } from '../linalg/matrix.ts';
import { differenceAt, isNearKink, isOnKink } from './oneLayer.ts';
import { isNearFieldKink, isOnFieldKink } from './twoLayerFlow.ts';

const W = fromRows([[1, 0]]);
const xPrime = fromRows([[0, 0]]);
const at = (u: number, h: 'relu' | 'linear' = 'relu') => ({ x: fromRows([[u, 1]]), xPrime, W, h });
const field = (u: number, h: 'relu' | 'linear' = 'relu') => ({ ...at(u, h), W1: W, dims: { K: 1 } });

test('a sample is near a kink within the margin of finite differences, but not on it', () => {
  expect([0, 2 ** -12, -(2 ** -12), 2 ** -8].map((u) => isNearKink(at(u)))).toEqual([false, true, true, false]);
  expect([0, 2 ** -12, -(2 ** -12), 2 ** -8].map((u) => isNearFieldKink(field(u)))).toEqual([false, true, true, false]);
  expect([isNearKink(at(2 ** -12, 'linear')), isNearFieldKink(field(2 ** -12, 'linear'))]).toEqual([false, false]);
});

test('a sample is on a kink to the bit; samples 0 are on none', () => {
  expect([0, 2 ** -12, 1].map((u) => isOnKink(at(u)))).toEqual([true, false, false]);
  expect([0, 2 ** -12, 1].map((u) => isOnFieldKink(field(u)))).toEqual([true, false, false]);
  expect(isOnKink({ ...at(1), x: fromRows([[0, 0]]) })).toBe(false);
  expect([isOnKink(at(0, 'linear')), isOnFieldKink(field(0, 'linear'))]).toEqual([false, false]);
});

test('on a kink the step is short, and a jump of f″ by 1 is allowed for: h|f″|', () => {
  const { step, jump } = differenceAt(true);
  expect(step).toBeLessThan(differenceAt(false).step);
  expect((jump * step ** 2) / 6).toBeGreaterThanOrEqual(step);
  expect(differenceAt(false).jump).toBe(0);
});
