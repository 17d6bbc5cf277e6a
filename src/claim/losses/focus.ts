import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import { pairDifferences as differences } from '../../definitions/losses/contrastiveLoss.ts';
import { pairDifferences, pairwiseImportances } from '../../dynamics/losses/pairwiseLoss.ts';
import { boundOf, type LossInstance, type LossInstanceOver, type Losses } from '../../settings/losses/lossBatch.ts';
import type { Residual } from '../residual.ts';
import { roundings } from '../tolerance.ts';
import { importancesOver } from './gradient.ts';
import { worstCondition } from './lossRounding.ts';

/** Pairs (j, k) of negatives of one anchor i, each N×N index as i·N + j. */
function* pairsOfRows(N: number): Iterable<readonly [number, number]> {
  for (let i = 0; i < N; i++) for (let j = 0; j < N; j++) for (let k = 0; k < N; k++) if (j !== i && k !== i && j !== k) yield [i * N + j, i * N + k];
}

/** Pairs of entries off the diagonal, whatever their rows. */
function* pairsOfEntries(N: number): Iterable<readonly [number, number]> {
  for (let a = 0; a < N * N; a++) for (let b = 0; b < N * N; b++) if (a !== b && a % (N + 1) !== 0 && b % (N + 1) !== 0) yield [a, b];
}

/** d_ij ≤ d_ik ⇒ α_ij ≥ α_ik: the most by which a farther negative of the same anchor outweighs a nearer one. */
export const focusResidual = (instance: LossInstance, losses?: Losses): Residual => {
  const alpha = pairwiseImportances(boundOf(instance, losses), instance);
  const { data: delta, rows: N } = pairDifferences(instance);
  let worst = 0;
  for (const [near, far] of pairsOfRows(N)) if (delta[near] >= delta[far]) worst = Math.max(worst, alpha.data[far] - alpha.data[near]);
  return { what: 'α_ik − α_ij where d_ij ≤ d_ik', value: worst, ...roundings(64 * (N + instance.x.cols + 8), worstCondition(instance, losses)), seen: { alpha } };
};

/** α_far ≤ α_near for the pairs where δ_near ≥ δ_far, from the definitions over any arithmetic: differences that are not negative. */
export const focusOver = <S>(R: Arithmetic<S>, instance: LossInstanceOver<S>, losses?: Losses): S[] => {
  const [alpha, delta] = [importancesOver(R, instance, losses).flat(), differences(R, instance).flat()];
  return [...pairsOfRows(instance.x.length)].flatMap(([near, far]) => (R.compare(delta[near], delta[far]) >= 0 ? [R.sub(alpha[near], alpha[far])] : []));
};

/** Distances that differ by less than this share of their size count as equal: rounding cannot tell them apart. */
const clear = 2 ** -20;

/** d_ij < d_ik ⇒ α_ij > α_ik, the distances being clearly apart. */
export const strictFocusResidual = (instance: LossInstance): Residual => {
  const alpha = pairwiseImportances(boundOf(instance), instance);
  const { data: delta, rows: N } = pairDifferences(instance);
  const size = delta.reduce((most, entry) => Math.max(most, Math.abs(entry)), clear);
  let failures = 0;
  for (const [near, far] of pairsOfRows(N)) if (delta[near] - delta[far] > clear * size && !(alpha.data[near] > alpha.data[far])) failures++;
  return { what: 'pairs where a nearer negative has no more weight', value: failures, tolerance: 2 ** -4, because: 'a count', seen: { alpha } };
};

/** The same from the definitions: −1 for every pair in which the nearer negative has no more weight. */
export const strictFocusOver = <S>(R: Arithmetic<S>, instance: LossInstanceOver<S>): S[] => {
  const [alpha, delta] = [importancesOver(R, instance).flat(), differences(R, instance).flat()];
  return [...pairsOfRows(instance.x.length)].flatMap(([near, far]) => (R.compare(delta[near], delta[far]) > 0 ? [R.of(R.compare(alpha[near], alpha[far]) > 0 ? 0 : -1)] : []));
};

/** d_ij ≤ d_kl ⇒ α_ij ≥ α_kl, across anchors. */
export const acrossRowsResidual = (instance: LossInstance): Residual => {
  const alpha = pairwiseImportances(boundOf(instance), instance);
  const { data: delta, rows: N } = pairDifferences(instance);
  const distance = (k: number): number => delta[Math.floor(k / N) * (N + 1)] - delta[k];
  let worst = 0;
  for (const [near, far] of pairsOfEntries(N)) if (distance(near) <= distance(far)) worst = Math.max(worst, alpha.data[far] - alpha.data[near]);
  return { what: 'α_kl − α_ij where d_ij ≤ d_kl', value: worst, ...roundings(64 * (N + instance.x.cols + 8), worstCondition(instance)), seen: { alpha } };
};

/** The same from the definitions. */
export const acrossRowsOver = <S>(R: Arithmetic<S>, instance: LossInstanceOver<S>): S[] => {
  const N = instance.x.length;
  const [alpha, delta] = [importancesOver(R, instance).flat(), differences(R, instance).flat()];
  const distance = (k: number): S => R.sub(delta[Math.floor(k / N) * (N + 1)], delta[k]);
  return [...pairsOfEntries(N)].flatMap(([near, far]) => (R.compare(distance(near), distance(far)) <= 0 ? [R.sub(alpha[near], alpha[far])] : []));
};
