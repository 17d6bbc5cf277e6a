import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { expectation, tuples, type Atoms } from './enumeration.ts';

/** How the two views of a sample are masked: by a mask and its complement, by two independent masks, or not at all. */
export type MaskPairing = 'complementary' | 'independent' | 'none';

/** The diagonals of the two masks, rescaled so that each view has the sample as its mean: entries 1/q or 0, and 1/(1−q) or 0. */
export interface MaskPair<S> {
  readonly first: readonly S[];
  readonly second: readonly S[];
}

/** All pairs of masks of n coordinates with their probabilities; a coordinate is kept by the first with probability q. Throws beyond 65,536 of them. */
export const maskAtoms = <S>(R: Arithmetic<S>, n: number, q: S, pairing: MaskPairing): Atoms<S, MaskPair<S>> => {
  const [zero, one] = [R.of(0), R.of(1)];
  const rest = R.sub(one, q);
  const [kept, other] = [R.div(one, q), R.div(one, rest)];
  type Coordinate = readonly [S, S];
  const coordinates: Readonly<Record<MaskPairing, Atoms<S, Coordinate>>> = {
    none: [{ probability: one, value: [one, one] }],
    complementary: [{ probability: q, value: [kept, zero] }, { probability: rest, value: [zero, other] }],
    independent: [q, rest].flatMap((p, i) => [rest, q].map((r, j) => ({ probability: R.mul(p, r), value: [i === 0 ? kept : zero, j === 0 ? other : zero] as const }))),
  };
  return tuples(R, 'masks', coordinates[pairing], n).map(({ probability, value }) => ({ probability, value: { first: value.map(([a]) => a), second: value.map(([, b]) => b) } }));
};

/** D S D′ for diagonal D, D′: entry (k, l) is d_k S_kl d′_l. S: n×n. */
export const betweenMasks = <S>(R: Arithmetic<S>, left: readonly S[], moment: Table<S>, right: readonly S[]): Table<S> =>
  moment.map((entries, k) => entries.map((entry, l) => R.mul(R.mul(left[k], entry), right[l])));

/** E[x⁺x⁺⁺ᵀ] over the masks for E[xxᵀ] = S: n×n → n×n, by enumeration (independent masks one after the other: 2·2ⁿ of them). */
export const pairMoment = <S>(R: Arithmetic<S>, moment: Table<S>, q: S, pairing: MaskPairing): Table<S> => {
  const n = moment.length;
  if (pairing !== 'independent') return expectation(R, maskAtoms(R, n, q, pairing), ({ first, second }) => betweenMasks(R, first, moment, second));
  const ones = moment.map(() => R.of(1));
  const masks = maskAtoms(R, n, q, 'complementary');
  const left = expectation(R, masks, ({ first }) => betweenMasks(R, first, moment, ones));
  return expectation(R, masks, ({ second }) => betweenMasks(R, ones, left, second));
};
