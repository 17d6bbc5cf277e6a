import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import { float64 } from '../../arithmetic/float64.ts';
import { pairDifferences as differences } from '../../definitions/losses/contrastiveLoss.ts';
import { evaluate } from '../../definitions/losses/tree.ts';
import { rowObjective } from '../../definitions/regularisedRow.ts';
import { pairDifferences, pairwiseImportances } from '../../dynamics/losses/pairwiseLoss.ts';
import { row, type Matrix } from '../../linalg/matrix.ts';
import { boundOf, lossOf, valuesOf, type LossInstance, type LossInstanceOver, type Losses } from '../../settings/losses/lossBatch.ts';
import { rivalOf } from '../../settings/minPlayer.ts';
import type { Exhibit } from '../exhibit.ts';
import { worstOf, type Residual } from '../residual.ts';
import { simplexMinimum } from '../simplexExhibit.ts';
import { roundings } from '../tolerance.ts';
import { importancesOver } from './gradient.ts';
import { importanceConditions } from './lossRounding.ts';

const entropy = { name: 'entropy' } as const;

/** τ of the regulariser: that of ψ = e^{x/τ}, else the parameter of the instance. */
const temperature = <S>(R: Arithmetic<S>, instance: LossInstanceOver<S> | LossInstance, losses?: Losses): S => {
  const { exponential } = lossOf(instance, losses);
  const values = valuesOf(instance as LossInstanceOver<S>);
  return exponential === null ? values.tau : R.div(R.of(1), evaluate(R, exponential.b, values));
};

/** Weights of an exponential ψ below this have lost digits to underflow: they have no level to compare. */
const leastWeight = 2 ** -960;

const others = <T>(entries: ArrayLike<T>, i: number): T[] => Array.from(entries).filter((_, j) => j !== i);

/**
 * Whether α_i· minimises −Σ_j α_ij δ_ij − τ H(α_i·) among the weights of its own sum: no rival is better, −δ_ij + τ log α_ij is
 * one number along a row (KKT), and, where ψ is exponential, the mass is ξ_i φ′(ξ_i)/τ and the value τ S_i(log S_i − log ξ_i).
 */
export const minPlayerResidual = (instance: LossInstance & { readonly rival: Matrix; readonly mix: number }, losses?: Losses): Residual => {
  const tau = temperature(float64, instance, losses);
  const bound = boundOf(instance, losses);
  const alpha = pairwiseImportances(bound, instance);
  const { data: delta, rows: N } = pairDifferences(instance);
  const conditions = importanceConditions(instance, losses);
  const operations = 64 * (N + instance.x.cols + 8);
  const found: Residual[] = [];
  for (let i = 0; i < N; i++) {
    const own = row(alpha, i);
    const mass = own.reduce((sum, a) => sum + a, 0);
    // A row without mass has nothing to distribute.
    if (!(mass > 0)) continue;
    const costs = others(delta.subarray(i * N, (i + 1) * N), i).map((d) => -d);
    const [weights, rival] = [others(own, i), others(rivalOf(own, row(instance.rival, i), mass, instance.mix, i), i)];
    const value = rowObjective(float64, entropy, tau, costs, weights);
    const softmax = lossOf(instance, losses).exponential !== null;
    const level = weights.map((a, j) => costs[j] + tau * Math.log(a)).filter((_, j) => !softmax || weights[j] > leastWeight);
    const uncertain = others(conditions.subarray(i * N, (i + 1) * N), i);
    const size = weights.reduce((sum, a, j) => sum + (a + uncertain[j]) * (Math.abs(costs[j]) + tau * (1 + Math.abs(Math.log(a || Number.MIN_VALUE)))), 0) + mass * (tau + Math.max(...costs.map(Math.abs)));
    found.push({ what: 'value at α less that of a rival', value: Math.max(0, value - rowObjective(float64, entropy, tau, costs, rival)), ...roundings(operations, size), seen: { alpha } });
    // A weight of 0 beside others has the level −∞: no interior optimum; counted as far as e^{−745}, the least positive number, is.
    const spread = Math.max(...level) - Math.max(Math.min(...level), -1e3 * tau);
    found.push({ what: 'spread of −δ_ij + τ log α_ij along a row', value: Math.max(0, spread), ...roundings(operations, weights.reduce((most, a, j) => Math.max(most, Math.abs(costs[j]) + tau * (1 + Math.abs(Math.log(a || 1)) + (a > leastWeight ? uncertain[j] / a : 0))), 0)) });
    if (softmax) {
      const xi = delta.subarray(i * N, (i + 1) * N).reduce((sum, d, j) => (j === i ? sum : sum + bound.psi(d)), 0);
      found.push({ what: '|S_i − ξ_i φ′(ξ_i)/τ|', value: Math.abs(mass - (xi * bound.dPhi(xi)) / tau), ...roundings(operations, mass + uncertain.reduce((sum, u) => sum + u, 0)) });
      // ψ = factor·e^{x/τ}: its factor moves log ξ, not the weights.
      const factor = Math.log(bound.psi(0));
      found.push({ what: '|value − τ S_i(log S_i − log ξ_i)|', value: Math.abs(value - tau * mass * (Math.log(mass) - Math.log(xi) + factor)), ...roundings(operations, size + tau * mass * (Math.abs(Math.log(mass)) + Math.abs(Math.log(xi)) + Math.abs(factor))) });
    }
  }
  return found.length > 0 ? worstOf(...found) : { what: 'rows without mass', value: 0, ...roundings(1, 1) };
};

/** The weights of the first anchor that has some, as the least point of −Σ_j α_j δ_j − τ H(α) among those of their mass. */
export const minPlayerExhibits = (instance: LossInstance): Exhibit[] => {
  const tau = temperature(float64, instance);
  const alpha = pairwiseImportances(boundOf(instance), instance);
  const { data: delta, rows: N } = pairDifferences(instance);
  const first = Array.from({ length: N }, (_, i) => i).find((i) => row(alpha, i).some((a) => a > 0));
  if (first === undefined) return [];
  return simplexMinimum({ name: 'entropy' }, tau, others(delta.subarray(first * N, (first + 1) * N), first).map((d) => -d), others(row(alpha, first), first));
};

/** KKT from the definitions, over any arithmetic: −δ_ij + τ log α_ij less that of the first negative of the row; 1 where some weights of a row are 0 and others not. */
export const levelsOver = <S>(R: Arithmetic<S>, instance: LossInstanceOver<S>, losses?: Losses): S[] => {
  const tau = temperature(R, instance, losses);
  const [alpha, delta] = [importancesOver(R, instance, losses), differences(R, instance)];
  return alpha.flatMap((entries, i) => {
    const [weights, deltas] = [others(entries, i), others(delta[i], i)];
    const positive = weights.filter((a) => R.compare(a, R.of(0)) > 0).length;
    if (positive === 0) return [];
    if (positive < weights.length) return [R.of(1)];
    const levels = weights.map((a, j) => R.sub(R.mul(tau, R.log(a)), deltas[j]));
    return levels.map((level) => R.sub(level, levels[0]));
  });
};
