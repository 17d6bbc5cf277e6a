import type { Matrix } from '../../linalg/matrix.ts';
import { covarianceFactor } from './covarianceFactor.ts';
import { sampler, type Distribution } from './distribution.ts';
import type { Stream } from '../stream.ts';

/** Adds m + Fz to a row, z standard normal. F: d×d. */
export const addGaussian = (stream: Stream, out: Float64Array, mean: Float64Array, F: Matrix): void => {
  const d = mean.length;
  const z = Float64Array.from(mean, () => stream.normal());
  for (let i = 0; i < d; i++) {
    let value = mean[i];
    for (let k = 0; k < d; k++) value += F.data[i * d + k] * z[k];
    out[i] += value;
  }
};

/** N(m, S). m: d; S: d×d, symmetric, semidefinite (a singular one is fine); throws otherwise. */
export const gaussian = (mean: Float64Array, covariance: Matrix): Distribution => {
  const dimension = mean.length;
  if (covariance.rows !== dimension) {
    throw new RangeError(`gaussian: the covariance is ${covariance.rows}×${covariance.cols}, expected ${dimension}×${dimension} (a mean of ${dimension} entries)`);
  }
  const F = covarianceFactor(covariance);
  return { name: 'gaussian', dimension, mean, covariance, sample: sampler('gaussian', dimension, (stream, out) => addGaussian(stream, out, mean, F)) };
};
