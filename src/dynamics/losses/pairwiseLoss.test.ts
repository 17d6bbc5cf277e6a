import { describe, expect, test } from 'vitest';
import { wideBinary } from '../../arithmetic/wideBinary.ts';
import { lift } from '../../arithmetic/lift.ts';
import * as definitions from '../../definitions/losses/contrastiveLoss.ts';
import { lossNames } from '../../definitions/losses/table.ts';
import { namedLosses } from '../../definitions/losses/tableTrees.ts';
import { stream } from '../../generators/stream.ts';
import { matrix, matrixOf, type Matrix } from '../../linalg/matrix.ts';
import { infoNCEImportances, infoNCELoss } from '../importances.ts';
import type { Views } from '../views.ts';
import { bindLoss } from './boundLoss.ts';
import { pairwiseImportances, pairwiseLoss } from './pairwiseLoss.ts';

const R = wideBinary;
const lifted = ({ x, xPrime }: Views) => ({ x: lift(R, x), xPrime: lift(R, xPrime) });
const column = (...x: number[]): Matrix => matrix(x.length, 1, x);

describe('pairwise losses', () => {
  test('values and importances are their definitions to 57 digits, for every loss', () => {
    const s = stream(5);
    for (const name of lossNames) {
      for (const [N, d] of [[2, 1], [3, 2], [5, 3]] as const) {
        const [values, x] = [{ tau: 0.25 + s.uniform(), epsilon: s.pick([0, 0.5, 2]), c: 1 + s.uniform() }, matrixOf(N, d, () => s.normal())];
        const f = { x, xPrime: s.chance(0.3) ? x : matrixOf(N, d, () => s.normal()) };
        const [bound, over] = [bindLoss(namedLosses[name], values), { tau: R.of(values.tau), epsilon: R.of(values.epsilon), c: R.of(values.c) }];
        const exact = definitions.pairwiseImportances(R, namedLosses[name], over, lifted(f)).flat().map(R.toNumber);
        const scale = Math.max(1, ...exact.map(Math.abs));
        // δ/τ up to some 40, N terms a sum.
        pairwiseImportances(bound, f).data.forEach((entry, k) => expect(Math.abs(entry - exact[k]), name).toBeLessThanOrEqual(16 * (N + 40) * Number.EPSILON * scale));
        const loss = R.toNumber(definitions.pairwiseLoss(R, namedLosses[name], over, lifted(f)));
        expect(Math.abs(pairwiseLoss(bound, f) - loss), name).toBeLessThanOrEqual(16 * (N + 40) * Number.EPSILON * (1 + Math.abs(loss)));
      }
    }
  });

  test('a shifted log-sum-exp, the ε term included: no τ overflows', () => {
    const f = { x: column(0, 3, -5), xPrime: column(4, 3, -5.5) };
    for (const tau of [1e-3, 1e3]) {
      for (const epsilon of [0, 1e-9, 2]) {
        const bound = bindLoss(namedLosses.InfoNCE, { tau, epsilon });
        expect(bound.shifted).not.toBeNull();
        const expected = infoNCEImportances(f, { tau, epsilon });
        pairwiseImportances(bound, f).data.forEach((entry, k) => expect(Math.abs(entry - expected.data[k])).toBeLessThanOrEqual(1e5 * Number.EPSILON));
        expect(pairwiseLoss(bound, f) / infoNCELoss(f, { tau, epsilon })).toBeCloseTo(1, 12);
      }
    }
    // ψ(8) = e^8000: the lifted loss is ℓ² all the same.
    expect(pairwiseLoss(bindLoss(namedLosses.lifted, { epsilon: 0 }), { x: column(0, 0), xPrime: column(100, 100) })).toBeCloseTo(2 * 5000 ** 2, 0);
  });

  test('a loss without that structure refuses to overflow, in words', () => {
    const bound = bindLoss(namedLosses['squared-sum'], { tau: 1e-3 });
    expect(bound.shifted).toBeNull();
    expect(() => pairwiseImportances(bound, { x: column(0, 1), xPrime: column(4, 1) })).toThrow('pairwiseImportances: Σ_j ψ(δ_0j) is Infinity; where it overflows, rescale the outputs, or write φ through one log(a + b*x)');
  });

  test('N = 1: importances are 0; the loss is φ(0), or refuses', () => {
    const f = { x: column(1), xPrime: column(3) };
    for (const name of lossNames) expect([...pairwiseImportances(bindLoss(namedLosses[name], { tau: 1, epsilon: 0, c: 1 }), f).data]).toEqual([0]);
    expect(pairwiseLoss(bindLoss(namedLosses.InfoNCE, { tau: 2, epsilon: 3 }), f)).toBeCloseTo(2 * Math.log(3), 14);
    expect(() => pairwiseLoss(bindLoss(namedLosses.MINE, {}), f)).toThrow('with N = 1 the sum over j ≠ i is empty');
  });

  test('collapsed outputs: α is 1/(N − 1 + ε) for InfoNCE', () => {
    const f = { x: column(1, 1, 1), xPrime: column(1, 1, 1) };
    expect([...pairwiseImportances(bindLoss(namedLosses.InfoNCE, { tau: 1, epsilon: 2 }), f).data]).toEqual([0, 0.25, 0.25, 0.25, 0, 0.25, 0.25, 0.25, 0]);
  });

  test('a parameter without a value is named', () => {
    expect(() => bindLoss(namedLosses.InfoNCE, { tau: 1 })).toThrow('bindLoss: parameter epsilon is undefined, expected a number; the loss has parameters tau, epsilon');
  });
});
