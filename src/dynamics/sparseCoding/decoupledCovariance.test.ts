import { describe, expect, test } from 'vitest';
import { float64 } from '../../arithmetic/float64.ts';
import { lift } from '../../arithmetic/lift.ts';
import { rational } from '../../arithmetic/rational.ts';
import * as definitions from '../../definitions/sparseCoding/decoupled.ts';
import { drawDictionary, drawNoiseFactor, drawOrthonormalDictionary, turnedColumns } from '../../generators/dictionary.ts';
import { stream } from '../../generators/stream.ts';
import { maxAbs, zeros } from '../../linalg/matrix.ts';
import { worstRatio } from '../twins.testing.ts';
import { decoupledCovariance, incoherentColumns, keptFractions, orthonormalityError, rowSquares, withoutDiagonal } from './decoupledCovariance.ts';

const sizes = [[1, 1], [2, 1], [2, 2], [3, 2], [5, 3], [6, 6]] as const;

describe('the closed forms', () => {
  test('are their definitions to rounding, for dictionaries of every family', () => {
    const s = stream(1);
    for (const [n, d] of sizes) {
      for (const M of [drawDictionary(s, n, d), drawDictionary(s, n, d), drawOrthonormalDictionary(s, n, d), zeros(n, d)]) {
        const bound = Math.max(Number.MIN_VALUE, 4 * d * Number.EPSILON * maxAbs(M) ** 2);
        const exact = definitions.decoupledCovariance(rational, lift(rational, M), rational.of(0.375));
        expect(worstRatio(decoupledCovariance(M, 0.375), exact, () => bound)).toBeLessThanOrEqual(1);
        const squares = definitions.rowSquares(rational, lift(rational, M));
        expect(worstRatio({ rows: 1, cols: n, data: rowSquares(M) }, [squares], () => bound)).toBeLessThanOrEqual(1);
      }
    }
  });

  test('S − diag S has the entries of S off the diagonal, and no other', () => {
    const S = { rows: 2, cols: 2, data: Float64Array.from([1, 2, 3, 4]) };
    expect([...withoutDiagonal(S).data]).toEqual([0, 2, 3, 0]);
    expect(definitions.withoutDiagonal(float64, [[1, 2], [3, 4]])).toEqual([[0, 2], [3, 0]]);
    expect(definitions.differences(float64, [[1, 2]], [[4, 3]])).toEqual([-3, -1]);
  });

  test('κ is 0 on a canonical dictionary and 1 − d/n on a Hadamard one', () => {
    expect([...keptFractions({ rows: 3, cols: 2, data: Float64Array.from([1, 0, 0, 1, 0, 0]) })]).toEqual([0, 0]);
    for (const d of [1, 3, 8]) for (const kappa of keptFractions(incoherentColumns(8, d))) expect(kappa).toBeCloseTo(1 - d / 8, 14);
  });
});

describe('dictionaries', () => {
  test('incoherent columns are orthonormal with squares of at most 2/n, at every size', () => {
    for (let n = 1; n <= 17; n++) {
      for (const d of new Set([1, Math.ceil(n / 2), n])) {
        const M = incoherentColumns(n, d);
        expect(orthonormalityError(M)).toBeLessThan(8 * n * Number.EPSILON);
        expect(n * maxAbs(M) ** 2).toBeLessThanOrEqual(2 + 1e-12);
      }
    }
    expect(() => incoherentColumns(2, 3)).toThrow('incoherentColumns: 3 columns of 2 coordinates');
    expect(orthonormalityError(turnedColumns(1, 1)) + orthonormalityError(turnedColumns(4, 3))).toBeLessThan(1e-15);
  });

  test('of the orthonormal families are orthonormal; of all families some are, some are not, some have a column twice', () => {
    const s = stream(2);
    const errors = Array.from({ length: 200 }, () => orthonormalityError(drawOrthonormalDictionary(s, 6, 3)));
    expect(Math.max(...errors)).toBeLessThan(1e-14);
    const any = Array.from({ length: 400 }, () => drawDictionary(s, 6, 3));
    expect(any.filter((M) => orthonormalityError(M) < 1e-14).length).toBeGreaterThan(50);
    expect(any.filter((M) => orthonormalityError(M) > 0.5).length).toBeGreaterThan(50);
    expect(any.filter((M) => Array.from({ length: 6 }, (_, k) => M.data[3 * k] === M.data[3 * k + 2]).every(Boolean)).length).toBeGreaterThan(20);
  });

  test('noise factors are white, diagonal, of rank one, equicorrelated, free, and none', () => {
    const s = stream(3);
    const diagonal = Array.from({ length: 300 }, () => drawNoiseFactor(s, 4)).filter((L) => L.data.every((entry, at) => entry === 0 || at % 5 === 0));
    expect(diagonal.length).toBeGreaterThan(100);
    expect(diagonal.length).toBeLessThan(200);
  });
});
