/**
 * The first t in (0, until) at which f(t) = Σ_k c_k e^{λ_k t} turns negative; Infinity when there is none.
 * c and lambda: n each, lambda descending, Σ_k c_k = f(0) > 0. No zero is missed by sampling: between two zeros
 * of (f e^{−λ_n t})′, a sum of n − 1 exponentials of which all zeros are found first, f is monotone (Rolle), and
 * if no partial sum c_1 + … + c_k is negative, f has no zero at all (Laguerre 1883). Zeros are found to the last
 * bits of t; a zero of even order within rounding may be missed.
 */
export const firstNegative = (c: ArrayLike<number>, lambda: ArrayLike<number>, until: number): number => {
  let partial = 0;
  let least = Infinity;
  for (let k = 0; k < c.length; k++) {
    partial += c[k];
    least = Math.min(least, partial);
  }
  if (!(least < 0)) return Infinity;
  const terms: { c: number; lambda: number }[] = [];
  for (let k = 0; k < c.length; k++) {
    const last = terms.at(-1);
    if (last?.lambda === lambda[k]) last.c += c[k];
    else if (c[k] !== 0) terms.push({ c: c[k], lambda: lambda[k] });
  }
  return zerosOf(terms.map((term) => term.c), terms.map((term) => term.lambda - terms[0].lambda), until)[0] ?? Infinity;
};

/** f(t) and f′(t); the exponents are at most 0, so nothing overflows. */
const evaluate = (c: readonly number[], lambda: readonly number[], t: number): [number, number] => {
  let value = 0;
  let slope = 0;
  for (let k = 0; k < c.length; k++) {
    const term = c[k] * Math.exp(lambda[k] * t);
    value += term;
    slope += lambda[k] * term;
  }
  return [value, slope];
};

/** The zero of f between lo and hi, where its signs differ: Newton, as long as it stays in the bracket and its steps halve, else bisection. */
const refine = (c: readonly number[], lambda: readonly number[], lo: number, hi: number, rising: boolean): number => {
  let t = (lo + hi) / 2;
  let moved = hi - lo;
  // Every second round at least halves the bracket or the step: 400 rounds span 60 decades.
  for (let i = 0; i < 400 && hi - lo > 2 * Number.EPSILON * hi; i++) {
    const [value, slope] = evaluate(c, lambda, t);
    if (value === 0) return t;
    if (value < 0 === rising) lo = t;
    else hi = t;
    const newton = t - value / slope;
    const next = newton > lo && newton < hi && Math.abs(newton - t) <= moved / 2 ? newton : (lo + hi) / 2;
    moved = Math.abs(next - t);
    t = next;
    if (moved <= Number.EPSILON * hi) return t;
  }
  return hi;
};

/** All zeros in (0, until) at which Σ_k c_k e^{λ_k t} changes sign, ascending; λ descending from 0, all distinct. */
const zerosOf = (c: readonly number[], lambda: readonly number[], until: number): number[] => {
  const n = c.length;
  if (n < 2) return [];
  const reduced = c.slice(0, -1).map((ck, k) => ck * (lambda[k] - lambda[n - 1]));
  const shape = lambda.slice(0, -1);
  const breaks = zerosOf(reduced, shape, until);
  const out: number[] = [];
  let [left, positive] = [0, evaluate(c, lambda, 0)[0] > 0];
  for (const right of breaks) {
    const after = evaluate(c, lambda, right)[0] > 0;
    if (after !== positive) out.push(refine(c, lambda, left, right, after));
    [left, positive] = [right, after];
  }
  // No break lies between the last one and `until`, but one may lie beyond: the sign at `until` counts, not that at infinity.
  if (until < Infinity) {
    if (evaluate(c, lambda, until)[0] > 0 !== positive) out.push(refine(c, lambda, left, until, !positive));
    return out;
  }
  if (c[0] > 0 === positive) return out;
  let width = 1 / (lambda[0] - lambda[n - 1]);
  while (left + width < Infinity && evaluate(c, lambda, left + width)[0] > 0 === positive) width *= 2;
  if (left + width < Infinity) out.push(refine(c, lambda, left, left + width, !positive));
  return out;
};
