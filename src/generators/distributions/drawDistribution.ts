import { matrixOf } from '../../linalg/matrix.ts';
import { drawMatrix } from '../matrixFamilies.ts';
import { drawOrthonormal } from '../orthonormal.ts';
import type { Stream } from '../stream.ts';
import { drawSymmetric } from '../symmetric.ts';
import { conditionallyIndependent } from './conditionallyIndependent.ts';
import type { Distribution } from './distribution.ts';
import { gaussian } from './gaussian.ts';
import { gaussianMixture, type GaussianMixture } from './gaussianMixture.ts';
import { laplace, studentT } from './heavyTails.ts';
import { latentCategorical } from './latentCategorical.ts';
import { latentSummation } from './latentSummation.ts';
import { oneHotTokens } from './oneHotTokens.ts';

/** n probabilities, uniform on the simplex or all equal. */
const drawProbabilities = (stream: Stream, n: number): number[] => {
  const equal = stream.chance(0.25);
  const raw = Array.from({ length: n }, () => (equal ? 1 : 1e-3 - Math.log(1 - stream.uniform())));
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((value) => value / sum);
};

const positives = (stream: Stream, n: number): number[] => Array.from({ length: n }, () => 0.25 + stream.uniform());

const drawPart = (stream: Stream, d: number) => ({
  mean: drawMatrix(stream, 1, d, stream.pick(['gaussian', 'grid', 'zero'])).data,
  covariance: drawSymmetric(stream, d, 'semidefinite'),
});

/** A mixture of one to four Gaussians in dimension d. */
export const drawGaussianMixture = (stream: Stream, d: number): GaussianMixture => {
  const p = drawProbabilities(stream, stream.integer(1, 4));
  return gaussianMixture(p, p.map(() => drawPart(stream, d)));
};

const draws = {
  gaussian: (stream, d) => {
    const { mean, covariance } = drawPart(stream, d);
    return gaussian(mean, covariance);
  },
  gaussianMixture: drawGaussianMixture,
  oneHotTokens: (stream, d) => oneHotTokens(drawProbabilities(stream, d), positives(stream, d)),
  latentCategorical: (stream, d) => {
    const M = stream.integer(1, d);
    return latentCategorical(drawOrthonormal(stream, M, d), drawProbabilities(stream, M), stream.pick([0, 0.1, 1]));
  },
  latentSummation: (stream, d) => {
    const M = stream.integer(1, d);
    const p = Array.from({ length: M }, () => stream.pick([0.05, 0.25, 0.5, 0.75]));
    return latentSummation(drawOrthonormal(stream, M, d), p, positives(stream, M));
  },
  laplace: (stream, d) => laplace(d, 0.25 + stream.uniform()),
  studentT: (stream, d) => studentT(d, stream.integer(1, 5)),
  conditionallyIndependent: (stream, d) => {
    const p = drawProbabilities(stream, stream.integer(2, 4));
    const first = stream.integer(1, d);
    const sizes = [first, d - first].filter((size) => size > 0);
    return conditionallyIndependent(p, sizes.map((size) => matrixOf(p.length, size, () => stream.normal())), stream.pick([0.1, 1]));
  },
} satisfies Record<string, (stream: Stream, dimension: number) => Distribution>;

export type DistributionName = keyof typeof draws;

export const distributionNames = Object.keys(draws) as readonly DistributionName[];

/** A distribution on ℝᵈ of the name, or of a random one; throws unless d ≥ 1. */
export const drawDistribution = (stream: Stream, dimension: number, name: DistributionName = stream.pick(distributionNames)): Distribution => {
  if (!(Number.isInteger(dimension) && dimension >= 1)) throw new RangeError(`drawDistribution: dimension ${dimension}, expected a whole number ≥ 1`);
  return draws[name](stream, dimension);
};
