import type { MaskPairing } from '../definitions/sparseCoding/masks.ts';
import type { LatentCoupling } from '../definitions/sparseCoding/latents.ts';
import { incoherentColumns, orthonormalityError } from '../dynamics/sparseCoding/decoupledCovariance.ts';
import { canonicalColumns, drawDictionary, drawIncoherent, drawNoiseFactor, drawOrthonormalDictionary, turnedColumns } from '../generators/dictionary.ts';
import { entryCost } from '../generators/simplicity.ts';
import { matrixOf, maxAbs, type Matrix } from '../linalg/matrix.ts';
import { axisLength } from './axes.ts';
import type { Axis, Field } from './field.ts';
import { anyMatrix, choice, just, magnitude } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { setting } from './setting.ts';

/** The input has e coordinates for every feature, so that orthonormal dictionaries exist at every size: n = d·e. */
export const inputAxis: Axis = ['d', 'e'];

const square = (m: Matrix): number => m.rows;

/** A dictionary M, one column a feature. */
export const dictionary: Field<Matrix> = {
  ...anyMatrix('dictionary, one column a feature', [inputAxis, ['d']]),
  draw: (stream, dims) => drawDictionary(stream, axisLength(inputAxis, dims), dims.d),
};

/** A factor L of the noise ξ = Lg. */
export const noiseFactor: Field<Matrix> = {
  ...anyMatrix('noise factor L, ξ = Lg', [inputAxis, inputAxis]),
  draw: (stream, dims) => drawNoiseFactor(stream, axisLength(inputAxis, dims)),
};

/** The probability that a latent coordinate is not 0. */
export const probability = magnitude('probability that a feature is present', [0, 1]);

const skew: Field<number> = {
  kind: 'number',
  what: 'asymmetry of the latents, P(z = ±1) = p(1 ± s)/2',
  draw: (stream) => stream.pick([0, 1, -1, 0.5, -0.5]),
  valid: (value) => Math.abs(value) <= 1,
};

/** The probability that the first mask keeps a coordinate. */
export const keepRate: Field<number> = {
  kind: 'number',
  what: 'probability that the first mask keeps a coordinate',
  draw: (stream) => stream.pick([0.5, 0.25, 0.75, 0.125]),
  valid: (value) => value > 0 && value < 1,
  simpler: (value) => [0.5, 0.25, 0.75].filter((other) => entryCost(other) < entryCost(value)),
};

/** How the two views are masked. */
export const pairing = choice<MaskPairing>('masks of the two views', 'complementary', 'independent', 'none');

const coupling = choice<LatentCoupling>('latents', 'independent', 'tied');

/** A sparse-coding model and the masks of its views, small enough to enumerate. */
export const sparseCoding = setting({
  id: 'sparse-coding',
  words: 'For all sparse codes x = Mz + ξ of n = d·e coordinates with d features, z ∈ {−1, 0, 1}^d, ξ of covariance LLᵀ, and masks of two views',
  dims: { d: [1, 3], e: [1, 3] },
  fields: { M: dictionary, p: probability, skew, coupling, L: noiseFactor, q: keepRate, pairing },
});

/** The same with at most two features and up to five coordinates for each. */
export const wideSparseCoding = setting({ ...sparseCoding, id: 'wide-sparse-coding', dims: { d: [1, 2], e: [1, 4] } });

/** The columns of the dictionary are orthonormal. */
export const orthonormalDictionary = hypothesis<{ readonly M: Matrix }>({
  words: 'the dictionary is orthonormal',
  tex: 'M^\\top M = I',
  narrow: {
    M: {
      ...dictionary,
      draw: (stream, dims) => drawOrthonormalDictionary(stream, axisLength(inputAxis, dims), dims.d),
      simpler: ({ rows, cols }) => [canonicalColumns(rows, cols), incoherentColumns(rows, cols), turnedColumns(rows, cols)],
      mutate: (stream, M) => drawOrthonormalDictionary(stream, M.rows, M.cols),
    },
  },
  holds: ({ M }) => orthonormalityError(M) <= 64 * M.rows * Number.EPSILON,
});

/** Orthonormal columns with n·M_kj² ≤ 2, by construction. */
export const incoherentDictionary = hypothesis<{ readonly M: Matrix }>({
  words: 'no coordinate carries much of a feature, n·M_kj² ≤ 2, and the features are orthonormal',
  tex: String.raw`M^\top M = I,\ \max_{kj} M_{kj}^2 \le 2/d_1`,
  narrow: {
    M: {
      ...dictionary,
      draw: (stream, dims) => drawIncoherent(stream, axisLength(inputAxis, dims), dims.d),
      simpler: ({ rows, cols }) => [incoherentColumns(rows, cols)],
      mutate: (stream, M) => drawIncoherent(stream, M.rows, M.cols),
    },
  },
  holds: ({ M }) => orthonormalityError(M) <= 64 * M.rows * Number.EPSILON && M.rows * maxAbs(M) ** 2 <= 2 + 64 * Number.EPSILON,
});

