import type { Matrix } from '../../linalg/matrix.ts';
import { matrixOf } from '../../linalg/matrix.ts';
import { checkProbabilities, drawClass, sampler, type Distribution } from './distribution.ts';
import { mixtureMoments } from './mixtureMoments.ts';

/**
 * x = (x_1..x_K), the fields independent given the class z: x_k | z = c ~ N(m_ck, σ²I). p: C; means: one C×d_k
 * matrix a field; sigma ≥ 0. d = Σ d_k. Throws when sizes differ. Source: Tian 2023, Section 4 (two-layer model).
 */
export const conditionallyIndependent = (p: readonly number[], means: readonly Matrix[], sigma: number): Distribution => {
  checkProbabilities('conditionallyIndependent', p);
  means.forEach((m, k) => {
    if (m.rows !== p.length) throw new RangeError(`conditionallyIndependent: the means of field ${k} are ${m.rows}×${m.cols}, expected ${p.length} rows, one a class`);
  });
  const dimension = means.reduce((sum, m) => sum + m.cols, 0);
  const noise = matrixOf(dimension, dimension, (i, j) => (i === j ? sigma * sigma : 0));
  const parts = p.map((_, c) => ({
    mean: Float64Array.from(means.flatMap((m) => Array.from(m.data.subarray(c * m.cols, (c + 1) * m.cols)))),
    covariance: noise,
  }));
  return {
    name: 'conditionallyIndependent',
    dimension,
    ...mixtureMoments(p, parts),
    sample: sampler('conditionallyIndependent', dimension, (stream, out) => {
      const centre = parts[drawClass(stream, p)]?.mean ?? out;
      for (let j = 0; j < dimension; j++) out[j] = centre[j] + sigma * stream.normal();
    }),
  };
};
