import { floats } from '../../linalg/floats.ts';
import { matrixOf } from '../../linalg/matrix.ts';
import { sampler, type Distribution } from './distribution.ts';

const diagonal = (d: number, value: number) => matrixOf(d, d, (i, j) => (i === j ? value : 0));

/** Independent Laplace coordinates of density e^{−|x|/b}/2b: mean 0, covariance 2b²I. Throws unless d ≥ 1 and b > 0. */
export const laplace = (dimension: number, b: number): Distribution => {
  if (!(dimension >= 1 && b > 0)) throw new RangeError(`laplace: dimension ${dimension} and scale ${b}; expected dimension ≥ 1 and scale > 0`);
  return {
    name: 'laplace',
    dimension,
    mean: floats(dimension),
    covariance: diagonal(dimension, 2 * b * b),
    sample: sampler('laplace', dimension, (stream, out) => {
      for (let j = 0; j < dimension; j++) out[j] = (stream.chance(0.5) ? b : -b) * -Math.log(1 - stream.uniform());
    }),
  };
};

/**
 * Independent Student t coordinates, Z/√(χ²_ν/ν): mean 0 for ν > 1, covariance ν/(ν−2)·I for ν > 2, neither
 * otherwise. nu: a whole number ≥ 1 (1 is Cauchy); throws otherwise.
 */
export const studentT = (dimension: number, nu: number): Distribution => {
  if (!(dimension >= 1 && Number.isInteger(nu) && nu >= 1)) {
    throw new RangeError(`studentT: dimension ${dimension} and ${nu} degrees of freedom; expected whole numbers ≥ 1`);
  }
  return {
    name: 'studentT',
    dimension,
    ...(nu > 1 ? { mean: floats(dimension) } : {}),
    ...(nu > 2 ? { covariance: diagonal(dimension, nu / (nu - 2)) } : {}),
    sample: sampler('studentT', dimension, (stream, out) => {
      for (let j = 0; j < dimension; j++) {
        let chi = Number.MIN_VALUE;
        for (let k = 0; k < nu; k++) chi += stream.normal() ** 2;
        out[j] = stream.normal() / Math.sqrt(chi / nu);
      }
    }),
  };
};
