import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import * as definitions from '../definitions/contrastiveCovariance.ts';
import { contrastiveCovariance } from '../dynamics/contrastiveCovariance.ts';
import type { Layers } from '../dynamics/deepLinear/network.ts';
import { onSpheres, spheresOf } from '../dynamics/deepLinear/spheres.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { uniformImportances } from '../dynamics/importances.ts';
import { drawMatrix } from '../generators/matrix.ts';
import { drawOrthonormal } from '../generators/orthonormal.ts';
import type { Stream } from '../generators/stream.ts';
import { mapEntries, matrixOf, maxAbs, row, transpose, type Matrix } from '../linalg/matrix.ts';
import type { Dims, Field, Value } from './field.ts';
import { anyMatrix, choice, everyRowNonZero, importances, just, secondViews } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { madeOnceEach } from './madeOnce.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

/** A batch, its importances and the first L of four layers; the layers above L are there but not used. */
export interface DeepNetwork<T> {
  readonly x: T;
  readonly xPrime: T;
  readonly alpha: T;
  readonly W1: T;
  readonly W2: T;
  readonly W3: T;
  readonly W4: T;
  readonly dims: Readonly<Record<string, number>>;
}

/** The layers in use, as they are written. */
export const layersOf = <T>({ W1, W2, W3, W4, dims }: DeepNetwork<T>): readonly T[] => [W1, W2, W3, W4].slice(0, dims.L);

/** X_α = 𝒞_α[x], the plain sum over pairs i ≠ j: d×d. Source: Tian 2022, Definition 1 as reconstructed. */
export const covarianceOf = ({ alpha, x, xPrime }: Pick<DeepNetwork<Matrix>, 'alpha' | 'x' | 'xPrime'>): Matrix => {
  // One object for both arguments: 𝒞_α[x] is then symmetric to the last bit.
  const views = { x, xPrime };
  return contrastiveCovariance(alpha, views, views, 'sum of distinct pairs');
};

/** `covarianceOf` from its definition, over any arithmetic. */
export const covarianceOver = <S>(R: Arithmetic<S>, { alpha, x, xPrime }: Pick<DeepNetwork<Table<S>>, 'alpha' | 'x' | 'xPrime'>): Table<S> =>
  definitions.contrastiveCovariance(R, alpha, { x, xPrime }, { x, xPrime }, 'sum of distinct pairs');

/** The eigenvalues of X_α, descending, in units of its largest entry; all 0 where X_α = 0. */
export const relativeSpectrum = (X: Matrix): Float64Array => {
  const size = maxAbs(X);
  return symmetricEigen(size > 0 ? mapEntries(X, (entry) => entry / size) : X).values;
};

/** What has a norm of its own: a layer, or every filter of it. */
type Part = 'layer' | 'filters';

const longestColumn = (W: Matrix): Float64Array => {
  const turned = transpose(W);
  const columns = Array.from({ length: W.cols }, (_, c) => row(turned, c));
  return columns.reduce((best, v) => (maxAbs({ data: v }) > maxAbs({ data: best }) ? v : best));
};

/** A vector orthogonal to v without rounding: x_j e_i − x_i e_j; null in one dimension. */
const across = (stream: Stream, v: Float64Array): Float64Array | null => {
  if (v.length < 2) return null;
  const i = stream.integer(0, v.length - 2);
  const j = stream.integer(i + 1, v.length - 1);
  const out = new Float64Array(v.length);
  if (v[i] === 0 && v[j] === 0) out[i] = 1;
  else [out[i], out[j]] = [v[j], -v[i]];
  return out;
};

/** u vᵀ with entries of u normal or in {−1, 0, 1}; ±1 where filters are normalised, which makes them so. */
const rankOne = (stream: Stream, rows: number, v: Float64Array, part: Part): Matrix => {
  const u = part === 'filters' ? Float64Array.from({ length: rows }, () => stream.pick([1, -1])) : drawMatrix(stream, rows, 1, stream.chance(0.5) ? 'signs' : 'gaussian').data;
  return matrixOf(rows, v.length, (i, j) => u[i] * v[j] + 0);
};

/**
 * A layer of any kind; among them those of which critical points are made: W₁ = u vᵀ on an eigenvector of X_α or several of them, W_l = u vᵀ that goes
 * on where layer l − 1 ends or that closes what it opens (W_l W_{l−1} = 0), orthonormal frames, few entries ±1.
 */
