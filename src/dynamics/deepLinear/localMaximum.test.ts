import { describe, expect, test } from 'vitest';
import { rational } from '../../arithmetic/rational.ts';
import { lift } from '../../arithmetic/lift.ts';
import * as definition from '../../definitions/deepLinear.ts';
import { drawSymmetric } from '../../generators/symmetric.ts';
import { stream, type Stream } from '../../generators/stream.ts';
import { fromRows, identity, mapEntries, matrixOf, maxAbs, row, type Matrix } from '../../linalg/matrix.ts';
import { dot, norm } from '../../linalg/vector.ts';
import { symmetricEigen } from '../symmetricEigen.ts';
import { normalMatrix } from '../twins.testing.ts';
import { deepAscent, scaledToUnit } from './ascent.ts';
import { alignedLayers, collapsedLayers, isometryLayers, orthonormalised, topLayers } from './constructions.ts';
import { dimensionOfSpan, riemannianHessian, symmetryDirections } from './curvature.ts';
import { classifyDeepPoint } from './localMaximum.ts';
import { deepEnergy, deepGradients, wholeProduct, type Layers } from './network.ts';
import { flatten, moved, onSpheres, spheresOf, tangential, unflatten, type Constraint } from './spheres.ts';

const constraints: readonly Constraint[] = ['layers', 'filters', 'hidden filters'];

const drawLayers = (s: Stream, d: number, L: number, widest = 3): Layers => {
  const widths = [d, ...Array.from({ length: L }, () => s.integer(1, widest))];
  return widths.slice(1).map((n, l) => normalMatrix(s, n, widths[l]));
};

test('every sphere has its radius, and tangents are orthogonal to it', () => {
  const s = stream(1);
  for (const constraint of constraints) {
    const layers = drawLayers(s, 3, 3);
    const spheres = spheresOf(layers, constraint);
    const at = onSpheres(layers, spheres);
    for (const { layer, from, to, radius } of spheres) expect(norm(at[layer].data.subarray(from, to))).toBeCloseTo(radius, 14);
    const squares = at.map((W) => dot(W.data, W.data));
    squares.forEach((square) => expect(square).toBeCloseTo(1, 14));
    const V = tangential(at, drawLayers(s, 3, 3).map((_, l) => normalMatrix(s, at[l].rows, at[l].cols)), spheres);
    for (const { layer, from, to } of spheres) expect(dot(at[layer].data.subarray(from, to), V[layer].data.subarray(from, to))).toBeCloseTo(0, 14);
    expect(unflatten(at, flatten(at))).toEqual(at);
  }
  expect(() => onSpheres([fromRows([[0, 0]])], spheresOf([fromRows([[0, 0]])], 'layers'))).toThrow('onSpheres: entries 0..1 of layer 1');
});

test('the Riemannian Hessian is the second derivative of ℰ along geodesics, at critical points and off them', () => {
  const s = stream(2);
  for (let run = 0; run < 24; run++) {
    const constraint = constraints[run % 3];
    const d = s.integer(1, 3);
    const X = scaledToUnit(drawSymmetric(s, d, 'indefinite'));
    const raw = drawLayers(s, d, s.integer(1, 3));
    const spheres = spheresOf(raw, constraint);
    const layers = onSpheres(raw, spheres);
    const V = tangential(layers, layers.map((W) => normalMatrix(s, W.rows, W.cols)), spheres);
    // Great circles on every sphere: cos(ωt)w + sin(ωt)v/ω, ω = ‖v‖/‖w‖.
    const along = (t: number): number => {
      const at = layers.map((W): Matrix => ({ ...W, data: W.data.slice() }));
      for (const { layer, from, to, radius } of spheres) {
        const [w, v] = [layers[layer].data.subarray(from, to), V[layer].data.subarray(from, to)];
        const omega = norm(v) / radius;
        if (omega > 0) w.forEach((entry, k) => (at[layer].data[from + k] = Math.cos(omega * t) * entry + (Math.sin(omega * t) * v[k]) / omega));
      }
      return deepEnergy(X, at);
    };
    const h = 2 ** -10;
    const second = (along(h) - 2 * along(0) + along(-h)) / h ** 2;
    const H = riemannianHessian(X, layers, spheres, 1);
    const v = flatten(V);
    const form = v.reduce((sum, entry, i) => sum + entry * dot(row(H, i), v), 0);
    // Truncation h²/12 times a fourth derivative of some thousand, cancellation ε/h².
    expect(Math.abs(form - second)).toBeLessThan(1e-3 * (1 + Math.abs(second)));
  }
});

