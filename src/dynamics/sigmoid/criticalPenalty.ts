import { logistic } from './logistic.ts';

/** φ(t) = s(t)²(1 − s(t)), half the slope of s². */
const phi = (t: number): number => logistic(t) ** 2 * logistic(-t);

/** The α at which t = τb is critical on the line a = 0: 2αt = τ²φ(t). It falls with t > 0. */
export const penaltyAt = (tau: number, t: number): number => (tau * tau * phi(t)) / (2 * t);

/** The t > 0 of the only critical point with a = 0: penaltyAt(τ, t) = α, by bisection. τ, α > 0. */
export const axisPoint = (tau: number, alpha: number): number => {
  let [lo, hi] = [0, 1];
  while (penaltyAt(tau, hi) > alpha) [lo, hi] = [hi, 2 * hi];
  for (let k = 0; k < 80; k++) {
    const middle = (lo + hi) / 2;
    if (penaltyAt(tau, middle) > alpha) lo = middle;
    else hi = middle;
  }
  return (lo + hi) / 2;
};

/** The α at which the second derivative in a vanishes at (0, t): α = 1/32 + φ(t)(2 − 3s(t))/2. */
const bendingPenalty = (t: number): number => 1 / 32 + (phi(t) * (2 - 3 * logistic(t))) / 2;

/**
 * α_c(τ): below it every critical point with a = 0 is a saddle, at it one of them becomes stable. It is the penalty at the largest
 * t with penaltyAt(τ, t) ≥ bendingPenalty(t), since penaltyAt falls: found by stepping down from where both are known, then by
 * bisection. τ > 0; throws on others. Its limit for τ → ∞ is 1/32.
 */
export const criticalPenalty = (tau: number): number => {
  if (!(tau > 0 && tau < Infinity)) throw new RangeError(`criticalPenalty: τ is ${tau}, expected a positive number`);
  const excess = (t: number): number => penaltyAt(tau, t) - bendingPenalty(t);
  // Beyond this t, τ²φ(t)/2t < τ²e^{−t} < 1/64, and bendingPenalty > 1/32 − e^{−t}.
  const top = 8 + 2 * Math.max(0, Math.log(tau));
  // In ln t: for small τ the last crossing lies at t ≈ τ².
  const ratio = 2 ** (1 / 64);
  let hi = top;
  let lo = top / ratio;
  while (excess(lo) < 0) [hi, lo] = [lo, lo / ratio];
  for (let k = 0; k < 80; k++) {
    const middle = (lo + hi) / 2;
    if (excess(middle) < 0) hi = middle;
    else lo = middle;
  }
  return penaltyAt(tau, lo);
};
