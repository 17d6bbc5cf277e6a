import { deepAscent, scaledToUnit } from '../dynamics/deepLinear/ascent.ts';
import { classifyDeepPoint, type LocalMaximum } from '../dynamics/deepLinear/localMaximum.ts';
import { deepEnergy, productsAbove, wholeProduct, type Layers } from '../dynamics/deepLinear/network.ts';
import { onSpheres, spheresOf } from '../dynamics/deepLinear/spheres.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { mapEntries, multiply, transpose, type Matrix } from '../linalg/matrix.ts';
import { batchFields, covarianceWithSpectrum, deepDims, deepWords, layerField, layersOf, type DeepNetwork } from './deepNetwork.ts';
import { choice } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { madeOnceEach } from './madeOnce.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

const layerFields = { W1: layerField(1, 'layer', 0.3), W2: layerField(2), W3: layerField(3, 'layer', 0.4), W4: layerField(4, 'layer', 0.3) };
const filterFields = { W1: layerField(1, 'filters', 0.3), W2: layerField(2, 'filters'), W3: layerField(3, 'filters', 0.4), W4: layerField(4, 'filters', 0.3) };

/** A point of the product of spheres: the layers as they are written, scaled to unit norm. */
export const deepPoint = setting({
  id: 'deep-point',
  words: `${deepWords}, scaled to unit norm`,
  dims: deepDims,
  batch: 'x',
  moves: withoutAugmentation,
  fields: { ...batchFields, ...layerFields },
});

type Run = 'ascent';

/** The start of a gradient ascent on the product of spheres, and where it ends. */
export const deepRun = setting({
  id: 'deep-run',
  words: 'For all N samples in two views, importances α of any sign, deep linear networks with L = 2 … 4 layers of widths n_l ≥ 1 (layers above L are not used), scaled to unit norm, and the points to which projected gradient ascent from them leads',
  dims: { ...deepDims, L: [2, 4] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: { ...deepPoint.fields, run: choice<Run>('the point θ: the limit of gradient ascent from the layers', 'ascent') },
});

type Filters = 'filters' | 'hidden filters';

const filterConstraint = choice<Filters>('normalised: every filter, or those of the hidden layers and the last layer as a whole', 'filters', 'hidden filters');

const filterWords = 'deep linear networks of widths n_l ≥ 1, their filters scaled to norm 1/√n_l';

/** The same with every filter, or every one of the hidden layers, at its own norm. */
export const deepFilters = setting({
  id: 'deep-filters',
  words: `For all N samples in two views, importances α of any sign, and ${filterWords} (L = 1 … 4; layers above L are not used)`,
  dims: deepDims,
  batch: 'x',
  moves: withoutAugmentation,
  fields: { ...batchFields, ...filterFields, constraint: filterConstraint },
});

/** The start of a gradient ascent of such filters, and where it ends. */
export const deepFiltersRun = setting({
  id: 'deep-filters-run',
  words: `For all N samples in two views, importances α of any sign, ${filterWords} (L = 2 … 4; layers above L are not used), and the points to which projected gradient ascent from them leads`,
  dims: { ...deepDims, L: [2, 4] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: { ...batchFields, ...filterFields, constraint: filterConstraint, run: choice<Run>('the point θ: the limit of gradient ascent from the layers', 'ascent') },
});

export type DeepPoint = DeepNetwork<Matrix> & { readonly run?: Run; readonly constraint?: Filters };

/** A candidate for a local maximum, and what it is, X_α in units of its largest entry. */
export interface Candidate {
  readonly X: Matrix;
  readonly layers: Layers;
  readonly point: LocalMaximum;
  /** 2ℰ(θ) and λ_max(X_α). */
  readonly value: number;
  readonly top: number;
  /** W = W_L ⋯ W₁ and W_{>1}. */
  readonly W: Matrix;
  readonly above: Matrix;
}

/** The candidate of an instance; a run that is not at rest at its cap is undecided. */
export const candidateOf = madeOnceEach((instance: DeepPoint): Candidate => {
  const X = scaledToUnit(covarianceWithSpectrum(instance).X);
  const constraint = instance.constraint ?? 'layers';
  const start = layersOf(instance);
  const ascent = instance.run === 'ascent' ? deepAscent(X, start, constraint) : null;
  const layers = ascent?.layers ?? onSpheres(start, spheresOf(start, constraint));
  const point: LocalMaximum = ascent?.status === 'unfinished' ? { kind: 'undecided', because: `not at rest after ${ascent.steps} steps` } : classifyDeepPoint(X, layers, constraint);
  return { X, layers, point, value: 2 * deepEnergy(X, layers), top: symmetricEigen(X).values[0], W: wholeProduct(layers), above: productsAbove(layers)[1] };
});

/** θ is a local maximum: points that no test decides are discarded with those that are none. */
export const localMaximum = hypothesis<DeepPoint>({
  words: 'θ is a local maximum of ℰ_α on the product of spheres',
  tex: String.raw`\theta \text{ a local maximum of } \mathcal E_\alpha \text{ on } \Theta`,
  holds: (instance) => candidateOf(instance).point.kind === 'local maximum',
});

/** Eigenvalues of W_{>1}ᵀW_{>1} that are told apart, and told from zero: layers have norm 1. */
const leastTail = 2 ** -16;

const tailSpectrum = (instance: DeepPoint): Float64Array => {
  const { above } = candidateOf(instance);
  const gram = multiply(transpose(above), above);
  return symmetricEigen(mapEntries(gram, (entry, i, j) => (entry + gram.data[j * gram.cols + i]) / 2)).values;
};

/** W_{>1}ᵀW_{>1} has a simple largest eigenvalue; for n₁ = 1 there is one eigenvalue only. */
export const simpleTail = hypothesis<DeepPoint>({
  words: 'the largest eigenvalue of W_{>1}ᵀW_{>1} is simple',
  tex: String.raw`\lambda_1(W_{>1}^\top W_{>1}) > \lambda_2(W_{>1}^\top W_{>1})`,
  holds: (instance) => {
    const values = tailSpectrum(instance);
    return values.length === 1 || values[0] - values[1] > leastTail;
  },
});

/** W_{>1} ≠ 0. */
export const nonzeroTail = hypothesis<DeepPoint>({
  words: 'the layers above the first do not multiply to zero',
  tex: String.raw`W_{>1} \ne 0`,
  holds: (instance) => tailSpectrum(instance)[0] > leastTail,
});

/** L ≥ 2. */
export const severalLayers = hypothesis<{ readonly dims: Readonly<Record<string, number>> }>({
  words: 'there are at least two layers',
  tex: String.raw`L \ge 2`,
  narrowDims: { L: [2, 4] },
  holds: ({ dims }) => dims.L >= 2,
});
