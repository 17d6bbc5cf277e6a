import { describe, expect, test } from 'vitest';
import { NotDecided, NotRepresentable, type Table } from '../arithmetic/arithmetic.ts';
import { highPrecision as R } from '../arithmetic/highPrecision.ts';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import { ascend } from '../dynamics/ascend.ts';
import { networkFlow } from '../dynamics/networkFlow.ts';
import { infoNCEImportances as fastImportances } from '../dynamics/importances.ts';
import { outputs as fastOutputs } from '../dynamics/oneLayer.ts';
import type { OneLayerProblem } from '../dynamics/problem.ts';
import { stream } from '../generators/stream.ts';
import { angle, angleToLine } from '../linalg/angle.ts';
import { fromRows, matrixOf, row } from '../linalg/matrix.ts';
import { ascentLimit, linearLimit } from './ascentLimit.ts';
import { infoNCEImportances } from './importances.ts';
import { outputs } from './oneLayer.ts';

const problemOf = (seed: number, N: number, d: number, h: OneLayerProblem['h']): OneLayerProblem & { readonly w: Float64Array } => {
  const s = stream(seed);
  const [x, xPrime] = [matrixOf(N, d, () => s.normal()), matrixOf(N, d, () => s.normal())];
  return { x, xPrime, alpha: matrixOf(N, N, () => s.normal()), h, w: Float64Array.from({ length: d }, () => s.normal()) };
};
const lifted = ({ x, xPrime, alpha, h }: OneLayerProblem) => ({ views: { x: lift(R, x), xPrime: lift(R, xPrime) }, alpha: lift(R, alpha), h });
const numbers = (w: readonly { toNumber(): number }[]): Float64Array => Float64Array.from(w, (entry) => entry.toNumber());

describe('ascentLimit', () => {
  test('ends where the flow in closed form ends: linear in any dimension, with kinks in the plane', () => {
    const reached = new Set<string>();
    for (let seed = 0; seed < 60; seed++) {
      const h = (['linear', 'relu', 'leaky', 'abs', 'folded'] as const)[seed % 5];
      const problem = problemOf(seed, 1 + (seed % 4), h === 'linear' ? 1 + (seed % 3) : 2, h);
      const flow = ascend(problem, problem.w);
      if (flow.status !== 'converged') continue;
      const end = numbers(ascentLimit(R, lifted(problem), [Array.from(problem.w, R.of)])[0]);
      expect(angle(end, flow.w), `seed ${seed}, ${h}`).toBeLessThan(2 ** -24);
      reached.add(`${h}, ${flow.kinks.length > 0 ? 'on a kink' : 'off kinks'}`);
    }
    expect([...reached]).toEqual(expect.arrayContaining(['linear, off kinks', 'abs, on a kink', 'relu, off kinks', 'folded, on a kink', 'leaky, off kinks']));
  });

  test('a start at rest stays, exactly; another limit is no rational number', () => {
    const views = { x: lift(rational, fromRows([[1, 0], [0, 0]])), xPrime: lift(rational, fromRows([[0, 0], [0, 0]])) };
    const alpha = lift(rational, fromRows([[0, 0], [1, 0]]));
    const start = [[0, 3].map(rational.of)];
    expect(ascentLimit(rational, { views, h: 'linear', alpha }, start)).toEqual(start);
    expect(() => ascentLimit(rational, { views, h: 'linear', alpha }, [[1, 3].map(rational.of)])).toThrow(NotRepresentable);
  });

  test('E falls on both sides of a kink: the limit is the kink to the last digit', () => {
    // E = ½·¼(a⁺ − b⁺)²: from b > 0 the node turns to e₁ and over, and comes back to it along b < 0.
    const x = lift(R, fromRows([[1, 0], [0, 1]]));
    const end = ascentLimit(R, { views: { x, xPrime: x }, h: 'relu', alpha: lift(R, fromRows([[1, 1], [1, 1]])) }, [[R.of(1), R.of(2 ** -8)]])[0];
    expect(end.map(R.toNumber)).toEqual([1, 0]);
  });

  test('with moving importances as the steps of the fast flow', () => {
    const views = { x: fromRows([[1, 0], [0, 0]]), xPrime: fromRows([[0, 1], [0, 0]]) };
    const W = fromRows([[0.25, 1]]);
    const tables = { x: lift(R, views.x), xPrime: lift(R, views.xPrime) };
    const unit = (V: Table<ReturnType<typeof R.of>>) => V.map((w) => w.map((entry) => R.div(entry, R.sqrt(w.reduce((sum, e) => R.add(sum, R.mul(e, e)), R.of(0))))));
    const end = ascentLimit(R, { views: tables, h: 'linear', alpha: (V) => infoNCEImportances(R, outputs(R, 'linear', unit(V), tables), R.of(1), R.of(1)) }, lift(R, W))[0];
    const flow = networkFlow(W, views, 'linear', (V) => fastImportances(fastOutputs('linear', V, views), { tau: 1, epsilon: 1 }), { steps: 4000, turn: 1 / 8, rest: 2 ** -32 });
    expect(flow.atRest).toBe(true);
    expect(angle(numbers(end), row(flow.W, 0))).toBeLessThan(2 ** -24);
  });

  test('says so where it cannot follow: beyond the plane, and where importances keep a node moving', () => {
    const cube = problemOf(3, 3, 3, 'relu');
    expect(() => ascentLimit(R, lifted(cube), [Array.from(cube.w, R.of)])).toThrow(NotDecided);
    // Two eigenvalues that are nearly one: the node is on its way for thousands of steps.
    const x = lift(R, fromRows([[1, 0], [0, 1 - 2 ** -10]]));
    const origin = lift(R, fromRows([[0, 0], [0, 0]]));
    expect(() => ascentLimit(R, { views: { x: origin, xPrime: x }, h: 'linear', alpha: () => lift(R, fromRows([[-1, 0], [0, -1]])) }, [[R.of(1), R.of(1)]])).toThrow(/not at rest after/);
  });
});

test('linearLimit: of a table as its rows, weighted by what they see of the top eigenvector', () => {
  const A = lift(R, fromRows([[0, 1], [1, 0]]));
  const end = linearLimit(R, A, lift(R, fromRows([[1, 0], [0, 2]]))).map(numbers);
  expect(end.map((w) => angleToLine(w, [1, 1]) < 2 ** -40)).toEqual([true, true]);
  expect(end[1][0] / end[0][0]).toBeCloseTo(2, 12);
  // The largest eigenvalue by sign, not by size.
  const B = lift(R, fromRows([[-5, 0], [0, 1]]));
  expect(numbers(linearLimit(R, B, [[R.of(1), R.of(2 ** -20)]])[0])[0]).toBeCloseTo(0, 12);
  expect(() => linearLimit(R, lift(R, fromRows([[1, 0], [0, 1 - 2 ** -50]])), [[R.of(1), R.of(1)]])).toThrow(NotDecided);
});
