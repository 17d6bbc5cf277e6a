import { absolute } from '../arithmetic/absolute.ts';
import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { deepEnergy, isTrap, product, type TableLayers } from '../definitions/deepLinear.ts';
import { inner } from '../definitions/oneLayer.ts';
import { principalMinors } from '../definitions/principalMinors.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { mapEntries, multiply, transpose, type Matrix } from '../linalg/matrix.ts';
import { dot } from '../linalg/vector.ts';
import { candidateOf, type DeepPoint } from '../settings/deepPoint.ts';
import { covarianceOver, layersOf, type DeepNetwork } from '../settings/deepNetwork.ts';
import type { Exactly } from './claim.ts';
import { worstOf, type Residual } from './residual.ts';
import { atRest } from './tolerance.ts';

/** Points are at rest to 2⁻³⁸ of X_α, and told from saddles to 2⁻¹⁴: their values are off by the square of the quotient at most. */
const rest = 2 ** -38;

/** tr((W Wᵀ)²), 1 exactly when unit layers are aligned and of rank one: ‖WWᵀ‖ ≤ ‖W‖² ≤ Π‖W_l‖², with equality for rank one and for alignment. */
const alignmentOf = (W: Matrix): number => {
  const gram = multiply(W, transpose(W)).data;
  return dot(gram, gram);
};

/** θ is aligned-rank-1 with v₀ a top eigenvector, and global: 2ℰ = λ_max(X_α). */
export const alignedAndGlobal = (instance: DeepPoint): Residual => {
  const { X, layers, point, value, top, W } = candidateOf(instance);
  const seen = { '2ℰ(θ)': value, 'λ_max': top, 'X_α': X, 'θ is': `${point.kind}: ${point.because}`, ...Object.fromEntries(layers.map((layer, l) => [`W${l + 1}`, layer])) };
  return worstOf(
    { what: '|λ_max − 2ℰ| / |λ_max|', value: Math.abs(top - value) / (Math.abs(top) || 1), ...atRest(rest), seen },
    { what: '1 − tr((WWᵀ)²)', value: Math.abs(1 - alignmentOf(W)), ...atRest(rest) },
  );
};

/** max_lk | |[v_l]_k| − 1/√n_l |, v_l the top left singular vector of W_l, beside the conclusion of the theorem. */
export const alignedWithSigns = (instance: DeepPoint): Residual => {
  const { layers } = candidateOf(instance);
  const away = layers.map((W) => {
    const gram = multiply(W, transpose(W));
    const { vectors } = symmetricEigen(mapEntries(gram, (entry, i, j) => (entry + gram.data[j * gram.cols + i]) / 2));
    return Math.max(...Array.from(vectors.data.subarray(0, W.rows), (entry) => Math.abs(Math.abs(entry) - 1 / Math.sqrt(W.rows))));
  });
  const counted = instance.constraint === 'hidden filters' ? away.slice(0, -1) : away;
  return worstOf(alignedAndGlobal(instance), { what: 'max | |[v_l]_k| − 1/√n_l |', value: Math.max(0, ...counted), ...atRest(rest) });
};

/** 1 − tr((WWᵀ)²)/Π‖W_l‖⁴ of layers of any norm: zero exactly when θ is aligned-rank-1. */
const alignmentDefect = <S>(R: Arithmetic<S>, layers: TableLayers<S>): S => {
  const W = layers.reduce((below, layer) => product(R, layer, below));
  const gram = W.map((row) => W.map((other) => inner(R, row, other)));
  const norms = layers.reduce((all, layer) => R.mul(all, inner(R, layer.flat(), layer.flat())), R.of(1));
  return R.sub(R.of(1), R.div(inner(R, gram.flat(), gram.flat()), R.mul(norms, norms)));
};

/** (2ℰ/Π‖W_l‖²) I − X in units of Σ|X_ij|: semidefinite exactly when no point has a higher energy. */
const shortfall = <S>(R: Arithmetic<S>, X: Table<S>, layers: TableLayers<S>): Table<S> => {
  const zero = R.of(0);
  const size = X.flat().reduce((sum, entry) => R.add(sum, absolute(R, entry)), zero);
  if (R.compare(size, zero) === 0) return X;
  const norms = layers.reduce((all, layer) => R.mul(all, inner(R, layer.flat(), layer.flat())), R.of(1));
  const value = R.div(R.mul(R.of(2), deepEnergy(R, X, layers)), norms);
  return X.map((entries, i) => entries.map((entry, j) => R.div(R.sub(i === j ? value : zero, entry), size)));
};

/**
 * That a point is aligned-rank-1 and global: no defect, and (2ℰ)I − X ⪰ 0 by its principal minors. A point with W = 0 below a positive entry X_kk speaks
 * against it only if it is a local maximum by proof, which `isTrap` is.
 */
const alignedAndGlobalOver = <S>(R: Arithmetic<S>, X: Table<S>, layers: TableLayers<S>): Exactly<S> => {
  const zero = R.of(0);
  const vanishes = layers.reduce((below, layer) => product(R, layer, below)).every((entries) => entries.every((entry) => R.compare(entry, zero) === 0));
  const positive = X.some((entries, k) => R.compare(entries[k], zero) > 0);
  if (vanishes && positive && !isTrap(R, X, layers)) return { nonNegative: [] };
  return { nonNegative: [R.sub(zero, alignmentDefect(R, layers)), ...principalMinors(R, shortfall(R, X, layers))] };
};

/** The conclusion about a written point, from the definitions. */
export const alignedOver = <S>(R: Arithmetic<S>, instance: DeepNetwork<Table<S>>): Exactly<S> => alignedAndGlobalOver(R, covarianceOver(R, instance), layersOf(instance));

interface Filtered<S> extends DeepNetwork<Table<S>> {
  readonly constraint: 'filters' | 'hidden filters';
}

/** The same of written points whose filters are scaled to 1/√n_l. */
export const filteredOver = <S>(R: Arithmetic<S>, instance: Filtered<S>): Exactly<S> => {
  const layers = layersOf(instance);
  const scaled = layers.map((W, l) =>
    instance.constraint === 'hidden filters' && l === layers.length - 1
      ? W
      : W.map((w) => {
          const length = R.sqrt(R.mul(R.of(W.length), inner(R, w, w)));
          return w.map((entry) => R.div(entry, length));
        }),
  );
  return alignedAndGlobalOver(R, covarianceOver(R, instance), scaled);
};
