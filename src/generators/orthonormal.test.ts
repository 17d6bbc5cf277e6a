import { expect, it } from 'vitest';
import { ensure } from '../linalg/ensure.testing.ts';
import { multiply, transpose } from '../linalg/matrix.ts';
import { drawOrthonormal } from './orthonormal.ts';
import { stream } from './stream.ts';

/** Six standard deviations: 2e-9 two-sided per test. */
const sigmas = 6;

it.each([[1, 1], [1, 4], [4, 1], [3, 5], [5, 3], [40, 40]])('%i×%i: orthonormal to 1e-14·n', (rows, cols) => {
  for (let seed = 0; seed < 20; seed++) {
    const q = drawOrthonormal(stream(seed), rows, cols);
    const gram = rows <= cols ? multiply(q, transpose(q)) : multiply(transpose(q), q);
    gram.data.forEach((x, k) => ensure(Math.abs(x - (k % (gram.cols + 1) === 0 ? 1 : 0)) < 1e-14 * Math.max(rows, cols), () => `seed ${seed}: entry ${k} of the Gram matrix is ${x}`));
  }
});

it.each([1, 2, 3, 5])('square ones are Haar: E[tr Q] = 0, E[(tr Q)²] = 1 in dimension %i', (n) => {
  const draws = 20000;
  const s = stream(100 + n);
  const traces = Array.from({ length: draws }, () => {
    const q = drawOrthonormal(s, n, n);
    return Array.from({ length: n }, (_, i) => q.data[i * n + i] as number).reduce((a, b) => a + b, 0);
  });
  const check = (values: readonly number[], expected: number): void => {
    const mean = values.reduce((a, b) => a + b, 0) / draws;
    const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / draws;
    expect(Math.abs(mean - expected)).toBeLessThanOrEqual(sigmas * Math.sqrt(variance / draws));
  };
  check(traces, 0);
  check(traces.map((t) => t * t), 1);
  // The 2k-th moment is that of a normal for 2k ≤ n (Diaconis & Shahshahani 1994).
  if (n >= 4) check(traces.map((t) => t ** 4), 3);
});
