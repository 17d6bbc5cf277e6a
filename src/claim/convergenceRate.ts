import { stream } from '../generators/stream.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { batchErrors, type Population } from '../settings/kernelPopulation.ts';
import type { Residual } from './residual.ts';

/** Sizes of the batches, replicates of each, and the standard errors that the slope may lie off; that many, since the squares have heavier tails than normal ones. */
const [sizes, replicates, deviations] = [[32, 128, 512, 2048], 64, 8] as const;

/**
 * How far the slope of log error over log N lies above −1/2: least squares of log √(mean ‖error‖²) at four sizes, with a
 * tolerance of 8 standard errors (delta method) and 1/64 for the 1/N² term of the mean square. Where the error at the
 * largest size is below `rounding`, there is none left to fit, and the value is 0.
 */
export const convergenceRate = (population: Population<Matrix> & { readonly seed: number }, limit: Matrix, rounding: number): Residual => {
  const random = stream(population.seed);
  const squares = sizes.map((N) => batchErrors(population, limit, random, N, replicates));
  const means = squares.map((list) => list.reduce((a, b) => a + b, 0) / replicates);
  const errors = means.map(Math.sqrt);
  const what = 'slope of log error over log N, above −1/2';
  const because = `a fit to N = ${sizes.join(', ')} with ${replicates} batches each: ${deviations} standard errors and 1/64`;
  if (errors[sizes.length - 1] <= rounding) return { what, value: 0, tolerance: 1, because };
  const logs = sizes.map(Math.log);
  const centre = logs.reduce((a, b) => a + b, 0) / logs.length;
  const spread = logs.reduce((sum, x) => sum + (x - centre) ** 2, 0);
  let slope = 0;
  let variance = 0;
  logs.forEach((x, k) => {
    const weight = (x - centre) / spread;
    slope += (weight * Math.log(means[k])) / 2;
    const scatter = squares[k].reduce((sum, e) => sum + (e / means[k] - 1) ** 2, 0) / (replicates - 1);
    variance += (weight ** 2 * scatter) / (4 * replicates);
  });
  return { what, value: Math.max(0, slope + 0.5), tolerance: deviations * Math.sqrt(variance) + 1 / 64, because, seen: { [`errors at N = ${sizes.join(', ')}`]: errors } };
};
