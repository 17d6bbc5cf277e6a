import { slopes } from '../definitions/activation.ts';
import { floats } from '../linalg/floats.ts';
import { multiplyVector } from '../linalg/matrix.ts';
import { addScaled, dot } from '../linalg/vector.ts';
import { along, type GaussianPopulation } from './gaussianPopulation.ts';
import { eachOutputNode, reach, type OutputKernel } from './outputNodes.ts';

/**
 * A_α(v)w of a population under the kernel of the outputs h_i = h(vᵀx_i) at v itself: E_ij[α_ij x_i h′_i (h′_i wᵀx_i − h′_j wᵀx_j)], h′_i = h′(vᵀx_i),
 * by quadrature over vᵀx_i and vᵀx_j, x given vᵀx being normal. v, w: d; result d. To some 10⁻⁹ of its terms. Source: Tian 2023, A_α(w)
 * without augmentation, as N → ∞.
 */
export const kernelForce = (population: GaussianPopulation, kernel: OutputKernel, v: Float64Array, w: Float64Array): Float64Array => {
  const [cMinus, cPlus] = slopes(kernel.h);
  const parts = population.map((part) => {
    const gate = along(part, v);
    return { part, ...gate, level: dot(w, part.mean), tilt: dot(w, gate.b) / (gate.s || 1), Sw: multiplyVector(part.covariance, w) };
  });
  const nodes: { readonly c: number; readonly off: number; readonly slope: number; readonly h: number; readonly mass: number; readonly first: number }[] = [];
  parts.forEach(({ part: { p }, height, s, level, tilt }, c) => {
    eachOutputNode({ p, height, s, from: -Infinity, to: Infinity }, kernel, [], (u, mass) => {
      const slope = u > 0 ? cPlus : cMinus;
      nodes.push({ c, off: u - height, slope, h: slope * u, mass, first: level + tilt * (u - height) });
    });
  });
  const far = reach * Math.sqrt(kernel.tau);
  let out = floats(w.length);
  for (const { c, off, slope, h, mass, first } of nodes) {
    if (slope === 0) continue;
    let [weight, others] = [0, 0];
    for (const j of nodes) {
      const gap = h - j.h;
      if (Math.abs(gap) > far) continue;
      const alpha = j.mass * Math.exp((-gap * gap) / (2 * kernel.tau));
      weight += alpha;
      others += alpha * j.slope * j.first;
    }
    // E[x wᵀx | u] = E[x | u]E[wᵀx | u] + Sw − b bᵀw, and E[x | u] = m + b·off/s.
    const { part, s, b, Sw } = parts[c];
    const [ofMean, ofSpread] = [mass * slope * (slope * first * weight - others), mass * slope * slope * weight];
    out = addScaled(out, ofMean, part.mean);
    out = addScaled(out, ofMean * (s > 0 ? off / s : 0) - ofSpread * dot(b, w), b);
    out = addScaled(out, ofSpread, Sw);
  }
  return out;
};
