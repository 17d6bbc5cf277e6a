import { absolute } from '../arithmetic/absolute.ts';
import { NotDecided, type Arithmetic, type Table } from '../arithmetic/arithmetic.ts';
import { homogeneousNames } from '../definitions/activation.ts';
import { ascentLimit, importancesIn } from '../definitions/ascentLimit.ts';
import * as definitions from '../definitions/contrastiveCovariance.ts';
import { isStrictMaximum } from '../definitions/strictMaximum.ts';
import { topEigenvector } from '../definitions/topEigenvector.ts';
import { contrastiveCovariance } from '../dynamics/contrastiveCovariance.ts';
import { importanceMass } from '../dynamics/importanceMass.ts';
import { networkFlow } from '../dynamics/networkFlow.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { maxAbs, row, type Matrix } from '../linalg/matrix.ts';
import { unitRows } from '../linalg/unitRows.ts';
import { dot, norm } from '../linalg/vector.ts';
import { activation, anyMatrix, choice, importances, secondViews, weights } from './fields.ts';
import type { ImportanceRule } from './hypotheses.ts';
import { hypothesis } from './hypothesis.ts';
import { ascendedOver, importancesAt, type LayerAt } from './oneLayer.ts';
import { madeOnceEach } from './madeOnce.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

/** A batch, importances, a homogeneous activation, and the start of the projected flow of one node. */
export const oneNodeFlow = setting({
  id: 'one-node-flow',
  words: "For all N samples in two views, importances α of any sign, activations with h(u) = h'(u)u, and starts w of the flow",
  dims: { N: [1, 8], d: [1, 5] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: {
    x: anyMatrix('first views', [['N'], ['d']]),
    xPrime: secondViews('second views', [['N'], ['d']], 'x'),
    alpha: importances(['N'], ['x', 'xPrime']),
    h: activation(homogeneousNames),
    w: weights('start of the flow', [[], ['d']], 'x'),
    importance: choice<ImportanceRule>('importances: given, or those of InfoNCE at the outputs', 'frozen', 'recomputed'),
  },
});

interface Batch {
  readonly x: Matrix;
  readonly xPrime: Matrix;
  readonly alpha: Matrix;
}

interface Spectrum {
  readonly values: Float64Array;
  readonly top: Float64Array;
  readonly gap: number;
  readonly scale: number;
}

/** The eigenvalues of 𝒞_α[x], the top eigenvector, the gap below it (Infinity for d = 1), and the size of the terms of 𝒞_α[x]. */
const spectrum = ({ x, xPrime, alpha }: Batch): Spectrum => {
  const { values, vectors } = symmetricEigen(contrastiveCovariance(alpha, { x, xPrime }));
  return {
    values,
    top: row(vectors, 0),
    gap: values.length === 1 ? Infinity : values[0] - values[1],
    scale: 4 * importanceMass(alpha) * Math.max(maxAbs(x), maxAbs(xPrime)) ** 2,
  };
};

/** The least gap, relative to the terms of the covariance, that tells two eigenvalues apart in float64. */
export const leastGap = 2 ** -16;

const isSimple = ({ gap, scale }: Spectrum): boolean => gap === Infinity || gap > leastGap * scale;

/** The largest eigenvalue of 𝒞_α[x], by sign and not by modulus, is simple. */
export const simpleTopOfBatch = hypothesis<Batch>({
  words: 'the largest eigenvalue of the contrastive covariance is simple',
  tex: String.raw`\lambda_1(\mathcal C_\alpha[x]) > \lambda_2(\mathcal C_\alpha[x])`,
  holds: (batch) => isSimple(spectrum(batch)),
});

type Start = LayerAt<Matrix> & { readonly w: Matrix };

/** The batch with the importances in force at the start, w/‖w‖. */
export const atStart = (instance: Start): Batch => ({ x: instance.x, xPrime: instance.xPrime, alpha: importancesAt(instance, unitRows(instance.w)) });

/** The spectrum of an instance at the importances in force at its start. */
export const spectrumAtStart = madeOnceEach((instance: Start): Spectrum => spectrum(atStart(instance)));

/** The same at the importances in force at the start. */
export const simpleTop = hypothesis<Start>({ words: simpleTopOfBatch.words, tex: simpleTopOfBatch.tex, holds: (instance) => isSimple(spectrumAtStart(instance)) });

/** The start is not orthogonal to the top eigenvector. */
export const startSeesTop = hypothesis<Start>({
  words: 'the start is not orthogonal to the top eigenvector',
  tex: String.raw`\langle w(0), v_1\rangle \ne 0`,
  holds: (instance) => Math.abs(dot(instance.w.data, spectrumAtStart(instance).top)) >= leastGap * norm(instance.w.data),
});

/** A node that turns by less than this in a step of the flow with moving importances, in radians, is at rest. */
export const restingTurn = 2 ** -32;

/** The limit of one node when the importances are those of InfoNCE at its own outputs; `unfinished` where it does not come to rest. */
export const movingLimit = (instance: LayerAt<Matrix>, w: Matrix): { readonly status: 'converged'; readonly w: Float64Array } | { readonly status: 'unfinished'; readonly reason: string } => {
  const { W, atRest } = networkFlow(w, instance, instance.h, (V) => importancesAt(instance, V), { steps: 4000, turn: 1 / 8, rest: restingTurn });
  return atRest ? { status: 'converged', w: W.data } : { status: 'unfinished', reason: 'the flow with moving importances did not come to rest in 4000 steps' };
};

/** A wedge below this is none. */
const parallel = 2 ** -40;

/**
 * w ∧ v₁ for the limit w of the node over its largest entry, from the definitions: all zero exactly when the limit is the top eigenvector
 * of the covariance at the start. `NotDecided` where it is and the flow is not that of a constant covariance with one v₁: then paths may differ.
 */
export const limitBesideTop = <S>(R: Arithmetic<S>, instance: LayerAt<Table<S>> & { readonly w: Table<S> }): S[] => {
  const { h, importance, w } = instance;
  const ascended = ascendedOver(R, instance);
  const [{ views }, alpha] = [ascended, importancesIn(ascended, w)];
  const top = topEigenvector(R, definitions.contrastiveCovariance(R, alpha, views));
  const [limit] = ascentLimit(R, ascended, w);
  const size = (entry: S): S => absolute(R, entry);
  const largest = limit.map(size).reduce((a, b) => (R.compare(a, b) > 0 ? a : b));
  const wedge = limit.flatMap((entry, a) => limit.slice(a + 1).map((other, k) => R.div(R.sub(R.mul(entry, top[a + 1 + k]), R.mul(other, top[a])), largest)));
  const lands = wedge.every((entry) => R.compare(size(entry), R.of(parallel)) <= 0);
  if (lands && !(h === 'linear' && importance === 'frozen' && isStrictMaximum(R, alpha, views, h, limit))) throw new NotDecided('the limit is a top eigenvector; its path, or the choice among several, is what float64 saw differ');
  return wedge;
};
