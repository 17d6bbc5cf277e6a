import { expect, test } from 'vitest';
import { float64 } from '../../arithmetic/float64.ts';
import * as definition from '../../definitions/unitOutputs.ts';
import { stream } from '../../generators/stream.ts';
import { fromRows, maxAbsDifference, row, toRows, zeros, type Matrix } from '../../linalg/matrix.ts';
import { dot, norm } from '../../linalg/vector.ts';
import { centralDifferences } from '../finiteDifferences.ts';
import { batches, normalMatrix } from '../twins.testing.ts';
import { unitOutputs, unitOutputsGradient } from './unitOutputs.ts';

test('unitOutputs: every row has length 1 and its own direction at every scale, down to 2⁻⁹⁰⁰ where it counts as zero', () => {
  const s = stream(1);
  for (const scale of [1, 1e-160, 1e-130, 1e-310, 1e155]) {
    for (const [name, { x }] of Object.entries(batches(s, 4, 3))) {
      const f = { ...x, data: x.data.map((entry) => (Math.abs(entry * scale) < Infinity ? entry * scale : entry)) };
      const { q } = unitOutputs(f);
      for (let i = 0; i < f.rows; i++) {
        const top = Math.max(...row(f, i).map(Math.abs));
        const isZero = top < 2 ** -900;
        const direction = row(f, i).map((entry) => (isZero ? 0 : entry / top));
        const expected = direction.map((entry) => (isZero ? 0 : entry / norm(direction)));
        expect(Math.max(...row(q, i).map((entry, c) => Math.abs(entry - expected[c]))), `${name} × ${scale}`).toBeLessThanOrEqual(8 * Number.EPSILON); // a few roundings at size 1
      }
    }
  }
});

test.each(['backpropagated', 'detached'] as const)('unitOutputsGradient is the slope of ⟨g, q⟩: norm %s', (passage) => {
  const s = stream(2);
  for (const [N, O] of [[1, 1], [3, 2], [2, 4]] as const) {
    const [f, g] = [normalMatrix(s, N, O), normalMatrix(s, N, O)];
    const held = passage === 'detached' ? definition.rowNorms(float64, toRows(f)) : undefined;
    const value = (at: Matrix): number => dot(definition.unitOutputs(float64, toRows(at), held).flat(), g.data);
    // Central differences at step 2⁻¹⁶ of a function of size 1 whose third derivative is some 1e3 at most.
    const slopes = { ...f, data: centralDifferences(value, f, 2 ** -16) };
    expect(maxAbsDifference(unitOutputsGradient(g, unitOutputs(f), passage), slopes)).toBeLessThan(1e-6);
  }
});

test('outputs next to the end of float64 have finite gradients', () => {
  for (const size of [5e-324, 1e-310, 1e-272, 1e-270, 1e300]) {
    const unit = unitOutputs(fromRows([[size, -size]]));
    const back = unitOutputsGradient(fromRows([[1, 2]]), unit, 'backpropagated');
    expect([...unit.q.data, ...back.data].every(Number.isFinite), String(size)).toBe(true);
  }
});

test('a zero row passes nothing back; wrong shapes are named', () => {
  const unit = unitOutputs(zeros(1, 2));
  expect([...unitOutputsGradient(fromRows([[1, 2]]), unit, 'detached').data]).toEqual([0, 0]);
  expect(() => unitOutputsGradient(zeros(2, 2), unit, 'detached')).toThrow('unitOutputsGradient: g is 2×2, expected 1×2 (the shape of q)');
});
