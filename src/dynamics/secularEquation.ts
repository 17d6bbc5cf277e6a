/** The top eigenpair of D + ρbbᵀ: `lambda` and the unit vector `s`, and `above` = λ − max d, accurate where λ − max d would cancel. */
export interface SecularTop {
  readonly lambda: number;
  readonly above: number;
  readonly s: Float64Array;
  /** Z = √Σ (b_k/(d_k − λ))². */
  readonly Z: number;
}

const mostSteps = 4096;

/**
 * How far the secular equation is from having a root above max d: 1 − ρ Σ_{b_k ≠ 0} b_k²/(max d − d_k), at least 0 exactly when
 * there is none (then λ_max = max d); −∞ when b_k ≠ 0 where d_k is largest. d, b: n; rho ≥ 0.
 */
export const secularDeficiency = (d: ArrayLike<number>, b: ArrayLike<number>, rho: number): number => {
  const most = Math.max(...Array.from(d));
  let sum = 0;
  for (let k = 0; k < d.length; k++) if (rho * b[k] * b[k] > 0) sum += (rho * b[k] * b[k]) / (most - d[k]);
  return 1 - sum;
};

/**
 * The root λ > max d of 1 + ρ Σ b_k²/(d_k − λ) = 0 and s_k = b_k/((d_k − λ)Z), the top eigenpair of D + ρbbᵀ; null where there is
 * no such root (`secularDeficiency` ≥ 0). Monotone Newton on 1/f, f(μ) = ρ Σ b_k²/(μ + max d − d_k), which is concave in
 * μ = λ − max d: from the left of the root it never overshoots. d, b: n ≥ 1; rho ≥ 0. Throws when lengths differ.
 * Source: Tian 2023, global modulation (after Bunch, Nielsen and Sorensen 1978).
 */
export const secularTop = (d: ArrayLike<number>, b: ArrayLike<number>, rho: number): SecularTop | null => {
  const n = d.length;
  if (b.length !== n || n < 1) throw new RangeError(`secularTop: d has ${n} entries and b ${b.length}, expected as many, at least one`);
  if (!(secularDeficiency(d, b, rho) < 0)) return null;
  const most = Math.max(...Array.from(d));
  const below = Float64Array.from(d, (dk) => most - dk);
  const c = Float64Array.from(b, (bk) => rho * bk * bk);
  // Lower bounds of the root: the terms with a distance of at most g, all counted at distance g.
  let mu = 0;
  for (const g of below) mu = Math.max(mu, c.reduce((sum, ck, k) => (below[k] <= g ? sum + ck : sum), 0) - g);
  for (let step = 0; step < mostSteps; step++) {
    let [f, slope] = [0, 0];
    for (let k = 0; k < n; k++) {
      if (c[k] === 0) continue;
      const term = c[k] / (mu + below[k]);
      f += term;
      slope += term / (mu + below[k]);
    }
    const next = mu + (f * (f - 1)) / slope;
    if (!(next > mu)) break;
    mu = next;
  }
  const t = Float64Array.from(b, (bk, k) => (bk === 0 ? 0 : -bk / (mu + below[k])));
  const Z = Math.hypot(...t);
  return { lambda: most + mu, above: mu, s: t.map((tk) => tk / Z), Z };
};
