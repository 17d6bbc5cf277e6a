import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';

/**
 * A finite joint law of a class z and K fields x_1..x_K of V values each. Rows are non-negative weights, normalised by
 * their sums: pz: 1×C of z; pu: C×H of a hidden state u given z; px: (C·H·K)×V, row (c·H + u)·K + k of the values of field
 * k given z = c and u. Given (z, u) the fields are independent, so every finite law is of this form, and H = 1 is
 * conditional independence given z. alpha: (C·V)×(C·V), importances between (z, value of field 0) of two samples.
 */
export interface TableLaw<S> {
  readonly pz: Table<S>;
  readonly pu: Table<S>;
  readonly px: Table<S>;
  readonly alpha: Table<S>;
}

/** n functions of one field each: column j of `values` (V×n) holds the values of a function of field `field[j]`. */
export interface TableFunctions<S> {
  readonly values: Table<S>;
  readonly field: readonly number[];
}

const normalised = <S>(R: Arithmetic<S>, table: Table<S>): Table<S> =>
  table.map((weights) => {
    const sum = weights.reduce((a, b) => R.add(a, b));
    return weights.map((weight) => R.div(weight, sum));
  });

interface Atom<S> {
  readonly probability: S;
  readonly z: number;
  readonly at: readonly number[];
}

/** All (z, u, v_1..v_K) with their probabilities: C·H·Vᴷ atoms. */
const atomsOf = <S>(R: Arithmetic<S>, law: TableLaw<S>): Atom<S>[] => {
  const [[pz], pu, px] = [normalised(R, law.pz), normalised(R, law.pu), normalised(R, law.px)];
  const [H, K] = [pu[0].length, px.length / (pz.length * pu[0].length)];
  return pz.flatMap((pc, z) =>
    pu[z].flatMap((ph, u) => {
      let atoms: Atom<S>[] = [{ probability: R.mul(pc, ph), z, at: [] }];
      for (let k = 0; k < K; k++) {
        atoms = atoms.flatMap((atom) => px[(z * H + u) * K + k].map((q, v) => ({ z, probability: R.mul(atom.probability, q), at: [...atom.at, v] })));
      }
      return atoms;
    }),
  );
};

/**
 * 𝒞_α[a, b] in the limit N → ∞ without augmentation: ½ E[α(X, X′)(a(X) − a(X′))(b(X) − b(X′))ᵀ] for independent X, X′ of
 * the law, by all pairs of atoms. a, b: p and q functions of one field each; result p×q. Source: Tian 2023, Eq. 3.
 */
export const lawCovariance = <S>(R: Arithmetic<S>, law: TableLaw<S>, a: TableFunctions<S>, b: TableFunctions<S> = a): Table<S> => {
  const V = law.px[0].length;
  const atoms = atomsOf(R, law).filter(({ probability }) => R.compare(probability, R.of(0)) > 0);
  const step = (f: TableFunctions<S>, one: Atom<S>, other: Atom<S>): S[] =>
    f.field.map((k, j) => R.sub(f.values[one.at[k]][j], f.values[other.at[k]][j]));
  const sum: S[][] = a.field.map(() => b.field.map(() => R.of(0)));
  for (const one of atoms) {
    for (const other of atoms) {
      const weight = R.mul(R.mul(one.probability, other.probability), law.alpha[one.z * V + one.at[0]][other.z * V + other.at[0]]);
      const right = step(b, one, other);
      step(a, one, other).forEach((left, i) => {
        const weighted = R.mul(weight, left);
        right.forEach((entry, j) => (sum[i][j] = R.add(sum[i][j], R.mul(weighted, entry))));
      });
    }
  }
  return sum.map((entries) => entries.map((entry) => R.div(entry, R.of(2))));
};

/** The class probabilities (C), the class means (C×n), and Σ_c p_c Cov[·|z = c] within each field (n×n, 0 between fields). */
export interface TableMoments<S> {
  readonly p: readonly S[];
  readonly means: Table<S>;
  readonly within: Table<S>;
}

/** The moments of n functions by the laws of the single fields given the class alone: nothing joint enters. */
export const lawMoments = <S>(R: Arithmetic<S>, law: TableLaw<S>, a: TableFunctions<S>): TableMoments<S> => {
  const [[p], pu, px] = [normalised(R, law.pz), normalised(R, law.pu), normalised(R, law.px)];
  const [H, K, V] = [pu[0].length, px.length / (p.length * pu[0].length), px[0].length];
  const zero = R.of(0);
  const total = (count: number, term: (i: number) => S): S => Array.from({ length: count }, (_, i) => term(i)).reduce((x, y) => R.add(x, y), zero);
  const marginal = (c: number, k: number, v: number): S => total(H, (u) => R.mul(pu[c][u], px[(c * H + u) * K + k][v]));
  const means = p.map((_, c) => a.field.map((k, j) => total(V, (v) => R.mul(marginal(c, k, v), a.values[v][j]))));
  const within = a.field.map((k, i) =>
    a.field.map((l, j) =>
      k !== l ? zero : total(p.length, (c) => R.mul(p[c], total(V, (v) => R.mul(marginal(c, k, v), R.mul(R.sub(a.values[v][i], means[c][i]), R.sub(a.values[v][j], means[c][j])))))),
    ),
  );
  return { p, means, within };
};
