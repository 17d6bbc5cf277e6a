import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { lift } from '../arithmetic/lift.ts';
import { rational } from '../arithmetic/rational.ts';
import { homogeneousNames } from '../definitions/activation.ts';
import type { GaussianTables } from '../definitions/gaussianPopulation.ts';
import { inner } from '../definitions/oneLayer.ts';
import { hyperplaneClearance, populationSize, type GaussianPopulation } from '../dynamics/gaussianPopulation.ts';
import { drawMatrix, type MatrixFamily } from '../generators/matrix.ts';
import { matrixOf, multiply, row, transpose, type Matrix } from '../linalg/matrix.ts';
import { dot, normalise } from '../linalg/vector.ts';
import type { Field } from './field.ts';
import { activation, anyMatrix, weights } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { setting } from './setting.ts';

/** Families of means and factors: spread, isotropic, thin, of rank one, zero; scales differ by component. */
const families: readonly MatrixFamily[] = ['gaussian', 'uniform', 'grid', 'orthonormal', 'rankOne', 'duplicates', 'zeroRows', 'signs', 'zero'];

const byComponent = (what: string, perRow: number, axes: readonly [readonly string[], readonly string[]]): Field<Matrix> => ({
  ...anyMatrix(what, axes),
  draw: (stream, { C, d }) => {
    const height = perRow === 1 ? 1 : d;
    const parts = Array.from({ length: C }, () => ({ size: stream.pick([1, 1, 1, 0.25, 4]), part: drawMatrix(stream, height, d, stream.pick(families)) }));
    return matrixOf(C * height, d, (i, j) => parts[Math.floor(i / height)].size * parts[Math.floor(i / height)].part.data[(i % height) * d + j]);
  },
});

/** A population: a mixture of Gaussians, an activation, and a weight vector. */
export const gaussianMixture = setting({
  id: 'gaussian-mixture',
  words: "For all mixtures of C Gaussians N(m_c, F_cᵀF_c) in ℝᵈ, singular ones among them, activations with h(u) = h'(u)u, and weight vectors w",
  dims: { C: [1, 3], d: [1, 4] },
  fields: {
    odds: {
      ...anyMatrix('odds of the components', [[], ['C']]),
      draw: (stream, { C }) => matrixOf(1, C, () => stream.pick([1, 1, 2, 0.125, 0.25 + stream.uniform()])),
      valid: ({ data }: Matrix) => data.every((entry) => entry >= 2 ** -20 && entry <= 2 ** 20),
    },
    means: byComponent('means, one a row', 1, [['C'], ['d']]),
    factors: byComponent('factors F_c of the covariances, below each other', 2, [['C', 'd'], ['d']]),
    h: activation(homogeneousNames),
    w: weights('weight vector', [[], ['d']], 'factors'),
  },
});

/** The same in the plane. */
export const planeMixture = setting({ ...gaussianMixture, id: 'plane-gaussian-mixture', words: gaussianMixture.words.replace('ℝᵈ', 'the plane'), dims: { C: [1, 3], d: [2, 2] } });

export type Mixture = GaussianTables<Matrix>;

/** The population of an instance: p_c ∝ odds, S_c = F_cᵀF_c. */
export const populationOf = ({ odds, means, factors }: Mixture): GaussianPopulation => {
  const [d, sum] = [means.cols, odds.data.reduce((a, b) => a + b, 0)];
  return Array.from(odds.data, (entry, c) => {
    const F: Matrix = { rows: d, cols: d, data: factors.data.slice(c * d * d, (c + 1) * d * d) };
    return { p: entry / sum, mean: row(means, c), covariance: multiply(transpose(F), F) };
  });
};

/** The share of its size by which finite differences need a component to clear, or spread across, the hyperplane. */
export const resolution = 2 ** -4;

/**
 * Whether finite differences can tell: every component is clear of the hyperplane or spread across it by 1/256 of its size, or one that
 * is not the point 0 lies on it to the bit (F_c w = 0 and m_c·w = 0).
 */
