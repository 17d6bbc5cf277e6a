/** φ(a) = e^{−a²/2}/√(2π), in float64; 0 at ±∞. */
export const density = (a: number): number => Math.exp((-a * a) / 2) / Math.sqrt(2 * Math.PI);

/**
 * Φ(a) = P[Z ≤ a] for Z standard normal in float64, to a relative error of about 1e-14 also in the lower tail.
 * For −1 < a < 4 the series ½ + φ(a)·(a + a³/3 + a⁵/(3·5) + …) (Marsaglia 2004, "Evaluating the normal distribution"),
 * which cancels below; beyond, Laplace's continued fraction P[Z > t] = φ(t)/(t + 1/(t + 2/(t + …))), t = |a|.
 */
export const normalCdf = (a: number): number => {
  if (a > -1 && a < 4) {
    let [term, sum] = [a, a];
    for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) sum += term *= (a * a) / k;
    return 0.5 + density(a) * sum;
  }
  const t = Math.abs(a);
  // Here 1 − P[Z > t] rounds to 1, and φ(t) to 0, without a fraction.
  if (a > 8.5 || t > 39) return a > 0 ? 1 : 0;
  let fraction = t;
  for (let k = 400; k >= 1; k--) fraction = t + k / fraction;
  const tail = density(t) / fraction;
  return a > 0 ? 1 - tail : tail;
};
