import { floats } from '../linalg/floats.ts';
import { multiplyVector } from '../linalg/matrix.ts';
import { addScaled, dot, norm, normalise } from '../linalg/vector.ts';
import type { Cells } from './cells.ts';
import { cells, tangential } from './cells.ts';
import { firstNegative } from './exponentialSum.ts';
import { kinkFrame, projectOff } from './kinkFrame.ts';
import { leastNormInBox } from './leastNormInBox.ts';
import type { OneLayerProblem } from './problem.ts';
import { unitStart } from './problem.ts';
import { restrictedEigen } from './restrictedEigen.ts';

/** Where the flow from one start ends. `steps` counts the pieces of exact flow; `kinks` the rows of [x; x′] orthogonal to w. */
export type Ascent =
  | { readonly status: 'converged'; readonly w: Float64Array; readonly steps: number; readonly kinks: readonly number[] }
  | { readonly status: 'unfinished'; readonly reason: string; readonly w: Float64Array; readonly steps: number };

export interface AscendOptions {
  /** Factor on the angle to which kinks are located, 2⁻⁸ to 2²⁰ (default 1, an angle of 2⁻³⁶): a claim decides at two that must agree. */
  readonly step?: number;
  /** Most pieces of flow (default 1000; random problems with N ≤ 12 need a few, at most some dozens). */
  readonly cap?: number;
}

/** The sides σ_γ ∈ {−1, 0, 1} of the kinks, 0 while w slides on one, and w itself. */
interface State {
  readonly w: Float64Array;
  readonly sigma: Int8Array;
}

/**
 * Which way the flow leaves w: the kinks within `near` of w are crossed, left or slid upon as the least-norm
 * element of the one-sided gradients says. `hit` is the kink that the flow has just run into, or −1; `back`: it ran
 * into the same just before, at the same place.
 */
const resolve = (c: Cells, { w, sigma }: State, hit: number, near: number, back = false): State => {
  const on: number[] = [];
  for (let k = 0; k < sigma.length; k++) if (k === hit || sigma[k] === 0 || Math.abs(dot(c.normals[k], w)) <= near) on.push(k);
  if (on.length === 0) return { w, sigma };
  const open = sigma.slice();
  for (const k of on) open[k] = 0;
  const cell = c.assemble(open);
  const F = tangential(cell.A, w);
  const { plus, minus } = c.across(cell, on);
  const next = sigma.slice();
  const concave: number[] = [];
  const [lo, hi]: [number[], number[]] = [[], []];
  const zero = (near * c.scale) / 8;
  on.forEach((k, i) => {
    const [right, left] = [dot(plus[i], w), dot(minus[i], w)];
    if (right <= left + zero) {
      concave.push(k);
      lo.push(Math.min(right, left));
      hi.push(left);
      return;
    }
    // A convex kink cannot hold the flow: it is crossed. A start exactly on one has two flows; h′(0) = c₋ picks one.
    next[k] = sigma[k] === 0 ? -1 : k === hit ? -sigma[k] : sigma[k];
    const slope = next[k] > 0 ? right : left;
    for (let e = 0; e < F.length; e++) F[e] += slope * c.normals[k][e];
  });
  const { v, lambda, free } = leastNormInBox(F, concave.map((k) => c.normals[k]), lo, hi, zero);
  const still: number[] = [];
  concave.forEach((k, i) => {
    const speed = dot(c.normals[k], v);
    if (free[i]) next[k] = 0;
    else if (Math.abs(speed) > zero) next[k] = Math.sign(speed);
    // Too slow to tell, at a kink too weak to tell: the flow goes on through, and where it came straight back the kink holds it.
    else if (k === hit && hi[i] - lo[i] <= zero) next[k] = back ? 0 : -sigma[k];
    else next[k] = lambda[i] === lo[i] ? 1 : -1;
    if (free[i] || Math.abs(speed) <= zero) still.push(k);
  });
  const { Q } = kinkFrame(still.map((k) => c.normals[k]));
  return { w: normalise(projectOff(Q, w)), sigma: next };
};

