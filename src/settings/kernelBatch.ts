import { featuresOf, gaussianImportances, kernelImportances, taylorFeatures } from '../dynamics/kernelImportances.ts';
import { importanceMass } from '../dynamics/importanceMass.ts';
import { drawMatrix } from '../generators/matrix.ts';
import type { Stream } from '../generators/stream.ts';
import { mapEntries, matrixOf, maxAbs, maxAbsDifference, type Matrix } from '../linalg/matrix.ts';
import type { Field } from './field.ts';
import { anyMatrix, importances, secondViews } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

/** Features of samples x: of any family; constant; the first of the Gaussian kernel on a coordinate; all of it where there is room. */
const drawFeatures = (stream: Stream, x: Matrix, N: number, L: number): Matrix => {
  const tau = 2 ** stream.integer(-3, 3) * (maxAbs(x) || 1) ** 2;
  switch (stream.integer(0, 5)) {
    case 0:
      return matrixOf(N, L, (_, l) => (l === 0 ? 1 : 0));
    case 1:
      return taylorFeatures(Array.from({ length: N }, (_, i) => x.data[i * x.cols]), tau, L);
    case 2: {
      if (L < N) break;
      const all = featuresOf(gaussianImportances(x, tau));
      return matrixOf(N, L, (i, l) => (l < N ? all.data[i * N + l] : 0));
    }
  }
  return drawMatrix(stream, N, L);
};

/** A batch of values g, features of its clean samples, and importances. */
export const kernelBatch = setting({
  id: 'kernel-batch',
  words: 'For all values g of N samples in two views, L features φ of any sign of the clean samples, and importances α',
  dims: { N: [1, 8], q: [1, 3], L: [1, 8] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: {
    x: anyMatrix('g on the first views', [['N'], ['q']]),
    xPrime: secondViews('g on the second views', [['N'], ['q']], 'x'),
    phi: {
      ...anyMatrix('features of the clean samples', [['N'], ['L']]),
      // Beyond 2^±200 products leave float64; features that small are 0.
      draw: (stream, dims, drawn) => mapEntries(drawFeatures(stream, drawn.x as Matrix, dims.N, dims.L), (entry) => (Math.abs(entry) < 2 ** -200 ? 0 : entry)),
    } satisfies Field<Matrix>,
    alpha: importances(['N'], ['x', 'xPrime']),
  },
});

/** Values g of clean samples and features of them. */
export const features = setting({
  id: 'features',
  words: 'For all values g of N equally likely clean samples and L features φ of any sign of them',
  dims: kernelBatch.dims,
  batch: 'x',
  fields: { x: kernelBatch.fields.x, phi: kernelBatch.fields.phi },
});

/** Values g of points on the line and a temperature. */
export const pointsOnLine = setting({
  id: 'points-on-line',
  words: 'For all values g of N equally likely points u on the line and temperatures τ',
  dims: { N: [1, 6], q: [1, 3] },
  batch: 'x',
  fields: {
    x: anyMatrix('g at the points', [['N'], ['q']]),
    u: anyMatrix('the points', [['N'], []]),
    tau: {
      kind: 'number',
      what: 'temperature τ',
      draw: (stream, _dims, drawn) => 4 ** stream.integer(-2, 2) * (maxAbs(drawn.u as Matrix) || 1) ** 2,
      valid: (tau) => tau >= 2 ** -100 && tau <= 2 ** 100,
    } satisfies Field<number>,
  },
});

/** α = ΦΦᵀ: the importances have the kernel structure of Definition 1. */
export const kernelStructure = hypothesis<{ readonly alpha: Matrix; readonly phi: Matrix }>({
  words: 'the importances are a kernel of the clean samples',
  tex: String.raw`\alpha_{ij} = \sum_l \phi_l(x_0[i])\,\phi_l(x_0[j])`,
  narrow: { alpha: { ...kernelBatch.fields.alpha, draw: (_stream, _dims, drawn) => kernelImportances(drawn.phi as Matrix), valid: (alpha) => alpha.data.every(Number.isFinite), simpler: () => [] } },
  holds: ({ alpha, phi }) => {
    const size = importanceMass(kernelImportances(mapEntries(phi, Math.abs))) * alpha.rows ** 2;
    return maxAbsDifference(alpha, kernelImportances(phi)) <= 16 * phi.cols * Number.EPSILON * size;
  },
});

/** φ ≥ 0, so that p_D φ_l is a density up to its mass. */
export const nonNegativeFeatures = hypothesis<{ readonly phi: Matrix }>({
  words: 'the features are nowhere negative',
  tex: String.raw`\phi_l \ge 0`,
  narrow: {
    phi: {
      ...kernelBatch.fields.phi,
      draw: (stream, dims, drawn) => mapEntries(kernelBatch.fields.phi.draw(stream, dims, drawn), Math.abs),
      valid: (phi) => kernelBatch.fields.phi.valid(phi) && phi.data.every((entry) => entry >= 0),
    },
  },
  holds: ({ phi }) => phi.data.every((entry) => entry >= 0),
});
