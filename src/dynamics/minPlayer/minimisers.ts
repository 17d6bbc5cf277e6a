const check = (where: string, costs: ArrayLike<number>, tau: number, mass: number): void => {
  if (costs.length < 1) throw new RangeError(`${where}: no costs; the row of an anchor has n ≥ 1 negatives`);
  if (!(tau > 0 && tau < Infinity)) throw new RangeError(`${where}: tau is ${tau}, expected a positive number`);
  if (!(mass >= 0 && mass < Infinity)) throw new RangeError(`${where}: mass is ${mass}, expected a number ≥ 0`);
};

const least = (costs: ArrayLike<number>): number => Array.from(costs).reduce((low, c) => Math.min(low, c), Infinity);

/**
 * argmin over α ≥ 0, Σα = S of Σ_j c_j α_j + τ Σ_j α_j log α_j: α_j = S e^{−c_j/τ}/Σ_k e^{−c_k/τ}, by a shifted sum.
 * costs: n. Throws on n = 0, τ ≤ 0, S < 0.
 */
export const entropyMinimiser = (costs: ArrayLike<number>, tau: number, mass = 1): Float64Array => {
  check('entropyMinimiser', costs, tau, mass);
  const low = least(costs);
  const weights = Float64Array.from(costs, (c) => Math.exp((low - c) / tau));
  const sum = weights.reduce((total, w) => total + w, 0);
  return weights.map((w) => (mass * w) / sum);
};

/**
 * argmin over α ≥ 0, Σα = S of Σ_j c_j α_j + ½ τ Σ_j α_j²: α_j = [m − c_j]₊/τ, the Euclidean projection of −c/τ on the
 * simplex, exactly by sorting: m = (τS + c_(1) + … + c_(k))/k for the last k with c_(k) < m. costs: n. Throws as `entropyMinimiser`.
 */
export const squareMinimiser = (costs: ArrayLike<number>, tau: number, mass = 1): Float64Array => {
  check('squareMinimiser', costs, tau, mass);
  // Relative to the least cost, so that a common offset of the costs costs no digit.
  const low = least(costs);
  const sorted = Float64Array.from(costs, (c) => c - low).sort();
  let [sum, level] = [0, 0];
  for (let k = 0; k < sorted.length; k++) {
    sum += sorted[k];
    const next = (tau * mass + sum) / (k + 1);
    if (k > 0 && sorted[k] >= next) break;
    level = next;
  }
  return Float64Array.from(costs, (c) => Math.max(0, level - (c - low)) / tau);
};

/**
 * argmin over α ≥ 0, Σα = S of Σ_j c_j α_j − τ/(1−γ) Σ_j α_j^{1−γ}: α_j = (τ/(c_j + m))^{1/γ}, the multiplier m > −min c by
 * bisection in the logarithm of m + min c, to the last bits. costs: n; γ > 0 (at γ = 1 the regulariser is τ log α).
 * Throws on n = 0, τ ≤ 0, γ ≤ 0, S ≤ 0.
 */
export const powerMinimiser = (costs: ArrayLike<number>, tau: number, gamma: number, mass = 1): Float64Array => {
  check('powerMinimiser', costs, tau, mass);
  if (!(gamma > 0 && mass > 0)) throw new RangeError(`powerMinimiser: gamma is ${gamma} and mass ${mass}, expected positive numbers`);
  const low = least(costs);
  const [n, offsets] = [costs.length, Float64Array.from(costs, (c) => c - low)];
  const at = (height: number): Float64Array => offsets.map((c) => (tau / (c + height)) ** (1 / gamma));
  const total = (height: number): number => at(height).reduce((sum, a) => sum + a, 0);
  // The nearest negative alone has at most all of the mass and at least its share of it.
  let [lo, hi] = [Math.log(tau) - gamma * Math.log(mass), Math.log(tau) + gamma * Math.log(n / mass)];
  for (let step = 0; step < 200 && hi - lo > Number.EPSILON * Math.abs(hi); step++) {
    const middle = (lo + hi) / 2;
    if (total(Math.exp(middle)) > mass) lo = middle;
    else hi = middle;
  }
  return at(Math.exp(hi));
};

/** α_j = e^{−d_j^p/τ}/Σ_k e^{−d_k^p/τ} from squared distances d²: n; p = 2 is `entropyMinimiser`. Source: code of Tian 2022, α-CL-direct. */
export const directWeights = (squares: ArrayLike<number>, tau: number, p: number): Float64Array => entropyMinimiser(Float64Array.from(squares, (d2) => d2 ** (p / 2)), tau);

/**
 * The weights that the reference routine for the square regulariser gives, emulated: [m − c_j]₊/τ with the running average m
 * read one position past the last retained entry, and at position 0 where nothing is clipped. costs: n.
 */
export const referenceSquareWeights = (costs: ArrayLike<number>, tau: number): Float64Array => {
  check('referenceSquareWeights', costs, tau, 1);
  const sorted = Float64Array.from(costs).sort();
  let sum = 0;
  const averages = Array.from(sorted, (c, k) => (tau + (sum += c)) / (k + 1));
  const retained = sorted.findIndex((c, k) => c >= averages[k]);
  // Its index of the last retained entry is one too large; where none is clipped it wraps around.
  const level = averages[retained < 0 ? 0 : retained];
  return Float64Array.from(costs, (c) => Math.max(0, level - c) / tau);
};
