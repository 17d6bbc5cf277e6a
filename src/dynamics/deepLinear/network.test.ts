import { expect, test } from 'vitest';
import { float64 } from '../../arithmetic/float64.ts';
import { rational } from '../../arithmetic/rational.ts';
import { lift } from '../../arithmetic/lift.ts';
import * as definition from '../../definitions/deepLinear.ts';
import { pairEnergy } from '../../definitions/energy.ts';
import { constant, tableGradient } from '../../definitions/tableGradient.ts';
import { drawSymmetric } from '../../generators/symmetric.ts';
import { stream, type Stream } from '../../generators/stream.ts';
import { fromRows, mapEntries, maxAbsDifference, multiplyVector, toRows, transpose, zeros, type Matrix } from '../../linalg/matrix.ts';
import { norm } from '../../linalg/vector.ts';
import { contrastiveCovariance } from '../contrastiveCovariance.ts';
import { gridMatrix, normalMatrix } from '../twins.testing.ts';
import { deepEnergy, deepGradients, deepHessian, productsAbove, productsBelow, wholeProduct, type Layers } from './network.ts';
import { deepObjective } from './objective.ts';
import { flatten, moved, onSpheres, spheresOf, tangential } from './spheres.ts';

/** Depths 1 … 4 and widths 1 … 3, the narrowest ones often. */
const drawNetwork = (s: Stream, matrixOf = normalMatrix): { readonly X: Matrix; readonly layers: Layers } => {
  const L = s.integer(1, 4);
  const widths = Array.from({ length: L + 1 }, () => (s.chance(0.3) ? 1 : s.integer(1, 3)));
  return { X: drawSymmetric(s, widths[0]), layers: widths.slice(1).map((n, l) => matrixOf(s, n, widths[l])) };
};

test('deepEnergy and deepGradients are their definitions, exactly on grids', () => {
  const s = stream(1);
  for (let run = 0; run < 60; run++) {
    const { X: any, layers } = drawNetwork(s, gridMatrix);
    const X = mapEntries(any, Math.round);
    const exact = [lift(rational, X), layers.map((W) => lift(rational, W))] as const;
    expect(deepEnergy(X, layers)).toBe(rational.toNumber(definition.deepEnergy(rational, ...exact)));
    deepGradients(X, layers).forEach((G, l) => expect(toRows(G)).toEqual(definition.deepGradient(rational, ...exact, l + 1).map((row) => row.map((entry) => rational.toNumber(entry)))));
  }
});

test('deepGradients are the exact derivatives of the energy of the outputs of a batch, by dual numbers', () => {
  const s = stream(2);
  for (let run = 0; run < 30; run++) {
    const { layers } = drawNetwork(s);
    const [N, d] = [s.integer(1, 4), layers[0].cols];
    const views = { x: normalMatrix(s, N, d), xPrime: normalMatrix(s, N, d) };
    const alpha = normalMatrix(s, N, N);
    const X = contrastiveCovariance(alpha, views, views, 'sum of distinct pairs');
    deepGradients(X, layers).forEach((G, l) => {
      const exact = tableGradient(float64, (D, W) => {
        const tables = layers.map((own, k) => (k === l ? W : constant(toRows(own))));
        return pairEnergy(D, constant(toRows(alpha)), { x: definition.deepOutputs(D, tables, constant(toRows(views.x))), xPrime: definition.deepOutputs(D, tables, constant(toRows(views.xPrime))) }, 'sum of distinct pairs');
      }, toRows(layers[l]));
      const size = Math.max(1, ...exact.map(Math.abs));
      // Duals carry derivatives without truncation: what is left is some hundred roundings at the largest term.
      exact.forEach((entry, k) => expect(Math.abs(G.data[k] - entry)).toBeLessThan(1e-11 * size));
    });
  }
});

test('deepHessian is symmetric and the derivative of the gradient along every direction', () => {
  const s = stream(3);
  for (let run = 0; run < 30; run++) {
    const { X, layers } = drawNetwork(s);
    const V = layers.map((W) => normalMatrix(s, W.rows, W.cols));
    const at = (t: number): Layers => deepGradients(X, layers.map((W, l) => mapEntries(W, (entry, i, j) => entry + t * V[l].data[i * W.cols + j])));
    const [up, down] = [at(2 ** -14), at(-(2 ** -14))].map(flatten);
    const H = deepHessian(X, layers);
    expect(H).toEqual(transpose(H));
    const along = multiplyVector(H, flatten(V));
    const size = 1 + Math.max(...along.map(Math.abs));
    // Central differences at step 2⁻¹⁴ of polynomials: h² = 4e-9 times a third derivative of some hundred times the size.
    along.forEach((entry, k) => expect(Math.abs(entry - (up[k] - down[k]) * 2 ** 13)).toBeLessThan(2e-6 * size));
  }
});

test('deepObjective is deepEnergy, the tangential part of deepGradients and steps along spheres, to the bit', () => {
  const s = stream(4);
  for (let run = 0; run < 60; run++) {
    const { X, layers: raw } = drawNetwork(s);
    const spheres = spheresOf(raw, s.pick(['layers', 'filters', 'hidden filters']));
    const layers = onSpheres(raw, spheres);
    const theta = flatten(layers);
    const objective = deepObjective(X, layers, spheres);
    expect(objective.energy(theta)).toBe(deepEnergy(X, layers));
    const g = new Float64Array(theta.length);
    const length = objective.slope(theta, g);
    const slope = tangential(layers, deepGradients(X, layers), spheres);
    expect(g.map((entry) => entry + 0)).toEqual(flatten(slope).map((entry) => entry + 0));
    expect(length).toBe(norm(flatten(slope)));
    const next = new Float64Array(theta.length);
    objective.step(theta, 0.25, g, next);
    expect(next).toEqual(flatten(onSpheres(moved(layers, 0.25, slope), spheres)));
    objective.step(theta, 0.25, g, theta);
    expect(theta).toEqual(next);
  }
  const one = deepObjective(fromRows([[1]]), [fromRows([[2]])], [{ layer: 0, from: 0, to: 1, radius: 1 }]);
  expect(() => one.step(Float64Array.of(1), -1, Float64Array.of(1), new Float64Array(1))).toThrow('entries 0..0 of θ have largest size 0');
  expect(() => deepObjective(zeros(3, 3), [zeros(2, 2)], [])).toThrow('deepObjective: X is 3×3');
});

test('partial products begin and end with the identity and make up the whole', () => {
  const layers = [fromRows([[1, 2]]), fromRows([[3], [4]])];
  expect(productsBelow(layers).map(toRows)).toEqual([[[1, 0], [0, 1]], [[1, 2]], [[3, 6], [4, 8]]]);
  expect(productsAbove(layers).map(toRows)).toEqual([[[3, 6], [4, 8]], [[3], [4]], [[1, 0], [0, 1]]]);
  expect(maxAbsDifference(wholeProduct(layers), fromRows([[3, 6], [4, 8]]))).toBe(0);
});

test('layers that do not fit are named', () => {
  expect(() => deepEnergy(zeros(2, 2), [zeros(2, 2), zeros(1, 3)])).toThrow('deepEnergy: layer 2 is 1×3, expected 1×2 (the outputs of layer 1)');
  expect(() => deepGradients(zeros(3, 3), [zeros(2, 2)])).toThrow('deepGradients: X is 3×3, expected 2×2 (the inputs of layer 1)');
  expect(() => deepEnergy(zeros(2, 2), [])).toThrow('deepEnergy: no layers given');
});
