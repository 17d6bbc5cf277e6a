import type { Arithmetic } from '../arithmetic/arithmetic.ts';
import { float64 } from '../arithmetic/float64.ts';
import { rowObjective, type Regulariser } from '../definitions/regularisedRow.ts';
import { rivalOf } from '../settings/minPlayer.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { worstOf, type Residual } from './residual.ts';
import { roundings } from './tolerance.ts';

/** −r′(α), increasing in α: τ(log α + 1), −τ α^{−γ}, τ α; −∞ at α = 0 for the first two, which never leave the interior. */
const price = (r: Regulariser<number>, tau: number, a: number): number => {
  if (r.name === 'square') return tau * a;
  return r.name === 'power' ? -tau * a ** -r.gamma : tau * (Math.log(a) + 1);
};

/** Weights below this have lost digits to underflow, e^{−c/τ} of a far negative: they have no price to compare. */
const leastWeight = 2 ** -960;

interface Row {
  readonly costs: ArrayLike<number>;
  readonly tau: number;
  readonly rival: Matrix;
  readonly mix: number;
}

/**
 * Whether weights (n) solve min Σ c_j α_j − Σ r(α_j) on the simplex: sum 1, decreasing in the cost, c_j − r′(α_j) one number
 * where α_j > 0 and no smaller where α_j = 0 (KKT), and no rival better.
 */
export const minimiserResidual = (r: Regulariser<number>, { costs, tau, rival, mix }: Row, weights: Float64Array): Residual => {
  const all = Array.from(costs);
  // With γ > 1 the objective of a rival with a weight of 0 is +∞.
  const other = rivalOf(weights, rival.data, 1, mix);
  const infinite = r.name === 'power' && r.gamma > 1 && other.includes(0);
  const n = all.length;
  const value = (alpha: ArrayLike<number>): number => rowObjective(float64, r, tau, all, Array.from(alpha));
  const own = Array.from(weights);
  const levels = own.map((a, j) => all[j] + price(r, tau, a));
  const known = own.filter((a) => a > leastWeight);
  const active = levels.filter((_, j) => own[j] > leastWeight);
  const level = Math.min(...active);
  const spread = Math.max(...active) - level;
  // Only the square has a finite price at 0.
  const clipped = r.name === 'square' ? own.reduce((worst, a, j) => (a === 0 ? Math.max(worst, level - levels[j]) : worst), 0) : 0;
  let disorder = 0;
  for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) if (all[j] <= all[k]) disorder = Math.max(disorder, own[k] - own[j]);
  const terms = own.reduce((sum, a, j) => sum + Math.abs(a * all[j]) + (a > 0 ? Math.abs(a * price(r, tau, a)) + tau * a : 0), 0);
  const operations = 64 * (n + 4);
  const sensitivity = Math.max(...active.map((l, k) => Math.abs(l) + Math.abs(price(r, tau, known[k])))) * (r.name === 'power' ? 1 + r.gamma : 1) + tau;
  // A sum to rounding moves an exponent 1/γ by as much, relative to the mass; the objective of a power is 1/|1 − γ| larger than its price.
  const steep = r.name === 'power' ? 1 / Math.abs(1 - r.gamma) : 1;
  return worstOf(
    { what: '|Σ α − 1|', value: Math.abs(own.reduce((sum, a) => sum + a, 0) - 1), ...roundings(operations * (r.name === 'power' ? 1 + 1 / r.gamma : 1), 1), seen: { α: weights } },
    { what: 'spread of c − r′(α) over the weights above 0', value: spread, ...roundings(operations, sensitivity) },
    { what: 'c − r′(0) below that level where a weight is 0', value: clipped, ...roundings(operations, sensitivity) },
    { what: 'α_k − α_j where c_j ≤ c_k', value: disorder, ...roundings(operations, 1) },
    { what: 'value less that of a rival', value: infinite ? 0 : Math.max(0, value(own) - value(other)), ...roundings(operations * 4, (terms + Math.abs(value(own))) * steep) },
  );
};

/** Σ α_j − 1 and KKT from given weights over any arithmetic, for the square: c_j + τ α_j less the level of the first positive weight; 0 where α_j = 0 and the level is no larger. */
export const squareDefects = <S>(R: Arithmetic<S>, costs: readonly S[], tau: S, alpha: readonly S[]): S[] => {
  const zero = R.of(0);
  const levels = alpha.map((a, j) => R.add(costs[j], R.mul(tau, a)));
  const first = alpha.findIndex((a) => R.compare(a, zero) > 0);
  const sum = alpha.reduce((total, a) => R.add(total, a), R.of(-1));
  return [sum, ...levels.map((l, j) => (first < 0 || (R.compare(alpha[j], zero) === 0 && R.compare(l, levels[first]) >= 0) ? zero : R.sub(l, levels[first])))];
};
