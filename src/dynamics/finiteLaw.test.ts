import { describe, expect, test } from 'vitest';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import * as definition from '../definitions/finiteLaw.ts';
import { stream, type Stream } from '../generators/stream.ts';
import { equal, fromRows, matrixOf, maxAbs, transpose, type Matrix } from '../linalg/matrix.ts';
import { conditionalDependence, lawCovariance, lawMoments, type FieldFunctions, type FiniteLaw } from './finiteLaw.ts';
import { worstRatio } from './twins.testing.ts';

const R = rational;
const shapes = [[1, 1, 1, 1], [2, 1, 2, 2], [2, 2, 2, 2], [3, 1, 1, 3], [2, 2, 3, 2], [1, 2, 2, 3]] as const; // C, H, K, V
const weights = (s: Stream, rows: number, cols: number): Matrix => matrixOf(rows, cols, (_, j) => (j > 0 && s.chance(0.3) ? 0 : s.integer(1, 4)));
const drawLaw = (s: Stream, [C, H, K, V]: readonly [number, number, number, number]): FiniteLaw => ({
  pz: weights(s, 1, C),
  pu: weights(s, C, H),
  px: weights(s, C * H * K, V),
  alpha: matrixOf(C * V, C * V, () => s.normal()),
});
const drawFunctions = (s: Stream, K: number, V: number, n: number): FieldFunctions => ({ values: matrixOf(V, n, () => s.normal()), field: Array.from({ length: n }, () => s.integer(0, K - 1)) });
const lifted = (law: FiniteLaw) => ({ pz: lift(R, law.pz), pu: lift(R, law.pu), px: lift(R, law.px), alpha: lift(R, law.alpha) });
const liftedFunctions = ({ values, field }: FieldFunctions) => ({ values: lift(R, values), field });

describe('lawCovariance', () => {
  test('is its definition over all pairs of atoms, signed and non-symmetric α, correlated fields', () => {
    const s = stream(1);
    for (const shape of [...shapes, ...shapes]) {
      const [C, H, K, V] = shape;
      const law = drawLaw(s, shape);
      const [a, b] = [drawFunctions(s, K, V, 2), drawFunctions(s, K, V, 3)];
      const exact = definition.lawCovariance(R, lifted(law), liftedFunctions(a), liftedFunctions(b));
      // A sum over all atoms of products of this size, each atom a product of K + 2 rounded weights.
      const bound = 16 * (C * H * V ** K + K + 2) * Number.EPSILON * maxAbs(law.alpha) * maxAbs(a.values) * maxAbs(b.values);
      expect(worstRatio(lawCovariance(law, a, b), exact, () => bound)).toBeLessThanOrEqual(1);
    }
  });

  test('of one list of functions is symmetric to the bit', () => {
    const s = stream(2);
    const C = lawCovariance(drawLaw(s, [3, 2, 2, 3]), drawFunctions(s, 2, 3, 4));
    expect(equal(C, transpose(C))).toBe(true);
  });

  test('of a fair coin is ¼, and α weighs pairs by class and value of the first field', () => {
    const coin = { pz: fromRows([[1]]), pu: fromRows([[1]]), px: fromRows([[1, 1]]) };
    const f = { values: fromRows([[0], [1]]), field: [0] };
    expect(lawCovariance({ ...coin, alpha: fromRows([[1, 1], [1, 1]]) }, f).data[0]).toBe(1 / 4);
    expect(lawCovariance({ ...coin, alpha: fromRows([[5, 3], [0, 7]]) }, f).data[0]).toBe(3 / 8);
  });

  test('says which shape is wrong', () => {
    const law = { pz: fromRows([[1, 1]]), pu: fromRows([[1], [1]]), px: fromRows([[1, 1], [1, 1]]), alpha: fromRows([[1]]) };
    const f = { values: fromRows([[0], [1]]), field: [0] };
    expect(() => lawCovariance(law, f)).toThrow('lawCovariance: alpha is 1×1, expected 4×4 (C = 2 classes, V = 2 values)');
    expect(() => lawCovariance({ ...law, alpha: matrixOf(4, 4, () => 1) }, { ...f, field: [1] })).toThrow('at fields [1], expected 2×n (V = 2 values) at fields 0..0');
    expect(() => lawMoments({ ...law, pu: fromRows([[1]]) }, f)).toThrow('lawMoments: pu is 1×1, expected 2×H');
  });
});

test('lawMoments are their definition', () => {
  const s = stream(3);
  for (const shape of shapes) {
    const [C, H, K, V] = shape;
    const law = drawLaw(s, shape);
    const a = drawFunctions(s, K, V, 3);
    const exact = definition.lawMoments(R, lifted(law), liftedFunctions(a));
    const found = lawMoments(law, a);
    const bound = 16 * (C * H * V + 4) * Number.EPSILON * Math.max(1, maxAbs(a.values)) ** 2;
    expect(worstRatio({ rows: 1, cols: C, data: found.p }, [exact.p], () => bound)).toBeLessThanOrEqual(1);
    expect(worstRatio(found.means, exact.means, () => bound)).toBeLessThanOrEqual(1);
    expect(worstRatio(found.within, exact.within, () => bound)).toBeLessThanOrEqual(1);
  }
});

test('conditionalDependence is 0 without a hidden state and ¼ when two fields copy a hidden coin', () => {
  const s = stream(4);
  for (const [C, , K, V] of shapes) {
    // Products of K + 2 normalised weights.
    expect(conditionalDependence(drawLaw(s, [C, 1, K, V]))).toBeLessThanOrEqual(64 * Number.EPSILON);
  }
  const copies = fromRows([[1, 0], [1, 0], [0, 1], [0, 1]]);
  expect(conditionalDependence({ pz: fromRows([[1]]), pu: fromRows([[1, 1]]), px: copies, alpha: matrixOf(2, 2, () => 1) })).toBe(1 / 4);
  // A class that never occurs says nothing.
  expect(conditionalDependence({ pz: fromRows([[1, 0]]), pu: fromRows([[1, 0], [1, 1]]), px: fromRows([[1, 0], [1, 0], [1, 0], [1, 0], [1, 0], [1, 0], [0, 1], [0, 1]]), alpha: matrixOf(4, 4, () => 1) })).toBe(0);
});