const drawLayer = (stream: Stream, l: number, [rows, cols]: readonly [number, number], drawn: Readonly<Record<string, Value>>, closing: number, part: Part): Matrix => {
  const kind = stream.chance(closing) ? 'closing' : stream.pick(['any', 'gaussian', 'signs', 'on', 'on', 'frame']);
  if (kind === 'any') return drawMatrix(stream, rows, cols);
  if (kind === 'gaussian' || kind === 'signs') return drawMatrix(stream, rows, cols, kind);
  if (l === 1) {
    const X = covarianceOf(drawn as unknown as DeepNetwork<Matrix>);
    const { vectors } = symmetricEigen(mapEntries(X, (entry) => entry / (maxAbs(X) || 1)));
    if (kind === 'frame') return matrixOf(rows, cols, (i, j) => (i < cols ? vectors.data[i * cols + j] : 0));
    return rankOne(stream, rows, row(vectors, kind === 'on' ? stream.integer(0, cols - 1) : cols - 1), part);
  }
  if (kind === 'frame') return drawOrthonormal(stream, rows, cols);
  const v = longestColumn(drawn[`W${l - 1}`] as Matrix);
  const direction = kind === 'on' ? v : across(stream, v);
  return direction === null ? drawMatrix(stream, rows, cols, 'gaussian') : rankOne(stream, rows, direction, part);
};

/** What has no direction becomes the first axis: the whole layer where it is zero, or every filter that is. */
const withDirection = (W: Matrix, part: Part): Matrix => {
  const out = mapEntries(W, (entry) => entry);
  for (let k = 0; k < (part === 'layer' ? 1 : W.rows); k++) {
    const own = part === 'layer' ? out.data : row(out, k);
    if (own.every((entry) => entry === 0)) own[0] = 1;
  }
  return out;
};

/** The field of layer l; no layer, or no filter, of it is zero. `closing` is the share of layers that close what the one before opens. */
export const layerField = (l: 1 | 2 | 3 | 4, part: Part = 'layer', closing = 1 / 7): Field<Matrix> => {
  const any = anyMatrix(`layer ${l}`, [[`n${l}`], [l === 1 ? 'd' : `n${l - 1}`]]);
  return {
    ...any,
    draw: (stream, dims: Dims, drawn) => {
      const cols = l === 1 ? dims.d : dims[`n${l - 1}`];
      const W = drawLayer(stream, l, [dims[`n${l}`], cols], drawn, closing, part);
      return withDirection(any.valid(W) ? W : any.draw(stream, dims, drawn), part);
    },
    valid: (W) => (part === 'layer' ? any.valid(W) && maxAbs(W) > 0 : everyRowNonZero(W)),
  };
};

const [firstViews, augmented, anyImportances] = [anyMatrix('first views', [['N'], ['d']]), secondViews('second views', [['N'], ['d']], 'x'), importances(['N'], ['x', 'xPrime'])];

/** Whether α ≡ 1 without augmentation makes all eigenvalues equal. */
const isTied = madeOnceEach((x: Matrix): boolean => {
  if (x.cols === 1) return false;
  const values = relativeSpectrum(covarianceOf({ alpha: uniformImportances(x.rows), x, xPrime: x }));
  return values[0] > 0 && values[0] - values[x.cols - 1] < 2 ** -30;
});

/** The fields of a batch with importances, from which X_α comes: semidefinite and indefinite, of low rank; one in ten with all eigenvalues tied. */
export const batchFields = {
  x: { ...firstViews, draw: (stream, dims, drawn) => (stream.chance(0.15) ? drawMatrix(stream, dims.N, dims.d, 'isotropic') : firstViews.draw(stream, dims, drawn)) },
  xPrime: { ...augmented, draw: (stream, dims, drawn) => (stream.chance(0.8) && isTied(drawn.x as Matrix) ? (drawn.x as Matrix) : augmented.draw(stream, dims, drawn)) },
  alpha: { ...anyImportances, draw: (stream, dims, drawn) => (stream.chance(0.8) && isTied(drawn.x as Matrix) ? uniformImportances(dims.N, { diagonal: 0 }) : anyImportances.draw(stream, dims, drawn)) },
} satisfies Record<string, Field<Matrix>>;

/** Sizes: d inputs, n_l outputs of layer l, L layers in use. */
export const deepDims = { N: [1, 6], d: [1, 4], n1: [1, 3], n2: [1, 3], n3: [1, 3], n4: [1, 3], L: [1, 4] } as const;

