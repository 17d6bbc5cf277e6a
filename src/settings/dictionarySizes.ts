import { keptFractions } from '../dynamics/sparseCoding/decoupledCovariance.ts';
import { drawOrthonormal } from '../generators/orthonormal.ts';
import { stream as streamOf } from '../generators/stream.ts';
import { anySeed } from './seeds.ts';
import { setting } from './setting.ts';

/** Random orthonormal dictionaries of d features over sizes. */
export const dictionarySizes = setting({
  id: 'dictionary-sizes',
  words: 'For all seeds of random orthonormal dictionaries, uniformly distributed, of d features in 32 to 256 coordinates',
  dims: { d: [2, 8] },
  fields: { seed: anySeed('seed') },
});

/** Sizes over which the slope is fitted, and dictionaries of each. */
const [sizes, count] = [[32, 64, 128, 256], 64];

/**
 * The mean share 1 − (1/d) Σ_j κ_j that masks take from the features, over sizes n, each with its standard error; the least-squares slope of
 * its logarithm over log n with its own; and what is expected, (d + 2)/(n + 2) with the slope of that.
 */
export const lostShares = ({ seed, dims: { d } }: { readonly seed: number; readonly dims: Readonly<Record<'d', number>> }) => {
  const draws = streamOf(seed);
  const shares = sizes.map((n) => Array.from({ length: count }, () => 1 - keptFractions(drawOrthonormal(draws, n, d)).reduce((a, b) => a + b, 0) / d));
  const means = shares.map((all) => all.reduce((a, b) => a + b, 0) / count);
  const errors = shares.map((all, k) => Math.sqrt(all.reduce((sum, share) => sum + (share - means[k]) ** 2, 0) / (count - 1) / count));
  const expected = sizes.map((n) => (d + 2) / (n + 2));
  const xs = sizes.map((n) => Math.log(n));
  const centre = xs.reduce((a, b) => a + b, 0) / xs.length;
  const spread = xs.reduce((sum, x) => sum + (x - centre) ** 2, 0);
  const slopeOf = (ys: readonly number[]): number => xs.reduce((sum, x, k) => sum + (x - centre) * Math.log(ys[k]), 0) / spread;
  // Of a logarithm the standard error is the relative one.
  const slopeError = Math.sqrt(xs.reduce((sum, x, k) => sum + (((x - centre) / spread) * (errors[k] / means[k])) ** 2, 0));
  return { sizes, means, errors, expected, slope: slopeOf(means), slopeError, expectedSlope: slopeOf(expected) };
};
