import { absolute } from '../arithmetic/absolute.ts';
import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { ActivationName } from '../definitions/activation.ts';
import { slopes } from '../definitions/activation.ts';
import { hyperplaneMoment, populationCovariance, type GaussianTables } from '../definitions/gaussianPopulation.ts';
import { inner } from '../definitions/oneLayer.ts';
import { criticalDirection, linearisation, signedGap } from '../dynamics/criticalDirection.ts';
import { hyperplaneClearance, populationVelocity, type GaussianPopulation } from '../dynamics/gaussianPopulation.ts';
import { localRoughness } from '../dynamics/localRoughness.ts';
import { restrictedEigen } from '../dynamics/restrictedEigen.ts';
import { fromRows, zeros, type Matrix } from '../linalg/matrix.ts';
import { norm, normalise } from '../linalg/vector.ts';
import { complementOver, gaussianMixture, populationOf, populationScale, type Mixture } from './gaussianMixture.ts';
import type { Value } from './field.ts';
import { hypothesis } from './hypothesis.ts';
import { setting } from './setting.ts';

export type Node = Mixture & { readonly h: ActivationName; readonly w: Matrix };

/** A population and a start, from which Newton's method looks for a fixed point, attracting or not. */
export const mixtureFlow = setting({
  ...gaussianMixture,
  id: 'gaussian-mixture-flow',
  words: "For all mixtures of C Gaussians N(m_c, F_cᵀF_c) in ℝᵈ, singular ones among them, activations with h(u) = h'(u)u, and the fixed points that Newton's method finds from starts w",
});

/** The same in the plane. */
export const planeMixtureFlow = setting({ ...mixtureFlow, id: 'plane-mixture-flow', words: mixtureFlow.words.replace('ℝᵈ', 'the plane'), dims: { C: [1, 3], d: [2, 2] } });

/** The point of the sphere that an instance is about: the fixed point that Newton's method finds from w, or w/‖w‖ itself; with what decides its stability. */
export interface Point {
  readonly population: GaussianPopulation;
  readonly w: Float64Array;
  readonly critical: boolean;
  /** E‖x‖², the size of the terms of A(w), or 1. */
  readonly scale: number;
  /** λ_gap, signed, and ρ. */
  readonly gap: number;
  readonly rho: number;
  /** The length, as an angle, on which the flow near w is smooth. */
  readonly clearance: number;
}

/** What decides the stability of a given direction of the sphere. */
export const pointAt = (population: GaussianPopulation, h: ActivationName, w: Float64Array, critical: boolean): Point => ({
  population,
  w,
  critical,
  scale: populationScale(population) || 1,
  gap: signedGap(population, h, w),
  rho: localRoughness(population, h, w),
  clearance: hyperplaneClearance(population, w),
});

export const pointOf = (instance: Node): Point => {
  const population = populationOf(instance);
  const found = criticalDirection(population, instance.h, instance.w.data);
  return pointAt(population, instance.h, found ?? normalise(instance.w.data), found !== null);
};

/** The largest eigenvalue of the linearised flow on the tangents of w; −∞ for d = 1. */
export const topCurvature = (population: GaussianPopulation, h: ActivationName, w: Float64Array): number =>
  w.length === 1 ? -Infinity : restrictedEigen(linearisation(population, h, w), [w]).values[0];

/** Margins by which gaps and curvatures are told from 0, relative to E‖x‖². */
const margin = 2 ** -12;

/** A fixed point of the flow. */
export const fixedPoint = hypothesis<Node>({
  words: 'w is a fixed point of the flow',
  tex: 'P^\\perp_w A(w) w = 0',
  holds: (instance) => pointOf(instance).critical,
});

/** λ_gap(w) > ρ(w), w being the maximal eigenvector of A(w). */
export const gapExceedsRoughness = hypothesis<Node>({
  words: 'w is the maximal eigenvector of A(w), by a gap larger than the local roughness (by E‖x‖²/4096)',
  tex: String.raw`\lambda_{\mathrm{gap}}(w) > \rho(w)`,
  holds: (instance) => {
    const { gap, rho, scale } = pointOf(instance);
    return gap - rho > margin * scale;
  },
});

/** An attracting fixed point, by the exact criterion. */
export const attracting = hypothesis<Node>({
  words: 'w is an attracting fixed point of the flow (the linearised flow contracts, by E‖x‖²/4096)',
  tex: 'w \\text{ attracting}',
  holds: (instance) => {
    const { population, w, critical, clearance, scale } = pointOf(instance);
    return critical && clearance >= 2 ** -8 && topCurvature(population, instance.h, w) < -margin * scale;
  },
});

/** Whether w/‖w‖ is a fixed point of the flow at which no tangent direction is neutral (by E‖x‖²/4096 of curvature): an isolated one. */
export const isIsolatedFixedPoint = (instance: Node): boolean => {
  const { population, w, scale } = pointAt(populationOf(instance), instance.h, normalise(instance.w.data), false);
  if (w.length === 1 || norm(populationVelocity(population, instance.h, w)) > 2 ** -40 * scale) return false;
  return restrictedEigen(linearisation(population, instance.h, w), [w]).values.every((value) => Math.abs(value) > margin * scale);
};

