import type { Arithmetic } from '../arithmetic/arithmetic.ts';
import { float64 } from '../arithmetic/float64.ts';
import { infoNCELoss as definition } from '../definitions/importances.ts';
import { pairDifferences as differences } from '../definitions/losses/contrastiveLoss.ts';
import { rowObjective } from '../definitions/regularisedRow.ts';
import type { TableViews } from '../definitions/tableViews.ts';
import { infoNCELoss } from '../dynamics/importances.ts';
import { pairDifferences } from '../dynamics/losses/pairwiseLoss.ts';
import { entropyMinimiser } from '../dynamics/minPlayer/minimisers.ts';
import type { Views } from '../dynamics/views.ts';
import { maxAbs } from '../linalg/matrix.ts';
import type { Residual } from './residual.ts';
import { roundings } from './tolerance.ts';

interface Game<S> {
  readonly tau: S;
  readonly epsilon: S;
}

/** What the min player may distribute: the mass ξ_i/(ξ_i + ε) among the negatives, or all of the mass among them and a slack. */
type Strategies = 'negatives' | 'negatives and slack';

/**
 * |min_α(ℰ_α − ℛ) + ℒ| for InfoNCE: in each row the softmax of the costs −δ_ij and, with slack, of −τ log ε; the slack weight
 * earns −τ α_i0 log ε. The minimum is evaluated term by term, the loss by distances.
 */
export const gameResidual = (instance: Game<number> & Views, strategies: Strategies): Residual => {
  const { tau, epsilon } = instance;
  const { data: delta, rows: N } = pairDifferences(instance);
  let [value, size] = [0, 0];
  for (let i = 0; i < N; i++) {
    const costs = Array.from(delta.subarray(i * N, (i + 1) * N)).filter((_, j) => j !== i).map((d) => -d);
    const top = Math.max(...costs.map((c) => -c / tau));
    // log ξ_i by a shifted sum; ξ/(ξ + ε) = 1/(1 + ε/ξ).
    const log = top + Math.log(costs.reduce((sum, c) => sum + Math.exp(-c / tau - top), 0));
    const mass = strategies === 'negatives' ? 1 / (1 + epsilon * Math.exp(-log)) : 1;
    const all = strategies === 'negatives' || epsilon === 0 ? costs : [...costs, -tau * Math.log(epsilon)];
    const weights = [...entropyMinimiser(all, tau, mass)];
    value += rowObjective(float64, { name: 'entropy' }, tau, all, weights);
    size += Math.max(...all.map(Math.abs)) + tau * (2 + Math.log(N) + Math.abs(Math.log(mass)));
  }
  const loss = infoNCELoss(instance, instance);
  const scale = size + Math.abs(loss) + N * (instance.x.cols * Math.max(maxAbs(instance.x), maxAbs(instance.xPrime)) ** 2 + tau);
  return { what: '|min(ℰ − ℛ) + ℒ|', value: Math.abs(value + loss), ...roundings(64 * (N + instance.x.cols), scale), seen: { 'value of the game': value, '−ℒ': -loss } };
};

/** The same from closed forms over any arithmetic: Σ_i τ S_i(log S_i − log ξ_i), with slack −τ Σ_i log(ε + ξ_i); plus ℒ. */
export const gameGap = <S>(R: Arithmetic<S>, instance: Game<S> & TableViews<S>, strategies: Strategies): S => {
  const { tau, epsilon } = instance;
  const values = differences(R, instance).map((entries, i) => {
    const xi = entries.reduce((sum, d, j) => (j === i ? sum : R.add(sum, R.exp(R.div(d, tau)))), R.of(0));
    if (strategies === 'negatives and slack') return R.mul(R.mul(R.of(-1), tau), R.log(R.add(epsilon, xi)));
    const mass = R.div(xi, R.add(xi, epsilon));
    return R.mul(R.mul(tau, mass), R.sub(R.log(mass), R.log(xi)));
  });
  return values.reduce((sum, v) => R.add(sum, v), definition(R, instance, tau, epsilon));
};
