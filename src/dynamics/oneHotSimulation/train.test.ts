import { describe, expect, test } from 'vitest';
import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import { gradient } from '../../arithmetic/dual.ts';
import { float64 } from '../../arithmetic/float64.ts';
import { infoNCELoss, quadraticLoss } from '../../definitions/simulationLoss.ts';
import { stream } from '../../generators/stream.ts';
import { similarityLoss } from './losses.ts';
import { oneHotNetwork, type OneHotWeights } from './network.ts';
import { smallOneHotSetup, type OneHotSetup } from './setup.ts';
import { concentrationAndCoverage, oneHotRun, oneHotTraining } from './train.ts';

const tiny: OneHotSetup = { ...smallOneHotSetup, inputs: 3, hidden: 4, outputs: 3, batch: 6, batches: 2, steps: 5, largest: 3, temperature: 0.5 };

const normals = (seed: number, entries: number): Float64Array => {
  const s = stream(seed);
  return Float64Array.from({ length: entries }, () => s.normal());
};

describe('similarityLoss', () => {
  test.each([[1, 1], [2, 3], [5, 3]])('is its definition, value and slopes, N = %d, O = %d', (N, O) => {
    const temperature = 0.3;
    const rows = <S>(flat: readonly S[]): S[][] => Array.from({ length: N }, (_, i) => flat.slice(i * O, (i + 1) * O));
    const ties = normals(2, N * O).map(Math.sign);
    for (const [z, zPrime] of [[normals(1, N * O), normals(2, N * O)], [normals(1, N * O), new Float64Array(N * O)], [ties, ties]]) {
      for (const [loss, definition] of [['infonce', infoNCELoss], ['quadratic', quadraticLoss]] as const) {
        for (const similarity of ['dot', 'distance'] as const) {
          const [dz, dzPrime] = [0, 1].map(() => new Float64Array(N * O).fill(Number.NaN));
          const own = similarityLoss({ loss, similarity, temperature }, N, O)(z, zPrime, dz, dzPrime);
          const defined = <S>(R: Arithmetic<S>, at: readonly S[]): S => definition(R, rows(at.slice(0, N * O)), rows(at.slice(N * O)), R.of(temperature), similarity === 'dot' ? 'product' : 'distance');
          expect(own).toBeCloseTo(defined(float64, [...z, ...zPrime]), 12);
          gradient(float64, defined, [...z, ...zPrime]).forEach((entry, k) => expect([...dz, ...dzPrime][k], `${loss} by ${similarity}`).toBeCloseTo(entry, 12));
        }
      }
    }
  });

  test('on outputs of unit length, distances and dot products make the same InfoNCE', () => {
    const [N, O] = [4, 3];
    const unit = (v: Float64Array): Float64Array => v.map((entry, k) => entry / Math.hypot(...v.subarray(k - (k % O), k - (k % O) + O)));
    const [z, zPrime] = [unit(normals(3, N * O)), unit(normals(4, N * O))];
    const room = (): Float64Array => new Float64Array(N * O);
    const [dot, distance] = (['dot', 'distance'] as const).map((similarity) => similarityLoss({ loss: 'infonce', similarity, temperature: 0.2 }, N, O)(z, zPrime, room(), room()));
    expect(dot).toBeCloseTo(distance, 12);
  });
});

test('the slopes of oneHotNetwork are those of its loss, for every kind of network', () => {
  const h = 2 ** -18;
  const which = Int32Array.of(0, 1, 2, 0, 1, 2);
  for (const loss of ['infonce', 'quadratic'] as const) {
    for (const batchNorm of ['on', 'off'] as const) {
      for (const [length, similarity] of [['unit', 'dot'], ['free', 'distance']] as const) {
        const setup = { ...tiny, loss, batchNorm, length, similarity };
        const batch = { which, magnitudes: [normals(5, 6).map((a) => 2 + a / 4), normals(6, 6).map((a) => 2 + a / 4)] as const };
        const weights: OneHotWeights = { W1: normals(7, 12), W2: normals(8, 12) };
        const network = oneHotNetwork(setup);
        network.gradient(weights, batch);
        const slopes = { W1: network.slopes.W1.slice(), W2: network.slopes.W2.slice() };
        for (const layer of ['W1', 'W2'] as const) {
          for (let k = 0; k < 12; k++) {
            const at = (by: number): number => network.gradient({ ...weights, [layer]: weights[layer].map((entry, c) => (c === k ? entry + by : entry)) }, batch);
            const slope = (at(h) - at(-h)) / (2 * h);
            expect(Math.abs(slopes[layer][k] - slope), `${loss}, BatchNorm ${batchNorm}, ${length}, ${layer}[${k}]`).toBeLessThan(1e-6 * (1 + Math.abs(slope)));
          }
        }
      }
    }
  }
});

test('concentration and coverage by hand: every unit on one input of its own, all on the same, dead units', () => {
  expect(concentrationAndCoverage(Float64Array.of(2, 0, 0, 5), 2, 2)).toEqual({ concentration: 1, coverage: 1 });
  expect(concentrationAndCoverage(Float64Array.of(2, 0, 5, 0), 2, 2)).toEqual({ concentration: 1, coverage: 0.5 });
  expect(concentrationAndCoverage(Float64Array.of(-1, 0, 3, 4), 2, 2)).toEqual({ concentration: 0.4, coverage: 0.7 });
});

test('the same seed gives the same run; weights are kept as the set-up says; a set-up that cannot run is refused', () => {
  expect(oneHotRun(tiny, stream(1))).toEqual(oneHotRun(tiny, stream(1)));
  for (const normalise of ['none', 'layer', 'filter'] as const) {
    const { concentration, coverage, loss } = oneHotRun({ ...tiny, normalise }, stream(2));
    expect(concentration).toBeGreaterThan(0);
    expect(Math.max(concentration, coverage)).toBeLessThanOrEqual(1 + 1e-12);
    expect(Number.isFinite(loss)).toBe(true);
  }
  expect([...oneHotTraining(tiny, stream(1))]).toEqual([1, 2, 3, 4, 5]);
  expect(() => oneHotRun({ ...tiny, hidden: 0 }, stream(1))).toThrow('one-hot simulation: hidden is 0');
});