/** Tangents of w, orthonormal; d − 1 of them. */
export const tangentsOf = (w: Float64Array): readonly Float64Array[] => (w.length === 1 ? [] : restrictedEigen(zeros(w.length, w.length), [w]).vectors);

/** The flow's velocity at unit w. */
export const velocityOf = (population: GaussianPopulation, h: ActivationName) => (w: Float64Array): Float64Array => populationVelocity(population, h, w);

export type NodeTables<S> = GaussianTables<Table<S>> & { readonly h: ActivationName; readonly w: Table<S> };

/** The point of the instance, located in float64, over another arithmetic; d. */
export const locatedOver = <S>(R: Arithmetic<S>, { odds, means, factors, h, w }: NodeTables<S>): S[] => {
  const rounded = (table: Table<S>): Matrix => fromRows(table.map((r) => r.map((entry) => R.toNumber(entry))));
  return Array.from(pointOf({ odds: rounded(odds), means: rounded(means), factors: rounded(factors), h, w: rounded(w) }).w, (entry) => R.of(entry));
};

/** What a tangent t ⟂ w of any length sees at w ≠ 0, over another arithmetic. */
export interface TangentPoint<S> {
  /** λ − tᵀA(w)t/‖t‖², λ = wᵀA(w)w/‖w‖²: the signed gap in the plane. */
  readonly gap: S;
  /** |c₊ − c₋| |E[h]| tᵀM(w)t/‖t‖², for w/‖w‖: ρ in the plane. */
  readonly rho: S;
  /** The second derivative of the energy along t/‖t‖, tᵀ(A − (c₊ − c₋)E[h]M)t/‖t‖² − λ. */
  readonly curvature: S;
  /** (tᵀA(w)w)²/‖t‖²‖w‖². */
  readonly speedSquared: S;
}

/** For every tangent of the orthogonal basis of `complementOver`; without a root, so that w on the hyperplane of a component stays there. w: d, not zero; d − 1 of them. */
export const tangentPointsOver = <S>(R: Arithmetic<S>, { odds, means, factors, h }: NodeTables<S>, w: readonly S[]): TangentPoint<S>[] => {
  const { A, output } = populationCovariance(R, { odds, means, factors }, h, w);
  const M = hyperplaneMoment(R, { odds, means, factors }, w);
  const form = (B: Table<S>, u: readonly S[], v: readonly S[]): S => inner(R, u, B.map((r) => inner(R, r, v)));
  const [cMinus, cPlus] = slopes(h);
  const ww = inner(R, w, w);
  return complementOver(R, w).map((t) => {
    const tt = inner(R, t, t);
    // E[h] is ‖w‖ times, M one ‖w‖-th of, what they are for w/‖w‖: the product is right.
    const drift = R.div(R.mul(R.mul(R.of(cPlus - cMinus), output), form(M, t, t)), tt);
    const gap = R.sub(R.div(form(A, w, w), ww), R.div(form(A, t, t), tt));
    const slide = form(A, t, w);
    return { gap, rho: absolute(R, drift), curvature: R.sub(R.sub(R.of(0), gap), drift), speedSquared: R.div(R.mul(slide, slide), R.mul(tt, ww)) };
  });
};

/** The derivatives of the speed along the great circles of the same tangents, by central differences at 2⁻⁴⁰; w: d, not zero; d − 1 of them. */
export const growthsOver = <S>(R: Arithmetic<S>, { odds, means, factors, h }: NodeTables<S>, w: readonly S[]): S[] => {
  const ww = inner(R, w, w);
  return complementOver(R, w).map((t) => {
    const tt = inner(R, t, t);
    const [ahead, behind] = [2 ** -40, -(2 ** -40)].map(R.of).map((by) => {
      const v = w.map((entry, c) => R.add(entry, R.mul(by, t[c])));
      // The tangent at v in the plane of w and t; its length is √(ww·tt)‖v‖, which the divisions below account for.
      const turned = t.map((entry, c) => R.sub(R.mul(ww, entry), R.mul(R.mul(by, tt), w[c])));
      const { A } = populationCovariance(R, { odds, means, factors }, h, v);
      return R.div(inner(R, turned, A.map((r) => inner(R, r, v))), inner(R, v, v));
    });
    return R.div(R.sub(ahead, behind), R.mul(R.of(2 ** -39), tt));
  });
};

/** A population and a direction, half of the time a fixed point of the flow. */
export const restingMixture = setting({
  ...gaussianMixture,
  id: 'resting-gaussian-mixture',
  words: gaussianMixture.words.replace('weight vectors w', 'weight vectors w, many of them fixed points'),
  fields: {
    ...gaussianMixture.fields,
    w: {
      ...gaussianMixture.fields.w,
      draw: (stream, dims, drawn: Readonly<Record<string, Value>>) => {
        const w = gaussianMixture.fields.w.draw(stream, dims, drawn);
        const found = stream.chance(0.5) ? null : criticalDirection(populationOf(drawn as unknown as Mixture), drawn.h as ActivationName, w.data);
        return found === null ? w : { ...w, data: found };
      },
    },
  },
});
