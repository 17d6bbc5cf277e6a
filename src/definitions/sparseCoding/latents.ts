import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { expectation, tuples, type Atom, type Atoms } from './enumeration.ts';

/** Whether the coordinates of z are independent, or all equal to one draw. */
export type LatentCoupling = 'independent' | 'tied';

/** The law of z ∈ {−1, 0, 1}^d: P(z_j = ±1) = p(1 ± skew)/2, |skew| ≤ 1. */
export interface LatentLaw<S> {
  readonly p: S;
  readonly skew: S;
  readonly coupling: LatentCoupling;
}

/** All z with their probabilities: 3^d of them, or 3 where tied. Throws beyond 65,536. */
export const latentAtoms = <S>(R: Arithmetic<S>, { p, skew, coupling }: LatentLaw<S>, d: number): Atoms<S, readonly S[]> => {
  const [one, two] = [R.of(1), R.of(2)];
  const half = R.div(p, two);
  const coordinate: Atom<S, S>[] = [
    { probability: R.sub(one, p), value: R.of(0) },
    { probability: R.mul(half, R.add(one, skew)), value: one },
    { probability: R.mul(half, R.sub(one, skew)), value: R.of(-1) },
  ];
  if (coupling === 'tied') return coordinate.map(({ probability, value }) => ({ probability, value: Array.from({ length: d }, () => value) }));
  return tuples(R, 'latents', coordinate, d);
};

/** E[zzᵀ]: d×d, by enumeration. */
export const latentMoment = <S>(R: Arithmetic<S>, law: LatentLaw<S>, d: number): Table<S> =>
  expectation(R, latentAtoms(R, law, d), (z) => z.map((a) => z.map((b) => R.mul(a, b))));
