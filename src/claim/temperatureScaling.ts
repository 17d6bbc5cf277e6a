import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import type { LossRule } from '../definitions/thresholdNetwork/detachedLoss.ts';
import { anchorTraining } from '../definitions/thresholdNetwork/scaledTraining.ts';
import { maxAbs, type Matrix } from '../linalg/matrix.ts';

interface Trainings<S> {
  readonly W: Table<S>;
  readonly b: Table<S>;
  readonly first: Table<S>;
  readonly second: Table<S>;
  readonly negatives: Table<S>;
  readonly root: S;
  readonly eta: S;
  readonly lambda: S;
  readonly prefactor: LossRule['prefactor'];
  readonly thresholds: 'scaled' | 'kept';
}

const steps = 3;

/** W_τ(3) − √τ W₁(3), entry by entry, from √τ W and √τ b (or b, where they are kept): m·n. */
export const scalingDefects = <S>(R: Arithmetic<S>, { W, b: [b], first: [first], second: [second], negatives, root, eta, lambda, prefactor, thresholds }: Trainings<S>): S[] => {
  const anchor = { first, second, negatives };
  const [one, tau] = [R.of(1), R.mul(root, root)];
  const scaled = (entries: readonly S[]): S[] => entries.map((entry) => R.mul(root, entry));
  const at1 = anchorTraining(R, W, b, anchor, { tau: one, eta, lambda, factor: one, steps });
  const atTau = anchorTraining(R, W.map(scaled), thresholds === 'scaled' ? scaled(b) : b, anchor, { tau, eta, lambda, factor: prefactor === 'tau' ? one : R.div(one, tau), steps });
  return atTau.flatMap((entries, i) => entries.map((entry, c) => R.sub(entry, R.mul(root, at1[i][c]))));
};

/** What the two trainings are rounded at: three steps, each of which multiplies the weights by at most 1 + 4nX² and errors of the similarity e-fold. */
export const scalingSize = ({ W, b, first, second, negatives, root }: { readonly W: Matrix; readonly b: Matrix; readonly first: Matrix; readonly second: Matrix; readonly negatives: Matrix; readonly root: number }): number => {
  const inputs = Math.max(maxAbs(first), maxAbs(second), maxAbs(negatives), 1);
  const growth = (1 + 4 * W.cols * inputs ** 2) ** steps;
  const weights = (maxAbs(W) + maxAbs(b) + Number.MIN_VALUE) * growth;
  const similarity = 1 + W.rows * (W.cols * weights * inputs) ** 2;
  return root * weights * similarity;
};
