import { golubWelsch, type QuadratureRule } from './golubWelsch.ts';

/** Σ w f(x) = ½∫₋₁¹ f(x) dx for polynomials f up to degree 2n − 1; n nodes, in pairs ±x to the last bit. n ≥ 1. */
export const gaussLegendre = (n: number): QuadratureRule => golubWelsch(n, (k) => k / Math.sqrt(4 * k * k - 1));

/**
 * The rule on each of the panels between neighbouring breakpoints, none of them wider than `widest`: visit(x, w) with Σ w f(x) ≈ ∫ f from the
 * first to the last breakpoint. `breaks`: ascending; equal ones have no panel between them.
 */
export const eachPanelNode = ({ nodes, weights }: QuadratureRule, breaks: readonly number[], widest: number, visit: (x: number, w: number) => void): void => {
  for (let k = 1; k < breaks.length; k++) {
    const length = breaks[k] - breaks[k - 1];
    const panels = length > 0 ? Math.max(1, Math.ceil(length / widest)) : 0;
    for (let panel = 0; panel < panels; panel++) {
      const width = length / panels;
      const middle = breaks[k - 1] + (panel + 0.5) * width;
      for (let at = 0; at < nodes.length; at++) visit(middle + (width / 2) * nodes[at], width * weights[at]);
    }
  }
};