export const deepWords = 'For all N samples in two views, importances α of any sign, and deep linear networks with L = 1 … 4 layers of widths n_l ≥ 1 (layers above L are not used)';

type Norms = 'unit' | 'free';

/** A deep linear network on a batch, its layers scaled to unit norm or as they are. */
export const deepNetwork = setting({
  id: 'deep-network',
  words: deepWords,
  dims: deepDims,
  batch: 'x',
  moves: withoutAugmentation,
  fields: {
    ...batchFields,
    W1: layerField(1),
    W2: layerField(2),
    W3: layerField(3),
    W4: layerField(4),
    norms: choice<Norms>('layers: scaled to unit norm, or as written', 'unit', 'free'),
  },
});

/** The layers in use, scaled to unit norm where the instance says so. */
export const layersIn = (instance: DeepNetwork<Matrix> & { readonly norms: Norms }): Layers => {
  const layers = layersOf(instance);
  return instance.norms === 'unit' ? onSpheres(layers, spheresOf(layers, 'layers')) : layers;
};

/** ‖W_l‖_F = 1 for every l. */
export const unitLayers = hypothesis<{ readonly norms: Norms }>({
  words: 'every layer has Frobenius norm 1',
  tex: String.raw`\|W_l\|_F = 1`,
  narrow: { norms: just('unit') },
  holds: ({ norms }) => norms === 'unit',
});

/** Of the largest entry of X_α: what is less is not told from zero. */
export const leastEigenvalue = 2 ** -12;

/** X_α and `relativeSpectrum` of an instance. */
export const covarianceWithSpectrum = madeOnceEach((instance: Pick<DeepNetwork<Matrix>, 'alpha' | 'x' | 'xPrime'>): { readonly X: Matrix; readonly spectrum: Float64Array } => {
  const X = covarianceOf(instance);
  return { X, spectrum: relativeSpectrum(X) };
});

/** λ_max(X_α) > 0. */
export const positiveTop = hypothesis<Pick<DeepNetwork<Matrix>, 'alpha' | 'x' | 'xPrime'>>({
  words: 'the largest eigenvalue of X_α is positive',
  tex: String.raw`\lambda_{\max}(X_\alpha) > 0`,
  holds: (instance) => covarianceWithSpectrum(instance).spectrum[0] > leastEigenvalue,
});

/** λ_max(X_α) < 0: augmentation outweighs the differences between samples in every direction. */
export const negativeTop = hypothesis<Pick<DeepNetwork<Matrix>, 'alpha' | 'x' | 'xPrime'>>({
  words: 'all eigenvalues of X_α are negative',
  tex: String.raw`\lambda_{\max}(X_\alpha) < 0`,
  holds: (instance) => covarianceWithSpectrum(instance).spectrum[0] < -leastEigenvalue,
});

/** Some hidden layer has width two or more. */
export const hiddenWidthTwo = hypothesis<Pick<DeepNetwork<Matrix>, 'dims'>>({
  words: 'some hidden layer has width two or more',
  tex: String.raw`\max_{0 < l < L} n_l \ge 2`,
  holds: ({ dims }) => [dims.n1, dims.n2, dims.n3].slice(0, dims.L - 1).some((n) => n >= 2),
});

/** X_α ⪰ 0. */
export const semidefiniteCovariance = hypothesis<Pick<DeepNetwork<Matrix>, 'alpha' | 'x' | 'xPrime'>>({
  words: 'X_α is positive semidefinite',
  tex: String.raw`X_\alpha \succeq 0`,
  holds: (instance) => (covarianceWithSpectrum(instance).spectrum.at(-1) ?? 0) >= -(2 ** -40),
});

/** X_α ⪰ 0, X_α ≠ 0. */
export const semidefiniteNonzero = hypothesis<Pick<DeepNetwork<Matrix>, 'alpha' | 'x' | 'xPrime'>>({
  words: 'X_α is positive semidefinite and not zero',
  tex: String.raw`0 \ne X_\alpha \succeq 0`,
  holds: (instance) => positiveTop.holds(instance) && semidefiniteCovariance.holds(instance),
});

/** Whether X_α has a positive and a negative eigenvalue. */
export const isIndefinite = (instance: Pick<DeepNetwork<Matrix>, 'alpha' | 'x' | 'xPrime'>): boolean => {
  const values = covarianceWithSpectrum(instance).spectrum;
  return values[0] > leastEigenvalue && (values.at(-1) ?? 0) < -leastEigenvalue;
};
