import { copyOf } from '../linalg/floats.ts';
import { maxAbs } from '../linalg/matrix.ts';
import { dot, norm, normalise } from '../linalg/vector.ts';
import type { Cells } from './cells.ts';
import { cells, quadratic, tangential } from './cells.ts';
import { kinkFrame, projectOff } from './kinkFrame.ts';
import { largestOnCone } from './largestOnCone.ts';
import { leastNormInBox } from './leastNormInBox.ts';
import type { OneLayerProblem } from './problem.ts';
import { unitStart } from './problem.ts';

/**
 * `attractor`: strict local maximum of E on the sphere. `not an attractor`: critical, but E rises along some direction.
 * `degenerate`: E is constant along some direction and rises along none, or the unit is dead (A(w) = 0).
 * `not critical`: 0 is not in the set of one-sided gradients. `undecided`: a margin lies within its tolerance, or
 * too many kinks meet in w.
 */
export type FixedPointKind = 'attractor' | 'not an attractor' | 'degenerate' | 'not critical' | 'undecided';

export interface FixedPoint {
  readonly kind: FixedPointKind;
  /** Why, in words. */
  readonly because: string;
  /** The steepest one-sided ascent max E′(w; u), and λ − max uᵀA u over critical unit u (Infinity if there are none), over the bound of ‖A‖; NaN if not reached. */
  readonly ascent: number;
  readonly gap: number;
  /** Rows of [x; x′] within `tolerance` of orthogonal to w, zero rows left out. */
  readonly kinks: readonly number[];
}

export interface FixedPointOptions {
  /** Relative size of angles and margins that count as zero (default 2⁻³⁰). */
  readonly tolerance?: number;
}

/** Beyond this many groups of parallel rows that must be tried on either side, 3ᵏ faces are too many. */
const mostGroups = 8;

/** The sign patterns {−1, 1}ᵏ. */
const patterns = (k: number): readonly (readonly (1 | -1)[])[] =>
  Array.from({ length: 2 ** k }, (_, mask) => Array.from({ length: k }, (_bit, i) => ((mask >> i) & 1 ? 1 : -1)));

interface Verdict {
  readonly kind: FixedPointKind;
  readonly because: string;
  readonly ascent: number;
  readonly gap: number;
}

const classify = (c: Cells, w: Float64Array, on: readonly number[], tolerance: number): Verdict => {
  const sigma = Int8Array.from(c.normals, (e) => Math.sign(dot(e, w)));
  for (const k of on) sigma[k] = 0;
  const open = c.assemble(sigma);
  const forms = c.across(open, on);
  const plus = forms.plus.map((form) => dot(form, w) / c.scale);
  const minus = forms.minus.map((form) => dot(form, w) / c.scale);
  const F = tangential(open.A, w).map((entry) => entry / c.scale);
  const normals = on.map((k) => c.normals[k]);
  const index = on.map((_, i) => i);
  const verdict = (kind: FixedPointKind, because: string, ascent: number, gap = Number.NaN): Verdict => ({ kind, because, ascent, gap });

  const clarke = norm(leastNormInBox(F, normals, index.map((i) => Math.min(plus[i], minus[i])), index.map((i) => Math.max(plus[i], minus[i])), tolerance / 8).v);
  if (clarke > 8 * tolerance) return verdict('not critical', `the least one-sided gradient has norm ${clarke.toExponential(1)}`, clarke);
  if (clarke > tolerance) return verdict('undecided', `the least one-sided gradient, ${clarke.toExponential(1)}, is neither zero nor clear of rounding`, clarke);

  const convex = index.filter((i) => plus[i] > minus[i] + tolerance);
  const concave = index.filter((i) => !convex.includes(i));
  if (convex.length > mostGroups) return verdict('undecided', `${convex.length} convex kinks meet in w; ${mostGroups} can be enumerated`, clarke);
  const lambda = quadratic(open.A, w) / c.scale;
  let ascent = clarke;
  let largest = -Infinity;
  for (const sides of patterns(convex.length)) {
    // E′(w; ·) is the maximum over the sides of the convex kinks of concave functions, each with its own cone of zeros.
    const G = copyOf(F);
    convex.forEach((i, k) => G.forEach((_, e) => (G[e] += (sides[k] > 0 ? plus[i] : minus[i]) * normals[i][e])));
    const least = leastNormInBox(G, concave.map((i) => normals[i]), concave.map((i) => Math.min(plus[i], minus[i])), concave.map((i) => minus[i]), tolerance / 8);
    ascent = Math.max(ascent, norm(least.v));
    if (ascent > 8 * tolerance) return verdict('not an attractor', `E rises at first order, at the rate ${ascent.toExponential(1)}`, ascent);
    if (ascent > tolerance) continue;
    const side = sigma.slice();
    const halves: Float64Array[] = [];
    const half = (i: number, sign: number): void => {
      side[on[i]] = sign;
      halves.push(normals[i].map((entry) => sign * entry));
    };
    convex.forEach((i, k) => half(i, sides[k]));
    const held: Float64Array[] = [];
    const flat: number[] = [];
    concave.forEach((i, k) => {
      const [overLo, underHi] = [least.lambda[k] - plus[i], minus[i] - least.lambda[k]];
      if (overLo > tolerance && underHi > tolerance) held.push(normals[i]);
      else if (minus[i] - plus[i] <= tolerance) flat.push(i);
      else half(i, underHi > overLo ? 1 : -1);
    });
    if (halves.length + flat.length > mostGroups) return verdict('undecided', `${halves.length + flat.length} kinks bound the critical directions in w; ${mostGroups} can be enumerated`, ascent);
    const { Q } = kinkFrame([w, ...held], tolerance);
    const bounds = halves.length;
    for (const signs of patterns(flat.length)) {
      halves.length = bounds;
      flat.forEach((i, k) => half(i, signs[k]));
      const { A } = c.assemble(side);
      largest = Math.max(largest, largestOnCone(A, Q, halves, (lambda - tolerance) * c.scale, tolerance) / c.scale);
    }
  }
  if (ascent > tolerance) return verdict('undecided', `a one-sided ascent of ${ascent.toExponential(1)} is neither zero nor clear of rounding`, ascent);
  const gap = lambda - largest;
  if (gap < -tolerance) return verdict('not an attractor', `E rises at second order: λ − uᵀA u = ${gap.toExponential(1)}`, ascent, gap);
  if (maxAbs(open.A) <= tolerance * c.scale && on.length === 0) return verdict('degenerate', 'A(w) = 0: a dead unit', ascent, gap);
  if (gap <= tolerance) return verdict('degenerate', `E is flat along some direction: λ − uᵀA u = ${gap.toExponential(1)}`, ascent, gap);
  return verdict('attractor', `every direction falls: at first order, or with λ − uᵀA u ≥ ${gap.toExponential(1)}`, ascent, gap);
};

