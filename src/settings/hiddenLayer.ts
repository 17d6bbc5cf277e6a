import { contrastiveCovariance } from '../dynamics/contrastiveCovariance.ts';
import { topOf } from '../dynamics/secondLayerFlow.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { mapEntries, matrixOf, type Matrix } from '../linalg/matrix.ts';
import type { Field } from './field.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { hiddenCovariance, leastGap, type Hidden } from './secondLayer.ts';
import { setting } from './setting.ts';
import { twoLayerFields } from './twoLayerFields.ts';

const { N, K, p, M } = twoLayerFields.dims;
const { x, xPrime, alpha, h, W1 } = twoLayerFields.fields;

/** First layers of all kinds, every other one whitened where h is linear: nodes v/√λ on the eigenvectors of 𝒞_α[x_1] with λ > 0 tie at the top. */
const firstLayer: Field<Matrix> = {
  ...W1,
  draw: (stream, dims, drawn) => {
    const own = W1.draw(stream, dims, drawn);
    if (!stream.chance(0.5) || drawn.h !== 'linear') return own;
    const field = (view: Matrix): Matrix => matrixOf(view.rows, own.cols, (i, c) => view.data[i * view.cols + c]);
    const { values, vectors } = symmetricEigen(contrastiveCovariance(drawn.alpha as Matrix, { x: field(drawn.x as Matrix), xPrime: field(drawn.xPrime as Matrix) }));
    return mapEntries(own, (_, n, c) => (n < Math.min(dims.M, dims.p) && values[n] > 2 ** -16 * values[0] ? vectors.data[n * dims.p + c] / Math.sqrt(values[n]) : 0));
  },
};

type Layer = Hidden & { readonly dims: Readonly<Record<'N' | 'K' | 'p' | 'M', number>> };

const unitPattern = (m: Matrix): Matrix => mapEntries(m, (_, i, j) => (i === j ? 1 : 0));

/** No augmentation; and unit vectors for samples, nodes and importances at once: ties of eigenvalues do not survive one change at a time. */
function* simplerLayers<I extends Layer>(instance: I): Iterable<I> {
  yield* withoutAugmentation(instance);
  const { alpha: pairs, x: first, W1: nodes } = instance;
  const unit = { ...instance, alpha: unitPattern(pairs), x: unitPattern(first), W1: unitPattern(nodes) };
  yield { ...unit, xPrime: mapEntries(first, () => 0) };
  yield { ...unit, alpha: mapEntries(pairs, () => 1), xPrime: unit.x };
}

/** A first layer with K disjoint receptive fields; the second is whatever is best for it. */
export const hiddenLayer = setting({
  id: 'hidden-layer',
  words: 'For all N samples of K receptive fields in two views, importances α of any sign, an activation h and first layers with M nodes a field',
  dims: { N, K, p, M },
  batch: 'x',
  moves: simplerLayers,
  fields: { x, xPrime, alpha, h, W1: firstLayer },
});

const simple = (least: number) => (instance: Hidden): boolean => {
  const { C, scale } = hiddenCovariance(instance);
  const { gap } = topOf(C);
  return gap === Infinity || gap > least * scale;
};

/** λ₁(𝒞_α[f₁]) > λ₂: the largest eigenvalue by sign is simple, relative to the terms. */
export const simpleTopOutput = hypothesis<Hidden>({
  words: 'the largest eigenvalue of the covariance of the first layer is simple',
  tex: String.raw`\lambda_1(\mathcal C_\alpha[f_1]) > \lambda_2(\mathcal C_\alpha[f_1])`,
  holds: simple(leastGap),
});

/** The least relative gap at which finite differences of an eigenvalue are taken. */
export const leastSeparation = 2 ** -10;

/** The same, with a margin that finite differences of the eigenvalue need. */
export const separatedTopOutput = hypothesis<Hidden>({
  words: 'the largest eigenvalue of the covariance of the first layer is simple (relatively by 2⁻¹⁰)',
  tex: simpleTopOutput.tex,
  holds: simple(leastSeparation),
});
