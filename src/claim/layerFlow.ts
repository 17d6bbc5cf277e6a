import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { Dual } from '../arithmetic/dual.ts';
import { float64 } from '../arithmetic/float64.ts';
import { directionalDerivative } from '../arithmetic/oneSided.ts';
import { pairEnergy } from '../definitions/energy.ts';
import { infoNCELoss } from '../definitions/importances.ts';
import { gatedCovariance, inner, outputs } from '../definitions/oneLayer.ts';
import { constant } from '../definitions/tableGradient.ts';
import { projectedGradient } from '../dynamics/oneLayer.ts';
import { mapRows, maxAbs, toRows, type Matrix } from '../linalg/matrix.ts';
import { dot } from '../linalg/vector.ts';
import { importancesAt, importancesOver, type LayerAt } from '../settings/oneLayer.ts';
import type { Lifted } from './claim.ts';
import { roundings, type Tolerance } from './tolerance.ts';

/** A layer on its way: its importances, given or those of InfoNCE at its outputs (τ = 1, ε = 1). */
export type MovingLayer = LayerAt<Matrix> & { readonly W: Matrix };
type LayerOver<S> = LayerAt<Table<S>> & { readonly W: Table<S> };

/** What moves along the flow: the InfoNCE loss (τ = 1, ε = 1), or the energy with the importances of the layer at every moment. */
export type Quantity = 'loss' | 'energy';

/** dQ/dt along W(t) = W + tẆ, the right-hand derivative, from the definitions. W, velocity: M×d. */
const slopeAlong = <S>(R: Arithmetic<S>, quantity: Quantity, { W, h, x, xPrime, alpha, importance }: LayerOver<S>, velocity: readonly S[]): S => {
  const d = W[0].length;
  const views = { x: constant(x), xPrime: constant(xPrime) };
  return directionalDerivative(R, (D, at): Dual<S> => {
    const V = W.map((_, k) => at.slice(k * d, (k + 1) * d));
    const f = outputs(D, h, V, views);
    return quantity === 'loss' ? infoNCELoss(D, f, D.of(1), D.of(1)) : pairEnergy(D, importancesOver(D, { importance, h, alpha: constant(alpha), ...views }, V), f);
  }, W.flat(), velocity);
};

/** Ẇ = (P⊥A(w_k)w_k)_k with the importances in force at W, and the slope of a quantity along it: M×d, and a number. */
export const flowOf = (layer: MovingLayer, quantity: Quantity): { readonly velocity: Matrix; readonly slope: number; readonly squared: number } => {
  const { W, h, x, xPrime, alpha } = layer;
  const at = importancesAt(layer, W);
  const velocity = mapRows(W, (w) => projectedGradient(at, { x, xPrime }, h, w));
  const slope = slopeAlong(float64, quantity, { ...layer, W: toRows(W), x: toRows(x), xPrime: toRows(xPrime), alpha: toRows(alpha) }, [...velocity.data]);
  return { velocity, slope, squared: dot(velocity.data, velocity.data) };
};

/** `flowOf` from the definitions, over any arithmetic: the slope and Σ‖ẇ_k‖². */
export const flowOver = <S>(R: Arithmetic<S>, layer: Lifted<MovingLayer, S>, quantity: Quantity): { readonly slope: S; readonly squared: S } => {
  const own = layer as unknown as LayerOver<S>;
  const at = importancesOver(R, own, own.W);
  const velocity = own.W.flatMap((w) => {
    const pull = gatedCovariance(R, at, own, own.h, w).map((entries) => inner(R, entries, w));
    const along = R.div(inner(R, w, pull), inner(R, w, w));
    return pull.map((entry, c) => R.sub(entry, R.mul(along, w[c])));
  });
  return { slope: slopeAlong(R, quantity, own, velocity), squared: inner(R, velocity, velocity) };
};

/**
 * The rounding of a slope along the flow; the loss is a sum over pairs, not a mean: N² times. Softmaxes are conditioned as their
 * exponents; outputs are of size o = d max|x| max|w|, velocities of size max|α| o max|x|.
 */
export const flowRounding = ({ W, x, xPrime, alpha, importance }: MovingLayer, quantity: Quantity): Tolerance => {
  const [N, d, M] = [x.rows, x.cols, W.rows];
  const size = Math.max(maxAbs(x), maxAbs(xPrime));
  const output = d * size * maxAbs(W);
  const mass = importance === 'frozen' ? Math.max(1, maxAbs(alpha)) : 1;
  const exponent = 1 + 4 * M * output ** 2;
  return roundings(16 * (N + d + M) * exponent, M * (mass * output * size) ** 2 * (quantity === 'loss' ? N ** 2 : exponent));
};
