import { matrix, row } from '../../linalg/matrix.ts';
import { sparseProduct } from '../../linalg/sparseProduct.ts';
import { dot, norm } from '../../linalg/vector.ts';
import { activate } from './activate.ts';
import { drawSample, type Draws } from './codes.ts';
import { mean, pureNeurons, type TrainedNetwork } from './neuronFigures.ts';
import { ridgeHead } from './ridgeHead.ts';
import type { ThresholdSetup } from './setup.ts';

/** What is measured of a trained network on fresh raw samples. */
export interface ProbeFigures {
  /** Of a ridge head for ⟨w⋆, z⟩ with a normal w⋆; the accuracy of its sign where that is not 0. */
  readonly r2: number;
  readonly accuracy: number;
  /** The mean cosine of f(x) and f(ξ), where neither is 0. */
  readonly noiseCosine: number;
  /** Over pure neurons and samples, how often a neuron is active exactly when its feature is present; 0 where there is no pure neuron. */
  readonly agreement: number;
  /** Of the same pairs, how much more often a neuron is active with its feature than without; 0 where there is no pure neuron. */
  readonly separation: number;
}

const probe = { train: 3000, test: 3000, ridge: 1e-3, looked: 500 };

/** The figures of the linear probe, fitted on 3,000 samples and tested on as many, and of the neurons on the first 500; the samples come from `draws`. */
export const probeFigures = (setup: ThresholdSetup, trained: TrainedNetwork, draws: Draws): ProbeFigures => {
  const { features: d, inputs: n, neurons: m, neuron } = setup;
  const { codes, weights: { WT, b } } = trained;
  const target = Float64Array.from({ length: d }, () => draws.normal());
  /** f of samples in rows. */
  const represented = (X: Float64Array): Float64Array => {
    const F = new Float64Array((X.length / n) * m);
    sparseProduct(X, X.length / n, n, WT, m, F);
    activate(neuron, F, b);
    return F;
  };
  const [z, xi] = [new Float64Array(d), new Float64Array(n)];
  const [noises, latents] = [new Float64Array(probe.looked * n), new Float64Array(probe.looked * d)];
  const sampled = (count: number, looked: number) => {
    const [X, y] = [new Float64Array(count * n), new Float64Array(count)];
    for (let s = 0; s < count; s++) {
      drawSample(setup, codes, draws, X.subarray(s * n, (s + 1) * n), z, xi);
      y[s] = dot(target, z);
      if (s >= looked) continue;
      noises.set(xi, s * n);
      latents.set(z, s * d);
    }
    return { F: matrix(count, m, represented(X)), y };
  };
  const fit = sampled(probe.train, probe.looked);
  const test = sampled(probe.test, 0);

  const G = matrix(probe.looked, m, represented(noises));
  const cosines: number[] = [];
  // Pairs of a pure neuron and a sample, by whether the feature is present: how many there are, and how many active.
  const [pairs, answers] = [[0, 0], [0, 0]];
  const singles = pureNeurons(setup, trained);
  for (let s = 0; s < probe.looked; s++) {
    const [f, g] = [row(fit.F, s), row(G, s)];
    for (const { neuron: i, feature } of singles) {
      const present = latents[s * d + feature] === 0 ? 0 : 1;
      pairs[present]++;
      if (f[i] !== 0) answers[present]++;
    }
    const size = norm(f) * norm(g);
    if (size > 0) cosines.push(dot(f, g) / size);
  }

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
  return {
    r2: all > 0 ? 1 - missed / all : 0,
    accuracy: signs > 0 ? right / signs : 0,
    noiseCosine: mean(cosines),
    agreement: asked > 0 ? (pairs[0] - answers[0] + answers[1]) / asked : 0,
    separation: rate(1) - rate(0),
  };
};