/** Follows the exact flow from a resolved state up to its first event; `hit` is −2 for a multiplier, and w is a limit when it is undefined. */
const piece = (c: Cells, { w, sigma }: State, angle: number): { readonly w: Float64Array; readonly hit?: number } => {
  const d = c.d;
  const cell = c.assemble(sigma);
  const sliding: number[] = [];
  for (let k = 0; k < sigma.length; k++) if (sigma[k] === 0) sliding.push(k);
  const { Q, dual, kept } = kinkFrame(sliding.map((k) => c.normals[k]));
  const { values, vectors: basis } = restrictedEigen(cell.A, Q, cell.eigen);
  // Eigenvalues that differ by the rounding of A span one eigenspace (A has rank below N); apart, they would seem to part at t = 1e16.
  const tie = 8 * Number.EPSILON * (c.scale + 8 * Math.max(Math.abs(values[0]), Math.abs(values[values.length - 1])));
  for (let k = 1; k < values.length; k++) if (values[k - 1] - values[k] <= tie) values[k] = values[k - 1];
  // A component that is rounding of zero must not decide where t → ∞ leads.
  const b = basis.map((q) => dot(q, w)).map((bk) => (Math.abs(bk) < 8 * Number.EPSILON ? 0 : bk));
  const coefficients = floats(basis.length);
  let [first, hit] = [Infinity, -1];
  /** Whether the event "side·form·w < 0, beyond `angle` in its unit" comes first; the slack times |b_k| keeps it a sum of exponentials, positive at 0. */
  const watch = (form: Float64Array, side: number, unit: number, event: number): void => {
    const slack = Math.max(angle, angle - (side * dot(form, w)) / unit);
    for (let k = 0; k < basis.length; k++) coefficients[k] = ((side * dot(form, basis[k])) / unit) * b[k] + slack * Math.abs(b[k]);
    const t = firstNegative(coefficients, values, first);
    if (t < first) [first, hit] = [t, event];
  };
  for (let k = 0; k < sigma.length; k++) if (sigma[k] !== 0) watch(c.normals[k], sigma[k], 1, k);
  if (sliding.length > 0) {
    const { plus, minus } = c.across(cell, sliding);
    kept.forEach((k, i) => {
      // λ = −D·A(σ)w: linear in w, as are its bounds.
      const lambda = multiplyVector(cell.A, dual[i]);
      watch(lambda.map((entry, e) => entry + plus[k][e]), -1, c.scale, -2);
      watch(lambda.map((entry, e) => entry + minus[k][e]), 1, c.scale, -2);
    });
  }
  const top = b.findIndex((bk) => bk !== 0);
  const end = floats(d);
  basis.forEach((q, k) => {
    const rate = values[k] - values[top];
    const weight = b[k] === 0 ? 0 : b[k] * (rate === 0 ? 1 : Math.exp(rate * first));
    for (let e = 0; e < d; e++) end[e] += weight * q[e];
  });
  return first < Infinity ? { w: normalise(end), hit } : { w: normalise(end) };
};

/** `ascend` with the problem prepared once, for many starts and steps. */
export const ascender = (problem: OneLayerProblem): ((w0: ArrayLike<number>, options?: AscendOptions) => Ascent) => {
  const c = cells('ascend', problem);
  return (w0, { step = 1, cap = 1000 } = {}) => {
    if (!(step >= 2 ** -8 && step <= 2 ** 20)) throw new RangeError(`ascend: step is ${step}, expected a factor from 2⁻⁸ to 2²⁰`);
    if (!(Number.isInteger(cap) && cap >= 1)) throw new RangeError(`ascend: cap is ${cap}, expected a whole number of pieces, at least 1`);
    const angle = step * 2 ** -36;
    // The overshoot of an event is at most √d times its slack.
    const near = 4 * Math.sqrt(c.d) * angle;
    const orthogonal = (w: Float64Array): number[] => {
      const out: number[] = [];
      for (let r = 0; r < c.kinkOf.length; r++) if (c.kinkOf[r] >= 0 && Math.abs(dot(c.normals[c.kinkOf[r]], w)) <= near) out.push(r);
      return out;
    };
    const w = unitStart('ascend', w0, c.d);
    const sigma = new Int8Array(c.normals.length);
    for (let k = 0; k < sigma.length; k++) {
      const u = dot(c.normals[k], w);
      sigma[k] = Math.abs(u) <= near ? 0 : Math.sign(u);
    }
    let state = resolve(c, { w, sigma }, -1, near);
    let before = -1;
    for (let steps = 1; steps <= cap; steps++) {
      const { w: end, hit } = piece(c, state, angle);
      if (hit === undefined) return { status: 'converged', w: end, steps, kinks: orthogonal(end) };
      state = resolve(c, { w: end, sigma: state.sigma }, hit, near, hit === before && norm(addScaled(end, -1, state.w)) <= near);
      before = hit;
    }
    return { status: 'unfinished', reason: `no limit after ${cap} pieces of flow`, w: state.w, steps: cap };
  };
};

/**
 * The limit t → ∞ of ẇ = P⊥_w A(w)w from w0/‖w0‖. problem: N×d views; w0: d, not zero. On a cell of fixed signs
 * of wᵀx[i] the flow is w(t) ∝ e^{At}w exactly; on kinks that hold it (w·x[i] = 0, Filippov sliding) the same with
 * A projected on their intersection. So it is followed from event to event in closed form, with no step size:
 * a sign change of some w·x[i], or a sliding multiplier leaving the interval of one-sided slopes, is the first
 * zero of a sum of at most d exponentials. A limit need not be an attractor: a start on a saddle stays there, and an
 * eigenvector exactly on a kink may attract from one side only (tied data); `classifyFixedPoint` tells.
 * Throws on a malformed problem, start or option. Source: Tian 2023, Section 3 (dynamics); Filippov 1988 (sliding).
 */
export const ascend = (problem: OneLayerProblem, w0: ArrayLike<number>, options?: AscendOptions): Ascent => ascender(problem)(w0, options);
