import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { halfSquaredDistance } from '../importances.ts';
import type { TableViews } from '../tableViews.ts';
import { evaluate, type Tree, type Values } from './tree.ts';

/** φ = F(log(a + b·x)): F and F′ as formulas in the symbol `l`, a and b free of x. */
export interface ThroughLogarithm {
  readonly a: Tree;
  readonly b: Tree;
  readonly value: Tree;
  readonly slope: Tree;
}

/** ψ = e^{a + b·x} times a factor, all three free of x. */
export interface Exponential {
  readonly factor: Tree;
  readonly a: Tree;
  readonly b: Tree;
}

/**
 * A contrastive loss Σ_i φ(Σ_{j≠i} ψ(d_i² − d_ij²)): φ, ψ and their derivatives as formulas in x and the parameters. At a
 * kink the derivative is that from the left. The two structures, where the formulas have them, allow a shifted log-sum-exp.
 */
export interface ContrastiveLoss {
  readonly phi: Tree;
  readonly psi: Tree;
  readonly dPhi: Tree;
  readonly dPsi: Tree;
  readonly parameters: readonly string[];
  readonly logarithm: ThroughLogarithm | null;
  readonly exponential: Exponential | null;
  readonly tex: { readonly phi: string; readonly psi: string };
}

/** δ_ij = d_i² − d_ij², N×N: intra-sample less inter-sample squared distance, with the ½. f: N×d for each view. */
export const pairDifferences = <S>(R: Arithmetic<S>, f: TableViews<S>): Table<S> =>
  f.x.map((own, i) => {
    const within = halfSquaredDistance(R, own, f.xPrime[i]);
    return f.x.map((other) => R.sub(within, halfSquaredDistance(R, own, other)));
  });

/** ξ_i = Σ_{j≠i} ψ(δ_ij), N entries. */
export const pairSums = <S>(R: Arithmetic<S>, loss: ContrastiveLoss, values: Values<S>, delta: Table<S>): S[] =>
  delta.map((entries, i) => entries.reduce((sum, x, j) => (j === i ? sum : R.add(sum, evaluate(R, loss.psi, { ...values, x }))), R.of(0)));

/** ℒ = Σ_i φ(ξ_i). f: N×d for each view; `values`: one for each parameter. Throws what φ, ψ throw. Source: Tian 2022, Eq. 1. */
export const pairwiseLoss = <S>(R: Arithmetic<S>, loss: ContrastiveLoss, values: Values<S>, f: TableViews<S>): S =>
  pairSums(R, loss, values, pairDifferences(R, f)).reduce((sum, x) => R.add(sum, evaluate(R, loss.phi, { ...values, x })), R.of(0));

/** α_ij = φ′(ξ_i) ψ′(δ_ij) for j ≠ i, α_ii = 0, N×N. f: N×d for each view. Throws what φ, ψ throw. Source: Tian 2022, Theorem 1. */
export const pairwiseImportances = <S>(R: Arithmetic<S>, loss: ContrastiveLoss, values: Values<S>, f: TableViews<S>): Table<S> => {
  const delta = pairDifferences(R, f);
  const outer = pairSums(R, loss, values, delta).map((x) => evaluate(R, loss.dPhi, { ...values, x }));
  return delta.map((entries, i) => entries.map((x, j) => (j === i ? R.of(0) : R.mul(outer[i], evaluate(R, loss.dPsi, { ...values, x })))));
};
