import { expect, test } from 'vitest';
import { copyOf, floats, joined } from './floats.ts';

test('arrays are zeros of the length asked for, and no two share an entry, across many slabs', () => {
  const lengths = [0, 1, 8, 9, 16, 100, 256, 257, 5000];
  const drawn = Array.from({ length: 500 }, (_, k) => floats(lengths[k % lengths.length]));
  drawn.forEach((array, k) => {
    expect(array.length).toBe(lengths[k % lengths.length]);
    expect(array.every((entry) => entry === 0)).toBe(true);
    array.fill(k + 1);
  });
  drawn.forEach((array, k) => expect(array.every((entry) => entry === k + 1)).toBe(true));
});

test('a negative length is refused as a typed array refuses it', () => {
  expect(() => floats(-1)).toThrow(RangeError);
});

test('copies and joins own their entries', () => {
  const source = Float64Array.of(1, 2, 3);
  const [copy, both] = [copyOf(source), joined(source, [4])];
  source[0] = 9;
  expect([...copy]).toEqual([1, 2, 3]);
  expect([...both]).toEqual([1, 2, 3, 4]);
});
