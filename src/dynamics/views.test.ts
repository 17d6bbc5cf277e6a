import { describe, expect, test } from 'vitest';
import { fromRows, mapEntries, toRows, zeros } from '../linalg/matrix.ts';
import { centred, mapViews, sampleCount } from './views.ts';

describe('views', () => {
  test('centred removes a common offset without a rounding, column by column', () => {
    const small = { x: fromRows([[1, 2], [3, 1]]), xPrime: fromRows([[5, 4], [2, 3]]) };
    const moved = mapViews(small, (m) => mapEntries(m, (entry, _, c) => entry + [1e8, -1e9][c]));
    expect(toRows(centred(moved).x)).toEqual([[0, -2], [2, -3]]);
    expect(toRows(centred(moved).xPrime)).toEqual([[4, 0], [1, -1]]);
  });

  test('centred leaves a column with a zero, and small rows beside a huge one, as they are', () => {
    const a = { x: fromRows([[0, 1], [1e300, 1e300]]), xPrime: fromRows([[0.1, 3], [7, 1]]) };
    expect(toRows(centred(a).x)).toEqual([[0, 0], [1e300, 1e300]]);
    expect(toRows(centred(a).xPrime)).toEqual([[0.1, 2], [7, 0]]);
    const zero = { x: zeros(2, 2), xPrime: zeros(2, 2) };
    expect(centred(zero)).toBe(zero);
  });

  test('sampleCount is N, and refuses views that do not match', () => {
    expect(sampleCount('here', { x: zeros(3, 2), xPrime: zeros(3, 2) })).toBe(3);
    expect(() => sampleCount('here', { x: zeros(3, 2), xPrime: zeros(3, 1) })).toThrow('here: x is 3×2 and xPrime 3×1');
    expect(() => sampleCount('here', { x: zeros(0, 2), xPrime: zeros(0, 2) })).toThrow('N ≥ 1');
  });
});
