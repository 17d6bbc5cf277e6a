import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import { withoutDiagonal } from './decoupled.ts';
import { expectation } from './enumeration.ts';
import { maskAtoms, pairMoment, type MaskPairing } from './masks.ts';

/** How far the views of one sample x (n) are from what complementary even masks make of them: each list is 0 where its identity holds. */
export interface MaskDefects<S> {
  /** x⁺ + x⁺⁺ − 2x, for every pair of masks. */
  readonly sum: readonly S[];
  /** x⁺ ⊙ x⁺⁺, for every pair of masks. */
  readonly overlap: readonly S[];
  /** E x⁺ − x. */
  readonly mean: readonly S[];
  /** E[x⁺x⁺⁺ᵀ] − (xxᵀ − diag(x ⊙ x)). */
  readonly cross: readonly S[];
  /** E[x⁺x⁺ᵀ] − (xxᵀ + diag(x ⊙ x)). */
  readonly own: readonly S[];
}

/** The defects by enumeration of all masks. x: n. Throws beyond 65,536 masks. */
export const maskDefects = <S>(R: Arithmetic<S>, x: readonly S[], q: S, pairing: MaskPairing): MaskDefects<S> => {
  const atoms = maskAtoms(R, x.length, q, pairing);
  const outer = x.map((a) => x.map((b) => R.mul(a, b)));
  const two = R.of(2);
  const pair = (f: (first: S, second: S, entry: S) => S): S[] => atoms.flatMap(({ value: { first, second } }) => x.map((entry, k) => f(R.mul(first[k], entry), R.mul(second[k], entry), entry)));
  const [mean] = expectation(R, atoms, ({ first }) => [x.map((entry, k) => R.mul(first[k], entry))]);
  const own = expectation(R, atoms, ({ first }) => x.map((a, k) => x.map((b, l) => R.mul(R.mul(first[k], a), R.mul(first[l], b)))));
  const cross = pairMoment(R, outer, q, pairing);
  const kept = withoutDiagonal(R, outer);
  return {
    sum: pair((first, second, entry) => R.sub(R.add(first, second), R.mul(two, entry))),
    overlap: pair((first, second) => R.mul(first, second)),
    mean: mean.map((entry, k) => R.sub(entry, x[k])),
    cross: cross.flatMap((entries, k) => entries.map((entry, l) => R.sub(entry, kept[k][l]))),
    own: own.flatMap((entries, k) => entries.map((entry, l) => R.sub(entry, R.mul(k === l ? two : R.of(1), outer[k][l])))),
  };
};
