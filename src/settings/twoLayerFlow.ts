import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { ActivationName } from '../definitions/activation.ts';
import * as definitions from '../definitions/importances.ts';
import { twoLayerOutputs as definedOutputs } from '../definitions/twoLayer.ts';
import { importanceMass } from '../dynamics/importanceMass.ts';
import { infoNCEImportances } from '../dynamics/importances.ts';
import { twoLayerOutputs } from '../dynamics/twoLayer.ts';
import { maxAbs, row, type Matrix } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';
import { choice } from './fields.ts';
import type { ImportanceRule } from './hypotheses.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { kinkMargin } from './oneLayer.ts';
import { setting } from './setting.ts';
import { twoLayerFields } from './twoLayerFields.ts';

/** A two-layer network with disjoint receptive fields whose importances may move with its weights. */
export const twoLayerFlow = setting({
  id: 'two-layer-flow',
  words: 'For all N samples of K receptive fields in two views, importances α of any sign, constant or moving, an activation h and two-layer networks with M nodes a field and O outputs',
  dims: twoLayerFields.dims,
  batch: 'x',
  moves: withoutAugmentation,
  fields: { ...twoLayerFields.fields, importance: choice<ImportanceRule>('importances: given, or those of InfoNCE at the outputs', 'frozen', 'recomputed') },
});

interface Batch {
  readonly x: Matrix;
  readonly xPrime: Matrix;
  readonly h: ActivationName;
  readonly W1: Matrix;
  readonly dims: Readonly<Record<string, number>>;
}

/** The relative distance to the nearest kink, min |w_kmᵀx_k| / (‖w_km‖‖x_k‖) over all nodes and non-zero inputs, or those off the kinks; 0 for a zero weight vector. */
const fieldKinkDistance = ({ x, xPrime, W1, dims: { K } }: Batch, among: 'all' | 'off kinks' = 'all'): number => {
  let least = Infinity;
  for (let n = 0; n < W1.rows; n++) {
    const w = row(W1, n);
    const at = Math.floor((n * K) / W1.rows) * W1.cols;
    for (const view of [x, xPrime]) {
      for (let i = 0; i < view.rows; i++) {
        const input = row(view, i).subarray(at, at + W1.cols);
        const size = norm(input);
        const distance = size > 0 ? Math.abs(dot(w, input)) / (size * (norm(w) || 1)) : Infinity;
        if (among === 'all' || distance > 0) least = Math.min(least, distance);
      }
    }
  }
  return least;
};

/** Whether some input lies near a kink but not on it, where finite differences step over the kink and say nothing of the derivative. */
export const isNearFieldKink = (instance: Batch): boolean => instance.h !== 'linear' && fieldKinkDistance(instance, 'off kinks') < kinkMargin;

/** Whether some input that is not 0 lies on a kink, to the bit. */
export const isOnFieldKink = (instance: Batch): boolean => instance.h !== 'linear' && fieldKinkDistance(instance) === 0;

/** h is differentiable at every pre-activation, with a margin that finite differences need. */
export const fieldsAwayFromKinks = hypothesis<Batch>({
  words: 'no sample lies on a kink of h',
  tex: String.raw`w_{km}^\top x_k[i] \ne 0`,
  holds: (instance) => instance.h === 'linear' || fieldKinkDistance(instance) >= kinkMargin,
});

interface Net<T> {
  readonly importance: ImportanceRule;
  readonly alpha: T;
  readonly x: T;
  readonly xPrime: T;
  readonly h: ActivationName;
  readonly W1: T;
  readonly W2: T;
  readonly dims: Readonly<Record<string, number>>;
}

/** The importances in force: the given ones, or those of InfoNCE at the outputs (τ = 1, ε = 1). N×N. */
export const importancesAtNet = ({ importance, alpha, x, xPrime, h, W1, W2, dims }: Net<Matrix>): Matrix =>
  importance === 'frozen' ? alpha : infoNCEImportances(twoLayerOutputs({ W1, W2, h, K: dims.K }, { x, xPrime }), { tau: 1, epsilon: 1 });

/** `importancesAtNet` from the definitions, over any arithmetic. */
export const importancesOverNet = <S>(R: Arithmetic<S>, { importance, alpha, x, xPrime, h, W1, W2, dims }: Net<Table<S>>): Table<S> =>
  importance === 'frozen' ? alpha : definitions.infoNCEImportances(R, definedOutputs(R, { W1, W2, h, K: dims.K }, { x, xPrime }), R.of(1), R.of(1));

/** Sizes by terms, no cancellation counted on: of one output of the first layer, and of the energy ½ tr 𝒞_α[W₂f₁]. */
export const networkSizes = (alpha: Matrix, { x, xPrime, W1, W2 }: Omit<Net<Matrix>, 'alpha'>): { readonly node: number; readonly energy: number } => {
  const node = W1.cols * maxAbs(W1) * Math.max(maxAbs(x), maxAbs(xPrime));
  return { node, energy: 4 * importanceMass(alpha) * W2.rows * (W2.cols * maxAbs(W2) * node) ** 2 };
};
