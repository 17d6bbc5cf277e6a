import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';

/** φ_l(u) = e^{−u²/2τ}(u/√τ)ˡ/√l!, l = 0 … L−1: Σ_l φ_l(u)φ_l(v) → e^{−(u−v)²/2τ}. u: N; result N×L. */
export const taylorFeatures = <S>(R: Arithmetic<S>, u: readonly S[], tau: S, L: number): Table<S> =>
  u.map((point) => {
    const t = R.div(point, R.sqrt(tau));
    const features = [R.exp(R.div(R.mul(point, R.sub(R.of(0), point)), R.add(tau, tau)))];
    for (let l = 1; l < L; l++) features.push(R.div(R.mul(features[l - 1], t), R.sqrt(R.of(l))));
    return features;
  });
