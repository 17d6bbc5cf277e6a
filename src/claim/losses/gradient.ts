import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import type { Dual } from '../../arithmetic/dual.ts';
import { float64 } from '../../arithmetic/float64.ts';
import { pairEnergy } from '../../definitions/energy.ts';
import * as definitions from '../../definitions/losses/contrastiveLoss.ts';
import type { Values } from '../../definitions/losses/tree.ts';
import { constant, gradientDefects, tableGradient } from '../../definitions/tableGradient.ts';
import { energyGradient } from '../../dynamics/energy.ts';
import { pairwiseImportances } from '../../dynamics/losses/pairwiseLoss.ts';
import { maxAbs, toRows } from '../../linalg/matrix.ts';
import type { ImportanceRule } from '../../settings/hypotheses.ts';
import { atKink, boundOf, lossOf, valuesOf, type LossInstance, type LossInstanceOver, type Losses } from '../../settings/losses/lossBatch.ts';
import type { Residual } from '../residual.ts';
import { roundings } from '../tolerance.ts';
import { importanceConditions } from './lossRounding.ts';

const distinct = 'sum of distinct pairs';

type WithRule = { readonly importance: ImportanceRule };

const views = <T>(Z: readonly T[], N: number): { x: T[]; xPrime: T[] } => ({ x: Z.slice(0, N), xPrime: Z.slice(N) });

const constants = <S>(values: Values<S>): Values<Dual<S>> => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, partials: [] }]));

const lossOver = <S>(D: Arithmetic<Dual<S>>, Z: Table<Dual<S>>, instance: LossInstanceOver<S>, losses?: Losses): Dual<S> =>
  definitions.pairwiseLoss(D, lossOf(instance, losses), constants(valuesOf(instance)), views(Z, instance.x.length));

/** ∇ℰ_α by dual numbers through the double sum, α recomputed at every moment or frozen at the instance. */
const ascentOver = <S>(R: Arithmetic<S>, instance: LossInstanceOver<S> & WithRule, losses?: Losses): S[] => {
  const { x, xPrime } = instance;
  const loss = lossOf(instance, losses);
  const frozen = constant(definitions.pairwiseImportances(R, loss, valuesOf(instance), { x, xPrime }));
  const alpha = (D: Arithmetic<Dual<S>>, Z: Table<Dual<S>>): Table<Dual<S>> =>
    instance.importance === 'frozen' ? frozen : definitions.pairwiseImportances(D, loss, constants(valuesOf(instance)), views(Z, x.length));
  return tableGradient(R, (D, Z) => pairEnergy(D, alpha(D, Z), views(Z, x.length), distinct), [...x, ...xPrime]);
};

/**
 * How far ∇ℒ is from −∇ℰ_α: the loss by dual numbers through its definition, at a kink from both sides; the energy by its
 * closed form at the importances by symbolic derivatives, or, where α moves along, by dual numbers through both.
 */
export const gradientResidual = (instance: LossInstance & WithRule, losses?: Losses): Residual => {
  const { x, xPrime, importance } = instance;
  const over = { ...instance, x: toRows(x), xPrime: toRows(xPrime) };
  const alpha = pairwiseImportances(boundOf(instance, losses), instance);
  const frozen = energyGradient(alpha, instance, distinct);
  const ascent = importance === 'frozen' ? [...frozen.x.data, ...frozen.xPrime.data] : ascentOver(float64, over, losses);
  const Z = [...over.x, ...over.xPrime];
  const kink = atKink(instance, losses);
  const defects = kink
    ? gradientDefects(float64, (D, z) => lossOver(D, z, over, losses), Z, ascent.map((slope) => -slope))
    : tableGradient(float64, (D, z) => lossOver(D, z, over, losses), Z).map((slope, k) => slope + ascent[k]);
  const scale = importanceConditions(instance, losses).reduce((sum, entry) => sum + entry, 0) * 4 * Math.max(maxAbs(x), maxAbs(xPrime));
  // N terms a sum, d a distance, some ten operations a term of φ and ψ; the importances are twice differentiated when they move.
  return { what: 'max|∂ℒ + ∂ℰ|', value: maxAbs({ data: defects }), ...roundings(64 * (x.rows + x.cols + 8), scale), seen: { alpha } };
};

/** The same from the definitions over any arithmetic: both one-sided derivatives of the loss by every output, plus ∂ℰ. */
export const gradientDefectsOver = <S>(R: Arithmetic<S>, instance: LossInstanceOver<S> & WithRule, losses?: Losses): S[] => {
  const ascent = ascentOver(R, instance, losses);
  return gradientDefects(R, (D, Z) => lossOver(D, Z, instance, losses), [...instance.x, ...instance.xPrime], ascent.map((slope) => R.sub(R.of(0), slope)));
};

/** How far the least importance lies below 0. */
export const signResidual = (instance: LossInstance, losses?: Losses): Residual => {
  const alpha = pairwiseImportances(boundOf(instance, losses), instance);
  return { what: '−min α_ij', value: Math.max(0, -alpha.data.reduce((least, entry) => Math.min(least, entry), 0)), ...roundings(16 * (alpha.rows + 8), maxAbs({ data: importanceConditions(instance, losses) })), seen: { alpha } };
};

/** The importances from the definitions, over any arithmetic. */
export const importancesOver = <S>(R: Arithmetic<S>, instance: LossInstanceOver<S>, losses?: Losses): Table<S> =>
  definitions.pairwiseImportances(R, lossOf(instance, losses), valuesOf(instance), instance);
