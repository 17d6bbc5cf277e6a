import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';

/** One class of a batch: P = P[y = 1], u = E[x | y = 1] (d), Σ = V[x | y = 1] (d×d), and how far P is from 1. */
export interface ClassMoments<S> {
  readonly P: S;
  readonly rest: S;
  readonly u: readonly S[];
  readonly Sigma: Table<S>;
}

/** The moments of the samples with membership y_i > 0. x: N×d; y: N×1; an empty class has zeros throughout. */
export const classMoments = <S>(R: Arithmetic<S>, x: Table<S>, y: Table<S>): ClassMoments<S> => {
  const zero = R.of(0);
  const members = x.filter((_, i) => R.compare(y[i][0], zero) > 0);
  const count = R.of(Math.max(members.length, 1));
  const mean = (value: (sample: readonly S[]) => S): S => R.div(members.reduce((sum, sample) => R.add(sum, value(sample)), zero), count);
  const u = x[0].map((_, c) => mean((sample) => sample[c]));
  return {
    P: R.div(R.of(members.length), R.of(x.length)),
    rest: R.div(R.of(x.length - members.length), R.of(x.length)),
    u,
    Sigma: u.map((uc, c) => u.map((ue, e) => mean((sample) => R.mul(R.sub(sample[c], uc), R.sub(sample[e], ue))))),
  };
};

/** P(Σ + (1 − P)uuᵀ), the gated covariance of a node that is active on one class alone. x: N×d; y: N×1; result d×d. Source: Tian 2023, latent categorical model (reconstructed). */
export const classCovariance = <S>(R: Arithmetic<S>, x: Table<S>, y: Table<S>): Table<S> => {
  const { P, rest, u, Sigma } = classMoments(R, x, y);
  return Sigma.map((r, c) => r.map((entry, e) => R.mul(P, R.add(entry, R.mul(rest, R.mul(u[c], u[e]))))));
};
