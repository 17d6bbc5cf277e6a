import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensure } from '../linalg/ensure.testing.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { fromRows, maxAbs, multiply, row, toRows, transpose } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';
import { arbitrary } from './generator.ts';
import { generatorLaws } from './laws.testing.ts';
import { drawMatrix, matrix, matrixFamilies, simplerEntries, simplerMatrices } from './matrix.ts';
import { isSimpler, simplicity } from './simplicity.ts';
import { stream } from './stream.ts';

const rowsOf = (m: Matrix): Float64Array[] => Array.from({ length: m.rows }, (_, i) => row(m, i));
const isZero = (v: ArrayLike<number>): boolean => Array.from(v).every((x) => x === 0);
/** Rank by elimination with full pivoting; entries below 1e-9 of the largest count as zero (draws are well scaled or exactly dependent). */
const rank = (m: Matrix): number => {
  const a = toRows(m);
  const tiny = 1e-9 * maxAbs(m);
  let r = 0;
  for (; r < Math.min(m.rows, m.cols); r++) {
    let [pi, pj] = [r, r];
    for (let i = r; i < m.rows; i++) for (let j = r; j < m.cols; j++) if (Math.abs(a[i]?.[j] ?? 0) > Math.abs(a[pi]?.[pj] ?? 0)) [pi, pj] = [i, j];
    const pivot = a[pi]?.[pj] ?? 0;
    if (Math.abs(pivot) <= tiny) break;
    [a[r], a[pi]] = [a[pi] ?? [], a[r] ?? []];
    for (const line of a) [line[r], line[pj]] = [line[pj] ?? 0, line[r] ?? 0];
    for (let i = r + 1; i < m.rows; i++) {
      const factor = (a[i]?.[r] ?? 0) / pivot;
      a[i] = (a[i] ?? []).map((x, j) => (j > r ? x - factor * (a[r]?.[j] ?? 0) : j === r ? 0 : x));
    }
  }
  return r;
};
/** AᵀA or AAᵀ, whichever is smaller, is c·I within rounding. */
const orthogonal = (m: Matrix): boolean => {
  const g = m.rows <= m.cols ? multiply(m, transpose(m)) : multiply(transpose(m), m);
  return g.data.every((x, k) => Math.abs(x - (k % (g.cols + 1) === 0 ? 1 : 0)) < 1e-12); // 1e-12: 1000 roundings at scale 1
};
const wide = (test: (m: Matrix) => boolean) => (m: Matrix): boolean => m.rows > 2 && m.cols > 1 && test(m);
const duplicated = (m: Matrix): boolean => new Set(rowsOf(m).map((r) => r.join())).size <= Math.ceil(m.rows / 2);

generatorLaws('matrix', {
  ...matrix({ rows: [1, 6], cols: [1, 5] }),
  isSimpler,
  families: {
    'one row': (m) => m.rows === 1,
    'two rows': (m) => m.rows === 2,
    'one column': (m) => m.cols === 1,
    'all zero': wide((m) => isZero(m.data)),
    'a grid': wide((m) => m.data.every((x) => Number.isInteger(4 * x)) && m.data.some((x) => !Number.isInteger(x))),
    signs: wide((m) => m.data.every((x) => [0, 1, -1].includes(x)) && rank(m) > 1),
    'duplicated rows': wide((m) => duplicated(m) && !isZero(m.data)),
    'zero rows': wide((m) => rowsOf(m).some(isZero) && !isZero(m.data)),
    'rank one': wide((m) => rank(m) === 1),
    orthonormal: wide(orthogonal),
    'one-hot': wide((m) => rowsOf(m).every((r) => r.filter((x) => x === 1).length === 1 && maxAbs({ data: r }) === 1 && norm(r) === 1)),
    'one huge row': wide((m) => maxAbs(m) > 1e3 && rowsOf(m).filter((r) => norm(r) > 100).length === 1),
    'tiny scale': wide((m) => maxAbs(m) > 0 && maxAbs(m) < 1e-7),
    'huge scale': wide((m) => rowsOf(m).every((r) => norm(r) > 1e4)),
    'full rank': wide((m) => rank(m) === Math.min(m.rows, m.cols)),
  },
});

