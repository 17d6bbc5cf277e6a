import { describe, expect, test } from 'vitest';
import { stream } from '../../generators/stream.ts';
import { matrixOf, row, transpose, zeros, type Matrix } from '../../linalg/matrix.ts';
import { dot } from '../../linalg/vector.ts';
import { orthonormalityError } from '../sparseCoding/decoupledCovariance.ts';
import { anchorDescent } from './anchorGradient.ts';
import { drawCodes, drawSample } from './codes.ts';
import { contrastiveStep } from './contrastiveStep.ts';
import { participationRatio } from './neuronFigures.ts';
import { ridgeHead } from './ridgeHead.ts';
import { checkThresholdSetup, smallSetup, type ThresholdSetup } from './setup.ts';
import { thresholdTraining, trainedOutcome, type Trained } from './training.ts';

const tiny: ThresholdSetup = { ...smallSetup, features: 2, inputs: 8, neurons: 5, batch: 4, negatives: 3, steps: 12 };

const scene = (change: Partial<ThresholdSetup>, thresholds: number) => {
  const setup = { ...tiny, ...change };
  const s = stream(7);
  const W = matrixOf(setup.neurons, setup.inputs, () => s.normal());
  const b = Float64Array.from({ length: setup.neurons }, () => thresholds * s.uniform());
  const rows = (count: number): Float64Array => Float64Array.from({ length: count * setup.inputs }, () => (s.chance(0.5) ? 0 : s.normal()));
  return { setup, W, b, batch: { first: rows(setup.batch), second: rows(setup.batch), negatives: rows(setup.negatives) } };
};

const anchorOf = ({ setup: { inputs: n, negatives: N }, W, b, batch }: ReturnType<typeof scene>, a: number) => {
  const one = (data: Float64Array): Matrix => ({ rows: 1, cols: n, data: data.slice(a * n, (a + 1) * n) });
  return { W, b: { rows: 1, cols: b.length, data: b }, first: one(batch.first), second: one(batch.second), negatives: { rows: N, cols: n, data: batch.negatives } };
};

describe('the step over a batch', () => {
  test('is the mean of the descents at its anchors, with and without thresholds', () => {
    for (const thresholds of [0, 2, 100]) {
      const at = scene({}, thresholds);
      const { descent, compute } = contrastiveStep(at.setup);
      compute({ WT: transpose(at.W).data, b: at.b }, at.batch);
      const sum = zeros(at.W.rows, at.W.cols);
      for (let a = 0; a < at.setup.batch; a++) anchorDescent(anchorOf(at, a), at.setup.temperature).data.forEach((entry, k) => (sum.data[k] += entry / at.setup.batch));
      transpose(sum).data.forEach((entry, k) => expect(descent[k]).toBeCloseTo(entry, 12));
      compute({ WT: transpose(at.W).data, b: at.b }, at.batch);
      expect(descent[0]).toBeCloseTo(transpose(sum).data[0], 12);
    }
  });

  test('is the same where both views are one array as where they are two, whatever the second argument', () => {
    for (const second of ['detached', 'differentiated'] as const) {
      const at = scene({ second }, 1);
      const weights = { WT: transpose(at.W).data, b: at.b };
      const [one, two] = [contrastiveStep(at.setup), contrastiveStep(at.setup)];
      one.compute(weights, { ...at.batch, second: at.batch.first });
      two.compute(weights, { ...at.batch, second: at.batch.first.slice() });
      expect(one.descent).toEqual(two.descent);
    }
  });

  test('is the mean of the descents at its anchors with one anchor, one negative, one neuron, one coordinate', () => {
    for (const change of [{ batch: 1 }, { negatives: 1 }, { neurons: 1 }, { inputs: 2, features: 1 }, { batch: 1, negatives: 1, neurons: 1, inputs: 1, features: 1 }]) {
      const at = scene(change, 0.5);
      const { descent, compute } = contrastiveStep(at.setup);
      compute({ WT: transpose(at.W).data, b: at.b }, at.batch);
      const sum = zeros(at.W.rows, at.W.cols);
      for (let a = 0; a < at.setup.batch; a++) anchorDescent(anchorOf(at, a), at.setup.temperature).data.forEach((entry, k) => (sum.data[k] += entry / at.setup.batch));
      transpose(sum).data.forEach((entry, k) => expect(descent[k]).toBeCloseTo(entry, 12));
    }
  });

  test('is minus the slope of the whole loss where the second argument is differentiated, one-sided or not, by central differences', () => {
    for (const neuron of ['symmetrised', 'one-sided'] as const) {
      const at = scene({ second: 'differentiated', neuron }, 1);
      const { negatives: N, batch: B, temperature: tau, inputs: n } = at.setup;
      const h = (s: number, b: number): number => Math.max(s - b, 0) - (neuron === 'symmetrised' ? Math.max(-s - b, 0) : 0);
      const loss = (W: Matrix): number => {
        const f = (x: Float64Array): Float64Array => at.b.map((b, i) => h(dot(row(W, i), x), b));
        const view = (data: Float64Array, a: number): Float64Array => f(data.subarray(a * n, (a + 1) * n));
        let total = 0;
        for (let a = 0; a < B; a++) {
          const anchor = view(at.batch.first, a);
          const scores = [view(at.batch.second, a), ...Array.from({ length: N }, (_, s) => view(at.batch.negatives, s))].map((g) => dot(anchor, g) / tau);
          total += (tau * (Math.log(scores.reduce((sum, s) => sum + Math.exp(s), 0)) - scores[0])) / B;
        }
        return total;
      };
      const { descent, compute } = contrastiveStep(at.setup);
      compute({ WT: transpose(at.W).data, b: at.b }, at.batch);
      for (let i = 0; i < at.W.rows; i++) {
        for (let k = 0; k < n; k++) {
          const moved = (by: number): Matrix => matrixOf(at.W.rows, n, (r, c) => at.W.data[r * n + c] + (r === i && c === k ? by : 0));
          expect(descent[k * at.W.rows + i]).toBeCloseTo(-(loss(moved(1e-5)) - loss(moved(-1e-5))) / 2e-5, 6);
        }
      }
    }
  });
});

