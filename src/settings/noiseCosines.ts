import { stream as streamOf } from '../generators/stream.ts';
import type { Field } from './field.ts';
import { anySeed } from './seeds.ts';
import { setting } from './setting.ts';

/** One of the values; from the first to the last when it is searched. */
const among = (what: string, ...values: readonly number[]): Field<number> => ({ kind: 'number', what, draw: (s) => s.pick(values), valid: (value) => value >= values[0] && value <= values[values.length - 1], simpler: () => [] });
const seed = anySeed('seed');

/** The cosine of a sparse code and its noise, over sizes. */
export const noiseCosines = setting({
  id: 'noise-cosines',
  words: 'For all seeds, 16 features of presence p from 0.1 to 0.3, noise of variance σ² from 0.05 to 0.2, and 64 to 4,096 coordinates',
  dims: {},
  fields: { p: among('presence', 0.1, 0.2, 0.3), variance: among('variance of the noise', 0.05, 0.1, 0.2), seed },
});

/** Sizes over which the slope is fitted. */
export const cosineSizes = [64, 256, 1024, 4096] as const;

/** Mean of 1 − cos(x, ξ) over `count` samples of 16 features in n coordinates: ⟨M_j, ξ⟩ and the rest of ξ are independent, the rest chi-square. */
const meanGap = (draws: ReturnType<typeof streamOf>, n: number, { p, variance }: { readonly p: number; readonly variance: number }, count: number): number => {
  const d = 16;
  let total = 0;
  for (let sample = 0; sample < count; sample++) {
    let [code, cross, noise] = [0, 0, 0];
    for (let j = 0; j < n; j++) {
      const xi = Math.sqrt(variance) * draws.normal();
      noise += xi * xi;
      if (j >= d || draws.uniform() >= p) continue;
      code++;
      cross += xi * (draws.uniform() < 0.5 ? 1 : -1);
    }
    total += 1 - (noise + cross) / Math.sqrt(noise * (noise + 2 * cross + code));
  }
  return total / count;
};

/** The least-squares slope of log mean(1 − cos) over log n, and the means. */
export const cosineSlope = (i: { readonly p: number; readonly variance: number; readonly seed: number }): { readonly slope: number; readonly means: readonly number[] } => {
  const draws = streamOf(i.seed);
  const means = cosineSizes.map((n) => meanGap(draws, n, i, 400));
  const [xs, ys] = [cosineSizes.map((n) => Math.log(n)), means.map(Math.log)];
  const centre = xs.reduce((a, b) => a + b, 0) / xs.length;
  const slope = xs.reduce((sum, x, k) => sum + (x - centre) * ys[k], 0) / xs.reduce((sum, x) => sum + (x - centre) ** 2, 0);
  return { slope, means };
};
