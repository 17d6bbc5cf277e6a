import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { ActivationName } from '../definitions/activation.ts';
import * as definitions from '../definitions/fieldNodes.ts';
import { inner } from '../definitions/oneLayer.ts';
import { modulatedVelocity, modulationStrength, nodeStatistics, topVelocity, type NodeStatistics } from '../dynamics/globalModulation.ts';
import { secularDeficiency, secularTop } from '../dynamics/secularEquation.ts';
import { maxAbs, maxAbsDifference, type Matrix } from '../linalg/matrix.ts';
import { outputSize, pairSize } from '../settings/fieldLaw.ts';
import type { Exactly } from './claim.ts';
import { worstOf, type Residual } from './residual.ts';
import { roundings } from './tolerance.ts';

/** A law of fields with nodes on them. */
interface Field<T> {
  readonly pz: T;
  readonly pu: T;
  readonly px: T;
  readonly alpha: T;
  readonly x: T;
  readonly W: T;
  readonly h: ActivationName;
  readonly dims: Readonly<Record<string, number>>;
}

/** Float64 operations behind one entry of a covariance: a sum over all atoms, and the normalisation of the weights. */
export const lawOperations = ({ dims: { C, H, K, V } }: { readonly dims: Readonly<Record<string, number>> }): number => 16 * (C * H * V ** K + 16);

/** That the secular equation has no root above max d, as a residual: what is missing for one. */
export const noRoot = ({ d, b, rho }: NodeStatistics, operations: number): Residual => ({
  what: '1 − p₀p₁Σb²/(max d − d_k): no root of the secular equation',
  value: Math.max(0, secularDeficiency(d, b, rho)),
  ...roundings(operations, 1),
});

/** The velocities of the first layer by the closed form, with V or L_k alone in it, against s_k Σ s_k′ 𝒞[x̃_k, f_k′] from the joint law; and δ ≥ 0. */
export const modulation = (instance: Field<Matrix>, variance: 'total' | 'within'): Residual => {
  const statistics = nodeStatistics(instance, instance);
  const operations = lawOperations(instance);
  const top = secularTop(statistics.d, statistics.b, statistics.rho);
  if (top === null) return noRoot(statistics, operations);
  const { velocity, s } = topVelocity(instance, instance);
  const delta = modulationStrength(statistics, top);
  const size = outputSize(instance);
  // s is known to ε·scale/gap, and the gap is at least λ − max d (interlacing).
  const amplified = 1 + (pairSize(instance) * size ** 2 * instance.W.rows) / top.above;
  const found = modulatedVelocity(instance.W, statistics, top, variance);
  return worstOf(
    {
      what: 'max|ẇ − (s²V + δΔΔᵀ)w|',
      value: maxAbsDifference(velocity, found),
      ...roundings(operations, pairSize(instance) * maxAbs(instance.x) * size * amplified),
      seen: { s, 'ẇ': velocity, 'closed form': found, 'λ − max d': top.above },
    },
    { what: 'largest −δ_k', value: Math.max(0, ...delta.map((entry) => -entry)), ...roundings(operations, amplified / (top.Z ** 2 * top.above)), seen: { 'δ': delta } },
  );
};

/** The same to 50 digits, s and λ from the joint covariance itself; where λ = d_k the closed form divides by zero and does not hold. */
export const modulationOver = <S>(R: Arithmetic<S>, instance: Field<Table<S>>, variance: 'total' | 'within'): Exactly<S> => {
  const { L, Delta, d, b, rho } = definitions.nodeStatistics(R, instance, instance);
  const deficiency = definitions.secularDeficiency(R, d, b, rho);
  if (R.compare(deficiency, R.of(0)) > 0) return { zero: [deficiency] };
  const { lambda, velocity } = definitions.topVelocity(R, instance, instance);
  const gaps = d.map((dk) => R.sub(lambda, dk));
  if (gaps.some((gap) => R.compare(gap, R.of(0)) <= 0)) return { zero: [R.of(1)] };
  const Z2 = b.reduce((sum, bk, k) => R.add(sum, R.div(R.mul(bk, bk), R.mul(gaps[k], gaps[k]))), R.of(0));
  if (R.compare(Z2, R.of(0)) === 0) return { zero: [R.of(1)] };
  // For one node the closed form holds whatever λ is: that it solves the secular equation is part of the statement, said at the scale of ẇ.
  const secular = R.sub(R.of(1), R.mul(rho, b.reduce((sum, bk, k) => R.add(sum, R.div(R.mul(bk, bk), gaps[k])), R.of(0))));
  const closed = instance.W.flatMap((w, n) => {
    const s2 = R.div(R.div(R.mul(b[n], b[n]), R.mul(gaps[n], gaps[n])), Z2);
    const delta = R.div(R.sub(R.of(1), R.div(R.mul(rho, R.mul(b[n], b[n])), gaps[n])), R.mul(Z2, gaps[n]));
    const along = variance === 'total' ? R.add(R.mul(s2, rho), delta) : delta;
    return w.map((_, c) => R.add(R.mul(s2, inner(R, L[n][c], w)), R.mul(along, R.mul(Delta[n][c], b[n]))));
  });
  const found = velocity.flat();
  return { zero: [...found.map((entry, k) => R.sub(entry, closed[k])), ...found.map((entry) => R.mul(secular, entry))] };
};