describe('drawMatrix', () => {
  const shapes = [[1, 1], [1, 5], [5, 1], [2, 2], [7, 3], [3, 7], [12, 12]] as const;
  const drawn = (family: (typeof matrixFamilies)[number]): Matrix[] => shapes.flatMap(([n, d]) => Array.from({ length: 20 }, (_, seed) => drawMatrix(stream(seed), n, d, family)));

  it.each(matrixFamilies)('%s: the shape asked for, finite, no −0', (family) => {
    for (const [n, d] of shapes) {
      for (let seed = 0; seed < 20; seed++) {
        const m = drawMatrix(stream(seed), n, d, family);
        const told = (): string => `${n}×${d}, seed ${seed}: ${JSON.stringify(toRows(m))}`;
        ensure(m.rows === n && m.cols === d && m.data.length === n * d && m.data.every((x) => Number.isFinite(x)), told);
        if (['grid', 'signs', 'rankOne', 'oneHot', 'zero'].includes(family)) ensure(!m.data.some((x) => Object.is(x, -0)), told);
      }
    }
  });
  it('keeps what each family promises, in every shape', () => {
    for (const m of drawn('orthonormal')) expect(orthogonal(m)).toBe(true);
    for (const m of drawn('duplicates')) expect(duplicated(m)).toBe(true);
    for (const m of drawn('zeroRows')) expect(rowsOf(m).some(isZero)).toBe(true);
    for (const m of drawn('rankOne')) expect(rank(m)).toBeLessThanOrEqual(1);
    for (const m of drawn('zero')) expect(isZero(m.data)).toBe(true);
  });
  it('isotropic: centred columns, covariance the identity on its range', () => {
    for (const m of drawn('isotropic')) {
      const fit = Math.min(m.cols, m.rows - 1);
      const covariance = multiply(transpose(m), m);
      for (let i = 0; i < m.cols; i++) {
        const sum = rowsOf(m).reduce((total, r) => total + r[i], 0);
        ensure(Math.abs(sum) < 1e-13 * m.rows * m.rows, () => `column ${i} of ${m.rows}×${m.cols} sums to ${sum}`); // roundings of n terms of size √n
        for (let j = 0; j < m.cols; j++) {
          const entry = covariance.data[i * m.cols + j] / m.rows;
          ensure(Math.abs(entry - (i === j && i < fit ? 1 : 0)) < 5e-13, () => `covariance ${i}, ${j} of ${m.rows}×${m.cols} is ${entry}`);
        }
      }
    }
  });
  it('halfSpace and kink: a direction u (recovered independently) with u·x ≥ 0, and |u·x| ≤ 1e-8', () => {
    for (let seed = 0; seed < 50; seed++) {
      // In the plane every angle can be tried: some open half-plane's closure holds all rows.
      const half = rowsOf(drawMatrix(stream(seed), 9, 2, 'halfSpace')).map((r) => Math.atan2(r[1], r[0])).sort((a, b) => a - b);
      const gaps = half.map((angle, k) => (k + 1 < half.length ? half[k + 1] : half[0] + 2 * Math.PI) - angle);
      expect(Math.max(...gaps)).toBeGreaterThan(Math.PI - 1e-9);
      const flat = rowsOf(drawMatrix(stream(seed), 9, 2, 'kink'));
      const long = flat.reduce((a, b) => (norm(b) > norm(a) ? b : a));
      for (const r of flat) expect(Math.abs(dot(r, [-long[1], long[0]])) / norm(long)).toBeLessThan(1e-7); // the longest row is itself 8e-9 off
    }
  });
  it('refuses impossible options', () => {
    expect(() => drawMatrix(stream(1), 0, 2)).toThrow('drawMatrix: 0×2 asked for; both sizes must be whole numbers ≥ 1');
    expect(() => matrix({ rows: [3, 2], cols: [1, 1] })).toThrow('matrix: rows range over [3, 2]');
    expect(() => matrix({ rows: [1, 2], cols: [0.5, 1] })).toThrow('matrix: cols range over [0.5, 1]');
    expect(() => matrix({ rows: [1, 2], cols: [1, 1], families: [] })).toThrow('no families');
  });
});

