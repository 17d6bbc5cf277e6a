import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { normalDensity } from '../arithmetic/normalDensity.ts';
import { slopes, type ActivationName } from './activation.ts';
import { gates, type Gate, type GaussianTables } from './gaussianPopulation.ts';
import { inner } from './oneLayer.ts';

/** A rule on [−1, 1] with weights of sum 1, on panels as wide as told, in standard deviations, as far as told. */
export interface PanelRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
  readonly panel: number;
  readonly reach: number;
}

interface Node<S> {
  readonly mass: S;
  readonly slope: S;
  readonly output: S;
  /** E[x | u] and E[wᵀx | u]. */
  readonly x: readonly S[];
  readonly along: S;
  /** Cov(x, wᵀx | u). */
  readonly spread: readonly S[];
}

const nodesOf = <S>(R: Arithmetic<S>, part: Gate<S>, { h, tau }: { readonly h: ActivationName; readonly tau: S }, w: readonly S[], { nodes, weights, panel, reach }: PanelRule): Node<S>[] => {
  const { height, spread, mean, S, b, p } = part;
  const zero = R.of(0);
  const lean = inner(R, b, w);
  const covariance = S.map((row, i) => R.sub(inner(R, row, w), R.mul(b[i], lean)));
  const at = (z: S, mass: S, c: number): Node<S> => {
    const x = mean.map((entry, i) => R.add(entry, R.mul(b[i], z)));
    return { mass, slope: R.of(c), output: R.mul(R.of(c), R.add(height, R.mul(spread, z))), x, along: inner(R, x, w), spread: covariance };
  };
  if (R.compare(spread, zero) <= 0) return [at(zero, p, slopes(h)[R.compare(height, zero) > 0 ? 1 : 0])];
  const kink = R.div(R.sub(zero, height), spread);
  const clamped = Math.abs(R.toNumber(kink)) < reach ? kink : R.of(Math.sign(R.toNumber(kink)) * reach);
  const steepness = R.toNumber(R.div(R.mul(spread, spread), tau));
  return slopes(h).flatMap((c, side) => {
    const [lo, hi] = side === 0 ? [R.of(-reach), clamped] : [clamped, R.of(reach)];
    const length = R.sub(hi, lo);
    // A hair less, so that two gates that hardly differ have as many panels.
    const panels = Math.ceil((R.toNumber(length) / panel) * Math.sqrt(1 + c * c * steepness) - 2 ** -20);
    const width = R.div(length, R.of(Math.max(1, panels)));
    return Array.from({ length: Math.max(0, panels) }, (_, k) => R.add(lo, R.mul(width, R.of(k + 0.5)))).flatMap((middle) =>
      Array.from(nodes, (node, n) => {
        const z = R.add(middle, R.mul(width, R.of(node / 2)));
        return at(z, R.mul(p, R.mul(R.mul(width, R.of(weights[n])), normalDensity(R, z))), c);
      }),
    );
  });
};

/**
 * A_α(v)w of a mixture under the kernel of the outputs h_i = h(vᵀx_i), E_ij[α_ij x_i h′_i (h′_i wᵀx_i − h′_j wᵀx_j)], α_ij = exp(−(h_i − h_j)²/2τ), by
 * the rule in both heights vᵀx_i and vᵀx_j, given which x is normal: smooth in v whatever the rule. v, w: d; result d. Throws `NotRepresentable`
 * over exact R where a component spreads. Source: Tian 2023, A_α(w) without augmentation, as N → ∞.
 */
export const kernelForce = <S>(R: Arithmetic<S>, population: GaussianTables<Table<S>>, kernel: { readonly h: ActivationName; readonly tau: S }, v: readonly S[], w: readonly S[], rule: PanelRule): S[] => {
  const zero = R.of(0);
  const all = gates(R, population, v).flatMap((part) => nodesOf(R, part, kernel, w, rule));
  const open = all.filter(({ slope }) => R.compare(slope, zero) !== 0);
  // All that are shut have the output 0 and no force: one partner.
  const shut = all.filter(({ slope }) => R.compare(slope, zero) === 0).reduce((sum, { mass }) => R.add(sum, mass), zero);
  let out = w.map(() => zero);
  for (const i of open) {
    const alphaTo = (output: S): S => {
      const gap = R.sub(i.output, output);
      return R.exp(R.div(R.mul(gap, gap), R.mul(R.of(-2), kernel.tau)));
    };
    let [weight, others] = [R.compare(shut, zero) > 0 ? R.mul(shut, alphaTo(zero)) : zero, zero];
    for (const j of open) {
      const alpha = R.mul(j.mass, alphaTo(j.output));
      weight = R.add(weight, alpha);
      others = R.add(others, R.mul(alpha, R.mul(j.slope, j.along)));
    }
    const [own, factor] = [R.mul(i.slope, weight), R.mul(i.mass, i.slope)];
    const push = R.sub(R.mul(own, i.along), others);
    out = out.map((entry, c) => R.add(entry, R.mul(factor, R.add(R.mul(push, i.x[c]), R.mul(own, i.spread[c])))));
  }
  return out;
};
