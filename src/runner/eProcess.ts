/** The suite as a whole calls a true statement false, or a false one true, in a sequential test with at most this probability. */
export const suiteFalseAlarm = 1e-6;

/** The share of one e-process: room for 200 of them (two a search, one search a claim and one a dropped hypothesis). */
export const falseAlarm = suiteFalseAlarm / 200;

/**
 * Bets as shares f of the largest admissible one, 1/p₀. The best share at a mean p is about (p − p₀)/(1 − p₀); steps of
 * √2 lose at most 3 % of the growth rate between two of them, from effects of 1 % up.
 */
const shares: readonly number[] = Array.from({ length: 13 }, (_, k) => 0.9 * 2 ** (-k / 2));

/** The wealth of a bettor against "the mean is at most p₀". */
export interface EProcess {
  /** Takes the next observation x ∈ [0, 1] and returns the wealth after it; throws on any other x. */
  add(x: number): number;
  readonly wealth: number;
}

/**
 * A betting e-process against the null "E[x_t | x_1, …, x_{t−1}] ≤ p₀": W_n = K⁻¹ Σ_k Π_{t≤n} (1 + λ_k(x_t − p₀)),
 * λ_k = f_k/p₀ with 0 < f_k < 1. null: p₀ ∈ (0, 1); throws on others.
 * Why it is valid: λ_k is fixed before the first draw, every factor is at least 1 − f_k > 0, and its conditional mean
 * is at most 1 under the null; so each product, and the mean of the K products, is a nonnegative supermartingale from 1.
 * By Ville's inequality P[sup_n W_n ≥ 1/α] ≤ α, at whatever moment one looks or stops. Source: Waudby-Smith & Ramdas
 * 2024, "Estimating means of bounded random variables by betting".
 */
export const eProcess = (nullMean: number): EProcess => {
  if (!(nullMean > 0 && nullMean < 1)) throw new RangeError(`eProcess: the null mean is ${nullMean}, expected a number between 0 and 1, both excluded`);
  // Products, not logarithms: +, × and ÷ give the same bits on every machine, log does not. A product that underflows is lost wealth.
  const products = new Float64Array(shares.length).fill(1);
  let wealth = 1;
  return {
    add(x) {
      if (!(x >= 0 && x <= 1)) throw new RangeError(`eProcess: the observation is ${x}, expected a number in [0, 1]`);
      let sum = 0;
      for (let k = 0; k < shares.length; k++) {
        products[k] *= 1 + (shares[k] / nullMean) * (x - nullMean);
        sum += products[k];
      }
      wealth = sum / shares.length;
      return wealth;
    },
    get wealth() {
      return wealth;
    },
  };
};

/**
 * A bound on P[W_n < 1/α] where every conditional mean is at least p₁ > p₀:
 * min_{k, s>0} (K/α)ˢ (p₁(1 + λ_k(1 − p₀))⁻ˢ + (1 − p₁)(1 − λ_k p₀)⁻ˢ)ⁿ, at most 1.
 * Markov's inequality for W⁻ˢ with one bet alone; x ↦ (1 + λ(x − p₀))⁻ˢ is convex and falls, so that among the laws on
 * [0, 1] with mean ≥ p₁ the Bernoulli law of mean p₁ is the worst. nullMean: p₀ > 0; mean: p₁ ≤ 1; draws: n.
 */
export const missBound = (nullMean: number, mean: number, draws: number, alpha: number = falseAlarm): number => {
  let least = 0;
  for (const share of shares) {
    for (let s = 1 / 32; s <= 4; s *= 1.25) {
      const up = (1 + (share / nullMean) * (1 - nullMean)) ** -s;
      const down = (1 - share) ** -s;
      least = Math.min(least, s * Math.log(shares.length / alpha) + draws * Math.log(mean * up + (1 - mean) * down));
    }
  }
  return Math.exp(least);
};
