import { absolute } from '../arithmetic/absolute.ts';
import { NotDecided, type Arithmetic, type Table } from '../arithmetic/arithmetic.ts';
import type { ActivationName } from '../definitions/activation.ts';
import * as definitions from '../definitions/gaussianPopulation.ts';
import { kernelForce as kernelForceOver } from '../definitions/kernelForce.ts';
import { kernelOutput as kernelOutputOver, pointForce } from '../definitions/kernelGating.ts';
import { inner } from '../definitions/oneLayer.ts';
import { along, hyperplaneClearance, hyperplaneMoment, populationSize } from '../dynamics/gaussianPopulation.ts';
import { gaussLegendre } from '../dynamics/gaussLegendre.ts';
import { kernelForce } from '../dynamics/kernelForce.ts';
import { frozenDifference } from '../dynamics/kernelGating.ts';
import { hyperplaneTop, kernelOutput, kernelRoughness } from '../dynamics/kernelRoughness.ts';
import { localRoughness } from '../dynamics/localRoughness.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { matrixOf, multiply, multiplyVector, transpose, zeros, type Matrix } from '../linalg/matrix.ts';
import { addScaled, dot, normalise } from '../linalg/vector.ts';
import { choice, magnitude } from './fields.ts';
import { complementOver, gaussianMixture, populationOf } from './gaussianMixture.ts';
import type { ImportanceRule } from './hypotheses.ts';
import { tangentsOf, type Node } from './mixtureFlow.ts';
import { setting } from './setting.ts';

/** A population, a node, and importances that are a kernel of its outputs. */
export const kernelMixture = setting({
  id: 'kernel-gaussian-mixture',
  dims: gaussianMixture.dims,
  words: `${gaussianMixture.words}, and importances α_ij = exp(−(h_i − h_j)²/2τ) of the outputs, held at w or following it`,
  fields: {
    ...gaussianMixture.fields,
    tau: magnitude('temperature', [2 ** -10, 2 ** 10]),
    importance: choice<ImportanceRule>('importances: held at w, or those of the outputs at v', 'frozen', 'recomputed'),
  },
});

export type KernelNode = Node & { readonly tau: number; readonly importance: ImportanceRule };

/** The derivative of v ↦ A_α(v)w along the tangents of w, measured and by the formula, in the basis of w and its tangents: d×(d−1) each. */
export interface KernelGating {
  readonly jacobian: Matrix;
  readonly formula: Matrix;
  /** The operator norm of the measured derivative; what it is, ρ_g, and its two bounds, ρ_u and √(τ/e) λ_max(P⊥MP⊥). */
  readonly norm: number;
  readonly rho: number;
  readonly uniform: number;
  readonly bound: number;
  readonly step: number;
  /** √E‖x‖² or 1, and the least of it and √τ: outputs beyond do not see the hyperplane. */
  readonly size: number;
  readonly seen: number;
  readonly clearance: number;
  /** The least clearance that steps allow for, or more. */
  readonly grain: number;
}

/** ρ_g and ρ_u of an instance, and the size of the terms of ρ_g. */
export const roughnesses = (instance: KernelNode): { readonly kernel: number; readonly uniform: number; readonly scale: number } => {
  const [population, w] = [populationOf(instance), normalise(instance.w.data)];
  const size = populationSize(population) || 1;
  return { kernel: kernelRoughness(population, instance, w), uniform: localRoughness(population, instance.h, w), scale: size * Math.min(size, Math.sqrt(instance.tau)) };
};

/** Whether ρ_g is more than 1/256 of its terms. */
export const isRough = (instance: KernelNode): boolean => roughnesses(instance).kernel > 2 ** -8 * roughnesses(instance).scale;

/** Steps as shares of the length on which A_α(v)w changes: nothing cancels in the difference for frozen importances. */
const stepShare = { frozen: 2 ** -36, recomputed: 2 ** -12 } as const;

/** Panels of the kernel within the spread of all components, beyond which the double sum over all nodes takes seconds. */
const mostPanels = 64;

