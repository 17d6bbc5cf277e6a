import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';

/** One value of a finite law with its probability. */
export interface Atom<S, T> {
  readonly probability: S;
  readonly value: T;
}

/** A finite law: all its values. */
export type Atoms<S, T> = readonly Atom<S, T>[];

const most = 2 ** 16;

/** All tuples of `length` coordinates, each drawn independently from `of`, with their probabilities: |of|^length atoms. Throws beyond 65,536. */
export const tuples = <S, T>(R: Arithmetic<S>, what: string, of: Atoms<S, T>, length: number): Atoms<S, readonly T[]> => {
  const count = of.length ** length;
  if (count > most) throw new RangeError(`${what}: ${of.length}^${length} = ${count} outcomes to enumerate, at most ${most}; take fewer coordinates, or sample`);
  let all: Atom<S, readonly T[]>[] = [{ probability: R.of(1), value: [] }];
  for (let k = 0; k < length; k++) {
    all = all.flatMap(({ probability, value }) => of.map((next) => ({ probability: R.mul(probability, next.probability), value: [...value, next.value] })));
  }
  return all;
};

/** E f = Σ P(value) f(value), entry by entry; f returns tables of one shape. Throws where there is no value. */
export const expectation = <S, T>(R: Arithmetic<S>, atoms: Atoms<S, T>, f: (value: T) => Table<S>): Table<S> =>
  atoms
    .map(({ probability, value }) => f(value).map((entries) => entries.map((entry) => R.mul(probability, entry))))
    .reduce((sum, term) => sum.map((entries, i) => entries.map((entry, j) => R.add(entry, term[i][j]))));

/** Signs ε ∈ {−1, 1}^m, independent and fair: 2^m atoms. */
export const signAtoms = <S>(R: Arithmetic<S>, m: number): Atoms<S, readonly S[]> => {
  const half = R.div(R.of(1), R.of(2));
  return tuples(R, 'signs', [{ probability: half, value: R.of(-1) }, { probability: half, value: R.of(1) }], m);
};