export const isResolved = ({ means, factors, w }: Mixture & { readonly w: Matrix }, clearance: number): boolean => {
  const d = means.cols;
  const [weight] = lift(rational, w);
  // Float64 takes products that nearly cancel for 0.
  const onIt = (x: Float64Array): boolean => dot(x, w.data) === 0 && inner(rational, lift(rational, { rows: 1, cols: d, data: x })[0], weight).equals(0);
  const flat = (c: number): boolean => {
    const parts = [row(means, c), ...Array.from({ length: d }, (_, i) => row(factors, c * d + i))];
    return parts.every(onIt) && parts.some((part) => part.some((entry) => entry !== 0));
  };
  return clearance >= 2 ** -8 || Array.from({ length: means.rows }, (_, c) => c).some(flat);
};

/** No component lies near the hyperplane without being spread across it: the density there is smooth at the scale of finite differences. */
export const smoothDensity = hypothesis<Mixture & { readonly w: Matrix }>({
  words: 'no component lies on the hyperplane without being spread across it (by 1/16 of its size at least)',
  tex: String.raw`p \text{ is smooth near } w^\top x = 0`,
  holds: (instance) => hyperplaneClearance(populationOf(instance), normalise(instance.w.data)) >= resolution,
});

/** The terms of A(w) for slopes up to 1. */
export const populationScale = (population: GaussianPopulation): number => populationSize(population) ** 2;

/** w/‖w‖ and an orthogonal basis of its complement, from the axes, over any arithmetic; w: d, not zero; d − 1 rows. */
export const complementOver = <S>(R: Arithmetic<S>, w: readonly S[]): Table<S> => {
  const k = w.reduce((best, entry, i) => (Math.abs(R.toNumber(entry)) > Math.abs(R.toNumber(w[best])) ? i : best), 0);
  const basis: (readonly S[])[] = [w];
  w.forEach((_, i) => {
    if (i === k) return;
    const e = w.map((__, j) => R.of(i === j ? 1 : 0));
    basis.push(basis.reduce((v, b) => v.map((entry, j) => R.sub(entry, R.div(R.mul(inner(R, e, b), b[j]), inner(R, b, b)))), e));
  });
  return basis.slice(1);
};

/** One component only. */
export const oneComponent = hypothesis<Mixture>({
  words: 'the population is one Gaussian',
  tex: 'C = 1',
  narrowDims: { C: [1, 1] },
  holds: ({ odds }) => odds.cols === 1,
});

/** Every mean is 0. */
export const centredComponents = hypothesis<Mixture>({
  words: 'the means are 0',
  tex: String.raw`\mathbb E x = 0`,
  narrow: { means: { ...gaussianMixture.fields.means, draw: (_stream, { C, d }) => matrixOf(C, d, () => 0), simpler: () => [], mutate: (_stream, means) => means } },
  holds: ({ means }) => means.data.every((entry) => entry === 0),
});

/** Every factor is a multiple σ_c ≥ 0 of the identity. */
export const isotropicComponents = hypothesis<Mixture>({
  words: 'the components are isotropic',
  tex: String.raw`S_c = \sigma_c^2 I`,
  narrow: {
    factors: {
      ...gaussianMixture.fields.factors,
      draw: (stream, { C, d }) => {
        const sizes = Array.from({ length: C }, () => stream.pick([1, 2, 0.25, 0, 0.5 + stream.uniform()]));
        return matrixOf(C * d, d, (i, j) => (i % d === j ? sizes[Math.floor(i / d)] : 0));
      },
      mutate: (stream, factors, step) => {
        const by = Array.from({ length: factors.rows / factors.cols }, () => Math.exp(step * stream.normal()));
        return matrixOf(factors.rows, factors.cols, (i, j) => by[Math.floor(i / factors.cols)] * factors.data[i * factors.cols + j]);
      },
    },
  },
  holds: ({ factors: { rows, cols, data } }) =>
    Array.from({ length: rows }, (_, i) => i).every((i) => Array.from({ length: cols }, (_, j) => data[i * cols + j] === (i % cols === j ? data[(i - (i % cols)) * cols] : 0)).every(Boolean)),
});
