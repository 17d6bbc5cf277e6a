import { expect, it } from 'vitest';
import { ensure } from '../linalg/ensure.testing.ts';
import { fromRows, matrix } from '../linalg/matrix.ts';
import { entryCost, isSimpler, precedes } from './simplicity.ts';
import { stream } from './stream.ts';

it('orders doubles as documented', () => {
  const order = [0, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 4, -4, 1000, 65536, 65537, 1.5, -1.5, 2.5, 0.25, 0.75, 0.1, Number.MIN_VALUE];
  const costs = order.map(entryCost);
  expect(costs).toEqual([...costs].sort((a, b) => a - b));
  expect(new Set(costs).size).toBe(order.length);
  expect(entryCost(-0)).toBe(0);
});

it('is a whole number below 2³¹ for every double, the extreme ones included', () => {
  const s = stream(7);
  const random = Array.from({ length: 5000 }, () => s.normal() * 2 ** s.integer(-1074, 1022));
  for (const x of [...random, Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE, 2 ** -1022, 2 ** -1022 - Number.MIN_VALUE, 2 ** 53 - 1]) {
    const value = entryCost(x);
    if (!(Number.isInteger(value) && value >= 0 && value < 2 ** 31)) expect.fail(`entryCost(${x}) is ${value}`);
  }
});

it('reads coarser grids as simpler: rounding to k bits never costs more', () => {
  const s = stream(8);
  for (let n = 0; n < 2000; n++) {
    const x = 4 * s.normal();
    for (let k = 1; k < 20; k++) {
      const coarse = Math.round(x * 2 ** (k - 1)) / 2 ** (k - 1);
      const fine = Math.round(x * 2 ** k) / 2 ** k;
      if (fine !== coarse && ![0.5, -0.5].includes(fine)) ensure(entryCost(coarse) < entryCost(fine), () => `${coarse} costs ${entryCost(coarse)}, and ${fine} ${entryCost(fine)}`);
    }
  }
});

it('compares size, then non-zeros, then cost; irreflexive', () => {
  const huge = fromRows([[1e300]]);
  expect(isSimpler(huge, fromRows([[0, 0]]))).toBe(true);
  expect(isSimpler(fromRows([[0, 1e300]]), fromRows([[1, 1]]))).toBe(true);
  expect(isSimpler(fromRows([[0, 1]]), fromRows([[0, -1]]))).toBe(true);
  expect(isSimpler(huge, huge)).toBe(false);
  expect(isSimpler(matrix(1, 2, [1, 2]), matrix(2, 1, [1, 2]))).toBe(false);
  expect(precedes([1, 2], [1, 2])).toBe(false);
});
