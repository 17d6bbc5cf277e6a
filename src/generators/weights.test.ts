import { describe, expect, it } from 'vitest';
import { ensure } from '../linalg/ensure.testing.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { fromRows, row, toRows } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';
import { generatorLaws } from './laws.testing.ts';
import { drawMatrix, matrixFamilies } from './matrix.ts';
import { stream } from './stream.ts';
import { unitRows } from '../linalg/unitRows.ts';
import { drawWeights, weightKinds } from './weights.ts';

const rowsOf = (m: Matrix): Float64Array[] => Array.from({ length: m.rows }, (_, i) => row(m, i));
const x = drawMatrix(stream(77), 6, 3, 'gaussian');
const nearest = (w: Float64Array): number => Math.min(...rowsOf(x).map((sample) => Math.abs(dot(w, sample))));
const same = (a: Float64Array, b: Float64Array, sign: number): boolean => a.every((value, k) => value === sign * b[k]);

generatorLaws('weights', {
  draw: (s) => drawWeights(s, s.integer(1, 4), 3, x),
  valid: (w) => w.cols === 3 && w.data.every(Number.isFinite),
  families: {
    'unit rows': (w) => rowsOf(w).some((r) => Math.abs(norm(r) - 1) < 1e-12 && r.every((value) => value !== 0)), // 1e-12: roundings at scale 1
    axes: (w) => rowsOf(w).some((r) => r.filter((value) => value !== 0).length === 1 && norm(r) === 1),
    'near a kink': (w) => rowsOf(w).some((r) => nearest(r) > 1e-10 && nearest(r) <= 1e-8),
    'on a kink': (w) => rowsOf(w).some((r) => nearest(r) === 0 && norm(r) > 0),
    antipodes: (w) => w.rows > 1 && rowsOf(w).some((r, i) => rowsOf(w).some((q, j) => j < i && norm(r) > 0 && same(r, q, -1))),
    duplicates: (w) => w.rows > 1 && rowsOf(w).some((r, i) => rowsOf(w).some((q, j) => j < i && norm(r) > 0 && same(r, q, 1))),
  },
});

describe('drawWeights', () => {
  it.each(weightKinds)('%s: finite and of its shape on every family of samples, with and without samples, in one dimension too', (kind) => {
    for (const family of matrixFamilies) {
      for (const cols of [1, 2, 4]) {
        for (let seed = 0; seed < 8; seed++) {
          const samples = drawMatrix(stream(seed), 3, cols, family);
          for (const given of [samples, undefined]) {
            const w = drawWeights(stream(seed), 3, cols, given, kind);
            const told = (): string => `${family}, ${cols} columns, seed ${seed}, ${given === undefined ? 'without' : 'with'} samples: ${JSON.stringify(toRows(w))}`;
            ensure(w.rows === 3 && w.cols === cols && w.data.every(Number.isFinite), told);
            if (kind === 'grid') continue;
            for (const r of rowsOf(w)) ensure(norm(r) > 0, told);
            if (given === undefined || cols === 1) continue;
            const products = rowsOf(w).map((r) => Math.min(...rowsOf(given).map((sample) => Math.abs(dot(r, sample)))));
            if (kind === 'nearKink') ensure(Math.max(...products) <= 1e-8, told);
            if (kind === 'onKink') ensure(Math.max(...products) === 0, told);
          }
        }
      }
    }
  });
  it('refuses samples of another width', () => {
    expect(() => drawWeights(stream(1), 2, 4, x)).toThrow('drawWeights: x is 6×3, expected N×4');
  });
});

describe('unitRows', () => {
  it('keeps directions, at scales where squares overflow and underflow too', () => {
    const unit = toRows(unitRows(fromRows([[3, 4], [3e200, -4e200], [0, 5e-300]])));
    [[0.6, 0.8], [0.6, -0.8], [0, 1]].forEach((expected, i) => expected.forEach((value, j) => expect(unit[i]?.[j]).toBeCloseTo(value, 15)));
  });
  it('refuses rows without a direction, naming the row', () => {
    expect(() => unitRows(fromRows([[1, 0], [0, 0]]))).toThrow('unitRows: row 1 of the 2×2 matrix has largest entry 0');
  });
});
