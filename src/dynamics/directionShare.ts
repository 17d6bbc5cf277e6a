/** ∫ₐᵇ f by Simpson's rule on 2m intervals. */
const simpson = (f: (u: number) => number, a: number, b: number, m: number): number => {
  const step = (b - a) / (2 * m);
  let sum = f(a) + f(b);
  for (let k = 1; k < 2 * m; k++) sum += (k % 2 === 1 ? 4 : 2) * f(a + k * step);
  return (sum * step) / 3;
};

/**
 * P[u₁² ≥ t] for a direction u uniform on the sphere of ℝᵈ, that is P[Beta(½, (d−1)/2) ≥ t] = ∫_θ^{π/2} cosᵈ⁻² / ∫_0^{π/2} cosᵈ⁻²,
 * sin θ = √t, by Simpson's rule to about 1e-12. d ≥ 1 whole, 0 ≤ t ≤ 1; for d = 1 the share is always 1.
 */
export const directionShareTail = (d: number, t: number): number => {
  if (t <= 0 || d === 1) return 1;
  if (t >= 1) return 0;
  const density = (angle: number): number => Math.cos(angle) ** (d - 2);
  const from = Math.asin(Math.sqrt(t));
  // Beyond 12/√d the density is below 1e-31 of its top.
  const end = Math.min(Math.PI / 2, Math.max(from, 0) + 12 / Math.sqrt(d));
  const whole = simpson(density, 0, Math.min(Math.PI / 2, 12 / Math.sqrt(d)), 2000);
  return simpson(density, from, end, 2000) / whole;
};
