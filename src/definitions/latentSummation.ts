import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { ActivationName } from './activation.ts';
import { gatedCovariance, gatedInputs } from './oneLayer.ts';
import type { TableViews } from './tableViews.ts';

/**
 * x = Σ_m y_m u_m for a finite joint law of y, written as a mixture of independent ones: with probability ∝ mixture_z,
 * y_m = values_mk with probability ∝ odds_(zm)k, independently over m. Every finite joint law has this form; Z = 1 is independence.
 * mixture: 1×Z; odds: ZM×K, both ≥ 0, a row of zeros standing for equal odds; values: M×K; U: M×M, rows u_m.
 */
export interface SummationModel<T> {
  readonly mixture: T;
  readonly odds: T;
  readonly values: T;
  readonly U: T;
}

const normalised = <S>(R: Arithmetic<S>, row: readonly S[]): S[] => {
  const sum = row.reduce((a, b) => R.add(a, b));
  return row.map((entry) => (R.compare(sum, R.of(0)) === 0 ? R.div(R.of(1), R.of(row.length)) : R.div(entry, sum)));
};

const product = <S>(R: Arithmetic<S>, factors: readonly S[]): S => factors.reduce((a, b) => R.mul(a, b), R.of(1));

const total = <S>(R: Arithmetic<S>, terms: readonly S[]): S => terms.reduce((a, b) => R.add(a, b), R.of(0));

/** All tuples (k_1..k_M), 0 ≤ k < K. */
const tuples = (M: number, K: number): number[][] => {
  const out: number[][] = [];
  for (let code = 0; code < K ** M; code++) {
    const k: number[] = [];
    for (let m = 0; m < M; m++) k.push(Math.floor(code / K ** m) % K);
    out.push(k);
  }
  return out;
};

/** P[y_m = values_mk]: M×K. */
export const marginals = <S>(R: Arithmetic<S>, { mixture, odds, values }: SummationModel<Table<S>>): Table<S> => {
  const weights = normalised(R, mixture[0]);
  const laws: S[][] = [];
  const law = (at: number): S[] => (laws[at] ??= normalised(R, odds[at]));
  return values.map((row, m) => row.map((_, k) => total(R, weights.map((weight, z) => R.mul(weight, law(z * values.length + m)[k])))));
};

/** P[y = (values_mk_m)_m] over all tuples k, and the product of the marginals there, which it equals under independence: Kᴹ pairs. */
export const jointLaw = <S>(R: Arithmetic<S>, model: SummationModel<Table<S>>): { readonly k: readonly number[]; readonly p: S; readonly independent: S }[] => {
  const { mixture, odds, values } = model;
  const M = values.length;
  const weights = normalised(R, mixture[0]);
  const laws = odds.map((row) => normalised(R, row));
  const alone = marginals(R, model);
  return tuples(M, values[0].length).map((k) => ({
    k,
    p: total(R, weights.map((weight, z) => R.mul(weight, product(R, k.map((km, m) => laws[z * M + m][km]))))),
    independent: product(R, k.map((km, m) => alone[m][km])),
  }));
};

/** Importances of pairs of samples: α ≡ 1, or the kernel 1/(1 + ‖x − x̃‖²). */
export type PairWeights = 'uniform' | 'kernel';

/** The n = Kᴹ atoms x = Σ_m y_m u_m of the law, n×M, and their probabilities. */
const atoms = <S>(R: Arithmetic<S>, model: SummationModel<Table<S>>): { readonly x: Table<S>; readonly p: readonly S[] } => {
  const { values, U } = model;
  const law = jointLaw(R, model);
  return { p: law.map(({ p }) => p), x: law.map(({ k }) => U[0].map((_, c) => total(R, k.map((km, m) => R.mul(values[m][km], U[m][c]))))) };
};

/**
 * The population as a batch of its n = Kᴹ atoms: 𝒞_α of the law is that of the atoms with importances n² p_i p_j α(x_i, x_j).
 * Second views x′ = scale·x. alpha: n×n; views: n×M.
 */