describe('classifyDeepPoint', () => {
  test('aligned layers on the top eigenvector are local maxima; on another eigenvector they are not', () => {
    const s = stream(3);
    for (let run = 0; run < 40; run++) {
      const d = s.integer(2, 4);
      const X = drawSymmetric(s, d, 'indefinite');
      const like = drawLayers(s, d, s.integer(1, 4));
      expect(classifyDeepPoint(X, topLayers(X, like), 'layers').kind).toBe('local maximum');
      const { values, vectors } = symmetricEigen(X);
      if (values[0] - values[1] < 0.01 * maxAbs(X) || values[1] < 0.01 * maxAbs(X)) continue;
      expect(classifyDeepPoint(X, alignedLayers(row(vectors, 1), like), 'layers').kind).toBe('not a local maximum');
    }
  });

  test('scaled isometries of rank two and more are critical and no maxima, at any depth from two on; in one layer they are', () => {
    const s = stream(4);
    for (let run = 0; run < 20; run++) {
      const [r, L] = [s.integer(2, 3), s.integer(1, 4)];
      const frames = Array.from({ length: L + 1 }, () => orthonormalised(normalMatrix(s, r, 4)));
      const layers = isometryLayers(frames);
      expect(2 * deepEnergy(identity(4), layers)).toBeCloseTo(r ** (1 - L), 13);
      expect(classifyDeepPoint(identity(4), layers, 'layers').kind).toBe(L === 1 ? 'local maximum' : 'not a local maximum');
    }
  });

  test('a trap is a local maximum of energy zero, by a proof over the rationals and by the second-order test', () => {
    const X = fromRows([[1, 0], [0, -1]]);
    const trap = [fromRows([[0, 1]]), fromRows([[1], [0]]), fromRows([[0, 1]])];
    expect(definition.isTrap(rational, lift(rational, X), trap.map((W) => lift(rational, W)))).toBe(true);
    expect(classifyDeepPoint(X, trap, 'layers')).toEqual({ kind: 'local maximum', because: 'the upper layers multiply to zero over a negative definite C: ℰ ≤ 0 = ℰ(θ) nearby' });
    // On the other eigenvector the same layers are none: ℰ rises as soon as the upper layers open.
    const open = [fromRows([[1, 0]]), trap[1], trap[2]];
    expect(definition.isTrap(rational, lift(rational, X), open.map((W) => lift(rational, W)))).toBe(false);
    expect(classifyDeepPoint(X, open, 'layers').kind).toBe('not a local maximum');
    // Nor is it without a negative eigenvalue.
    expect(classifyDeepPoint(fromRows([[1, 0], [0, 0]]), trap, 'layers').kind).toBe('not a local maximum');
  });

  test('where the Hessian is flat beyond the symmetries, ℰ is followed upward from points nearby', () => {
    // W₂W₁ = 0 and W₄W₃ = 0: ℰ is of fourth order at θ.
    const one = [fromRows([[1], [0]]), fromRows([[0, 1]]), fromRows([[1], [0]]), fromRows([[0, 1]])];
    expect(classifyDeepPoint(fromRows([[1]]), one, 'layers').because).toMatch(/flat direction/);
    expect(classifyDeepPoint(fromRows([[1]]), one, 'layers').kind).toBe('not a local maximum');
  });

  test('a point that is not critical is told so', () => {
    expect(classifyDeepPoint(fromRows([[2, 0], [0, 1]]), [fromRows([[1, 1]])], 'layers').kind).toBe('not critical');
    expect(classifyDeepPoint(fromRows([[2, 0], [0, 1]]), [fromRows([[1, 1e-5]])], 'layers').kind).toBe('undecided');
  });
});

