import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { float64 } from '../arithmetic/float64.ts';
import type { ActivationName } from '../definitions/activation.ts';
import { populationCovariance as covarianceOver } from '../definitions/gaussianPopulation.ts';
import { inner } from '../definitions/oneLayer.ts';
import { criticalDirection } from '../dynamics/criticalDirection.ts';
import { populationCovariance } from '../dynamics/gaussianPopulation.ts';
import { angleToLine } from '../linalg/angle.ts';
import { mapEntries, toRows, type Matrix } from '../linalg/matrix.ts';
import { dot } from '../linalg/vector.ts';
import type { Value } from './field.ts';
import { magnitude } from './fields.ts';
import { planeMixture, populationOf, populationScale, type Mixture } from './gaussianMixture.ts';
import { hypothesis } from './hypothesis.ts';
import { type Node, type NodeTables } from './mixtureFlow.ts';
import { setting } from './setting.ts';

/** A population in the plane, and a cap of directions {w : tan ∠(w, w_0) ≤ reach}, often near a fixed point of the flow. */
export const planeCap = setting({
  id: 'plane-cap',
  words: "For all mixtures of C Gaussians N(m_c, F_cᵀF_c) in the plane, singular ones among them, activations with h(u) = h'(u)u, and caps of directions around w_0 of half-angle r = arctan(reach)",
  dims: planeMixture.dims,
  fields: {
    ...planeMixture.fields,
    w: {
      ...planeMixture.fields.w,
      draw: (stream, dims, drawn: Readonly<Record<string, Value>>) => {
        const w = planeMixture.fields.w.draw(stream, dims, drawn);
        const found = stream.chance(0.25) ? null : criticalDirection(populationOf(drawn as unknown as Mixture), drawn.h as ActivationName, w.data);
        if (found === null) return w;
        const off = stream.pick([0, 2 ** -6, -(2 ** -4)]) * stream.uniform();
        return { ...w, data: Float64Array.of(found[0] - off * found[1], found[1] + off * found[0]) };
      },
    },
    reach: magnitude('tangent of the half-angle of the cap', [2 ** -8, 1]),
  },
});

type Cap = Node & { readonly reach: number };

/** Directions of the grid on either side of the centre. */
const half = 32;

/** The directions w_0 + k·reach/n·t_0, k = −n … n, t_0 ⟂ w_0, not normalised: rational in w_0. */
const directions = (w: ArrayLike<number>, reach: number, n: number): Float64Array[] =>
  Array.from({ length: 2 * n + 1 }, (_, k) => Float64Array.of(w[0] - (((k - n) * reach) / n) * w[1], w[1] + (((k - n) * reach) / n) * w[0]));

/** A(v) and its spectrum along the cap, where directions differ by at most `spacing`. */
const alongCap = ({ h, w, reach, ...mixture }: Cap) => {
  const population = populationOf(mixture);
  return {
    spacing: reach / half,
    scale: populationScale(population),
    grid: directions(w.data, reach, half).map((v) => {
      const { A } = populationCovariance(population, h, v);
      const { data: [a, b, , c] } = A;
      const turned = Math.atan2(2 * b, a - c) / 2;
      return { v, A, gap: Math.hypot(a - c, 2 * b), top: [Math.cos(turned), Math.sin(turned)] };
    }),
  };
};

/** The spectral norm of a symmetric 2×2 matrix, |(a + c)/2| + ½√((a − c)² + 4b²). */
const spectralNorm = ({ data: [a, b, , c] }: Matrix): number => (Math.abs(a + c) + Math.hypot(a - c, 2 * b)) / 2;

/** Gaps of less than this share of E‖x‖² are none. */
const leastGap = 2 ** -20;

/**
 * κ = Λ/g on the cap, and how far φ₁(A(w_0)) is from w_0: Λ is 9/8 of the largest difference quotient of A between neighbouring directions, by
 * their angle; g the least gap less what Λ lets it fall in between. Infinity where g is no more than rounding.
 */
export const contraction = (cap: Cap): { readonly kappa: number; readonly displacement: number; readonly radius: number } => {
  const { grid, spacing, scale } = alongCap(cap);
  let Lambda = 0;
  for (let k = 1; k < grid.length; k++) {
    const change = mapEntries(grid[k].A, (entry, i, j) => entry - grid[k - 1].A.data[2 * i + j]);
    Lambda = Math.max(Lambda, ((9 / 8) * spectralNorm(change)) / angleToLine(grid[k].v, grid[k - 1].v));
  }
  const least = Math.min(...grid.map(({ gap }) => gap)) - Lambda * spacing;
  return { kappa: least > leastGap * scale ? Lambda / least : Infinity, displacement: angleToLine(grid[half].v, grid[half].top), radius: Math.atan(cap.reach) };
};

/** κ < 1, and φ₁(A(w_0)) is nearer to w_0 than (1 − κ)r, by at least 2⁻²⁰. */
export const contractsIntoCap = hypothesis<Cap>({
  words: 'on the cap κ = Λ/g < 1 (Lipschitz constant of A over the least gap), and the top eigenvector of A(w_0) is within (1 − κ)r of w_0',
  tex: String.raw`\kappa = \Lambda/g < 1,\quad \angle(\varphi_1(A(w_0)), w_0) \le (1 - \kappa)\, r`,
  holds: (cap) => {
    const { kappa, displacement, radius } = contraction(cap);
    return kappa < 1 && displacement < (1 - kappa) * radius - 2 ** -20;
  },
});

/** The fixed point of the flow that Newton's method finds in the cap from its centre; null when it leaves the cap. */
export const fixedPointInCap = (cap: Cap): Float64Array | null => {
  const found = criticalDirection(populationOf(cap), cap.h, cap.w.data);
  return found !== null && angleToLine(found, cap.w.data) <= Math.atan(cap.reach) && dot(found, cap.w.data) > 0 ? found : null;
};

/**
 * How often the tangential gradient tᵀA(v)v turns from positive to not positive along the cap, where v is nearer to the top
 * eigenvector: over any arithmetic, from the definitions, on n directions to either side of w_0. Nothing of `contraction` is used.
 */
export const topCrossingsOver = <S>(R: Arithmetic<S>, { odds, means, factors, h, w, reach }: NodeTables<S> & { readonly reach: S }, n: number): number => {
  const [zero, center] = [R.of(0), w[0]];
  const at = Array.from({ length: 2 * n + 1 }, (_, k) => {
    const by = R.mul(R.div(R.of(k - n), R.of(n)), reach);
    const v = [R.sub(center[0], R.mul(by, center[1])), R.add(center[1], R.mul(by, center[0]))];
    const t = [R.sub(zero, v[1]), v[0]];
    const { A } = covarianceOver(R, { odds, means, factors } satisfies Record<string, Table<S>>, h, v);
    const form = (p: readonly S[], q: readonly S[]): S => inner(R, p, A.map((r) => inner(R, r, q)));
    return { slope: R.compare(form(t, v), zero), near: R.compare(form(v, v), form(t, t)) > 0 };
  });
  return at.filter(({ slope, near }, k) => k > 0 && at[k - 1].slope > 0 && slope <= 0 && (near || at[k - 1].near)).length;
};

/** `topCrossingsOver` in float64, on a grid that meets that of `contraction` in its middle and its ends only. */
export const topCrossings = ({ odds, means, factors, h, w, reach }: Cap): number =>
  topCrossingsOver(float64, { odds: toRows(odds), means: toRows(means), factors: toRows(factors), h, w: toRows(w), reach }, 21);
