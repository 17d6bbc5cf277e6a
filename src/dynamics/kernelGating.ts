import { density as normalDensity, normalCdf } from '../arithmetic/normalCdf.ts';
import { slopes } from '../definitions/activation.ts';
import { floats } from '../linalg/floats.ts';
import { multiplyVector } from '../linalg/matrix.ts';
import { addScaled, dot } from '../linalg/vector.ts';
import { along, type GaussianPart, type GaussianPopulation } from './gaussianPopulation.ts';
import { eachOutputNode, panel, reach, type OutputKernel } from './outputNodes.ts';

/** How the gates of w ± εδ open across the law of u = wᵀx: z± = (u ± εE[δᵀx|u])/(ε·spread), P[open | u] = Φ(z±). */
interface Gates {
  /** E[δᵀx | u] = level + tilt·u. */
  readonly level: number;
  readonly tilt: number;
  /** √V[δᵀx | u]; 0 where x given u is known along δ. */
  readonly spread: number;
  /** Cov(x, δᵀx | u)/spread: d, 0 where the spread is. */
  readonly shift: Float64Array;
  /** Values of u on which the gates change, ascending. */
  readonly marks: readonly number[];
}

/** What rounding leaves of a variance that is 0, as a share of what it is the difference of. */
const lost = 2 ** -46;

/** Of a gate, what lies beyond the marks. */
const unseen = 2 ** -56;

const gatesOf = (part: GaussianPart, w: Float64Array, delta: Float64Array, step: number): Gates => {
  const { s, height, b } = along(part, w);
  const Sd = multiplyVector(part.covariance, delta);
  const across = dot(b, delta);
  const whole = dot(delta, Sd);
  const variance = whole - across * across;
  const spread = variance > lost * whole ? Math.sqrt(variance) : 0;
  const tilt = s > 0 ? across / s : 0;
  const level = dot(delta, part.mean) - tilt * height;
  const marks: number[] = [];
  for (const side of [step, -step]) {
    const steepness = 1 + side * tilt;
    const [centre, width] = [(-side * level) / steepness, Math.abs((step * spread) / steepness)];
    if (!Number.isFinite(centre)) continue;
    for (const multiple of spread === 0 ? [0] : [-2, -1, 0, 1, 2]) marks.push(centre + multiple * panel * width);
  }
  return { level, tilt, spread, shift: Sd.map((entry, i) => (spread > 0 ? (entry - b[i] * across) / spread : 0)), marks: marks.sort((x, y) => x - y) };
};

/**
 * A_α(w + εδ)w − A_α(w − εδ)w of a population under the kernel of the outputs at w, A_α(v)w = E_ij[α_ij x_i h′(vᵀx_i)(h′(vᵀx_i)u_i − h′(vᵀx_j)u_j)],
 * u = wᵀx: by quadrature over u_i and u_j, x given u being normal. Written as Σ over what the two gates do differently, so that nothing
 * cancels however small ε is: with g± the gates, Δ their difference, bars their means, F₀ = E_j α_ij and F₁ = E_j[α_ij h′_j u_j],
 * (c₊² − c₋²)E[xΔg u F₀] − E[xΔh′ F̄₁] − E[x h̄′ ΔF₁]. w: d, unit; δ: d; ε > 0; result d. To some 10⁻⁹ of its terms. Derived.
 */
export const frozenDifference = (population: GaussianPopulation, kernel: OutputKernel, w: Float64Array, delta: Float64Array, step: number): Float64Array => {
  const [cMinus, cPlus] = slopes(kernel.h);
  const jump = cPlus - cMinus;
  const parts = population.map((part) => ({ part, ...along(part, w), gates: gatesOf(part, w, delta, step) }));
  // Outside of the marks both gates are shut, or both open: one of the two nodes of every pair lies between them.
  const most = (sign: number): number => parts.reduce((farthest, { height, s, gates: { marks } }) => Math.max(farthest, Math.min(sign * height + reach * s, sign * (marks.at(sign > 0 ? -1 : 0) ?? 0))), 0);
  const farthest = Math.max(Math.abs(cPlus) * most(1), Math.abs(cMinus) * most(-1)) + reach * Math.sqrt(kernel.tau);
  const nodes: { readonly c: number; readonly u: number; readonly h: number; readonly mass: number; readonly dGate: number; readonly gate: number; readonly dShift: number; readonly shift: number }[] = [];
  parts.forEach(({ part: { p }, height, s, gates }, c) => {
    const bounded = { p, height, s, from: cMinus === 0 ? -Infinity : -farthest / Math.abs(cMinus), to: farthest / Math.abs(cPlus) };
    eachOutputNode(bounded, kernel, gates.marks, (u, mass) => {
      const t = step * (gates.level + gates.tilt * u);
      const [up, down] = [u + t, u - t].map((v) => (gates.spread > 0 ? v / (step * gates.spread) : v > 0 ? Infinity : -Infinity));
      const [open, shut, ahead, behind] = [normalCdf(up), normalCdf(down), normalDensity(up), normalDensity(down)];
      nodes.push({ c, u, h: (u > 0 ? cPlus : cMinus) * u, mass, dGate: open - shut, gate: (open + shut) / 2, dShift: ahead + behind, shift: (ahead - behind) / 2 });
    });
  });
  const changing = nodes.filter(({ dGate, dShift }) => Math.abs(dGate) > unseen || dShift > unseen);
  const forces = new Float64Array(nodes.length);
  // Σ of coefficients of E[x | u] = m + b(u − height)/s, split by component into those of m, of b/s, and of the shift along δ.
  const sums = parts.map(() => ({ mean: 0, lean: 0, shift: 0 }));
  const add = (c: number, u: number, ofMean: number, ofShift: number): void => {
    sums[c].mean += ofMean;
    sums[c].lean += ofMean * (u - parts[c].height);
    sums[c].shift += ofShift;
  };
  for (const i of changing) {
    let [mass, first] = [0, 0];
    const force = jump * i.mass * i.u * i.dGate;
    for (let at = 0; at < nodes.length; at++) {
      const j = nodes[at];
      const gap = i.h - j.h;
      const alpha = Math.exp((-gap * gap) / (2 * kernel.tau));
      mass += alpha * j.mass;
      first += alpha * j.mass * j.u * (cMinus + jump * j.gate);
      forces[at] += alpha * force;
    }
    const coefficient = i.mass * ((cPlus ** 2 - cMinus ** 2) * i.u * mass - jump * first);
    add(i.c, i.u, coefficient * i.dGate, coefficient * i.dShift);
  }
  nodes.forEach(({ c, u, mass, gate, shift }, at) => add(c, u, -mass * forces[at] * (cMinus + jump * gate), -mass * forces[at] * jump * shift));
  return parts.reduce((out, { part: { mean }, s, b, gates }, c) => {
    const [ofB, total] = [s > 0 ? sums[c].lean / s : 0, sums[c]];
    return addScaled(addScaled(addScaled(out, total.mean, mean), ofB, b), total.shift, gates.shift);
  }, floats(w.length));
};
