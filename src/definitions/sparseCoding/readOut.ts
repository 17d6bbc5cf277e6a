import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { inner } from '../oneLayer.ts';
import { latentMoment } from './latents.ts';
import { bilinear, product, rawMoment, transposed, type SparseCoding } from './moments.ts';

/** A model with a linear representation W: m×n and head v: m. */
export interface ReadOut<S> extends SparseCoding<S> {
  readonly W: Table<S>;
  readonly v: readonly S[];
}

/**
 * (p + σ²)·(E(z_1 − ⟨v, Wx⟩)² − bound) ≥ 0 and (p + σ²)·(E(z_1 − p/(p + σ²)⟨M_1, x⟩)² − bound) = 0 for the linear bound
 * pσ²/(p + σ²), σ² = tr(LLᵀ)/n; 0 and 0 at p + σ² = 0, where the bound is 0.
 */
export const readOutError = <S>(R: Arithmetic<S>, model: ReadOut<S>): { readonly below: S; readonly attained: S; readonly bound: S } => {
  const { M, L, W, v, p } = model;
  const n = M.length;
  const moment = rawMoment(R, model);
  const cross = product(R, M, latentMoment(R, model, M[0].length)).map(([first]) => first);
  const error = (a: readonly S[]): S => R.add(R.sub(p, R.mul(R.of(2), inner(R, cross, a))), bilinear(R, a, moment, a));
  const variance = R.div(L.reduce((sum, entries) => R.add(sum, inner(R, entries, entries)), R.of(0)), R.of(n));
  const total = R.add(p, variance);
  const zero = R.of(0);
  const bound = R.compare(total, zero) === 0 ? zero : R.div(R.mul(p, variance), total);
  const best = transposed(M)[0].map((entry) => (R.compare(total, zero) === 0 ? zero : R.div(R.mul(p, entry), total)));
  const above = (a: readonly S[]): S => R.mul(total, R.sub(error(a), bound));
  return { below: above(transposed(W).map((column) => inner(R, column, v))), attained: above(best), bound };
};
