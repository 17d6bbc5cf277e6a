import { expect, it } from 'vitest';
import { EigenvalueDecomposition, Matrix as MlMatrix } from 'ml-matrix';
import type { Matrix } from '../linalg/matrix.ts';
import { maxAbs, toRows } from '../linalg/matrix.ts';
import { generatorLaws } from './laws.testing.ts';
import { isSimpler } from './simplicity.ts';
import { stream } from './stream.ts';
import { drawSymmetric, simplerSymmetric, symmetricFamilies } from './symmetric.ts';

const symmetric = (m: Matrix): boolean => m.rows === m.cols && m.data.every((x, k) => Number.isFinite(x) && x === m.data[(k % m.cols) * m.cols + Math.floor(k / m.cols)]);
/** Ascending, by ml-matrix: a decomposition that the generator does not use. */
const eigenvalues = (m: Matrix): number[] => new EigenvalueDecomposition(new MlMatrix(toRows(m)), { assumeSymmetric: true }).realEigenvalues.sort((a, b) => a - b);
/** Eigenvalues of a computed QΛQᵀ are off by n·ε·‖Λ‖ and a small factor. */
const slack = (m: Matrix): number => 32 * m.rows * Number.EPSILON * Math.max(maxAbs(m), Number.MIN_VALUE);

generatorLaws('symmetric', {
  draw: (s) => drawSymmetric(s, s.integer(1, 5)),
  valid: symmetric,
  simpler: simplerSymmetric,
  isSimpler,
  families: {
    zero: (m) => m.rows > 1 && maxAbs(m) === 0,
    diagonal: (m) => m.rows > 2 && m.data.every((x, k) => x === 0 || k % (m.cols + 1) === 0) && maxAbs(m) > 0,
    indefinite: (m) => m.rows > 1 && eigenvalues(m)[0] < -1e-3 && eigenvalues(m)[m.rows - 1] > 1e-3,
    'semidefinite and singular': (m) => m.rows > 1 && maxAbs(m) > 0 && Math.abs(eigenvalues(m)[0]) <= slack(m),
  },
});

it.each(symmetricFamilies)('%s keeps its promise in dimensions 1 to 6', (family) => {
  for (let seed = 0; seed < 120; seed++) {
    const n = 1 + (seed % 6);
    const m = drawSymmetric(stream(seed), n, family);
    expect(symmetric(m)).toBe(true);
    const lambda = eigenvalues(m);
    const [least, top] = [lambda[0] as number, lambda[n - 1] as number];
    if (family === 'semidefinite') expect(least).toBeGreaterThanOrEqual(-slack(m));
    if (family === 'indefinite' && n > 1) expect(least * top).toBeLessThan(0);
    if (family === 'repeated' && n > 1) expect(top - (lambda[n - 2] as number)).toBeLessThanOrEqual(slack(m));
    if (family === 'tinyEigenvalues' && n > 1) expect(least).toBeLessThanOrEqual(1e-6 + slack(m));
  }
});
