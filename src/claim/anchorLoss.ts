import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { float64 } from '../arithmetic/float64.ts';
import { constant, tableGradient } from '../definitions/tableGradient.ts';
import { detachedLoss, type LossRule } from '../definitions/thresholdNetwork/detachedLoss.ts';
import { maxAbs, toRows } from '../linalg/matrix.ts';
import type { ContrastiveAnchor, Detachment } from '../settings/contrastiveAnchor.ts';

interface LiftedAnchor<S> {
  readonly W: Table<S>;
  readonly b: Table<S>;
  readonly first: Table<S>;
  readonly second: Table<S>;
  readonly negatives: Table<S>;
  readonly tau: S;
}

type Convention = LossRule & { readonly detachment: Detachment };

/** The loss of the anchor with first-argument weights W and, in the second argument, the weights `frozen`. */
export const anchorLoss = <S>(R: Arithmetic<S>, { b, first, second, negatives, tau }: LiftedAnchor<S>, W: Table<S>, frozen: Table<S>, rule: LossRule): S => {
  const net = (weights: Table<S>) => ({ W: weights, b: b[0], kind: 'symmetrised' as const });
  return detachedLoss(R, net(W), net(frozen), { first: first[0], second: second[0], negatives }, tau, rule);
};

/** ∇_W of the loss by dual numbers, row-major: m·n scalars; the second argument held where it is detached. */
export const anchorGradient = <S>(R: Arithmetic<S>, anchor: LiftedAnchor<S>, convention: Convention): S[] => {
  const { W, b, first, second, negatives, tau } = anchor;
  const fixed = { b: constant(b), first: constant(first), second: constant(second), negatives: constant(negatives), tau: { value: tau, partials: [] } };
  return tableGradient(R, (D, Z) => anchorLoss(D, { W: Z, ...fixed }, Z, convention.detachment === 'detached' ? constant(W) : Z, convention), W);
};

/** The instance as tables of doubles. */
export const tablesOf = ({ W, b, first, second, negatives, tau }: ContrastiveAnchor): LiftedAnchor<number> => ({ W: toRows(W), b: toRows(b), first: toRows(first), second: toRows(second), negatives: toRows(negatives), tau });

/** Central differences of the loss in every weight, the second argument held where it is detached: m·n. */
export const anchorDifferences = (anchor: ContrastiveAnchor, convention: Convention, step: number): Float64Array => {
  const tables = tablesOf(anchor);
  const moved = (at: number, by: number): Table<number> => tables.W.map((entries, i) => entries.map((entry, c) => (i * anchor.W.cols + c === at ? entry + by : entry)));
  const loss = (W: Table<number>): number => anchorLoss(float64, tables, W, convention.detachment === 'detached' ? tables.W : W, convention);
  return Float64Array.from({ length: anchor.W.data.length }, (_, at) => (loss(moved(at, step)) - loss(moved(at, -step))) / (2 * step));
};

/** Sizes that the loss is rounded and bent at: the largest similarity S, the largest change X of it per unit of a weight, and τ. */
export const anchorScale = ({ W, first, second, negatives, tau }: ContrastiveAnchor): { readonly similarity: number; readonly change: number; readonly bend: number } => {
  const n = W.cols;
  const inputs = Math.max(maxAbs(first), maxAbs(second), maxAbs(negatives));
  const output = n * maxAbs(W) * inputs;
  const change = 4 * W.rows * inputs * Math.max(output, inputs * maxAbs(W), Number.MIN_VALUE);
  return { similarity: W.rows * output ** 2 + tau, change, bend: (6 * change ** 3) / tau ** 2 + (24 * change * inputs ** 2 * W.rows) / tau };
};