/** `classifyFixedPoint` with the problem prepared once, for many directions. */
export const fixedPointClassifier = (problem: OneLayerProblem, { tolerance = 2 ** -30 }: FixedPointOptions = {}): ((w: ArrayLike<number>) => FixedPoint) => {
  if (!(tolerance >= 2 ** -44 && tolerance <= 2 ** -10)) throw new RangeError(`classifyFixedPoint: tolerance is ${tolerance}, expected 2⁻⁴⁴ to 2⁻¹⁰`);
  const c = cells('classifyFixedPoint', problem);
  return (w) => {
    const at = unitStart('classifyFixedPoint', w, c.d);
    const on = [...c.normals.keys()].filter((k) => Math.abs(dot(c.normals[k], at)) <= tolerance);
    // w moves onto its kinks, so that its distance to them does not enter the derivatives.
    const snapped = normalise(projectOff(kinkFrame(on.map((k) => c.normals[k]), Math.sqrt(tolerance)).Q, at));
    const kinks = [...c.kinkOf.keys()].filter((r) => on.includes(c.kinkOf[r]));
    return { ...classify(c, snapped, on, tolerance), kinks };
  };
};

/**
 * What kind of fixed point of ẇ = P⊥_w A(w)w the direction w is. problem: N×d views; w: d, not zero. With Z the
 * kinks through w, E′(w; u) = F·u + Σ_{γ∈Z} (κ⁺(e_γ·u)⁺ − κ⁻(e_γ·u)⁻) is the largest, over the sides of the convex kinks
 * (κ⁺ > κ⁻), of concave functions, so E rises at first order iff for some sides the least norm of
 * {F + Σ λ_γ e_γ : κ⁺ ≤ λ_γ ≤ κ⁻} is positive. Else the critical directions {u ⟂ w : E′(w; u) = 0} are polyhedral cones:
 * e_γ·u = 0 where λ_γ is inside its interval, of one sign where it is at an end. On each of them
 * E(cos τ w + sin τ u) = E(w) + ½ sin²τ (uᵀA_s u − λ) exactly, hence w is a strict local maximum iff uᵀA_s u < λ for
 * all critical u: necessary and sufficient. First tried on the cone's span, then face by face.
 * Throws on a malformed problem, w or option. Source: derived; cf. Tian 2023, Section 3 (fixed points).
 */
export const classifyFixedPoint = (problem: OneLayerProblem, w: ArrayLike<number>, options?: FixedPointOptions): FixedPoint => fixedPointClassifier(problem, options)(w);
