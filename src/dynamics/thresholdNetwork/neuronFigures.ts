import { maxAbs, multiply, row, transpose, type Matrix } from '../../linalg/matrix.ts';
import { dot, norm } from '../../linalg/vector.ts';
import type { Codes } from './codes.ts';
import type { ThresholdWeights } from './contrastiveStep.ts';
import type { ThresholdSetup } from './setup.ts';

/** What is measured of the weights of a trained network. */
export interface NeuronFigures {
  /** Neurons longer than a quarter of the longest. */
  readonly active: number;
  /** Active neurons with max_j |⟨w, M_j⟩| > 0.85‖w‖. */
  readonly pure: number;
  /** Features with a pure neuron. */
  readonly coverage: number;
  /** The median over active neurons of max_j |⟨w, M_j⟩|/‖w‖, and of the participation ratio (Σc²)²/Σc⁴ of c = Mᵀw. */
  readonly purity: number;
  readonly participation: number;
  readonly longest: number;
  /** max_ij |⟨w_i, M_j⟩|, the largest coefficient of a feature. */
  readonly coefficient: number;
  /** Of the pure neurons, the share whose feature held at least log d/d of the squared length of the dictionary part when the thresholds rose; 0 where there is none. */
  readonly luck: number;
  /** ‖MMᵀw‖/‖w‖ when the thresholds rose, the mean over neurons; 0 where they never did. */
  readonly featureShare: number;
}

/** A trained network, the law of its samples, and its weights when the thresholds rose; null where they never did. */
export interface TrainedNetwork {
  readonly weights: ThresholdWeights;
  readonly codes: Codes;
  readonly atOnset: Float64Array | null;
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length === 0 ? 0 : sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

/** The mean, 0 of no values. */
export const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length);

/** The index of the largest |entry|. */
const strongest = (values: Float64Array): number => values.reduce((best, entry, j) => (Math.abs(entry) > Math.abs(values[best]) ? j : best), 0);

/** (Σc²)²/Σc⁴, between 1 and the length of c; 0 for c = 0. */
export const participationRatio = (c: ArrayLike<number>): number => {
  let [squares, fourths] = [0, 0];
  for (let j = 0; j < c.length; j++) {
    squares += c[j] ** 2;
    fourths += c[j] ** 4;
  }
  return fourths > 0 ? squares ** 2 / fourths : 0;
};

/** Weights of m neurons in rows, from their transpose. */
const neuronsOf = ({ inputs, neurons }: ThresholdSetup, WT: Float64Array): Matrix => transpose({ rows: inputs, cols: neurons, data: WT });

/** ‖w_i‖ of every neuron, ⟨w_i, M_j⟩ of every neuron and feature, and the neurons longer than a quarter of the longest. */
const measured = (setup: ThresholdSetup, { weights, codes }: TrainedNetwork) => {
  const W = neuronsOf(setup, weights.WT);
  const size = Array.from({ length: setup.neurons }, (_, i) => norm(row(W, i)));
  const longest = Math.max(...size);
  return { C: multiply(W, codes.M), W, size, longest, active: size.map((_, i) => i).filter((i) => size[i] > longest / 4 && longest > 0) };
};

const purityOf = ({ C, size }: ReturnType<typeof measured>, i: number): number => Math.abs(row(C, i)[strongest(row(C, i))]) / size[i];

const pureOf = (of: ReturnType<typeof measured>) => of.active.filter((i) => purityOf(of, i) > 0.85).map((neuron) => ({ neuron, feature: strongest(row(of.C, neuron)) }));

/** The pure neurons, each with its feature. */
export const pureNeurons = (setup: ThresholdSetup, trained: TrainedNetwork): readonly { readonly neuron: number; readonly feature: number }[] => pureOf(measured(setup, trained));

/** The figures of the weights of a trained network. */
export const neuronFigures = (setup: ThresholdSetup, trained: TrainedNetwork): NeuronFigures => {
  const { neurons: m, features: d } = setup;
  const { atOnset, codes } = trained;
  const of = measured(setup, trained);
  const { C, longest, active } = of;
  const pure = pureOf(of);
  const start = atOnset === null ? null : neuronsOf(setup, atOnset);
  const onset = start === null ? null : multiply(start, codes.M);
  const lucky = pure.filter(({ neuron, feature }) => onset !== null && row(onset, neuron)[feature] ** 2 >= (Math.log(d) / d) * dot(row(onset, neuron), row(onset, neuron)));
  return {
    active: active.length,
    pure: pure.length,
    coverage: new Set(pure.map(({ feature }) => feature)).size,
    purity: median(active.map((i) => purityOf(of, i))),
    participation: median(active.map((i) => participationRatio(row(C, i)))),
    longest,
    coefficient: maxAbs(C),
    luck: pure.length === 0 ? 0 : lucky.length / pure.length,
    featureShare: start === null || onset === null ? 0 : mean(Array.from({ length: m }, (_, i) => norm(row(onset, i)) / norm(row(start, i)))),
  };
};
