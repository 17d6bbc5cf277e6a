import { matrixOf, maxAbs, multiply, row, transpose, type Matrix } from '../../linalg/matrix.ts';
import { dot, norm } from '../../linalg/vector.ts';
import { drawSample, type Codes, type Draws } from './codes.ts';
import { ridgeHead } from './ridgeHead.ts';
import type { ThresholdSetup } from './setup.ts';

/** What is measured of a trained network. */
export interface ThresholdOutcome {
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
  /** Of a ridge head for ⟨w⋆, z⟩ on fresh raw samples; the accuracy of its sign where that is not 0. */
  readonly r2: number;
  readonly accuracy: number;
  /** Of the pure neurons, the share whose feature held at least log d/d of the squared length of the dictionary part when the thresholds rose; 0 where there is none. */
  readonly luck: number;
  /** The mean cosine of f(x) and f(ξ), where neither is 0. */
  readonly noiseCosine: number;
  /** Over pure neurons and raw samples, how often a neuron is active exactly when its feature is present; 0 where there is no pure neuron. */
  readonly agreement: number;
  /** Of the same pairs, how much more often a neuron is active with its feature than without; 0 where there is no pure neuron. */
  readonly separation: number;
  /** ‖MMᵀw‖/‖w‖ when the thresholds rose, the mean over neurons; 0 where they never did. */
  readonly featureShare: number;
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length === 0 ? 0 : sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length);

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

const probe = { train: 3000, test: 3000, ridge: 1e-3 };

interface Network {
  readonly WT: Float64Array;
  readonly b: Float64Array;
}

const representations = ({ neurons: m, inputs: n, neuron }: ThresholdSetup, { WT, b }: Network, x: Float64Array, out: Float64Array): void => {
  out.fill(0);
  for (let k = 0; k < n; k++) if (x[k] !== 0) for (let i = 0; i < m; i++) out[i] += x[k] * WT[k * m + i];
  for (let i = 0; i < m; i++) out[i] = out[i] > b[i] ? out[i] - b[i] : neuron === 'symmetrised' && out[i] < -b[i] ? out[i] + b[i] : 0;
};

/** The linear probe: R² and accuracy of ⟨w⋆, z⟩ for a normal w⋆; the mean cosine of f(x) and f(ξ); how well pure neurons tell their feature. */
const probed = (setup: ThresholdSetup, weights: Network, codes: Codes, draws: Draws, singles: readonly (readonly [neuron: number, feature: number])[]): Pick<ThresholdOutcome, 'r2' | 'accuracy' | 'noiseCosine' | 'agreement' | 'separation'> => {
  const { features: d, inputs: n, neurons: m } = setup;
  const target = Float64Array.from({ length: d }, () => draws.normal());
  const [x, z, xi] = [new Float64Array(n), new Float64Array(d), new Float64Array(n)];
  const [f, fNoise] = [new Float64Array(m), new Float64Array(m)];
  const cosines: number[] = [];
  // Pairs of a pure neuron and a sample, by whether the feature is present: how many there are, and how many active.
  const [pairs, answers] = [[0, 0], [0, 0]];
  const sampled = (count: number): { readonly F: Matrix; readonly y: Float64Array } => {
    const [F, y] = [matrixOf(count, m, () => 0), new Float64Array(count)];
    for (let s = 0; s < count; s++) {
      drawSample(setup, codes, draws, x, z, xi);
      representations(setup, weights, x, f);
      row(F, s).set(f);
      y[s] = dot(target, z);
      if (s < 500) {
        for (const [i, j] of singles) {
          const present = z[j] === 0 ? 0 : 1;
          pairs[present]++;
          if (f[i] !== 0) answers[present]++;
        }
        representations(setup, weights, xi, fNoise);
        const size = norm(f) * norm(fNoise);
        if (size > 0) cosines.push(dot(f, fNoise) / size);
      }
    }
    return { F, y };
  };
  const [fit, test] = [sampled(probe.train), sampled(probe.test)];
  const head = ridgeHead(fit.F, fit.y, probe.ridge);
  const centre = mean([...test.y]);
  let [missed, all, right, signs] = [0, 0, 0, 0];
  test.y.forEach((y, s) => {
    const guess = head.intercept + dot(row(test.F, s), head.v);
    missed += (y - guess) ** 2;
    all += (y - centre) ** 2;
    if (y !== 0) {
      signs++;
      if (Math.sign(guess) === Math.sign(y)) right++;
    }
  });
  const rate = (present: number): number => (pairs[present] > 0 ? answers[present] / pairs[present] : 0);
  const asked = pairs[0] + pairs[1];
  const told = { agreement: asked > 0 ? (pairs[0] - answers[0] + answers[1]) / asked : 0, separation: rate(1) - rate(0) };
  return { r2: all > 0 ? 1 - missed / all : 0, accuracy: signs > 0 ? right / signs : 0, noiseCosine: mean(cosines), ...told };
};

interface Run {
  readonly weights: Network;
  readonly codes: Codes;
  readonly atOnset: Float64Array | null;
}

/** The figures of a trained network; the probe's samples come from `draws`. */
export const measure = (setup: ThresholdSetup, { weights, codes, atOnset }: Run, draws: Draws): ThresholdOutcome => {
  const { inputs: n, neurons: m, features: d } = setup;
  const neurons = (WT: Float64Array): Matrix => transpose({ rows: n, cols: m, data: WT });
  const W = neurons(weights.WT);
  const C = multiply(W, codes.M);
  const size = Array.from({ length: m }, (_, i) => norm(row(W, i)));
  const longest = Math.max(...size);
  const active = size.map((_, i) => i).filter((i) => size[i] > longest / 4 && longest > 0);
  const purity = (i: number): number => Math.abs(row(C, i)[strongest(row(C, i))]) / size[i];
  const pure = active.filter((i) => purity(i) > 0.85);
  const onset = atOnset === null ? null : multiply(neurons(atOnset), codes.M);
  const lucky = pure.filter((i) => onset !== null && row(onset, i)[strongest(row(C, i))] ** 2 >= (Math.log(d) / d) * dot(row(onset, i), row(onset, i)));
  const start = atOnset === null ? null : neurons(atOnset);
  return {
    active: active.length,
    pure: pure.length,
    coverage: new Set(pure.map((i) => strongest(row(C, i)))).size,
    purity: median(active.map(purity)),
    participation: median(active.map((i) => participationRatio(row(C, i)))),
    longest,
    coefficient: maxAbs(C),
    ...probed(setup, weights, codes, draws, pure.map((i) => [i, strongest(row(C, i))] as const)),
    luck: pure.length === 0 ? 0 : lucky.length / pure.length,
    featureShare: start === null || onset === null ? 0 : mean(Array.from({ length: m }, (_, i) => norm(row(onset, i)) / norm(row(start, i)))),
  };
};
