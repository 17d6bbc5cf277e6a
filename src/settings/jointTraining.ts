import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { homogeneousNames, type ActivationName } from '../definitions/activation.ts';
import * as definitions from '../definitions/jointAscent.ts';
import { jointAscent, type JointLimit } from '../dynamics/jointAscent.ts';
import { uniformImportances } from '../dynamics/importances.ts';
import { angleToLine } from '../linalg/angle.ts';
import { fromRows, row, type Matrix } from '../linalg/matrix.ts';
import { norm } from '../linalg/vector.ts';
import { activation, magnitude, weights } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { setting } from './setting.ts';

/** Two tokens in the plane, e_1 and r·e_2, equally frequent and without augmentation, and starts of both layers of a network with one receptive field, α ≡ 1. */
export const jointTraining = setting({
  id: 'joint-training',
  words: "For two equally frequent tokens e_1 and r·e_2, one view each, importances α ≡ 1, activations with h(u) = h'(u)u, and starts of both layers of a network with one receptive field of M ≥ 2 nodes and O outputs",
  dims: { d: [2, 2], M: [2, 3], O: [1, 2] },
  fields: {
    r: magnitude('length of the second token', [1 / 2, 2]),
    h: activation(homogeneousNames),
    W1: weights('starts of the nodes, one a row', [['M'], ['d']]),
    W2: weights('start of the second layer', [['O'], ['M']]),
  },
});

export interface Training<T, S> {
  readonly r: S;
  readonly h: ActivationName;
  readonly W1: T;
  readonly W2: T;
}

/** The pairs (i, j), j < i, of n things. */
export const everyPair = (n: number): (readonly [number, number])[] => Array.from({ length: n }, (_, i) => Array.from({ length: i }, (__, j) => [i, j] as const)).flat();

/** The largest angle between the lines of two nodes. W: M×d. */
export const widest = (W: Matrix): number => Math.max(...everyPair(W.rows).map(([i, j]) => angleToLine(row(W, i), row(W, j))));

/**
 * Some node would find the first token by itself, and another the second: the energy of one node is (h(w₁) − h(r w₂))²/8, so that
 * where both tokens are active the sign of w₁ − r w₂ decides, and with one active, that one.
 */
export const bothTokensSought = hypothesis<Training<Matrix, number>>({
  words: 'one node by itself would end at the first token, another at the second (by 1/16 of its length)',
  tex: String.raw`\exists m, m':\ [w_{m1}]_+ > r[w_{m2}]_+,\ [w_{m'1}]_+ < r[w_{m'2}]_+`,
  holds: ({ r, W1 }) => {
    const leads = Array.from({ length: W1.rows }, (_, m) => row(W1, m)).map((w) => (Math.max(0, w[0]) - r * Math.max(0, w[1])) / norm(w));
    return Math.max(...leads) >= 1 / 16 && Math.min(...leads) <= -1 / 16;
  },
});

/** Nodes whose lines are closer than this are on one line. */
export const sameLine = 2 ** -8;

const path = 12;

/** Both layers after steps of the given length from the starts, over a path of 12 or of the given length. */
export const trained = ({ r, h, W1, W2 }: Training<Matrix, number>, turn: number, length = path): JointLimit => {
  const x = fromRows([[1, 0], [0, r]]);
  return jointAscent(uniformImportances(2), { x, xPrime: x }, { W1, W2, h, K: 1 }, { steps: length / turn, turn, rest: 0 });
};

/** sin² of the largest angle between the lines of two nodes, after the same in steps of 1/4 from the definitions, over any arithmetic. */
export const spreadOver = <S>(R: Arithmetic<S>, { r, h, W1, W2 }: Training<Table<S>, S>): S => {
  const [zero, one] = [R.of(0), R.of(1)];
  const x = [[one, zero], [zero, r]];
  const limit = definitions.jointAscent(R, [[one, one], [one, one]], { x, xPrime: x }, { W1, W2, h, K: 1 }, { steps: 4 * path, turn: R.of(1 / 4) });
  return everyPair(W1.length)
    .map(([i, j]) => {
      const [[a, b], [c, e]] = [limit.W1[i], limit.W1[j]];
      const cross = R.sub(R.mul(a, e), R.mul(b, c));
      return R.mul(cross, cross);
    })
    .reduce((most, other) => (R.compare(other, most) > 0 ? other : most));
};
