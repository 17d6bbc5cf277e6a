import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { directionalDerivative } from '../arithmetic/oneSided.ts';
import type { ActivationName } from '../definitions/activation.ts';
import { contrastiveCovariance } from '../definitions/contrastiveCovariance.ts';
import { pairEnergy } from '../definitions/energy.ts';
import { gatedInputsBy, type KinkConvention } from '../definitions/kinkConvention.ts';
import { inner, outputs } from '../definitions/oneLayer.ts';
import { constant } from '../definitions/tableGradient.ts';
import { importanceMass } from '../dynamics/importanceMass.ts';
import { maxAbs, toRows, type Matrix } from '../linalg/matrix.ts';
import { norm } from '../linalg/vector.ts';
import { roundings, type Tolerance } from './tolerance.ts';

type Node = { readonly [K in 'x' | 'xPrime' | 'alpha' | 'w' | 'delta']: Matrix } & { readonly h: ActivationName };

/** A node and a direction over any arithmetic: alpha N×N, x and xPrime N×d, w and delta one row of d. */
export interface NodeTables<S> {
  readonly x: Table<S>;
  readonly xPrime: Table<S>;
  readonly alpha: Table<S>;
  readonly h: ActivationName;
  readonly w: Table<S>;
  readonly delta: Table<S>;
}

/** A node of matrices as tables of float64. */
export const nodeTables = ({ x, xPrime, alpha, h, w, delta }: Node): NodeTables<number> => ({ x: toRows(x), xPrime: toRows(xPrime), alpha: toRows(alpha), h, w: toRows(w), delta: toRows(delta) });

/** The rounding of a slope of ½𝒞_α[h(wᵀx)] along δ, for |h′| ≤ 1. */
export const slopeRounding = ({ x, xPrime, alpha, w, delta }: Node): Tolerance =>
  roundings(16 * (x.rows + 4) * x.cols ** 2, importanceMass(alpha) * Math.max(maxAbs(x), maxAbs(xPrime)) ** 2 * norm(w.data) * norm(delta.data));

/** lim_{t↓0} (E(w + tδ) − E(w))/t of E(w) = ½𝒞_α[h(wᵀx)], by distances: exact over exact R; δ or `to` in its place, d. */
export const oneSidedSlope = <S>(R: Arithmetic<S>, { x, xPrime, alpha, h, w, delta }: NodeTables<S>, to: readonly S[] = delta[0]): S =>
  directionalDerivative(R, (D, at) => pairEnergy(D, constant(alpha), outputs(D, h, [at], { x: constant(x), xPrime: constant(xPrime) })), w[0], to);

/** E′(w; δ) + E′(w; −δ), which is 0 where E is smooth; `NodeTables` over any arithmetic. */
export const slopeJump = <S>(R: Arithmetic<S>, node: NodeTables<S>): S =>
  R.add(oneSidedSlope(R, node), oneSidedSlope(R, node, node.delta[0].map((entry) => R.sub(R.of(0), entry))));

/** δᵀA(w)w with h′(0) by the convention, over any arithmetic. */
export const gatedSlope = <S>(R: Arithmetic<S>, { x, xPrime, alpha, h, w, delta }: NodeTables<S>, convention: KinkConvention): S => {
  const A = contrastiveCovariance(R, alpha, gatedInputsBy(R, convention, h, w[0], { x, xPrime }));
  return inner(R, delta[0], A.map((entries) => inner(R, entries, w[0])));
};
