import type { Arithmetic } from '../arithmetic/arithmetic.ts';

/** A separable concave regulariser of the min player: entropy, inverse power (γ ≠ 1), or square. */
export type Regulariser<S> = { readonly name: 'entropy' } | { readonly name: 'power'; readonly gamma: S } | { readonly name: 'square' };

/** aˢ for a ≥ 0 by e^{s log a}, 0 at a = 0 < s; throws at a = 0 > s, where it is infinite. */
const power = <S>(R: Arithmetic<S>, a: S, s: S): S => {
  if (R.compare(a, R.of(0)) > 0) return R.exp(R.mul(s, R.log(a)));
  if (R.compare(s, R.of(0)) < 0) throw new RangeError('regulariser: a weight of 0 with γ > 1 has the value −∞; give weights above 0');
  return R.of(0);
};

/** r(α): −τ α log α (0 at 0), τ α^{1−γ}/(1−γ), −½ τ α²; throws at α = 0 with γ > 1, where it is −∞. Source: Tian 2022, the α-CL losses of the experiments, reconstructed. */
export const regulariser = <S>(R: Arithmetic<S>, r: Regulariser<S>, tau: S, a: S): S => {
  if (r.name === 'square') return R.div(R.mul(R.of(-1), R.mul(tau, R.mul(a, a))), R.of(2));
  if (r.name === 'power') {
    const s = R.sub(R.of(1), r.gamma);
    return R.div(R.mul(tau, power(R, a, s)), s);
  }
  return R.compare(a, R.of(0)) > 0 ? R.mul(R.of(-1), R.mul(tau, R.mul(a, R.log(a)))) : R.of(0);
};

/** What the min player of one anchor minimises: Σ_j c_j α_j − Σ_j r(α_j). costs, alpha: n each. */
export const rowObjective = <S>(R: Arithmetic<S>, r: Regulariser<S>, tau: S, costs: readonly S[], alpha: readonly S[]): S =>
  alpha.reduce((sum, a, j) => R.add(sum, R.sub(R.mul(costs[j], a), regulariser(R, r, tau, a))), R.of(0));
