import type { Field } from './field.ts';
import { setting } from './setting.ts';

const most = 65536;

const dimension: Field<number> = {
  kind: 'number',
  what: 'number of features d',
  draw: (s) => s.integer(2, s.chance(0.5) ? 64 : 4096),
  valid: (d) => Number.isInteger(d) && d >= 2 && d <= most,
  mutate: (s, d, step) => Math.min(most, Math.max(2, d + s.pick([-1, 1]) * Math.ceil(step * d))),
};

/** A number of features, for the constants c₀ = 1/100 and γ = 1/10 of the lucky sets. */
export const luckyConstants = setting({ id: 'lucky-constants', words: 'For all numbers d of features, with m = d^{1 + c₀} neurons, c₀ = 1/100 and γ = 1/10', dims: {}, fields: { d: dimension } });

/** An upper bound on the expected number of lucky neurons of a feature: m P[Beta(½, (d−1)/2) ≥ (c₁ + c₂) log d/d], c₁ = 2 + 2(1 − γ)c₀, c₂ = γc₀; and its parts. */
export const luckyThreshold = (d: number): { readonly neurons: number; readonly share: number } => {
  const [c0, gamma] = [0.01, 0.1];
  return { neurons: d ** (1 + c0), share: Math.min(1, ((2 + 2 * (1 - gamma) * c0 + gamma * c0) * Math.log(d)) / d) };
};
