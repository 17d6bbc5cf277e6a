import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import { directionShareTail } from '../directionShare.ts';

/**
 * m P[Beta(½, (d−1)/2) ≥ (c₁ + c₂) log d/d], which bounds the expected number of lucky neurons of a feature from above: m = d^{1 + c₀},
 * c₁ = 2 + 2(1 − γ)c₀, c₂ = γc₀ at c₀ = 1/100, γ = 1/10. d ≥ 2 whole. Source: Wen & Li 2021, lucky neurons, reconstructed.
 */
export const luckyCount = <S>(R: Arithmetic<S>, d: number): S => {
  const thousandths = (n: number): S => R.div(R.of(n), R.of(1000));
  const logD = R.log(R.of(d));
  // 2 + 2 · 0.9 · 0.01 + 0.1 · 0.01 = 2.019.
  const share = R.div(R.mul(thousandths(2019), logD), R.of(d));
  return R.mul(R.exp(R.mul(thousandths(1010), logD)), directionShareTail(R, d, share));
};
