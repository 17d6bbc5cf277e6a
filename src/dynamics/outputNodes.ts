import { density as normalDensity } from '../arithmetic/normalCdf.ts';
import { slopes, type ActivationName } from '../definitions/activation.ts';
import { eachPanelNode, gaussLegendre } from './gaussLegendre.ts';

/** Importances α_ij = exp(−(h_i − h_j)²/2τ) of outputs h_i = h(u_i); τ = ∞ makes them 1. */
export interface OutputKernel {
  readonly h: ActivationName;
  readonly tau: number;
}

/** Panels are this many standard deviations wide at most: with the nodes of `rule` a normal density is then integrated to 10⁻¹⁰ of itself. */
export const panel = 4.25;

/** Densities beyond this many standard deviations are left out: less than 10⁻¹⁶ of the mass. */
export const reach = 2 * panel;

const rule = gaussLegendre(12);

const narrow = 2 ** -10;

/** The law of u within one component, N(height, s²) with mass p, on [from, to]. */
export interface OutputLaw {
  readonly p: number;
  readonly height: number;
  readonly s: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Quadrature over one component: visit(u, mass) at nodes with Σ mass f(u) ≈ p E[f(u)1{from ≤ u ≤ to}], for f that is smooth but for a kink at
 * 0 and at `marks`. Panels are as narrow as the density asks for, and as the kernel does where outputs have slope c₋, c₊. A component without
 * spread is one node.
 */
export const eachOutputNode = ({ p, height, s, from, to }: OutputLaw, { h, tau }: OutputKernel, marks: readonly number[], visit: (u: number, mass: number) => void): void => {
  if (s === 0) {
    if (height >= from && height <= to) visit(height, p);
    return;
  }
  const [lo, hi] = [Math.max(from, height - reach * s), Math.min(to, height + reach * s)];
  if (!(lo < hi)) return;
  // Where the component is narrow beside its height, u itself would round its distance from there.
  const base = s < narrow * Math.abs(height) ? height : 0;
  const breaks = [lo, ...marks.filter((mark) => mark > lo && mark < hi), hi];
  slopes(h).forEach((c, side) => {
    const within = side === 0 ? breaks.filter((at) => at <= 0) : breaks.filter((at) => at >= 0);
    if (lo < 0 && hi > 0) within[side === 0 ? 'push' : 'unshift'](0);
    eachPanelNode(rule, within.map((at) => at - base), panel / Math.sqrt(1 / (s * s) + (c * c) / tau), (off, w) => {
      const mass = (p * w * normalDensity((base === 0 ? off - height : off) / s)) / s;
      if (mass > 0) visit(base + off, mass);
    });
  });
};
