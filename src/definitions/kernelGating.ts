import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { normalDensity } from '../arithmetic/normalDensity.ts';
import { activate, slope, slopes, type ActivationName } from './activation.ts';
import { gates, type GaussianTables } from './gaussianPopulation.ts';
import { inner } from './oneLayer.ts';

/**
 * E[h e^{−h²/2τ}], h = h(wᵀx), of a mixture, side by side of the kink: where u = wᵀx ~ N(μ, s²) and h = cu, with q = 1/(1 + c²s²/τ), the
 * kernel times the density is √q e^{−qc²μ²/2τ} times that of N(qμ, qs²), of which E[u1{u>0}] = qμΦ + √q sφ. τ > 0; w: d. To 50 digits; throws
 * `NotRepresentable` over exact R.
 */
export const kernelOutput = <S>(R: Arithmetic<S>, population: GaussianTables<Table<S>>, h: ActivationName, tau: S, w: readonly S[]): S => {
  const [zero, one] = [R.of(0), R.of(1)];
  return gates(R, population, w).reduce((sum, { p, height, spread }) => {
    /** E[u1{u>0}] of N(qμ, qs²). */
    const positive = (q: S): S => {
      if (R.compare(spread, zero) <= 0) return R.compare(height, zero) > 0 ? height : zero;
      const root = R.sqrt(q);
      const a = R.div(R.mul(root, height), spread);
      return R.add(R.mul(R.mul(q, height), R.normalCdf(a)), R.mul(R.mul(root, spread), normalDensity(R, a)));
    };
    const sides = slopes(h).map((entry, side) => {
      const c = R.of(entry);
      const steepness = R.div(R.mul(c, c), tau);
      const q = R.div(one, R.add(one, R.mul(steepness, R.mul(spread, spread))));
      const weight = R.mul(R.sqrt(q), R.exp(R.div(R.mul(R.mul(q, steepness), R.mul(height, height)), R.of(-2))));
      return R.mul(R.mul(c, weight), side === 1 ? positive(q) : R.sub(R.mul(q, height), positive(q)));
    });
    return R.add(sum, R.mul(p, R.add(sides[0], sides[1])));
  }, zero);
};

/**
 * A_α(v)w of a law of points, ½Σ_ij p_i p_j α_ij (x̃_i − x̃_j)(x̃_i − x̃_j)ᵀw with x̃ = x h′(vᵀx) and α_ij = exp(−(h_i − h_j)²/2τ),
 * h_i = h(aᵀx_i). odds: 1×N, positive; x: N×d; a, v, w: d; result d. Source: Tian 2023, Eq. (3) without augmentation.
 */
export const pointForce = <S>(R: Arithmetic<S>, odds: Table<S>, x: Table<S>, { h, tau }: { readonly h: ActivationName; readonly tau: S }, a: readonly S[], v: readonly S[], w: readonly S[]): S[] => {
  const mass = odds[0].reduce((sum, entry) => R.add(sum, entry));
  const gated = x.map((point) => point.map((entry) => R.mul(entry, slope(R, h, inner(R, v, point)))));
  const output = x.map((point) => activate(R, h, inner(R, a, point)));
  let out = w.map(() => R.of(0));
  x.forEach((_, i) =>
    x.forEach((__, j) => {
      const gap = R.sub(output[i], output[j]);
      const alpha = R.exp(R.div(R.mul(gap, gap), R.mul(R.of(-2), tau)));
      const weight = R.div(R.mul(alpha, R.mul(odds[0][i], odds[0][j])), R.mul(R.of(2), R.mul(mass, mass)));
      const difference = gated[i].map((entry, c) => R.sub(entry, gated[j][c]));
      const along = R.mul(weight, inner(R, difference, w));
      out = out.map((entry, c) => R.add(entry, R.mul(along, difference[c])));
    }),
  );
  return out;
};
