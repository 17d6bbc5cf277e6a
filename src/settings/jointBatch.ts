import { homogeneousNames, type ActivationName } from '../definitions/activation.ts';
import { contrastiveCovariance } from '../dynamics/contrastiveCovariance.ts';
import { uniformImportances } from '../dynamics/importances.ts';
import { jointAscent, type JointLimit } from '../dynamics/jointAscent.ts';
import { symmetricEigen } from '../dynamics/symmetricEigen.ts';
import { maxAbs, row, type Matrix } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';
import { activation, anyMatrix, choice, weights } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
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

export interface Joint {
  readonly x: Matrix;
  readonly h: ActivationName;
  readonly W1: Matrix;
  readonly W2: Matrix;
  readonly training: Training;
}

/** Both layers trained until no weight moves by more than 2⁻²⁴ a step, for so many steps at most as the instance has unless told; each of 1/8 of a radian at most. */
export const trainedJointly = ({ x, h, W1, W2, training }: Joint, steps: number = training === 'long' ? 3000 : 2): JointLimit =>
  jointAscent(uniformImportances(x.rows), { x, xPrime: x }, { W1, W2, h, K: 1 }, { steps, turn: 1 / 8, rest: 2 ** -24 });

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
