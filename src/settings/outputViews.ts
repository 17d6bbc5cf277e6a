import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import * as definitions from '../definitions/importances.ts';
import { infoNCEImportances } from '../dynamics/importances.ts';
import { gaussianImportances } from '../dynamics/kernelImportances.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { choice, just } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { outputPairs } from './outputPairs.ts';
import { setting } from './setting.ts';

const { x, xPrime, tau, epsilon } = outputPairs.fields;

/** Outputs of a batch and the parameters of InfoNCE. */
export const outputViews = setting({
  id: 'output-views',
  words: 'For all outputs f of N samples in two views, temperatures τ > 0 and weights ε ≥ 0 of the positive pair',
  dims: outputPairs.dims,
  batch: 'x',
  moves: withoutAugmentation,
  fields: { x, xPrime, tau, epsilon },
});

type Normalisation = 'none' | 'InfoNCE';

/** The same, with similarities that may or may not be divided by their sums. */
export const similarities = setting({
  id: 'similarities',
  words: outputViews.words,
  dims: outputPairs.dims,
  batch: 'x',
  moves: withoutAugmentation,
  fields: { ...outputViews.fields, normalisation: choice<Normalisation>('similarities: as they are, or normalised by InfoNCE', 'none', 'InfoNCE') },
});

/** α_ij = e^{−d_ij²/τ}, for i = j too, not divided by the sums of Eq. (1). */
export const unnormalised = hypothesis<{ readonly normalisation: Normalisation }>({
  words: 'the similarities are not normalised',
  tex: String.raw`\alpha_{ij} = e^{-d_{ij}^2/\tau}`,
  narrow: { normalisation: just('none') },
  holds: ({ normalisation }) => normalisation === 'none',
});

interface Similarities<T, S> {
  readonly x: T;
  readonly xPrime: T;
  readonly tau: S;
  readonly epsilon: S;
  readonly normalisation: Normalisation;
}

/** The importances of an instance, N×N. */
export const similaritiesOf = ({ x: f, xPrime: fPrime, normalisation, ...parameters }: Similarities<Matrix, number>): Matrix =>
  normalisation === 'none' ? gaussianImportances(f, parameters.tau) : infoNCEImportances({ x: f, xPrime: fPrime }, parameters);

/** `similaritiesOf` from the definitions, over any arithmetic. */
export const similaritiesOver = <S>(R: Arithmetic<S>, { x: f, xPrime: fPrime, tau: t, epsilon: e, normalisation }: Similarities<Table<S>, S>): Table<S> =>
  normalisation === 'none'
    ? f.map((u) => f.map((v) => R.exp(R.sub(R.of(0), R.div(definitions.halfSquaredDistance(R, u, v), t)))))
    : definitions.infoNCEImportances(R, { x: f, xPrime: fPrime }, t, e);
