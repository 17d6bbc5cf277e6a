import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { latentMoment, type LatentLaw } from './latents.ts';
import { pairMoment, type MaskPairing } from './masks.ts';

/** A sparse-coding model x = Mz + Lg: M: n×d; L: n×n; g with mean 0 and covariance I, independent of z. */
export interface SparseCoding<S> extends LatentLaw<S> {
  readonly M: Table<S>;
  readonly L: Table<S>;
}

/** A B: n×k, k×m → n×m. */
export const product = <S>(R: Arithmetic<S>, A: Table<S>, B: Table<S>): Table<S> =>
  A.map((entries) => B[0].map((_, j) => entries.reduce((sum, entry, k) => R.add(sum, R.mul(entry, B[k][j])), R.of(0))));

/** Aᵀ: n×m → m×n. */
export const transposed = <S>(A: Table<S>): Table<S> => A[0].map((_, j) => A.map((entries) => entries[j]));

/** A B Aᵀ: n×k, k×k → n×n. */
export const congruent = <S>(R: Arithmetic<S>, A: Table<S>, B: Table<S>): Table<S> => product(R, product(R, A, B), transposed(A));

/** A + B, entry by entry. */
export const sum = <S>(R: Arithmetic<S>, A: Table<S>, B: Table<S>): Table<S> => A.map((entries, i) => entries.map((entry, j) => R.add(entry, B[i][j])));

/** E[xxᵀ] = M E[zzᵀ] Mᵀ + LLᵀ: n×n. */
export const rawMoment = <S>(R: Arithmetic<S>, model: SparseCoding<S>): Table<S> =>
  sum(R, congruent(R, model.M, latentMoment(R, model, model.M[0].length)), product(R, model.L, transposed(model.L)));

/** E[x⁺x⁺⁺ᵀ] of two masked views of one sample: n×n, by enumeration of latents and masks. */
export const positiveMoment = <S>(R: Arithmetic<S>, model: SparseCoding<S>, q: S, pairing: MaskPairing): Table<S> => pairMoment(R, rawMoment(R, model), q, pairing);

/** Σ_ij u_i A_ij v_j. A: n×m, u: n, v: m. */
export const bilinear = <S>(R: Arithmetic<S>, u: readonly S[], A: Table<S>, v: readonly S[]): S =>
  A.reduce((total, entries, i) => R.add(total, R.mul(u[i], entries.reduce((inner, entry, j) => R.add(inner, R.mul(entry, v[j])), R.of(0)))), R.of(0));
