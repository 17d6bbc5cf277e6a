import { describe, expect, test } from 'vitest';
import { float64 } from '../../arithmetic/float64.ts';
import { highPrecision } from '../../arithmetic/highPrecision.ts';
import { lift } from '../../arithmetic/lift.ts';
import * as definition from '../../definitions/batchNorm.ts';
import { stream } from '../../generators/stream.ts';
import { fromRows, mapEntries, matrixOf, maxAbsDifference, toRows, zeros, type Matrix } from '../../linalg/matrix.ts';
import { dot } from '../../linalg/vector.ts';
import { centralDifferences } from '../finiteDifferences.ts';
import { batches, normalMatrix } from '../twins.testing.ts';
import { batchNorm, batchNormGradient, standardise, standardiseBackward, type BatchNormRule, type Passage } from './batchNorm.ts';

const passages: readonly Passage[] = ['backpropagated', 'detached'];
const rules: readonly BatchNormRule[] = passages.flatMap((mean) => passages.map((variance) => ({ mean, variance })));

describe('batchNorm', () => {
  test('is its definition on every family', () => {
    const s = stream(1);
    for (const N of [1, 2, 3, 6]) {
      for (const [name, { x }] of Object.entries(batches(s, N, 2))) {
        for (const epsilon of [0, 1e-5, 1]) {
          const exact = definition.batchNorm(highPrecision, lift(highPrecision, x), highPrecision.of(epsilon));
          const { y, inverse } = batchNorm(x, epsilon);
          exact.forEach((row, i) =>
            row.forEach((entry, m) => {
              const column = Array.from({ length: N }, (_, n) => Math.abs(x.data[n * 2 + m]));
              // y is a quotient of numbers rounded at the size of the column.
              const bound = (N + 8) * Number.EPSILON * (1 + Math.max(...column) * inverse[m]) * Math.sqrt(N);
              expect(Math.abs(y.data[i * 2 + m] - highPrecision.toNumber(entry)), `${name}, N = ${N}, ε = ${epsilon}`).toBeLessThanOrEqual(bound);
            }),
          );
        }
      }
    }
  });

  test('columns that do not vary become exactly 0, with or without ε, also beside an offset that rounds', () => {
    const constant = matrixOf(3, 2, (_, m) => (m === 0 ? 0.1 : -1e300));
    expect([...batchNorm(constant, 0).y.data, ...batchNorm(constant, 1e-5).y.data]).toEqual(Array.from({ length: 12 }, () => 0));
    expect([...batchNorm(constant, 0).inverse]).toEqual([0, 0]);
    expect([...batchNorm(fromRows([[1e15], [1e15 + 2]]), 0).y.data]).toEqual([-1, 1]);
  });

  test('refuses what it is not defined for', () => {
    expect(() => batchNorm(zeros(2, 2), -1)).toThrow('batchNorm: epsilon is -1, expected a number ≥ 0');
    expect(() => batchNormGradient(zeros(2, 3), batchNorm(zeros(2, 2), 0), rules[0])).toThrow('batchNormGradient: g is 2×3, expected 2×2');
  });
});

describe('batchNormGradient', () => {
  test.each(rules)('is the slope of ⟨g, BN(u)⟩ with the detached statistics held: mean $mean, variance $variance', (rule) => {
    const s = stream(2);
    for (const [N, M, epsilon] of [[2, 1, 0], [3, 2, 1e-5], [5, 2, 0.5], [1, 2, 1]] as const) {
      const U = normalMatrix(s, N, M);
      const g = normalMatrix(s, N, M);
      const still = definition.batchStatistics(float64, toRows(U));
      const held = { ...(rule.mean === 'detached' ? { mean: still.mean } : {}), ...(rule.variance === 'detached' ? { variance: still.variance } : {}) };
      const f = (at: Matrix): number => dot(definition.batchNorm(float64, toRows(at), epsilon, held).flat(), g.data);
      // Central differences at step 2⁻¹⁶: truncation of third derivatives near (1/σ)³ ≤ 1e3 and cancellation leave some 1e-7.
      const slopes = { ...U, data: centralDifferences(f, U, 2 ** -16) };
      expect(maxAbsDifference(batchNormGradient(g, batchNorm(U, epsilon), rule), slopes)).toBeLessThan(1e-6);
    }
  });

  test('a column without variance passes nothing back at ε = 0', () => {
    const rule = { mean: 'detached', variance: 'detached' } as const;
    expect([...batchNormGradient(matrixOf(3, 1, (i) => i), batchNorm(matrixOf(3, 1, () => 2), 0), rule).data]).toEqual([0, 0, 0]);
  });
});

describe('standardise, standardiseBackward', () => {
  test.each(rules)('rows with counts are those rows repeated, gradients summed: mean $mean, variance $variance', (rule) => {
    const s = stream(3);
    const counts = Float64Array.of(3, 0, 1, 2);
    const distinct = normalMatrix(s, 4, 2);
    const which = [0, 0, 0, 2, 3, 3];
    const repeated = matrixOf(6, 2, (i, m) => distinct.data[which[i] * 2 + m]);
    const g = normalMatrix(s, 6, 2);
    const expected = batchNorm(repeated, 1e-5);
    const [y, inverse, du] = [new Float64Array(8), new Float64Array(2), new Float64Array(8).fill(10)];
    const rows = { rows: 4, cols: 2, counts };
    standardise(rows, distinct.data, 1e-5, y, inverse);
    const sums = matrixOf(4, 2, (t, m) => which.reduce((sum, row, i) => (row === t ? sum + g.data[i * 2 + m] : sum), 0));
    standardiseBackward(rows, sums.data, y, inverse, rule, du);
    const back = batchNormGradient(g, expected, rule);
    which.forEach((t, i) => {
      for (const m of [0, 1]) expect(y[t * 2 + m]).toBeCloseTo(expected.y.data[i * 2 + m], 13); // some 10 roundings at size 1
    });
    const summed = matrixOf(4, 2, (t, m) => which.reduce((sum, row, i) => (row === t ? sum + back.data[i * 2 + m] : sum), 0));
    // Added to what was there (10); a row of count 0 gets nothing.
    expect(maxAbsDifference(mapEntries({ ...summed, data: du }, (entry) => entry - 10), summed)).toBeLessThan(1e-13);
    expect([du[2], du[3]]).toEqual([10, 10]);
  });
});