/** d₁ ≥ 4d. */
export const wideInput = hypothesis<{ readonly dims: Readonly<Record<'e', number>> }>({
  words: 'there are at least four coordinates for every feature',
  tex: String.raw`d_1 \ge 4d`,
  narrowDims: { e: [4, 4] },
  holds: ({ dims }) => dims.e >= 4,
});

const isDiagonal = (L: Matrix): boolean => L.data.every((entry, at) => entry === 0 || Math.floor(at / L.cols) === at % L.cols);

/** The coordinates of the noise are uncorrelated. */
export const diagonalNoise = hypothesis<{ readonly L: Matrix }>({
  words: 'the coordinates of the noise are uncorrelated, whatever their variances',
  tex: String.raw`\Sigma_\xi = \operatorname{diag}(\sigma_1^2, \dots, \sigma_{d_1}^2)`,
  narrow: {
    L: {
      ...noiseFactor,
      draw: (stream, dims) => {
        const n = axisLength(inputAxis, dims);
        const common = stream.chance(0.5) ? stream.pick([0, 0.5, 1]) : null;
        const each = Array.from({ length: n }, () => common ?? Math.abs(stream.normal()));
        return matrixOf(n, n, (i, j) => (i === j ? each[i] : 0));
      },
      simpler: (L) => [0, 1].map((scale) => matrixOf(square(L), square(L), (i, j) => (i === j ? scale : 0))),
      mutate: (stream, L) => matrixOf(square(L), square(L), (i, j) => (i === j ? Math.abs(stream.normal()) : 0)),
    },
  },
  holds: ({ L }) => isDiagonal(L),
});

/** ξ ∼ (0, σ²I). */
export const whiteNoise = hypothesis<{ readonly L: Matrix }>({
  words: 'the noise is spherical',
  tex: String.raw`\Sigma_\xi = \sigma_\xi^2 I`,
  narrow: {
    L: {
      ...noiseFactor,
      draw: (stream, dims) => {
        const [n, sigma] = [axisLength(inputAxis, dims), stream.pick([0, 0.25, 0.5, 1, 2, stream.uniform()])];
        return matrixOf(n, n, (i, j) => (i === j ? sigma : 0));
      },
      simpler: (L) => [0, 1].map((scale) => matrixOf(square(L), square(L), (i, j) => (i === j ? scale : 0))),
      mutate: (stream, L) => {
        const sigma = Math.abs(stream.normal());
        return matrixOf(square(L), square(L), (i, j) => (i === j ? sigma : 0));
      },
    },
  },
  holds: ({ L }) => isDiagonal(L) && L.data.every((entry, at) => at % (L.cols + 1) !== 0 || entry === L.data[0]),
});

/** P(z_j = 1) = P(z_j = −1). */
export const symmetricLatents = hypothesis<{ readonly skew: number }>({
  words: 'the latents are symmetric',
  tex: String.raw`P(z_j = 1) = P(z_j = -1)`,
  narrow: { skew: { ...skew, draw: () => 0, valid: (value) => value === 0, simpler: () => [], mutate: () => 0 } },
  holds: ({ skew: s }) => s === 0,
});

/** The coordinates of z are independent. */
export const independentLatents = hypothesis<{ readonly coupling: LatentCoupling; readonly dims: Readonly<Record<'d', number>> }>({
  words: 'the latents are independent of each other',
  tex: String.raw`z_1, \dots, z_d \text{ independent}`,
  narrow: { coupling: just('independent') },
  // One coordinate is independent of the others that are not there.
  holds: ({ coupling: how, dims }) => how === 'independent' || dims.d === 1,
});

/** The second mask is the complement of the first. */
export const complementaryMasks = hypothesis<{ readonly pairing: MaskPairing }>({
  words: 'the second view keeps exactly what the first leaves out',
  tex: String.raw`x^+ = D x / q,\ x^{++} = (I - D) x / (1 - q)`,
  narrow: { pairing: just('complementary') },
  holds: ({ pairing: how }) => how === 'complementary',
});

/** q = ½. */
export const evenMasks = hypothesis<{ readonly q: number }>({
  words: 'each coordinate is kept with probability 1/2',
  tex: String.raw`q = \tfrac12`,
  narrow: { q: { ...keepRate, draw: () => 0.5, valid: (value) => value === 0.5, simpler: () => [], mutate: () => 0.5 } },
  holds: ({ q }) => q === 0.5,
});
