import { describe, expect, test } from 'vitest';
import type { Table } from '../arithmetic/arithmetic.ts';
import { gradient } from '../arithmetic/dual.ts';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import type { ActivationName } from '../definitions/activation.ts';
import { homogeneousNames } from '../definitions/activation.ts';
import { contrastiveCovariance } from '../definitions/contrastiveCovariance.ts';
import { pairEnergy } from '../definitions/energy.ts';
import * as definition from '../definitions/twoLayer.ts';
import { stream } from '../generators/stream.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { fromRows, matrixOf, multiply, transpose, zeros } from '../linalg/matrix.ts';
import { gatedInputs } from './oneLayer.ts';
import { batches, gridMatrix, importancesOf, laplacianSize, liftViews, magnitudes, normalMatrix, pairedSize, worstRatio } from './twins.testing.ts';
import type { TwoLayer } from './twoLayer.ts';
import { twoLayerGradients, twoLayerOutputs } from './twoLayer.ts';
import type { Views } from './views.ts';
import { mapViews } from './views.ts';

const R = rational;
const shapes = [[1, 1, 1, 1], [1, 2, 2, 2], [2, 1, 1, 1], [2, 2, 2, 3], [3, 1, 2, 2]] as const; // K, M, p, O
const table = <S>(rows: number, cols: number, flat: readonly S[]): Table<S> => Array.from({ length: rows }, (_, i) => flat.slice(i * cols, (i + 1) * cols));

/** The exact gradients of ½ tr 𝒞_α[f]: forward mode over ℚ through the definitions. */
const exactGradients = (alpha: Matrix, views: Views, { W1, W2, h, K }: TwoLayer) => {
  const split = W1.data.length;
  const flat = gradient(
    R,
    (D, at) => {
      const net = { W1: table(W1.rows, W1.cols, at.slice(0, split)), W2: table(W2.rows, W2.cols, at.slice(split)), h, K };
      return pairEnergy(D, lift(D, alpha), definition.twoLayerOutputs(D, net, liftViews(D, views)));
    },
    [...W1.data, ...W2.data].map(R.of),
  );
  return { W1: table(W1.rows, W1.cols, flat.slice(0, split)), W2: table(W2.rows, W2.cols, flat.slice(split)) };
};
/** |W₁||x| of every node: the sizes that the pre-activations round at. */
const nodeSizes = ({ W1, K }: TwoLayer, views: Views): Views =>
  mapViews(views, (x) => twoLayerOutputs({ W1: magnitudes(W1), W2: matrixOf(W1.rows, W1.rows, (i, j) => (i === j ? 1 : 0)), h: 'linear', K }, { x: magnitudes(x), xPrime: magnitudes(x) }).x);

