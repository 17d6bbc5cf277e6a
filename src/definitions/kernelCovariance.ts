import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';

/** Σ_s p_s f(s) / Σ_s p_s. p: S. */
const mean = <S>(R: Arithmetic<S>, p: readonly S[], f: (s: number) => S): S => {
  let [sum, mass] = [R.of(0), R.of(0)];
  p.forEach((weight, s) => {
    sum = R.add(sum, R.mul(weight, f(s)));
    mass = R.add(mass, weight);
  });
  return R.div(sum, mass);
};

/**
 * One term of Lemma 1: z_l² 𝕍_{p̃_l}[g] = z_l E[φ_l g gᵀ] − E[φ_l g] E[φ_l g]ᵀ, z_l = E[φ_l], p̃_l ∝ p φ_l; in the second
 * form it is defined for features of any sign, also where z_l = 0. p: S weights, phi: S values of φ_l, g: S×q; result
 * q×q. Source: Tian 2023, Lemma 1 (reconstructed).
 */
export const kernelTerm = <S>(R: Arithmetic<S>, p: readonly S[], phi: readonly S[], g: Table<S>): Table<S> => {
  const q = g[0].length;
  const z = mean(R, p, (s) => phi[s]);
  const first = Array.from({ length: q }, (_, u) => mean(R, p, (s) => R.mul(phi[s], g[s][u])));
  return first.map((a, u) => first.map((b, v) => R.sub(R.mul(z, mean(R, p, (s) => R.mul(phi[s], R.mul(g[s][u], g[s][v])))), R.mul(a, b))));
};

/** A finite law of clean samples and their views: sample s has weight p_s and V equally likely views, rows sV … sV + V − 1 of g and of the features. */
export interface TablePopulation<S> {
  readonly p: readonly S[];
  /** (S·V)×q. */
  readonly g: Table<S>;
  /** The features of K(x, y) = Σ_l φ_l(x) ψ_l(y): (S·V)×L each. */
  readonly phi: Table<S>;
  readonly psi: Table<S>;
  /** Whether the second view is drawn independently of the first, given the clean sample, or is the first again. */
  readonly pairing: 'independent' | 'same';
}

/** E[f | x₀ = s]: the mean over the V views of sample s; f: (S·V)×m, result S×m. */
const givenSample = <S>(R: Arithmetic<S>, f: Table<S>, samples: number): Table<S> => {
  const V = f.length / samples;
  return Array.from({ length: samples }, (_, s) => f[0].map((__, c) => mean(R, Array.from({ length: V }, () => R.of(1)), (v) => f[s * V + v][c])));
};

/**
 * The right side of Lemma 1: Σ_l z_l² 𝕍_{p̃_l}[E[g|x₀]], with φ_l(x₀) = E[φ_l|x₀]. For ψ ≠ φ the symmetric part of K is
 * meant: ½{z_ψ E[φ ggᵀ] + z_φ E[ψ ggᵀ] − E[φg]E[ψg]ᵀ − E[ψg]E[φg]ᵀ}, by polarisation. Result q×q.
 */
export const kernelVariance = <S>(R: Arithmetic<S>, { p, g, phi, psi }: TablePopulation<S>): Table<S> => {
  const [means, left, right] = [g, phi, psi].map((f) => givenSample(R, f, p.length));
  let out: Table<S> = means[0].map(() => means[0].map(() => R.of(0)));
  left[0].forEach((_, l) => {
    const [a, b] = [left.map((row) => row[l]), right.map((row) => row[l])];
    const [sum, difference] = [a.map((value, s) => R.add(value, b[s])), a.map((value, s) => R.sub(value, b[s]))];
    const [plus, minus] = [kernelTerm(R, p, sum, means), kernelTerm(R, p, difference, means)];
    out = out.map((row, u) => row.map((entry, v) => R.add(entry, R.div(R.sub(plus[u][v], minus[u][v]), R.of(4)))));
  });
  return out;
};

/**
 * The left side of Lemma 1 as N → ∞: ½ E[K(x, y)((g(x) − g(y))(·)ᵀ − (g(x) − g(x′))(·)ᵀ)] over independent clean
 * samples of x and y, and a view x′ of the sample of x: the mean of the terms i ≠ j of Eq. (3). Result q×q.
 */
export const populationCovariance = <S>(R: Arithmetic<S>, { p, g, phi, psi, pairing }: TablePopulation<S>): Table<S> => {
  const V = g.length / p.length;
  const weights = g.map((_, at) => R.div(p[Math.floor(at / V)], R.of(V)));
  const mass = weights.reduce((sum, weight) => R.add(sum, weight), R.of(0));
  const K = phi.map((a) => psi.map((b) => a.reduce((sum, value, l) => R.add(sum, R.mul(value, b[l])), R.of(0))));
  const partners = (at: number): number[] => (pairing === 'same' ? [at] : Array.from({ length: V }, (_, v) => at - (at % V) + v));
  const product = (a: number, b: number, u: number, v: number): S => R.mul(R.sub(g[a][u], g[b][u]), R.sub(g[a][v], g[b][v]));
  return g[0].map((_, u) =>
    g[0].map((__, v) => {
      let sum = R.of(0);
      g.forEach((___, x) => {
        const others = partners(x);
        const intra = R.div(others.reduce((total, y) => R.add(total, product(x, y, u, v)), R.of(0)), R.of(others.length));
        g.forEach((____, y) => {
          sum = R.add(sum, R.mul(R.mul(weights[x], weights[y]), R.mul(K[x][y], R.sub(product(x, y, u, v), intra))));
        });
      });
      return R.div(sum, R.mul(R.of(2), R.mul(mass, mass)));
    }),
  );
};
