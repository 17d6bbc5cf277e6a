import { absolute } from '../arithmetic/absolute.ts';
import { NotDecided, type Arithmetic, type Table } from '../arithmetic/arithmetic.ts';
import { homogeneousNames, type ActivationName } from '../definitions/activation.ts';
import * as definitions from '../definitions/jointAscent.ts';
import { inner } from '../definitions/oneLayer.ts';
import { contrastiveCovariance } from '../dynamics/contrastiveCovariance.ts';
import { uniformImportances } from '../dynamics/importances.ts';
import { jointAscent, type JointLimit } from '../dynamics/jointAscent.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { maxAbs, row, type Matrix } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';
import { activation, anyMatrix, choice, weights } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { everyPair, sameLine } from './jointTraining.ts';
import { setting } from './setting.ts';

/** For how long both layers are trained. */
type Training = 'long' | 'short';

/** A batch without augmentation, α ≡ 1, and starts of both layers of a network with one receptive field. */
export const jointBatch = setting({
  id: 'joint-batch',
  words: "For all batches of N samples, one view each, importances α ≡ 1, activations with h(u) = h'(u)u, starts of both layers of a network with one receptive field of M ≥ 2 nodes and O outputs, and lengths of the training",
  dims: { N: [2, 6], p: [2, 3], M: [2, 3], O: [1, 2] },
  batch: 'x',
  fields: {
    x: anyMatrix('samples', [['N'], ['p']]),
    h: activation(homogeneousNames),
    W1: weights('starts of the nodes, one a row', [['M'], ['p']]),
    W2: weights('start of the second layer', [['O'], ['M']]),
    training: choice<Training>('training: two steps, or as many as it takes, 3,000 at most', 'long', 'short'),
  },
});

/** What moves by less than this in a step is at rest: some roundings of 50 digits. */
const still = 2 ** -120;

export interface Joint<T = Matrix> {
  readonly x: T;
  readonly h: ActivationName;
  readonly W1: T;
  readonly W2: T;
  readonly training: Training;
}

/** Both layers trained until no weight moves by more than 2⁻²⁴ a step, for so many steps at most as the instance has unless told; each of 1/8 of a radian at most. */
export const trainedJointly = ({ x, h, W1, W2, training }: Joint, steps: number = training === 'long' ? 3000 : 2): JointLimit =>
  jointAscent(uniformImportances(x.rows), { x, xPrime: x }, { W1, W2, h, K: 1 }, { steps, turn: 1 / 8, rest: 2 ** -24 });

/**
 * Both layers after the training of an instance, from the definitions over any arithmetic: its two steps, or a start at rest. `NotDecided`
 * for a long training that moves: some thousand steps, each with square roots.
 */
export const trainedJointlyOver = <S>(R: Arithmetic<S>, { x, h, W1, W2, training }: Joint<Table<S>>): { readonly W1: Table<S>; readonly W2: Table<S> } => {
  const after = (steps: number) => definitions.jointAscent(R, x.map(() => x.map(() => R.of(1))), { x, xPrime: x }, { W1, W2, h, K: 1 }, { steps, turn: R.of(1 / 8) });
  if (training === 'short') return after(2);
  const [start, next] = [after(0), after(1)];
  const moves = [...start.W1, ...start.W2].some((w, k) => w.some((entry, c) => R.compare(absolute(R, R.sub(entry, [...next.W1, ...next.W2][k][c])), R.of(R.exact ? 0 : still)) > 0));
  if (moves) throw new NotDecided('where a training of up to 3,000 steps ends: with the square roots of every step it cannot be followed so far in 50 digits');
  return start;
};

/** Not negative, all of them, where all nodes lie on one line and the second layer has one direction, to `sameLine`, from the definitions. */
export const collapseOver = <S>(R: Arithmetic<S>, joint: Joint<Table<S>>): S[] => {
  const { W1, W2 } = trainedJointlyOver(R, joint);
  const gram = (a: readonly S[], b: readonly S[]): S => R.sub(R.mul(inner(R, a, a), inner(R, b, b)), R.mul(inner(R, a, b), inner(R, a, b)));
  // sin² of two nodes; σ₁²σ₂² of two rows of norm 1 in all, which is σ₂²(1 − σ₂²).
  const nodes = everyPair(W1.length).map(([i, j]) => R.sub(R.mul(R.of(Math.sin(sameLine) ** 2), R.mul(inner(R, W1[i], W1[i]), inner(R, W1[j], W1[j]))), gram(W1[i], W1[j])));
  return W2.length === 1 ? nodes : [...nodes, R.sub(R.of(sameLine ** 2 * (1 - sameLine ** 2)), gram(W2[0], W2[1]))];
};

/** σ₂ of a second layer of Frobenius norm 1, O ≤ 2 rows; 0 for one. W₂: O×M. */
export const secondDirection = (W2: Matrix): number => {
  if (W2.rows === 1) return 0;
  const [a, b] = [row(W2, 0), row(W2, 1)];
  // σ₁²σ₂² = det W₂W₂ᵀ and σ₁² + σ₂² = 1.
  const determinant = Math.max(0, dot(a, a) * dot(b, b) - dot(a, b) ** 2);
  return Math.sqrt((2 * determinant) / (1 + Math.sqrt(Math.max(0, 1 - 4 * determinant))));
};

/** Every node and the network as a whole see the direction of the largest variance: ⟨w_m, v₁⟩ and W₂W₁v₁ are not 0. */
export const startsSeeVariance = hypothesis<Joint>({
  words: 'the data vary, and every node and the whole network see the direction of their largest variance (by 1/16)',
  tex: String.raw`\langle w_m(0), v_1\rangle \ne 0,\ W_2(0)W_1(0)\,v_1 \ne 0`,
  holds: ({ x, W1, W2 }) => {
    const { values, vectors } = symmetricEigen(contrastiveCovariance(uniformImportances(x.rows), { x, xPrime: x }));
    const seen = Float64Array.from({ length: W1.rows }, (_, m) => dot(row(W1, m), row(vectors, 0)) / norm(row(W1, m)));
    const whole = Math.max(...Array.from({ length: W2.rows }, (_, o) => Math.abs(dot(row(W2, o), seen))));
    return values[0] > 2 ** -20 * maxAbs(x) ** 2 && seen.every((entry) => Math.abs(entry) >= 1 / 16) && whole >= norm(W2.data) / 16;
  },
});

/** The training comes to rest. */
export const comesToRest = hypothesis<Joint>({
  words: 'the training comes to rest',
  tex: String.raw`t \to \infty`,
  holds: (joint) => trainedJointly(joint).atRest,
});