describe('twoLayerOutputs', () => {
  test('is its definition on every family', () => {
    const s = stream(1);
    for (const [K, M, p, O] of shapes) {
      for (const [name, views] of Object.entries(batches(s, 3, K * p))) {
        const net: TwoLayer = { W1: normalMatrix(s, K * M, p), W2: normalMatrix(s, O, K * M), h: s.pick(homogeneousNames), K };
        const exact = definition.twoLayerOutputs(R, { ...net, W1: lift(R, net.W1), W2: lift(R, net.W2) }, liftViews(R, views));
        const size = mapViews(nodeSizes(net, views), (nodes) => multiply(nodes, magnitudes(transpose(net.W2))));
        for (const view of ['x', 'xPrime'] as const) {
          const bound = (i: number, o: number): number => (p + K * M + 1) * Number.EPSILON * size[view].data[i * O + o];
          expect(worstRatio(twoLayerOutputs(net, views)[view], exact[view], bound), `${net.h}; ${name}`).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  test('receptive field k reads coordinates kp..kp+p−1, and row k·M + m of W1 is its node m', () => {
    const W1 = fromRows([[1, 10], [2, 20], [3, 30], [4, 40]]);
    const W2 = matrixOf(4, 4, (i, j) => (i === j ? 1 : 0));
    const x = fromRows([[1, 2, 5, 7]]);
    expect([...twoLayerOutputs({ W1, W2, h: 'linear', K: 2 }, { x, xPrime: x }).x.data]).toEqual([21, 42, 225, 300]);
  });

  test('says which shape is wrong', () => {
    const views = { x: zeros(2, 4), xPrime: zeros(2, 4) };
    const net = { W1: zeros(4, 2), W2: zeros(3, 4), h: 'relu', K: 2 } as const;
    expect(() => twoLayerOutputs({ ...net, K: 3 }, views)).toThrow('twoLayerOutputs: W1 has 4 rows, expected K·M with K = 3');
    expect(() => twoLayerOutputs({ ...net, K: 4 }, views)).toThrow('x is 2×4, expected 2×8 (K = 4 fields of p = 2 coordinates)');
    expect(() => twoLayerOutputs({ ...net, W2: zeros(3, 5) }, views)).toThrow('W2 is 3×5, expected O×4');
    expect(() => twoLayerGradients(zeros(2, 3), views, net)).toThrow('twoLayerGradients: alpha is 2×3, expected 2×2 (N = 2 rows of x)');
  });
});

describe('twoLayerGradients', () => {
  test('are the exact gradients of ½ tr 𝒞_α[f], α frozen, on every family', () => {
    const s = stream(2);
    for (const [K, M, p, O] of shapes) {
      const N = s.pick([1, 2, 3]);
      for (const [name, views] of Object.entries(batches(s, N, K * p))) {
        const alpha = s.pick(Object.values(importancesOf(s, N)));
        const net: TwoLayer = { W1: normalMatrix(s, K * M, p), W2: normalMatrix(s, O, K * M), h: s.pick(homogeneousNames), K };
        const exact = exactGradients(alpha, views, net);
        const found = twoLayerGradients(alpha, views, net);
        const nodes = nodeSizes(net, views);
        // f is formed before its differences are taken: it is the size of f, not of its differences, that rounds.
        const f = mapViews(nodes, (m) => multiply(m, magnitudes(transpose(net.W2))));
        const negated = { x: f.x, xPrime: mapViews(f, (m) => matrixOf(m.rows, m.cols, (i, j) => -m.data[i * m.cols + j])).xPrime };
        const pull = laplacianSize(alpha, negated);
        const all = magnitudes(alpha).data.reduce((sum, entry) => sum + entry, 0);
        const largest = Math.max(...f.x.data, ...f.xPrime.data);
        const g = mapViews(pull, (m) => matrixOf(m.rows, m.cols, (i, j) => m.data[i * m.cols + j] + (2 * all * largest) / (2 * N * N)));
        const operations = 2 * (2 * N + p + K * M + O + 8) * Number.EPSILON;
        const top = pairedSize(g, nodes);
        expect(worstRatio(found.W2, exact.W2, (o, node) => operations * top.data[o * K * M + node]), `W2: ${net.h}; ${name}`).toBeLessThanOrEqual(1);
        const back = pairedSize(mapViews(g, (m) => multiply(m, magnitudes(net.W2))), views);
        const bound = (node: number, c: number): number => operations * back.data[node * K * p + Math.floor(node / M) * p + c];
        expect(worstRatio(found.W1, exact.W1, bound), `W1: ${net.h}; ${name}`).toBeLessThanOrEqual(1);
      }
    }
  });

  test.each<ActivationName>([...homogeneousNames, 'square'])("dyadic data, kinks included: exact for %s (h'(0) = c₋, receptive fields, α not symmetrised)", (h) => {
    const s = stream(3);
    for (const [K, M, p, O] of shapes) {
      const N = s.pick([2, 4]);
      const views = { x: gridMatrix(s, N, K * p), xPrime: gridMatrix(s, N, K * p) };
      const net: TwoLayer = { W1: gridMatrix(s, K * M, p), W2: gridMatrix(s, O, K * M), h, K };
      const alpha = gridMatrix(s, N, N);
      const [exact, found] = [exactGradients(alpha, views, net), twoLayerGradients(alpha, views, net)];
      expect(worstRatio(found.W1, exact.W1, () => Number.MIN_VALUE)).toBe(0);
      expect(worstRatio(found.W2, exact.W2, () => Number.MIN_VALUE)).toBe(0);
    }
  });

  test('Ẇ₁ is the gated form Σ (W₂ᵀW₂)_{km,k′m′} 𝒞_α[x̃_km, x̃_k′m′] w_k′m′ and Ẇ₂ is W₂ 𝒞_α[f₁] on dyadic data', () => {
    const s = stream(4);
    const [K, M, p, O, N] = [2, 2, 2, 2, 4];
    const views = { x: gridMatrix(s, N, K * p), xPrime: gridMatrix(s, N, K * p) };
    const net: TwoLayer = { W1: gridMatrix(s, K * M, p), W2: gridMatrix(s, O, K * M), h: 'relu', K };
    const alpha = gridMatrix(s, N, N);
    const found = twoLayerGradients(alpha, views, net);
    const A = lift(R, alpha);
    const field = (k: number): Views => mapViews(views, (x) => matrixOf(N, p, (i, c) => x.data[i * K * p + k * p + c]));
    const weights = (node: number): Float64Array => net.W1.data.subarray(node * p, node * p + p);
    const gated = Array.from({ length: K * M }, (_, node) => liftViews(R, gatedInputs('relu', weights(node), field(Math.floor(node / M)))));
    const coupling = multiply(transpose(net.W2), net.W2);
    for (let node = 0; node < K * M; node++) {
      for (let c = 0; c < p; c++) {
        let sum = R.of(0);
        for (let other = 0; other < K * M; other++) {
          const block = contrastiveCovariance(R, A, gated[node], gated[other])[c];
          block.forEach((entry, e) => (sum = R.add(sum, R.mul(R.of(coupling.data[node * K * M + other] * weights(other)[e]), entry))));
        }
        expect(found.W1.data[node * p + c] + 0).toBe(R.toNumber(sum));
      }
    }
    const hidden = definition.twoLayerOutputs(R, { ...net, W1: lift(R, net.W1), W2: lift(R, matrixOf(K * M, K * M, (i, j) => (i === j ? 1 : 0))) }, liftViews(R, views));
    const C = contrastiveCovariance(R, A, hidden);
    const exact = lift(R, net.W2).map((top) => C[0].map((_, node) => top.reduce((sum, entry, other) => R.add(sum, R.mul(entry, C[other][node])), R.of(0))));
    expect(worstRatio(found.W2, exact, () => Number.MIN_VALUE)).toBe(0);
  });
});
