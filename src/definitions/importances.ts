import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { TableViews } from './tableViews.ts';

/** ½‖u − v‖², the paper's d² (with the half); u, v: d. */
export const halfSquaredDistance = <S>(R: Arithmetic<S>, u: readonly S[], v: readonly S[]): S => {
  let sum = R.of(0);
  for (let c = 0; c < u.length; c++) sum = R.add(sum, R.mul(R.sub(u[c], v[c]), R.sub(u[c], v[c])));
  return R.div(sum, R.of(2));
};

/** The importances of the quadratic loss: α ≡ 1, N×N. */
export const quadraticImportances = <S>(R: Arithmetic<S>, N: number): Table<S> =>
  Array.from({ length: N }, () => Array.from({ length: N }, () => R.of(1)));

/** e^{−d²/τ}. */
const similarity = <S>(R: Arithmetic<S>, u: readonly S[], v: readonly S[], tau: S): S =>
  R.exp(R.sub(R.of(0), R.div(halfSquaredDistance(R, u, v), tau)));

/** ε e^{−d_i²/τ} + Σ_{j≠i} e^{−d_ij²/τ}: the positive pair weighted by ε, negatives among the first views only. */
const denominator = <S>(R: Arithmetic<S>, f: TableViews<S>, i: number, tau: S, epsilon: S): S => {
  let sum = R.mul(epsilon, similarity(R, f.x[i], f.xPrime[i], tau));
  for (let j = 0; j < f.x.length; j++) if (j !== i) sum = R.add(sum, similarity(R, f.x[i], f.x[j], tau));
  return sum;
};

/**
 * α_ij = e^{−d_ij²/τ} / (ε e^{−d_i²/τ} + Σ_{k≠i} e^{−d_ik²/τ}) for j ≠ i, α_ii = 0. f: N×d for each view; result N×N.
 * Plain sums (no log-sum-exp): this is the specification. Throws, dividing by zero, at N = 1 with ε = 0. Source: Tian 2023, Eq. 1.
 */
export const infoNCEImportances = <S>(R: Arithmetic<S>, f: TableViews<S>, tau: S, epsilon: S): Table<S> =>
  f.x.map((fi, i) => {
    const below = denominator(R, f, i, tau, epsilon);
    return f.x.map((fj, j) => R.div(j === i ? R.of(0) : similarity(R, fi, fj, tau), below));
  });

/**
 * L = −τ Σ_i log( e^{−d_i²/τ} / (ε e^{−d_i²/τ} + Σ_{j≠i} e^{−d_ij²/τ}) ), a sum (not a mean) over i. f: N×d for each view.
 * Throws, dividing by zero, at N = 1 with ε = 0. Source: Tian 2023, Eq. 1.
 */
export const infoNCELoss = <S>(R: Arithmetic<S>, f: TableViews<S>, tau: S, epsilon: S): S => {
  let sum = R.of(0);
  for (let i = 0; i < f.x.length; i++) {
    const share = R.div(similarity(R, f.x[i], f.xPrime[i], tau), denominator(R, f, i, tau, epsilon));
    sum = R.sub(sum, R.mul(tau, R.log(share)));
  }
  return sum;
};
