import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { inner } from '../oneLayer.ts';
import { expectation } from './enumeration.ts';
import { maskAtoms } from './masks.ts';
import { transposed } from './moments.ts';

/** How far masked features are from what even masks make of orthonormal ones: 0 where it holds, `bound` at least 0. */
export interface FeatureDefects<S> {
  /** E⟨M_j, DM_j′/q⟩ − δ_jj′. */
  readonly mean: readonly S[];
  /** Var⟨M_j, DM_j′/q⟩ − Σ_k M_kj²M_kj′². */
  readonly variance: readonly S[];
  /** max_k M_kj² − Σ_k M_kj⁴. */
  readonly bound: readonly S[];
  /** E‖DM_j/q‖² − 2. */
  readonly noise: readonly S[];
}

/** The defects by enumeration of all masks. M: n×d. */
export const featureDefects = <S>(R: Arithmetic<S>, M: Table<S>, q: S): FeatureDefects<S> => {
  const atoms = maskAtoms(R, M.length, q, 'complementary');
  const columns = transposed(M);
  const masked = (column: readonly S[], first: readonly S[]): S[] => column.map((entry, k) => R.mul(first[k], entry));
  const mean = expectation(R, atoms, ({ first }) => columns.map((a) => columns.map((b) => inner(R, a, masked(b, first)))));
  const variance = expectation(R, atoms, ({ first }) =>
    columns.map((a, i) => columns.map((b, j) => {
      const off = R.sub(inner(R, a, masked(b, first)), mean[i][j]);
      return R.mul(off, off);
    })),
  );
  const squares = columns.map((column) => column.map((entry) => R.mul(entry, entry)));
  const [noise] = expectation(R, atoms, ({ first }) => [columns.map((column) => inner(R, masked(column, first), masked(column, first)))]);
  const largest = (values: readonly S[]): S => values.reduce((a, b) => (R.compare(b, a) > 0 ? b : a));
  return {
    mean: mean.flatMap((entries, i) => entries.map((entry, j) => R.sub(entry, R.of(i === j ? 1 : 0)))),
    variance: variance.flatMap((entries, i) => entries.map((entry, j) => R.sub(entry, inner(R, squares[i], squares[j])))),
    bound: squares.map((column) => R.sub(largest(column), inner(R, column, column))),
    noise: noise.map((entry) => R.sub(entry, R.of(2))),
  };
};
