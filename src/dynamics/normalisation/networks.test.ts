import { describe, expect, test } from 'vitest';
import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import type { Dual } from '../../arithmetic/dual.ts';
import { float64 } from '../../arithmetic/float64.ts';
import { activate, homogeneousNames } from '../../definitions/activation.ts';
import * as definition from '../../definitions/batchNorm.ts';
import { pairEnergy } from '../../definitions/energy.ts';
import { inner } from '../../definitions/oneLayer.ts';
import { constant, tableGradient } from '../../definitions/tableGradient.ts';
import * as unit from '../../definitions/unitOutputs.ts';
import { stream, type Stream } from '../../generators/stream.ts';
import { toRows, type Matrix } from '../../linalg/matrix.ts';
import { normalMatrix } from '../twins.testing.ts';
import type { Passage } from './batchNorm.ts';
import { batchNormGradients } from './batchNormNetwork.ts';
import { unitGradients } from './unitNetwork.ts';

const R = float64;
type D = Dual<number>;
const passages: readonly Passage[] = ['backpropagated', 'detached'];

const draw = (s: Stream) => {
  const [N, d, M, O] = [s.integer(1, 5), s.integer(1, 3), s.integer(1, 3), s.integer(1, 3)];
  return { h: s.pick([...homogeneousNames, 'softplus' as const]), views: { x: normalMatrix(s, N, d), xPrime: normalMatrix(s, N, d) }, alpha: normalMatrix(s, N, N), W1: normalMatrix(s, M, d), W2: normalMatrix(s, O, M) };
};

/** Duals carry derivatives without truncation: what is left is some 100 roundings at the largest term. */
const expectClose = (found: Matrix, exact: readonly number[]): void => {
  const size = Math.max(1, ...exact.map(Math.abs));
  exact.forEach((entry, k) => expect(Math.abs(found.data[k] - entry)).toBeLessThan(1e-11 * size));
};

describe('batchNormGradients', () => {
  test.each(passages.flatMap((mean) => passages.map((variance) => ({ mean, variance }))))('the dual derivative with respect to W₁, detached statistics held: mean $mean, variance $variance', (rule) => {
    const s = stream(1);
    for (let run = 0; run < 40; run++) {
      const { h, views, alpha, W1, W2 } = draw(s);
      const epsilon = s.pick([1e-3, 1]);
      const nodes = <S>(A: Arithmetic<S>, W: Table<S>, x: Table<S>): Table<S> => x.map((sample) => W.map((w) => activate(A, h, inner(A, w, sample))));
      const exact = tableGradient(R, (A, W) => {
        const of = (view: Matrix): Table<D> => {
          const still = definition.batchStatistics(R, nodes(R, toRows(W1), toRows(view)));
          const held = { ...(rule.mean === 'detached' ? { mean: constant([still.mean])[0] } : {}), ...(rule.variance === 'detached' ? { variance: constant([still.variance])[0] } : {}) };
          const y = definition.batchNorm(A, nodes(A, W, constant(toRows(view))), A.of(epsilon), held);
          return y.map((entries) => constant(toRows(W2)).map((top) => inner(A, top, entries)));
        };
        return pairEnergy(A, constant(toRows(alpha)), { x: of(views.x), xPrime: of(views.xPrime) });
      }, toRows(W1));
      expectClose(batchNormGradients(alpha, views, { W1, W2, h, epsilon, rule }).W1, exact);
    }
  });
});

describe('unitGradients', () => {
  test.each(passages)('the dual derivative with respect to W₂: norm %s', (norm) => {
    const s = stream(2);
    for (let run = 0; run < 60; run++) {
      const { h, views, alpha, W1, W2 } = draw(s);
      const nodes = (view: Matrix): Table<number> => toRows(view).map((sample) => toRows(W1).map((w) => activate(R, h, inner(R, w, sample))));
      const exact = tableGradient(R, (A, W) => {
        const of = (view: Matrix): Table<D> => {
          const f = <S>(B: Arithmetic<S>, top: Table<S>, hidden: Table<S>): Table<S> => hidden.map((entries) => top.map((row) => inner(B, row, entries)));
          const held = norm === 'detached' ? constant([unit.rowNorms(R, f(R, toRows(W2), nodes(view)))])[0] : undefined;
          return unit.unitOutputs(A, f(A, W, constant(nodes(view))), held);
        };
        return pairEnergy(A, constant(toRows(alpha)), { x: of(views.x), xPrime: of(views.xPrime) });
      }, toRows(W2));
      expectClose(unitGradients(alpha, views, { W1, W2, h, norm }).W2, exact);
    }
  });
});