export const summationBatch = <S>(R: Arithmetic<S>, model: SummationModel<Table<S>>, pairs: PairWeights, scale: S): TableViews<S> & { readonly alpha: Table<S> } => {
  const { x, p } = atoms(R, model);
  const squares = R.of(x.length ** 2);
  const kernel = (i: number, j: number): S => R.div(R.of(1), R.add(R.of(1), total(R, x[i].map((entry, c) => R.mul(R.sub(entry, x[j][c]), R.sub(entry, x[j][c]))))));
  return {
    x,
    xPrime: x.map((sample) => sample.map((entry) => R.mul(scale, entry))),
    alpha: p.map((pi, i) => p.map((pj, j) => (pairs === 'uniform' ? R.mul(squares, R.mul(pi, pj)) : R.mul(R.mul(squares, R.mul(pi, pj)), kernel(i, j))))),
  };
};

/**
 * A(w) of the law, M×M; w: M. For α ≡ 1 by its moments, V[x̃] − ½E[(x̃ − x̃′)(x̃ − x̃′)ᵀ], which need no pairs; else 𝒞_α of `summationBatch`.
 */
export const summationCovariance = <S>(R: Arithmetic<S>, model: SummationModel<Table<S>>, { pairs, scale, h }: { readonly pairs: PairWeights; readonly scale: S; readonly h: ActivationName }, w: readonly S[]): Table<S> => {
  if (pairs !== 'uniform') {
    const batch = summationBatch(R, model, pairs, scale);
    return gatedCovariance(R, batch.alpha, batch, h, w);
  }
  const { x, p } = atoms(R, model);
  const gated = gatedInputs(R, h, w, { x, xPrime: x.map((sample) => sample.map((entry) => R.mul(scale, entry))) });
  const mean = (value: (i: number) => S): S => total(R, p.map((own, i) => R.mul(own, value(i))));
  const first = w.map((_, c) => mean((i) => gated.x[i][c]));
  const gap = (i: number, c: number): S => R.sub(gated.x[i][c], gated.xPrime[i][c]);
  return w.map((_, c) =>
    w.map((__, e) => {
      const second = mean((i) => R.sub(R.mul(gated.x[i][c], gated.x[i][e]), R.div(R.mul(gap(i, c), gap(i, e)), R.of(2))));
      return R.sub(second, R.mul(first[c], first[e]));
    }),
  );
};

/**
 * The eigenvalues that the latent summation model gives A(±u_m): λ_m = V[(±y_m)⁺] and λ_j = P[±y_m > 0] E[y_j²] for j ≠ m; M of them.
 * Source: Tian 2023, latent summation model (reconstructed).
 */
export const summationSpectrum = <S>(R: Arithmetic<S>, model: SummationModel<Table<S>>, m: number, sign: 1 | -1): S[] => {
  const zero = R.of(0);
  const law = marginals(R, model);
  const mean = (j: number, value: (y: S) => S): S => total(R, law[j].map((p, k) => R.mul(p, value(model.values[j][k]))));
  const positive = (y: S): S => (R.compare(R.mul(R.of(sign), y), zero) > 0 ? y : zero);
  const active = mean(m, (y) => (R.compare(R.mul(R.of(sign), y), zero) > 0 ? R.of(1) : zero));
  const first = mean(m, positive);
  return model.values.map((_, j) => (j === m ? R.sub(mean(m, (y) => R.mul(positive(y), positive(y))), R.mul(first, first)) : R.mul(active, mean(j, (y) => R.mul(y, y)))));
};

/** U diag(λ) Uᵀ in the convention of rows: Σ_j λ_j u_j u_jᵀ. U: M×M, rows u_j; λ: M. */
export const inFrame = <S>(R: Arithmetic<S>, U: Table<S>, lambda: readonly S[]): Table<S> =>
  U[0].map((_, c) => U[0].map((__, e) => total(R, lambda.map((value, j) => R.mul(value, R.mul(U[j][c], U[j][e]))))));