test('the directions of the symmetries leave ℰ as it is, and θ on its spheres', () => {
  const s = stream(5);
  for (const constraint of constraints) {
    const X = drawSymmetric(s, 3, 'repeated');
    const raw = drawLayers(s, 3, 3);
    const spheres = spheresOf(raw, constraint);
    const layers = onSpheres(raw, spheres);
    const directions = symmetryDirections(X, layers, constraint, 1e-9 * maxAbs(X));
    const h = 2 ** -12;
    for (const v of directions) {
      const V = unflatten(layers, v);
      expect(norm(flatten(tangential(layers, V, spheres).map((W, l) => mapEntries(W, (entry, i, j) => entry - V[l].data[i * W.cols + j]))))).toBeLessThan(1e-13);
      expect(Math.abs(deepEnergy(X, moved(layers, h, V)) - deepEnergy(X, moved(layers, -h, V))) / h).toBeLessThan(1e-5 * maxAbs(X));
    }
    expect(dimensionOfSpan([...directions, ...directions], 1e-8)).toBe(dimensionOfSpan(directions, 1e-8));
  }
  expect(dimensionOfSpan([], 1e-8)).toBe(0);
});

describe('deepAscent', () => {
  test('ends at rest, in a point whose projected gradient vanishes, of no lower energy than its start', () => {
    const s = stream(6);
    for (let run = 0; run < 40; run++) {
      const constraint = constraints[run % 3];
      const d = s.integer(1, 4);
      const X = drawSymmetric(s, d, s.pick(['semidefinite', 'indefinite', 'repeated']));
      const start = drawLayers(s, d, s.integer(1, 4));
      const end = deepAscent(X, start, constraint);
      if (end.status === 'unfinished') continue;
      const spheres = spheresOf(start, constraint);
      expect(norm(flatten(tangential(end.layers, deepGradients(X, end.layers), spheres)))).toBeLessThan(1e-10 * maxAbs(X));
      expect(deepEnergy(X, end.layers)).toBeGreaterThanOrEqual(deepEnergy(X, onSpheres(start, spheres)) - 1e-12 * maxAbs(X));
    }
  });

  test('one layer finds the top eigenvalue by sign; a start on a saddle stays there, and the cap is told', () => {
    const X = fromRows([[-3, 0], [0, 1]]);
    expect(2 * deepEnergy(X, deepAscent(X, [fromRows([[1, 0.01]])], 'layers').layers)).toBeCloseTo(1, 10);
    const still = deepAscent(X, [fromRows([[1, 0]])], 'layers');
    expect([still.status, still.steps]).toEqual(['at rest', 0]);
    expect(deepAscent(X, [fromRows([[1, 1]])], 'layers', 1).status).toBe('unfinished');
  });
});

test('collapsed layers have unit norm and multiply to zero wherever a hidden layer has width two', () => {
  const s = stream(7);
  for (let run = 0; run < 20; run++) {
    const like = drawLayers(s, 2, s.integer(1, 4));
    const collapsed = collapsedLayers(like);
    const wide = like.slice(0, -1).some((W) => W.rows >= 2);
    expect(collapsed !== null).toBe(wide);
    if (collapsed === null) continue;
    expect(maxAbs(wholeProduct(collapsed))).toBe(0);
    for (const W of collapsed) expect(norm(W.data)).toBeCloseTo(1, 14);
  }
  expect(orthonormalised(matrixOf(2, 2, () => 0))).toEqual(identity(2));
});
