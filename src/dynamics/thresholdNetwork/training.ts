import { drawCodes, drawSample, type Codes, type Draws } from './codes.ts';
import { contrastiveStep, type ThresholdWeights } from './contrastiveStep.ts';
import { neuronFigures, type NeuronFigures } from './neuronFigures.ts';
import { probeFigures, type ProbeFigures } from './probeFigures.ts';
import { checkThresholdSetup, type ThresholdSetup } from './setup.ts';

/** Where the thresholds stand: at zero, growing, frozen. */
export type Stage = 'linear' | 'growing' | 'frozen';

const middle = (values: Float64Array): number => {
  const half = values.length >> 1;
  return values.length % 2 === 1 ? values[half] : (values[half - 1] + values[half]) / 2;
};

/** ‖w_i‖ for every neuron, into `out`. */
const lengths = (WT: Float64Array, m: number, out: Float64Array): void => {
  out.fill(0);
  for (let at = 0; at < WT.length; at += m) for (let i = 0; i < m; i++) out[i] += WT[at + i] ** 2;
  for (let i = 0; i < m; i++) out[i] = Math.sqrt(out[i]);
};

/** Draws both views of a sample x into the rows of a batch at `to`. */
const drawViews = (masks: ThresholdSetup['masks'], x: Float64Array, draws: Draws, first: Float64Array, second: Float64Array, to: number): void => {
  // One uniform number holds many fair bits.
  let [bits, left] = [0, 0];
  for (let k = 0; k < x.length; k++) {
    if (masks === 'none') {
      first[to + k] = second[to + k] = x[k];
      continue;
    }
    if (left === 0) {
      bits = Math.floor(draws.uniform() * 2 ** 30);
      left = 15;
    }
    const kept = bits & 1;
    const other = masks === 'complementary' ? 1 - kept : (bits >> 1) & 1;
    bits >>= 2;
    left--;
    first[to + k] = kept * 2 * x[k];
    second[to + k] = other * 2 * x[k];
  }
};

/** What a training run leaves: weights, law, the lengths and directions at the end of the linear stage, and when its stages began. */
export interface Trained {
  readonly weights: ThresholdWeights;
  readonly codes: Codes;
  /** The weights when the thresholds rose; null where they never did. */
  readonly atOnset: Float64Array | null;
  readonly onsetStep: number | null;
  readonly frozenStep: number | null;
}

/**
 * Trains a threshold network on sparse codes by SGD on fresh samples: w ← (1 − ηλ)w + η·descent, the thresholds on their schedule.
 * Yields the steps done after every step. Throws on a set-up that describes nothing. Source: Wen & Li 2021, reconstructed.
 */
export function* thresholdTraining(setup: ThresholdSetup, draws: Draws): Generator<number, Trained> {
  checkThresholdSetup(setup);
  const { features: d, inputs: n, neurons: m, batch: B, negatives: N, rate, decay, steps, threshold, masks, negativeViews } = setup;
  const codes = drawCodes(setup, draws);
  const WT = Float64Array.from({ length: n * m }, () => Math.sqrt(setup.initialVariance / n) * draws.normal());
  const b = new Float64Array(m);
  const weights = { WT, b };
  const { descent, compute } = contrastiveStep(setup);
  const first = new Float64Array(B * n);
  // Without masks the two views are one sample.
  const batch = { first, second: masks === 'none' ? first : new Float64Array(B * n), negatives: new Float64Array(N * n) };
  const [x, z, xi] = [new Float64Array(n), new Float64Array(d), new Float64Array(n)];
  const [size, sorted] = [new Float64Array(m), new Float64Array(m)];
  lengths(WT, m, size);
  const start = middle(size.toSorted());
  const longest = sorted.subarray(m - Math.min(d, m));
  let stage: Stage = 'linear';
  let atOnset: Float64Array | null = null;
  let [onsetStep, frozenStep]: (number | null)[] = [null, null];
  for (let step = 1; step <= steps; step++) {
    for (let a = 0; a < B; a++) {
      drawSample(setup, codes, draws, x, z, xi);
      drawViews(masks, x, draws, batch.first, batch.second, a * n);
    }
    for (let s = 0; s < N; s++) {
      drawSample(setup, codes, draws, x, z, xi);
      for (let k = 0; k < n; k++) batch.negatives[s * n + k] = negativeViews === 'raw' ? x[k] : draws.uniform() < 0.5 ? 2 * x[k] : 0;
    }
    compute(weights, batch);
    const keep = 1 - rate * decay;
    for (let at = 0; at < WT.length; at++) WT[at] = keep * WT[at] + rate * descent[at];
    if (threshold !== 'off' && stage !== 'frozen') {
      lengths(WT, m, size);
      sorted.set(size);
      sorted.sort();
      if (stage === 'linear' && middle(sorted) >= threshold.onset * start) {
        stage = 'growing';
        onsetStep = step;
        atOnset = WT.slice();
        for (let i = 0; i < m; i++) b[i] = Math.sqrt((threshold.c * Math.log(d)) / d) * size[i];
      } else if (stage === 'growing') {
        for (let i = 0; i < m; i++) b[i] *= 1 + (threshold.growth * rate) / d;
        if (middle(longest) > threshold.settled) {
          stage = 'frozen';
          frozenStep = step;
        }
      }
    }
    yield step;
  }
  return { weights, codes, atOnset, onsetStep, frozenStep };
}

/** Training followed by what is measured of it. */
export function* trainedOutcome(setup: ThresholdSetup, draws: Draws): Generator<number, NeuronFigures & ProbeFigures> {
  const trained = yield* thresholdTraining(setup, draws);
  return { ...neuronFigures(setup, trained), ...probeFigures(setup, trained, draws) };
}
