import type { Arithmetic } from '../arithmetic/arithmetic.ts';

/** Below 1e-50 for s² ≤ 3/4. */
const terms = 450;

/** ∫₀ˢ (1 − u²)^{(d−3)/2} du by its binomial series Σ_k c_k s^{2k+1}/(2k+1), c_{k+1} = c_k (2k + 3 − d)/(2k + 2). d ≥ 2 whole, 0 ≤ s ≤ √3/2. */
const cap = <S>(R: Arithmetic<S>, d: number, s: S): S => {
  const square = R.mul(s, s);
  let [sum, power] = [R.of(0), s];
  for (let k = 0; k < terms && R.compare(power, R.of(0)) !== 0; k++) {
    sum = R.add(sum, R.div(power, R.of(2 * k + 1)));
    power = R.mul(R.mul(power, square), R.div(R.of(2 * k + 3 - d), R.of(2 * k + 2)));
  }
  return sum;
};

/** The same up to 1: π/2 = 3 arcsin ½ for d = 2, 1 for d = 3, and (d − 1)/d times as much for every two dimensions more. */
const half = <S>(R: Arithmetic<S>, d: number): S => {
  let value = d % 2 === 0 ? R.mul(R.of(3), cap(R, 2, R.of(0.5))) : R.of(1);
  for (let k = 2 + (d % 2); k < d; k += 2) value = R.mul(value, R.div(R.of(k - 1), R.of(k)));
  return value;
};

/**
 * P[u₁² ≥ t] for a direction u uniform on the sphere of ℝᵈ, that is P[Beta(½, (d−1)/2) ≥ t]: u₁ has the density (1 − u²)^{(d−3)/2}. By a
 * series, to all digits of R for t ≤ 3/4; throws beyond. d ≥ 2 whole.
 */
export const directionShareTail = <S>(R: Arithmetic<S>, d: number, t: S): S => {
  if (R.compare(t, R.of(0.75)) > 0) throw new RangeError(`directionShareTail: t is ${R.toNumber(t)}, expected at most 3/4, where the series converges fast`);
  return R.sub(R.of(1), R.div(cap(R, d, R.sqrt(t)), half(R, d)));
};