describe('shrinking', () => {
  it('is lazy, keeps the least sizes and the shape, and reaches the halves and every single row', () => {
    const m = drawMatrix(stream(3), 8, 4, 'gaussian');
    const shapes = [...simplerMatrices(m, { minRows: 2, minCols: 2 })].map((s) => [s.rows, s.cols]);
    expect(shapes[0]).toEqual([2, 4]);
    expect(shapes).toContainEqual([4, 4]);
    // Each single row dropped, and 7 neighbouring pairs folded with either sign; columns likewise.
    expect(shapes.filter(([n, d]) => n === 7 && d === 4)).toHaveLength(8 + 14);
    expect(shapes.filter(([n, d]) => n === 8 && d === 3)).toHaveLength(4 + 6);
    expect(shapes.every(([n, d]) => n >= 2 && d >= 2)).toBe(true);
    expect([...simplerMatrices(m, { minRows: 8, minCols: 4 })]).toEqual([]);
    for (const candidate of simplerEntries(m)) expect([candidate.rows, candidate.cols]).toEqual([8, 4]);
    expect([...simplerEntries(fromRows([[0, 0], [0, -0]]))]).toEqual([]);
  });
  it('merges equal rows in one move', () => {
    const first = [...simplerMatrices(fromRows([[1, 2], [3, 4], [1, 2], [1, 2]]), { minRows: 1, minCols: 1 })][0];
    expect(first && toRows(first)).toEqual([[1, 2], [3, 4]]);
  });
  it('ends at extreme doubles without NaN, infinities or −0', () => {
    const [max, min] = [Number.MAX_VALUE, Number.MIN_VALUE];
    // The last two overflow where a row is subtracted, or neighbours are added.
    for (const m of [fromRows([[max, -min], [2 ** -1022, -1e300]]), fromRows([[min, -min]]), fromRows([[max], [-max]]), fromRows([[max, max]])]) {
      for (const candidate of [...simplerEntries(m), ...simplerMatrices(m, { minRows: 1, minCols: 1 })]) {
        expect(candidate.data.every((x) => Number.isFinite(x))).toBe(true);
        if (candidate.data.length === m.data.length) expect([...candidate.data].some((x, k) => Object.is(x, -0) && !Object.is(m.data[k], -0))).toBe(false);
      }
    }
  });
});

describe('shrink quality: planted faults reduce to the known minimum', () => {
  const length = (r: ArrayLike<number>): number => norm(r);
  const trace = (m: Matrix): number => {
    const square = multiply(m, m);
    return Array.from({ length: m.rows }, (_, i) => square.data[i * m.rows + i]).reduce((a, b) => a + b, 0);
  };
  const planted: Readonly<Record<string, readonly [(m: Matrix) => boolean, readonly (readonly number[])[]]>> = {
    'some row longer than 4.2': [(m) => rowsOf(m).some((r) => length(r) > 4.2), [[5]]],
    'some entry negative': [(m) => m.data.some((x) => x < 0), [[-1]]],
    'an entry above 3': [(m) => m.data.some((x) => x > 3), [[4]]],
    'an entry above 1000.5': [(m) => m.data.some((x) => x > 1000.5), [[1001]]],
    'an entry in (0.3, 0.4)': [(m) => m.data.some((x) => x > 0.3 && x < 0.4), [[0.375]]],
    'a tiny entry': [(m) => m.data.some((x) => x > 0 && x < 0.001), [[2 ** -10]]],
    'two equal rows': [(m) => m.rows > 1 && new Set(rowsOf(m).map((r) => r.join())).size < m.rows, [[0], [0]]],
    'a column sum not zero': [(m) => Array.from({ length: m.cols }, (_, j) => rowsOf(m).reduce((s, r) => s + r[j], 0)).some((s) => s !== 0), [[1]]],
    'rank at least 2': [(m) => rank(m) >= 2, [[1, 0], [0, 1]]],
    'trace of A² below −1': [(m) => m.rows === m.cols && trace(m) < -1, [[0, 1], [-1, 0]]],
    'two rows further apart than 2.5': [(m) => rowsOf(m).some((a) => rowsOf(m).some((b) => length(a.map((x, k) => x - b[k])) > 2.5)), [[3], [0]]],
    'a row sum above 2.5 without entries above 1': [(m) => rowsOf(m).some((r) => r.every((x) => x <= 1) && r.reduce((a, b) => a + b, 0) > 2.5), [[1, 1, 1]]],
  };
  // Asked are 95 %; all of them do, and one that stopped would be news.
  const seeds = 200;
  it.each(Object.entries(planted))('%s', (_, [fails, minimum]) => {
    const goal = simplicity(fromRows(minimum));
    let [found, minimal] = [0, 0];
    for (let seed = 0; seed < seeds; seed++) {
      const details = fc.check(fc.property(arbitrary(matrix({ rows: [1, 8], cols: [1, 6] })), (m) => !fails(m)), { seed, numRuns: 2000 });
      if (!details.failed) continue;
      found++;
      const [worst] = details.counterexample ?? [];
      if (worst !== undefined && simplicity(worst).join() === goal.join()) minimal++;
    }
    expect(found).toBe(seeds);
    expect(minimal).toBe(seeds);
  });
});