/** Null where recomputed importances ask for more nodes than can be summed over twice. */
export const measuredKernelGating = (instance: KernelNode): KernelGating | null => {
  const { h, tau, importance } = instance;
  const population = populationOf(instance);
  const w = normalise(instance.w.data);
  const tangents = tangentsOf(w);
  const frame = [w, ...tangents];
  const clearance = hyperplaneClearance(population, w);
  const size = populationSize(population) || 1;
  const seen = Math.min(size, Math.sqrt(tau));
  const grain = Math.max(clearance, 2 ** -10);
  const step = (stepShare[importance] * grain * seen) / size;
  if (importance === 'recomputed' && population.reduce((sum, part) => sum + along(part, w).s, 0) > mostPanels * Math.sqrt(tau)) return null;
  const difference = (t: Float64Array): Float64Array => {
    if (importance === 'frozen') return frozenDifference(population, { h, tau }, w, t, step);
    const [ahead, behind] = [step, -step].map((by) => kernelForce(population, { h, tau }, addScaled(w, by, t), w));
    return addScaled(ahead, -1, behind);
  };
  const inFrame = (columns: readonly Float64Array[], factor: number): Matrix => (columns.length === 0 ? zeros(1, 1) : matrixOf(frame.length, columns.length, (i, j) => factor * dot(frame[i], columns[j])));
  const jacobian = inFrame(tangents.map(difference), 1 / (2 * step));
  const M = hyperplaneMoment(population, w);
  return {
    jacobian,
    formula: inFrame(tangents.map((t) => multiplyVector(M, t)), -kernelOutput(population, { h, tau }, w)),
    norm: Math.sqrt(Math.max(0, symmetricEigen(multiply(transpose(jacobian), jacobian)).values[0])),
    rho: kernelRoughness(population, { h, tau }, w),
    uniform: localRoughness(population, h, w),
    bound: Math.sqrt(tau / Math.E) * hyperplaneTop(population, w),
    step,
    size,
    seen,
    clearance,
    grain,
  };
};

type KernelTables<S> = definitions.GaussianTables<Table<S>> & { readonly h: ActivationName; readonly w: Table<S>; readonly tau: S; readonly importance: ImportanceRule };

/** The defects d/dε f(w + εt) + E[h e^{−h²/2τ}] Mt over the tangents t, by central differences at 2⁻⁴⁰. */
const defectsOf = <S>(R: Arithmetic<S>, instance: KernelTables<S>, f: (v: readonly S[], unit: readonly S[], output: S) => readonly S[]): S[] => {
  const { h, w, tau } = instance;
  const length = R.sqrt(inner(R, w[0], w[0]));
  const unit = w[0].map((entry) => R.div(entry, length));
  const step = R.of(2 ** -40);
  const M = definitions.hyperplaneMoment(R, instance, unit);
  const output = kernelOutputOver(R, instance, h, tau, unit);
  return complementOver(R, unit).flatMap((t) => {
    const [ahead, behind] = [step, R.sub(R.of(0), step)].map((by) => f(unit.map((entry, c) => R.add(entry, R.mul(by, t[c]))), unit, output));
    return M.map((r, c) => R.add(R.div(R.sub(ahead[c], behind[c]), R.mul(R.of(2), step)), R.mul(output, inner(R, r, t))));
  });
};

/** Two rules, each to some 10⁻⁶ of its terms, whose difference tells the error of the coarser one. */
const rules = [6, 5].map((n) => ({ ...gaussLegendre(n), panel: 2.5, reach: 5 }));

/** The share of a defect by which the two rules may differ. */
const agreement = 2 ** -10;

/**
 * The defects of the formula to 50 digits. Frozen importances: where the gates of w ± εδ differ, u_i and h_i are of order ε, and jumps of x_i h′_i meet
 * −E_j[α_ij h_j] at h_i = 0, which leaves out terms of order ε. Recomputed ones: of points from the double loop; else by quadrature, without
 * rounding but for the rule's own error, and only if two rules agree.
 */
export const kernelGatingDefects = <S>(R: Arithmetic<S>, instance: KernelTables<S>): { readonly zero: readonly S[] } => {
  const { odds, means, factors, h, tau, importance } = instance;
  if (importance === 'frozen') return { zero: defectsOf(R, instance, (v, _unit, output) => definitions.gatedMean(R, instance, h, v).map((entry) => R.sub(R.of(0), R.mul(output, entry)))) };
  if (factors.every((r) => r.every((entry) => R.compare(entry, R.of(0)) === 0))) return { zero: defectsOf(R, instance, (v, unit) => pointForce(R, odds, means, { h, tau }, v, v, unit)) };
  const [fine, coarse] = rules.map((rule) => defectsOf(R, instance, (v, unit) => kernelForceOver(R, instance, { h, tau }, v, unit, rule)));
  const largest = (values: readonly S[]): S => values.map((value) => absolute(R, value)).reduce((a, b) => (R.compare(a, b) > 0 ? a : b), R.of(0));
  const apart = largest(fine.map((value, k) => R.sub(value, coarse[k])));
  if (R.compare(apart, R.mul(R.of(agreement), largest(fine))) > 0) throw new NotDecided('two quadratures of the integral over pairs of outputs differ by more than a thousandth of the defect');
  return { zero: fine };
};
