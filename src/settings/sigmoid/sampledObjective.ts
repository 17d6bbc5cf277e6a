import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { float64 } from '../../arithmetic/float64.ts';
import { lift } from '../../arithmetic/lift.ts';
import type { Negatives, Nonlinearity, Penalty } from '../../definitions/sigmoid/selfSupervised.ts';
import { selfSupervisedObjective } from '../../definitions/sigmoid/selfSupervised.ts';
import { neuronJet } from '../../dynamics/sigmoid/neuron.ts';
import { maxAbs, row, type Matrix } from '../../linalg/matrix.ts';
import { anyMatrix, choice, just, magnitude, secondViews } from '../fields.ts';
import { hypothesis } from '../hypothesis.ts';
import { withoutAugmentation } from '../moves.ts';
import { setting } from '../setting.ts';

/** Samples in two views, the weights of two neurons, and the objective: the released one and three changes of it. */
export const sampledObjective = setting({
  id: 'sampled-objective',
  words: 'For all n samples in two views in ℝᵈ, weights w_1, w_2 and coefficients α of the penalty, with the penalty, the pairs and the nonlinearity as released or changed',
  dims: { n: [1, 10], d: [1, 4] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: {
    x: anyMatrix('first views', [['n'], ['d']]),
    xPrime: secondViews('second views', [['n'], ['d']], 'x'),
    w1: anyMatrix('weights of the first neuron', [[], ['d']]),
    w2: anyMatrix('weights of the second neuron', [[], ['d']]),
    alpha: magnitude('coefficient α of the penalty', [2 ** -12, 1]),
    penalty: choice<Penalty>('penalty α‖W‖_F² (frobenius) or α‖WWᵀ‖_F² (gram)', 'frobenius', 'gram'),
    negatives: choice<Negatives>('negative pairs', 'none', 'pairs'),
    nonlinearity: choice<Nonlinearity>('activation', 'logistic', 'identity'),
  },
});

/** An instance over any form of its matrices and numbers. */
export interface Sampled<T, S> {
  readonly x: T;
  readonly xPrime: T;
  readonly w1: T;
  readonly w2: T;
  readonly alpha: S;
  readonly penalty: Penalty;
  readonly negatives: Negatives;
  readonly nonlinearity: Nonlinearity;
}

/** L of the neurons given (rows), from the definition. */
export const objectiveOver = <S>(R: Arithmetic<S>, instance: Sampled<Table<S>, S>, neurons: Table<S>): S => selfSupervisedObjective(R, instance, neurons, instance);

const lifted = (instance: Sampled<Matrix, number>): Sampled<Table<number>, number> => ({
  ...instance,
  x: lift(float64, instance.x),
  xPrime: lift(float64, instance.xPrime),
  w1: lift(float64, instance.w1),
  w2: lift(float64, instance.w2),
});

/** L(w_1, w_2), the shares l(w_1) and l(w_2) of single neurons, and the size of the terms of all three. */
export const objectiveShares = (instance: Sampled<Matrix, number>): { readonly both: number; readonly shares: readonly number[]; readonly size: number } => {
  const tables = lifted(instance);
  const { x, xPrime, w1, w2, alpha, penalty, negatives, nonlinearity } = instance;
  const released = penalty === 'frobenius' && negatives === 'none' && nonlinearity === 'logistic';
  const weights = new Float64Array(x.rows).fill(1 / x.rows);
  const shares = [w1, w2].map((w, j) => (released ? neuronJet({ x, xPrime, weights }, alpha, row(w, 0)).value : objectiveOver(float64, tables, [[tables.w1, tables.w2][j][0]])));
  const reach = Math.max(maxAbs(w1), maxAbs(w2));
  const product = nonlinearity === 'logistic' ? 1 : (x.cols * reach) ** 2 * maxAbs(x) * maxAbs(xPrime);
  const quadratic = 2 * x.cols * reach * reach;
  return {
    both: objectiveOver(float64, tables, [tables.w1[0], tables.w2[0]]),
    shares,
    size: 2 * product + (negatives === 'pairs' ? 4 * product * product : 0) + alpha * (penalty === 'gram' ? quadratic * quadratic : quadratic),
  };
};

/** |L(2W) − 4L(W)| from the definition, and the size of the terms. */
export const scalingGap = (instance: Sampled<Matrix, number>): { readonly gap: number; readonly size: number } => {
  const tables = lifted(instance);
  const W = [tables.w1[0], tables.w2[0]];
  const twice = W.map((w) => w.map((entry) => 2 * entry));
  return { gap: Math.abs(objectiveOver(float64, tables, twice) - 4 * objectiveOver(float64, tables, W)), size: 16 * objectiveShares(instance).size };
};

/** The penalty is that of the released code. */
export const frobeniusPenalty = hypothesis<{ readonly penalty: Penalty }>({
  words: 'the penalty is α‖W‖_F²',
  tex: String.raw`\alpha\|W\|_F^2`,
  narrow: { penalty: just('frobenius') },
  holds: ({ penalty }) => penalty === 'frobenius',
});

/** There are no negative pairs. */
export const noNegatives = hypothesis<{ readonly negatives: Negatives }>({
  words: 'there are no negative pairs',
  tex: String.raw`L = -\tfrac1n\textstyle\sum_i F(x_i')^\top F(x_i'') + \dots`,
  narrow: { negatives: just('none') },
  holds: ({ negatives }) => negatives === 'none',
});

/** s is replaced by the identity. */
export const identityActivation = hypothesis<{ readonly nonlinearity: Nonlinearity }>({
  words: 'the activation is the identity',
  tex: 's(z) = z',
  narrow: { nonlinearity: just('identity') },
  holds: ({ nonlinearity }) => nonlinearity === 'identity',
});
