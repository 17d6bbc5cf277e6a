/** log k!, exact sums up to the largest k asked. */
const logFactorials: number[] = [0];
const logFactorial = (k: number): number => {
  for (let i = logFactorials.length; i <= k; i++) logFactorials.push(logFactorials[i - 1] + Math.log(i));
  return logFactorials[k];
};

/** P[Bin(n, q) = k]. */
const mass = (n: number, q: number, k: number): number => {
  if (q <= 0 || q >= 1) return (q <= 0 ? 0 : n) === k ? 1 : 0;
  return Math.exp(logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * Math.log(q) + (n - k) * Math.log1p(-q));
};

/** P[Bin(n, q) ≥ k]. */
export const binomialAtLeast = (n: number, q: number, k: number): number => {
  let sum = 0;
  for (let i = Math.max(0, k); i <= n; i++) sum += mass(n, q, i);
  return Math.min(1, sum);
};

/** The least and largest count that a Bin(n, q) leaves, on either side, with probability at most level/2: counts outside are rejected at the level. */
export const binomialRange = (n: number, q: number, level: number): readonly [number, number] => {
  let [low, high] = [0, n];
  for (let tail = mass(n, q, 0); tail <= level / 2 && low < n; tail += mass(n, q, low)) low++;
  for (let tail = mass(n, q, n); tail <= level / 2 && high > low; tail += mass(n, q, high)) high--;
  return [low, high];
};

/** The exact lower confidence bound (Clopper–Pearson, one-sided) on a success probability after k successes of n: the q with P[Bin(n, q) ≥ k] = level. */
export const clopperPearsonLower = (n: number, k: number, level: number): number => {
  if (k === 0) return 0;
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (binomialAtLeast(n, middle, k) < level) low = middle;
    else high = middle;
  }
  return low;
};

/** The number of splits, C(50, 25) ≈ 1.3·10¹⁴, is then a number that float64 holds exactly. */
const mostRanked = 50;

/**
 * The exact one-sided permutation p-value of the rank sum: the share of the splits of a ∪ b into |a| and |b| whose first part has at
 * least the sum of a; counted by the recursion N_v(c, s) = N_{v−1}(c, s) + N_{v−1}(c − 1, s − r_v) over values with mid-ranks r_v.
 * Throws beyond |a| + |b| = 50.
 */
export const permutationAbove = (a: readonly number[], b: readonly number[]): number => {
  const all = [...a, ...b];
  if (all.length > mostRanked) throw new RangeError(`permutationAbove: ${all.length} values, at most ${mostRanked}, for which splits are counted exactly`);
  // Twice the mid-ranks, whole numbers: ties and outliers weigh what their order says.
  const ranks = all.map((value) => 2 * all.filter((other) => other < value).length + all.filter((other) => other === value).length);
  const own = ranks.slice(0, a.length).reduce((sum, rank) => sum + rank, 0);
  const width = ranks.reduce((sum, rank) => sum + rank, 0) + 1;
  // Splits by how many values are in the first part and by their sum.
  const splits = Array.from({ length: a.length + 1 }, () => new Float64Array(width));
  splits[0][0] = 1;
  for (const rank of ranks) {
    for (let c = a.length; c >= 1; c--) for (let sum = width - 1; sum >= rank; sum--) splits[c][sum] += splits[c - 1][sum - rank];
  }
  const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);
  return total(splits[a.length].subarray(own)) / total(splits[a.length]);
};
