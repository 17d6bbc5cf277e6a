import { describe, expect, test } from 'vitest';
import { NotDecided, type Arithmetic } from '../arithmetic/arithmetic.ts';
import { highPrecision } from '../arithmetic/highPrecision.ts';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import { wideBinary } from '../arithmetic/wideBinary.ts';
import { planeAttractors } from '../dynamics/planeAttractors.ts';
import type { OneLayerProblem } from '../dynamics/problem.ts';
import { stream } from '../generators/stream.ts';
import { angle } from '../linalg/angle.ts';
import { fromRows, matrixOf } from '../linalg/matrix.ts';
import { ascentLimit } from './ascentLimit.ts';
import { countDirections } from './distinctDirections.ts';
import { eigenvaluesAbove, isSimpleTop, isStrictMaximum } from './strictMaximum.ts';

const ask = <S>(R: Arithmetic<S>, { x, xPrime, alpha, h }: OneLayerProblem, w: readonly number[], known?: number): boolean =>
  isStrictMaximum(R, lift(R, alpha), { x: lift(R, x), xPrime: lift(R, xPrime) }, h, w.map(R.of), known);
const batch = (x: number[][], xPrime: number[][], alpha: number[][], h: OneLayerProblem['h']): OneLayerProblem => ({ x: fromRows(x), xPrime: fromRows(xPrime), alpha: fromRows(alpha), h });
const tokens = (h: OneLayerProblem['h'], alpha = [[1, 1], [1, 1]]): OneLayerProblem => batch([[1, 0], [0, 1]], [[1, 0], [0, 1]], alpha, h);

describe('isStrictMaximum', () => {
  test('off kinks: the top of a covariance, no other direction, none of a flat or a dead one; exactly', () => {
    for (const R of [rational, highPrecision] as const) {
      expect(ask(R as Arithmetic<unknown>, tokens('linear'), [1, -1])).toBe(true);
      expect(ask(R as Arithmetic<unknown>, tokens('linear'), [1, 1])).toBe(false);
      expect(ask(R as Arithmetic<unknown>, tokens('relu', [[0, 0], [0, 0]]), [1, 1])).toBe(false);
      const flat = batch([[1, 0, 0], [0, 1, 0], [0, 0, 1]], [[1, 0, 0], [0, 1, 0], [0, 0, 1]], [[1, 1, 1], [1, 1, 1], [1, 1, 1]], 'linear');
      expect(ask(R as Arithmetic<unknown>, flat, [1, -1, 0])).toBe(false);
    }
  });

  test('on a kink: by the fall on either side', () => {
    for (const R of [rational, highPrecision] as const) {
      expect(ask(R as Arithmetic<unknown>, tokens('relu'), [1, 0])).toBe(true);
      // Dead on one side and on the other: E is flat.
      expect(ask(R as Arithmetic<unknown>, tokens('relu', [[0, 0], [0, 0]]), [1, 0])).toBe(false);
      // E = ⅛|a − b|² turned: at e₁ it rises towards e₁ − e₂.
      expect(ask(R as Arithmetic<unknown>, tokens('leaky'), [0, 1])).toBe(false);
    }
    expect(() => ask(highPrecision, batch([[1, 0, 0], [0, 1, 0]], [[1, 0, 0], [0, 1, 0]], [[1, 1], [1, 1]], 'relu'), [1, 0, 0])).toThrow(NotDecided);
    // A limit known to 2⁻³⁶ alone does not tell a fall of second order.
    expect(() => ask(highPrecision, tokens('relu'), [1, 0], 2 ** -28)).toThrow(/hardly falls/);
  });

  test('finds the attractors of the plane that the exact list has, and no others', () => {
    const R = wideBinary;
    for (let seed = 0; seed < 12; seed++) {
      const s = stream(seed);
      const problem: OneLayerProblem = { x: matrixOf(3, 2, () => s.normal()), xPrime: matrixOf(3, 2, () => s.normal()), alpha: matrixOf(3, 3, () => s.normal()), h: s.pick(['relu', 'leaky', 'linear'] as const) };
      const [alpha, views] = [lift(R, problem.alpha), { x: lift(R, problem.x), xPrime: lift(R, problem.xPrime) }];
      const { attractors } = planeAttractors(problem);
      const optimaFrom = (angles: readonly number[]): (readonly ReturnType<typeof R.of>[])[] =>
        ascentLimit(R, { views, h: problem.h, alpha }, angles.map((t) => [Math.cos(t), Math.sin(t)].map(R.of))).filter((w) => isStrictMaximum(R, alpha, views, problem.h, w));
      expect(countDirections(R, optimaFrom(attractors.map((a) => a.angle + 2 ** -12)), false), `seed ${seed}`).toBe(attractors.length);
      const elsewhere = optimaFrom([0.1, 1.1, 2.1, 3.1, 4.1, 5.1]).map((w) => Float64Array.from(w, R.toNumber));
      expect(elsewhere.every((w) => attractors.some((a) => angle(a.w, w) < 2 ** -24)), `seed ${seed}`).toBe(true);
    }
  });
});

test('isSimpleTop: one eigenvalue, several, hardly told apart, none', () => {
  const R = highPrecision;
  const diagonal = (...values: number[]) => lift(R, matrixOf(values.length, values.length, (i, j) => (i === j ? values[i] : 0)));
  expect(isSimpleTop(R, diagonal(2, 1), [R.of(1), R.of(0)])).toBe(true);
  expect(isSimpleTop(R, diagonal(2, 2), [R.of(1), R.of(0)])).toBe(false);
  expect(() => isSimpleTop(R, diagonal(2, 2 - 2 ** -30), [R.of(1), R.of(0)])).toThrow(NotDecided);
  expect(isSimpleTop(R, diagonal(0, 0), [R.of(1), R.of(0)])).toBe(false);
  expect(isSimpleTop(R, diagonal(0), [R.of(1)])).toBe(true);
});

test('countDirections: by angle, with or without the sign', () => {
  const rows = lift(rational, fromRows([[1, 0], [2, 0], [-1, 0], [1, 2 ** -12], [1, 1]]));
  expect(countDirections(rational, rows, false)).toBe(3);
  expect(countDirections(rational, rows, true)).toBe(2);
  expect(countDirections(rational, [], true)).toBe(0);
});

test('eigenvaluesAbove counts with ties left out, and does not decide between eigenvalues that are nearly one', () => {
  const A = [[2, 0, 0], [0, 5, 0], [0, 0, 5]];
  for (const R of [rational, highPrecision] as readonly Arithmetic<unknown>[]) {
    const count = (rows: number[][], w: number[]): number => eigenvaluesAbove(R, rows.map((row) => row.map(R.of)), w.map(R.of));
    expect([count(A, [1, 0, 0]), count(A, [0, 1, 0]), count(A, [0, 3, 4])]).toEqual([2, 0, 0]);
    expect(count([[0, 0], [0, 0]], [1, 2])).toBe(0);
    expect(count([[1, 1], [1, 1]], [1, -1])).toBe(1);
    expect(() => count([[1, 0], [0, 1 + 2 ** -30]], [1, 0])).toThrow(NotDecided);
  }
});
