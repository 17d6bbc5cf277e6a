import { expect, it } from 'vitest';
import { ensure } from '../linalg/ensure.testing.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { maxAbs, row } from '../linalg/matrix.ts';
import type { Views } from '../dynamics/views.ts';
import { drawImportances, importanceFamilies, simplerImportances } from './importances.ts';
import { generatorLaws } from './laws.testing.ts';
import { drawMatrix, matrixFamilies } from './matrix.ts';
import { drawSecondViews } from './secondViews.ts';
import { isSimpler } from './simplicity.ts';
import { stream, type Stream } from './stream.ts';

const views = (s: Stream, N: number, family = s.pick(matrixFamilies)): Views => {
  const x = drawMatrix(s, N, s.integer(1, 3), family);
  return { x, xPrime: drawSecondViews(s, x) };
};
const finite = (m: Matrix): boolean => m.rows === m.cols && m.data.length === m.rows ** 2 && m.data.every(Number.isFinite);
const isSymmetric = (m: Matrix): boolean => m.data.every((x, k) => x === m.data[(k % m.cols) * m.cols + Math.floor(k / m.cols)]);
const rowSums = (m: Matrix): number[] => Array.from({ length: m.rows }, (_, i) => row(m, i).reduce((a, b) => a + b, 0));

generatorLaws('importances', {
  draw: (s) => drawImportances(s, views(s, s.integer(1, 5))),
  valid: finite,
  simpler: simplerImportances,
  isSimpler,
  families: {
    'uniform ones': (m) => m.rows > 1 && m.data.every((x) => x === 1),
    'a zero diagonal': (m) => m.rows > 2 && m.data.every((x, k) => x === (k % (m.cols + 1) === 0 ? 0 : 1)),
    zero: (m) => m.rows > 1 && maxAbs(m) === 0,
    signed: (m) => m.data.some((x) => x < 0),
    'symmetric, not uniform': (m) => m.rows > 2 && isSymmetric(m) && new Set(m.data).size > 4,
    'not symmetric': (m) => m.rows > 2 && !isSymmetric(m) && m.data.every((x) => x >= 0),
    'rows summing to one': (m) => m.rows > 2 && rowSums(m).every((sum) => Math.abs(sum - 1) < 1e-12) && new Set(m.data).size > 3,
    'one sample': (m) => m.rows === 1,
  },
});

it.each(importanceFamilies)('%s: N×N, finite, signs and symmetry as promised, on every family of data', (family) => {
  for (const data of matrixFamilies) {
    for (let seed = 0; seed < 12; seed++) {
      const s = stream(seed);
      const N = 1 + (seed % 6);
      const alpha = drawImportances(s, views(s, N, data), family);
      const told = (): string => `${data}, seed ${seed}, N = ${N}: ${JSON.stringify(Array.from(alpha.data))}`;
      ensure(alpha.rows === N && finite(alpha), told);
      if (family !== 'signed') ensure(alpha.data.every((x) => x >= 0), told);
      if (['uniform', 'zeroDiagonal', 'symmetric', 'gram', 'gaussianKernel', 'zero'].includes(family)) ensure(isSymmetric(alpha), told);
      if (family === 'gaussianKernel') for (let i = 0; i < N; i++) ensure(alpha.data[i * N + i] === 1, told);
      if (family === 'infoNCE' && N > 1) for (const sum of rowSums(alpha)) ensure(sum <= 1 + 1e-12, told); // N roundings at scale 1
    }
  }
});

it('Gaussian kernel: e^{−‖x_i−x_j‖²/2τ} with τ between 1e-3 and 1e3', () => {
  const x = { rows: 3, cols: 1, data: Float64Array.of(0, 1, 2) };
  const atOne: number[] = [];
  for (let seed = 0; seed < 300; seed++) {
    const { data } = drawImportances(stream(seed), { x, xPrime: x }, 'gaussianKernel');
    // ln α is −1/2τ and −4/2τ at the distances 1 and 2: a ratio of four, whatever τ; at τ < 3e-3 the second underflows.
    if (data[2] > 1e-300) expect(Math.log(data[2]) / (4 * Math.log(data[1]))).toBeCloseTo(1, 8);
    expect(data[1]).toBe(data[5]);
    atOne.push(data[1]);
  }
  // One draw in twenty has τ > 500: none in 300 has probability 2e-7. Without the 2 in 2τ none would exceed e^{−1/1000}.
  expect(Math.max(...atOne)).toBeGreaterThan(Math.exp(-1 / 1000));
  expect(Math.max(...atOne)).toBeLessThanOrEqual(Math.exp(-1 / 2000));
  expect(Math.min(...atOne)).toBeGreaterThanOrEqual(Math.exp(-500) / 2);
});

it('goes to the uniform ones before anything finer, and ends at zero', () => {
  const alpha = drawImportances(stream(4), views(stream(4), 3), 'signed'); // no zero entry, so that α ≡ 1 is simpler
  const [first, second] = [...simplerImportances(alpha)];
  expect(first && maxAbs(first)).toBe(0);
  expect(second && [...second.data]).toEqual(Array.from({ length: 9 }, () => 1));
  expect([...simplerImportances({ rows: 2, cols: 2, data: new Float64Array(4) })]).toEqual([]);
});
