import { topOf } from '../dynamics/secondLayerFlow.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { hiddenCovariance, leastGap, type Hidden } from './secondLayer.ts';
import { setting } from './setting.ts';
import { twoLayerFields } from './twoLayerFields.ts';

const { N, K, p, M } = twoLayerFields.dims;
const { x, xPrime, alpha, h, W1 } = twoLayerFields.fields;

/** A first layer with K disjoint receptive fields; the second is whatever is best for it. */
export const hiddenLayer = setting({
  id: 'hidden-layer',
  words: 'For all N samples of K receptive fields in two views, importances α of any sign, an activation h and first layers with M nodes a field',
  dims: { N, K, p, M },
  batch: 'x',
  moves: withoutAugmentation,
  fields: { x, xPrime, alpha, h, W1 },
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
