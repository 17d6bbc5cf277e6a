import { NotRepresentable, type Arithmetic, type Table } from '../arithmetic/arithmetic.ts';
import { activate, slope, type ActivationName } from './activation.ts';
import { lawCovariance, lawMoments, type TableFunctions, type TableLaw } from './finiteLaw.ts';
import { inner } from './oneLayer.ts';
import { topEigenvector } from './topEigenvector.ts';

/** Nodes on the fields of a law: x: V×(K·p), row v holding value v of every field; W: (K·M)×p, row k·M + m a node of field k. */
export interface TableNodes<S> {
  readonly x: Table<S>;
  readonly W: Table<S>;
  readonly h: ActivationName;
}

/** The outputs h(w_nᵀx_k), one column a node, and the gated inputs x_k h′(w_nᵀx_k), p columns a node. */
export const nodeFunctions = <S>(R: Arithmetic<S>, { x, W, h }: TableNodes<S>): { readonly outputs: TableFunctions<S>; readonly gated: TableFunctions<S> } => {
  const p = W[0].length;
  const M = W.length / (x[0].length / p);
  const field = W.map((_, node) => Math.floor(node / M));
  const seen = x.map((value) => W.map((_, node) => value.slice(field[node] * p, field[node] * p + p)));
  return {
    outputs: { values: seen.map((inputs) => inputs.map((input, node) => activate(R, h, inner(R, W[node], input)))), field },
    gated: {
      values: seen.map((inputs) => inputs.flatMap((input, node) => input.map((entry) => R.mul(entry, slope(R, h, inner(R, W[node], input)))))),
      field: field.flatMap((k) => W[0].map(() => k)),
    },
  };
};

/** L_n = E_z V[x̃_n | z] (p×p), Δ_n = E[x̃_n | 1] − E[x̃_n | 0] (p), d_n = wᵀL_n w, b_n = wᵀΔ_n, ρ = p₀p₁; with one class Δ = 0, ρ = 0. Source: Tian 2023, global modulation. */
export const nodeStatistics = <S>(R: Arithmetic<S>, law: TableLaw<S>, nodes: TableNodes<S>) => {
  const { p, means, within } = lawMoments(R, law, nodeFunctions(R, nodes).gated);
  const width = nodes.W[0].length;
  const [zero, one] = [means[0], means[Math.min(1, p.length - 1)]];
  const Delta = nodes.W.map((w, n) => w.map((_, c) => R.sub(one[n * width + c], zero[n * width + c])));
  const L = nodes.W.map((w, n) => w.map((_, i) => w.map((__, j) => within[n * width + i][n * width + j])));
  return {
    L,
    Delta,
    d: nodes.W.map((w, n) => inner(R, w, L[n].map((entries) => inner(R, entries, w)))),
    b: nodes.W.map((w, n) => inner(R, w, Delta[n])),
    rho: p.length > 1 ? R.mul(p[0], p[1]) : R.of(0),
  };
};

/**
 * 1 − ρ Σ_{b_k ≠ 0} b_k²/(max d − d_k) where that is at least 0, else 0: positive, or 0 with b_k = 0 wherever d_k is largest, when the
 * secular equation 1 + ρ Σ b_k²/(d_k − λ) = 0 has no root above max d; 0 when b_k ≠ 0 where d_k is largest. d, b: n; rho ≥ 0.
 */
export const secularDeficiency = <S>(R: Arithmetic<S>, d: readonly S[], b: readonly S[], rho: S): S => {
  const zero = R.of(0);
  const most = d.reduce((x, y) => (R.compare(x, y) < 0 ? y : x));
  let left = R.of(1);
  for (const [k, dk] of d.entries()) {
    const c = R.mul(rho, R.mul(b[k], b[k]));
    if (R.compare(c, zero) === 0) continue;
    if (R.compare(dk, most) === 0) return zero;
    left = R.sub(left, R.div(c, R.sub(most, dk)));
  }
  return R.compare(left, zero) < 0 ? zero : left;
};

/**
 * The largest eigenvalue λ of 𝒞_α[f₁] and ẇ_n = s_n Σ_n′ s_n′ 𝒞_α[x̃_n, f₁,n′], s its eigenvector, from the joint law of all fields.
 * Throws `NotRepresentable` over exact systems for several nodes: their eigenvectors are algebraic numbers.
 */
export const topVelocity = <S>(R: Arithmetic<S>, law: TableLaw<S>, nodes: TableNodes<S>): { readonly lambda: S; readonly velocity: Table<S> } => {
  // Before the sums over pairs of atoms, which take seconds over the rationals.
  if (R.exact && nodes.W.length > 1) throw new NotRepresentable('topVelocity: the eigenvectors of several nodes are algebraic numbers');
  const { outputs, gated } = nodeFunctions(R, nodes);
  const C = lawCovariance(R, law, outputs);
  const s = topEigenvector(R, C);
  const pull = lawCovariance(R, law, gated, outputs).map((entries) => inner(R, entries, s));
  return {
    lambda: inner(R, s, C.map((entries) => inner(R, entries, s))),
    velocity: nodes.W.map((w, n) => w.map((_, c) => R.mul(s[n], pull[n * w.length + c]))),
  };
};
