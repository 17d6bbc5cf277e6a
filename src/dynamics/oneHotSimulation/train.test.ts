import { describe, expect, test } from 'vitest';
import { stream } from '../../generators/stream.ts';
import { infoNCE, lossRoom, quadratic } from '../simulation/losses.ts';
import { similarityLoss } from './losses.ts';
import { oneHotGradient, type OneHotWeights } from './network.ts';
import { smallOneHotSetup, type OneHotSetup } from './setup.ts';
import { concentrationAndCoverage, oneHotRun, oneHotTraining } from './train.ts';

const tiny: OneHotSetup = { ...smallOneHotSetup, inputs: 3, hidden: 4, outputs: 3, batch: 6, batches: 2, steps: 5, largest: 3, temperature: 0.5 };

const normals = (seed: number, entries: number): Float64Array => {
  const s = stream(seed);
  return Float64Array.from({ length: entries }, () => s.normal());
};

describe('similarityLoss', () => {
  test('with dot products it is the loss of the other simulation, value and gradients', () => {
    const [N, O, temperature] = [5, 3, 0.3];
    const [z, zPrime] = [normals(1, N * O), normals(2, N * O)];
    for (const [name, other] of [['infonce', infoNCE], ['quadratic', quadratic]] as const) {
      const [dz, dzPrime, ez, ezPrime] = [0, 1, 2, 3].map(() => new Float64Array(N * O));
      const own = similarityLoss({ loss: name, similarity: 'dot', temperature }, N, O, z, zPrime, dz, dzPrime);
      expect(own).toBeCloseTo(other(lossRoom(N, O, temperature), z, zPrime, ez, ezPrime), 12);
      dz.forEach((entry, k) => expect(entry).toBeCloseTo(ez[k], 12));
      dzPrime.forEach((entry, k) => expect(entry).toBeCloseTo(ezPrime[k], 12));
    }
  });

  test('on outputs of unit length, distances and dot products make the same InfoNCE', () => {
    const [N, O] = [4, 3];
    const unit = (v: Float64Array): Float64Array => v.map((entry, k) => entry / Math.hypot(...v.subarray(k - (k % O), k - (k % O) + O)));
    const [z, zPrime] = [unit(normals(3, N * O)), unit(normals(4, N * O))];
    const room = (): Float64Array => new Float64Array(N * O);
    const [dot, distance] = (['dot', 'distance'] as const).map((similarity) => similarityLoss({ loss: 'infonce', similarity, temperature: 0.2 }, N, O, z, zPrime, room(), room()));
    expect(dot).toBeCloseTo(distance, 12);
  });
});

test('oneHotGradient is the slope of the loss, for every kind of network', () => {
  const h = 2 ** -18;
  const which = Int32Array.of(0, 1, 2, 0, 1, 2);
  for (const loss of ['infonce', 'quadratic'] as const) {
    for (const batchNorm of ['on', 'off'] as const) {
      for (const [length, similarity] of [['unit', 'dot'], ['free', 'distance']] as const) {
        const setup = { ...tiny, loss, batchNorm, length, similarity };
        const batch = { which, magnitudes: [normals(5, 6).map((a) => 2 + a / 4), normals(6, 6).map((a) => 2 + a / 4)] as const };
        const weights: OneHotWeights = { W1: normals(7, 12), W2: normals(8, 12) };
        const { slopes } = oneHotGradient(setup, weights, batch);
        for (const layer of ['W1', 'W2'] as const) {
          for (let k = 0; k < 12; k++) {
            const at = (by: number): number => oneHotGradient(setup, { ...weights, [layer]: weights[layer].map((entry, c) => (c === k ? entry + by : entry)) }, batch).loss;
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