const finished = (setup: ThresholdSetup, seed: number): Trained => {
  const run = thresholdTraining(setup, stream(seed));
  for (let state = run.next(); ; state = run.next()) if (state.done === true) return state.value;
};

describe('training', () => {
  test('repeats bit by bit from its seed, and not from another', () => {
    expect(finished(tiny, 1).weights.WT).toEqual(finished(tiny, 1).weights.WT);
    expect(finished(tiny, 1).weights.WT).not.toEqual(finished(tiny, 2).weights.WT);
  });

  test('goes through its stages: thresholds 0, then in proportion to the weights at the onset and growing, then still', () => {
    const quick = { ...tiny, rate: 0.5, presence: 1, steps: 60 };
    const { weights: { b }, onsetStep, frozenStep, atOnset } = finished({ ...quick, threshold: { c: 1, growth: 0.3, onset: 2, settled: 0.3 } }, 1);
    expect(onsetStep).toBeGreaterThan(1);
    expect(frozenStep ?? 0).toBeGreaterThan(onsetStep ?? 0);
    const m = quick.neurons;
    b.forEach((threshold, i) => {
      const size = Math.sqrt(Array.from({ length: quick.inputs }, (_, k) => (atOnset ?? [])[k * m + i] ** 2).reduce((x, y) => x + y));
      expect(threshold).toBeCloseTo(Math.sqrt(Math.log(2) / 2) * size * (1 + (0.3 * 0.5) / 2) ** ((frozenStep ?? 0) - (onsetStep ?? 0)), 10);
    });
    expect(finished({ ...quick, threshold: 'off' }, 1).weights.b.every((threshold) => threshold === 0)).toBe(true);
    expect(finished({ ...quick, threshold: { c: 1, growth: 0.3, onset: 1e9, settled: 1 } }, 1)).toMatchObject({ onsetStep: null, frozenStep: null, atOnset: null });
  });

  test('yields every step, and ends with figures that are numbers, of any set-up', () => {
    for (const change of [{}, { masks: 'none' }, { masks: 'independent', negativeViews: 'masked' }, { dictionary: 'canonical', denseRank: 1 }, { neuron: 'one-sided', threshold: 'off' }, { presence: 0, noise: 0 }] as const) {
      const run = trainedOutcome({ ...tiny, ...change }, stream(3));
      let steps = 0;
      for (let state = run.next(); ; state = run.next()) {
        if (state.done === true) {
          expect(Object.values(state.value).every(Number.isFinite), JSON.stringify([change, state.value])).toBe(true);
          break;
        }
        steps = state.value;
      }
      expect(steps).toBe(12);
    }
  });

  test('refuses set-ups that describe nothing', () => {
    for (const [change, words] of [[{ features: 9 }, 'features is 9, expected at most inputs = 8'], [{ batch: 0 }, 'batch is 0'], [{ presence: 2 }, 'presence is 2'], [{ temperature: 0 }, 'temperature is 0'], [{ denseRank: 9 }, 'denseRank is 9']] as const) {
      expect(() => checkThresholdSetup({ ...tiny, ...change })).toThrow(words);
    }
  });
});

test('samples have the law of the set-up: orthonormal features present with probability p, noise of variance σ²', () => {
  const setup = { ...tiny, presence: 0.25, noise: 0.5 };
  const s = stream(9);
  const codes = drawCodes(setup, s);
  expect(orthonormalityError(codes.M)).toBeLessThan(1e-15);
  const [x, z, xi] = [new Float64Array(8), new Float64Array(2), new Float64Array(8)];
  let [present, squares, off] = [0, 0, 0];
  for (let k = 0; k < 4000; k++) {
    drawSample(setup, codes, s, x, z, xi);
    present += z.filter((entry) => entry !== 0).length;
    squares += dot(xi, xi);
    off = Math.max(off, ...x.map((entry, c) => Math.abs(entry - xi[c] - dot(row(codes.M, c), z))));
  }
  expect(Math.abs(present / 8000 - 0.25)).toBeLessThan(5 * Math.sqrt((0.25 * 0.75) / 8000));
  expect(Math.abs(squares / 32000 - 0.5)).toBeLessThan(5 * 0.5 * Math.sqrt(2 / 32000));
  expect(off).toBeLessThan(1e-14);
});

test('the ridge head solves its normal equations, and is 0 on a representation that is 0', () => {
  const s = stream(4);
  const F = matrixOf(40, 3, () => 1 + s.normal());
  const y = Float64Array.from({ length: 40 }, () => s.normal());
  const { v, intercept } = ridgeHead(F, y, 1e-9);
  const rest = y.map((value, r) => value - intercept - dot(row(F, r), v));
  expect(Math.abs(rest.reduce((a, b) => a + b))).toBeLessThan(1e-10);
  for (let i = 0; i < 3; i++) expect(Math.abs(rest.reduce((sum, value, r) => sum + value * F.data[r * 3 + i], 0))).toBeLessThan(1e-6);
  expect(ridgeHead(zeros(4, 2), Float64Array.from([1, 2, 3, 2]), 1)).toEqual({ v: new Float64Array(2), intercept: 2 });
});

test('participation ratios: 1 for one feature, d for all alike, 0 for none', () => {
  expect([participationRatio([0, 3, 0]), participationRatio([1, -1, 1, 1]), participationRatio([0, 0])]).toEqual([1, 4, 0]);
});
