import { expect, test } from 'vitest';
import { transposeInto } from './transposeInto.ts';

test('transposeInto: 2×3 by hand', () => {
  const out = new Float64Array(6);
  transposeInto(Float64Array.of(1, 2, 3, 4, 5, 6), 2, 3, out);
  expect([...out]).toEqual([1, 4, 2, 5, 3, 6]);
});

test('transposeInto: into the last two columns of rows of four, the others left alone', () => {
  const out = new Float64Array(12).fill(7);
  transposeInto(Float64Array.of(1, 2, 3, 4, 5, 6), 2, 3, out, 4, 2);
  expect([...out]).toEqual([7, 7, 1, 4, 7, 7, 2, 5, 7, 7, 3, 6]);
});
