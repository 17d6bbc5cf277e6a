import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { ActivationName } from '../definitions/activation.ts';
import * as definitions from '../definitions/importances.ts';
import type { Ascended } from '../definitions/ascentLimit.ts';
import { inner, outputs as definedOutputs } from '../definitions/oneLayer.ts';
import { infoNCEImportances } from '../dynamics/importances.ts';
import { outputs } from '../dynamics/oneLayer.ts';
import { dot, norm } from '../linalg/vector.ts';
import { row, type Matrix } from '../linalg/matrix.ts';
import { unitRows } from '../linalg/unitRows.ts';
import { activation, anyMatrix, choice, importances, secondViews, weights } from './fields.ts';
import type { ImportanceRule } from './hypotheses.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

/** A batch, importances, and a layer of M nodes f = h(Wx). */
export const oneLayer = setting({
  id: 'one-layer',
  words: 'For all N samples in two views, importances α of any sign, an activation h and weight vectors w_1 … w_M, none of them zero',
  dims: { N: [1, 8], d: [1, 5], M: [1, 4] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: {
    x: anyMatrix('first views', [['N'], ['d']]),
    xPrime: secondViews('second views', [['N'], ['d']], 'x'),
    alpha: importances(['N'], ['x', 'xPrime']),
    h: activation(),
    W: weights('weight vectors, one a row', [['M'], ['d']], 'x'),
    importance: choice<ImportanceRule>('importances: given, or those of InfoNCE at the outputs', 'frozen', 'recomputed'),
  },
});

/** Every weight vector has length 1. */
export const unitWeights = hypothesis<{ readonly W: Matrix }>({
  words: 'the weight vectors have length 1',
  tex: String.raw`\|w_k\| = 1`,
  narrow: {
    W: {
      ...oneLayer.fields.W,
      draw: (stream, dims, drawn) => unitRows(oneLayer.fields.W.draw(stream, dims, drawn)),
      mutate: (stream, W, step) => unitRows({ ...W, data: W.data.map((entry) => entry + step * stream.normal()) }),
    },
  },
  holds: ({ W }) => Array.from({ length: W.rows }, (_, k) => Math.abs(norm(row(W, k)) - 1)).every((gap) => gap <= 8 * Number.EPSILON),
});

interface Sampled {
  readonly x: Matrix;
  readonly xPrime: Matrix;
  readonly W: Matrix;
}

/** The relative distance to the nearest kink, min |w_kᵀx_i| / (‖w_k‖‖x_i‖) over the samples of both views that are not 0; or over those off the kinks. */
const kinkDistance = ({ x, xPrime, W }: Sampled, among: 'all' | 'off kinks' = 'all'): number => {
  let least = Infinity;
  for (const view of [x, xPrime]) {
    for (let i = 0; i < view.rows; i++) {
      const sample = row(view, i);
      const size = norm(sample);
      for (let k = 0; size > 0 && k < W.rows; k++) {
        const distance = Math.abs(dot(row(W, k), sample)) / (size * norm(row(W, k)));
        if (among === 'all' || distance > 0) least = Math.min(least, distance);
      }
    }
  }
  return least;
};

/** The least relative distance to a kink at which finite differences are taken. */
export const kinkMargin = 2 ** -10;

/** Whether some sample lies near a kink but not on it, where finite differences step over the kink and say nothing of the derivative. */
export const isNearKink = (instance: Sampled & { readonly h: ActivationName }): boolean => instance.h !== 'linear' && kinkDistance(instance, 'off kinks') < kinkMargin;

/** Whether some sample that is not 0 lies on a kink, to the bit. */
export const isOnKink = (instance: Sampled & { readonly h: ActivationName }): boolean => instance.h !== 'linear' && kinkDistance(instance) === 0;

/**
 * The step of finite differences in units of ‖w‖, and a bound of f‴ for their tolerance in units of f″: on a kink f″ jumps, which
 * counts like a third derivative of 24 f″ over the step, and the step is short.
 */
export const differenceAt = (onKink: boolean): { readonly step: number; readonly jump: number } => (onKink ? { step: 2 ** -24, jump: 24 * 2 ** 24 } : { step: kinkMargin / 4, jump: 0 });

/** h is differentiable at every wᵀx, with a margin that finite differences need. */
export const awayFromKinks = hypothesis<{ readonly x: Matrix; readonly xPrime: Matrix; readonly W: Matrix; readonly h: ActivationName }>({
  words: 'no sample lies on a kink of h',
  tex: String.raw`w_k^\top x[i] \ne 0`,
  holds: (instance) => instance.h === 'linear' || kinkDistance(instance) >= kinkMargin,
});

/** A layer whose importances may move with its weights. */
export interface LayerAt<S> {
  readonly importance: ImportanceRule;
  readonly h: ActivationName;
  readonly alpha: S;
  readonly x: S;
  readonly xPrime: S;
}

/** The importances in force at the weights W: the given ones, or those of InfoNCE at the outputs (τ = 1, ε = 1). N×N. */
export const importancesAt = ({ importance, h, alpha, x, xPrime }: LayerAt<Matrix>, W: Matrix): Matrix =>
  importance === 'frozen' ? alpha : infoNCEImportances(outputs(h, W, { x, xPrime }), { tau: 1, epsilon: 1 });

/** `importancesAt` from the definitions, over any arithmetic. */
export const importancesOver = <S>(R: Arithmetic<S>, { importance, h, alpha, x, xPrime }: LayerAt<Table<S>>, W: Table<S>): Table<S> =>
  importance === 'frozen' ? alpha : definitions.infoNCEImportances(R, definedOutputs(R, h, W, { x, xPrime }), R.of(1), R.of(1));

/** What the nodes of a layer ascend on, from the definitions: its importances as given, or recomputed at w/‖w‖ as the nodes move. */
export const ascendedOver = <S>(R: Arithmetic<S>, layer: LayerAt<Table<S>>): Ascended<S> => {
  const { x, xPrime, h, alpha, importance } = layer;
  return { views: { x, xPrime }, h, alpha: importance === 'frozen' ? alpha : (W) => importancesOver(R, layer, normalisedOver(R, W)) };
};

/** The rows w/‖w‖ of a table, over any arithmetic. */
export const normalisedOver = <S>(R: Arithmetic<S>, W: Table<S>): Table<S> =>
  W.map((w) => {
    const length = R.sqrt(inner(R, w, w));
    return w.map((entry) => R.div(entry, length));
  });
