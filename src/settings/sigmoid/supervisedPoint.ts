import type { Arithmetic } from '../../arithmetic/arithmetic.ts';
import { gradient } from '../../arithmetic/dual.ts';
import { constant } from '../../definitions/tableGradient.ts';
import { supervisedLoss } from '../../definitions/sigmoid/supervised.ts';
import { balancedFeatures, twoFeatureLaw } from '../../definitions/sigmoid/twoFeatures.ts';
import { supervisedJet } from '../../dynamics/sigmoid/supervised.ts';
import { hypothesis } from '../hypothesis.ts';
import { setting } from '../setting.ts';
import { drawnFrom, exactly, numberIn, releasedPenalty } from './numbers.ts';
import { labelledLaw } from './supervisedRuns.ts';

const weight = (what: string) => numberIn(what, [-8, 8], [0, 1, -1, 2, 4]);

/** Weights of the supervised model with w⁽²⁾ = 0, and the law without noise. */
export const supervisedPoint = setting({
  id: 'supervised-point',
  words: 'For all strengths τ of the hidden feature, its probabilities given the label, and supervised models with w_j = (u_j, 0), β = γ = 1/800',
  dims: {},
  fields: {
    tau: numberIn('strength τ of the hidden feature', [1 / 8, 1000], [1, 3, 7], 'log'),
    shareMinus: numberIn('probability of the hidden feature where x⁽¹⁾ = −1 (1/2 where x⁽¹⁾ = 1)', [0, 1], [0, 1 / 4, 1 / 2, 1]),
    u1: weight('first weight of the first neuron'),
    u2: weight('first weight of the second neuron'),
    F1: weight('head of the first neuron'),
    F2: weight('head of the second neuron'),
  },
});

export interface SupervisedPoint<S> {
  readonly tau: S;
  readonly shareMinus: S;
  readonly u1: S;
  readonly u2: S;
  readonly F1: S;
  readonly F2: S;
}

/** F_2 = −F_1. */
export const oppositeHeads = hypothesis<Pick<SupervisedPoint<number>, 'F1' | 'F2'>>({
  words: 'the heads are opposite',
  tex: 'F_2 = -F_1',
  narrow: { F2: { ...drawnFrom('head of the second neuron', [-8, 8], (_stream, drawn) => -(drawn.F1 as number)), simpler: () => [] } },
  holds: ({ F1, F2 }) => F1 === -F2,
});

/** The hidden feature has the same law under both labels. */
export const symmetricFeature = hypothesis<Pick<SupervisedPoint<number>, 'shareMinus'>>({
  words: 'the hidden feature is independent of the label',
  tex: String.raw`x^{(2)} \perp y`,
  narrow: { shareMinus: exactly('probability 1/2', 0.5) },
  holds: ({ shareMinus }) => shareMinus === 0.5,
});

/** ∂L/∂w_1⁽²⁾ and ∂L/∂w_2⁽²⁾, and the size of their terms. */
export const hiddenSlopes = ({ tau, shareMinus, u1, u2, F1, F2 }: SupervisedPoint<number>): { readonly slopes: readonly number[]; readonly size: number } => {
  const { gradient: slope } = supervisedJet(labelledLaw(tau, shareMinus), { beta: releasedPenalty, gamma: releasedPenalty }, Float64Array.of(u1, 0, u2, 0, F1, F2));
  return { slopes: [slope[1], slope[3]], size: tau * (Math.abs(F1) + Math.abs(F2)) };
};

/** The same over any arithmetic, as exact derivatives of the definition. */
export const hiddenSlopesOver = <S>(R: Arithmetic<S>, { tau, shareMinus, u1, u2, F1, F2 }: SupervisedPoint<S>): S[] => {
  const { points, weights } = twoFeatureLaw(R, { ...balancedFeatures(R, tau), shareMinus });
  const fixed = (value: S) => ({ value, partials: [] });
  const [beta, gamma] = [R.of(releasedPenalty), R.of(releasedPenalty)];
  return gradient(
    R,
    (D, [first, second]) =>
      supervisedLoss(D, { points: constant(points), weights: weights.map(fixed), labels: [0, 0, 1, 1] }, { W: [[fixed(u1), first], [fixed(u2), second]], F: [fixed(F1), fixed(F2)] }, fixed(beta), fixed(gamma)),
    [R.of(0), R.of(0)],
  );
};
