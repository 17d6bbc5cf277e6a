import type { LossRule } from '../definitions/thresholdNetwork/detachedLoss.ts';
import { matrixOf, maxAbs, row, type Matrix } from '../linalg/matrix.ts';
import { dot } from '../linalg/vector.ts';
import type { Axis, Field } from './field.ts';
import { anyMatrix, choice, just, magnitude } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { setting } from './setting.ts';

const [one, n, m, N]: readonly [Axis, Axis, Axis, Axis] = [[], ['n'], ['m'], ['N']];

/** Whether the second argument of the similarity is held when the loss is differentiated. */
export type Detachment = 'detached' | 'differentiated';

const thresholds: Field<Matrix> = {
  ...anyMatrix('thresholds', [one, m]),
  draw: (stream, dims) => matrixOf(1, dims.m, () => stream.pick([0, 0, 0.25, 1, Math.abs(stream.normal())])),
  valid: (b) => b.data.every((entry) => entry >= 0 && Number.isFinite(entry)),
};

const moderate = (what: string, axes: readonly [Axis, Axis]): Field<Matrix> => ({
  ...anyMatrix(what, axes),
  draw: (stream, dims) => {
    const sizes = axes.map((axis) => axis.reduce((product, name) => product * dims[name], 1));
    const grid = stream.chance(0.4);
    const zeroRow = stream.chance(0.1) ? 0 : -1;
    return matrixOf(sizes[0], sizes[1], (i) => (i === zeroRow ? 0 : grid ? stream.integer(-4, 4) / 4 : stream.normal()));
  },
  valid: (x) => x.data.every((entry) => Number.isFinite(entry) && Math.abs(entry) < 2 ** 20),
});

/** One anchor of the contrastive loss: a network of symmetrised threshold neurons, the two views of a sample, and negatives. */
export const contrastiveAnchor = setting({
  id: 'contrastive-anchor',
  words: 'For all networks of m symmetrised threshold neurons on n coordinates, pairs of views, N negatives and temperatures τ',
  dims: { n: [1, 5], m: [1, 4], N: [1, 4] },
  fields: {
    W: moderate('weights, one neuron a row', [m, n]),
    b: thresholds,
    first: moderate('first view', [one, n]),
    second: moderate('second view', [one, n]),
    negatives: moderate('negatives, one a row', [N, n]),
    tau: magnitude('temperature', [1 / 64, 1024]),
    detachment: choice<Detachment>('second argument of the similarity', 'detached', 'differentiated'),
    prefactor: choice<LossRule['prefactor']>('factor before the logarithm', 'tau', 'one'),
    denominator: choice<LossRule['denominator']>('softmax denominator', 'with positive', 'negatives only'),
  },
});

/** What an anchor is made of. */
export interface ContrastiveAnchor {
  readonly W: Matrix;
  readonly b: Matrix;
  readonly first: Matrix;
  readonly second: Matrix;
  readonly negatives: Matrix;
  readonly tau: number;
}

/** The gradient flows through the first argument alone. */
export const detachedSecond = hypothesis<{ readonly detachment: Detachment }>({
  words: 'the second argument of the similarity is detached',
  tex: String.raw`\mathrm{Sim}(x, x') = \langle f(x), \mathrm{sg}(f(x'))\rangle`,
  narrow: { detachment: just('detached') },
  holds: ({ detachment }) => detachment === 'detached',
});

/** ℓ = −τ log(…). */
export const tauPrefactor = hypothesis<{ readonly prefactor: LossRule['prefactor'] }>({
  words: 'the loss carries the factor τ',
  tex: String.raw`\ell = -\tau \log \frac{e^{\mathrm{Sim}/\tau}}{\sum e^{\mathrm{Sim}/\tau}}`,
  narrow: { prefactor: just('tau') },
  holds: ({ prefactor }) => prefactor === 'tau',
});

/** 𝔅 = {x⁺⁺} ∪ 𝔑. */
export const positiveInDenominator = hypothesis<{ readonly denominator: LossRule['denominator'] }>({
  words: 'the positive stands in the denominator',
  tex: String.raw`\mathfrak B = \{x^{++}\} \cup \mathfrak N`,
  narrow: { denominator: just('with positive') },
  holds: ({ denominator }) => denominator === 'with positive',
});

/** The least distance of a pre-activation from its kink, relative to the size of its terms. */
export const leastClearance = 2 ** -10;

const clearance = ({ W, b, first, second, negatives }: ContrastiveAnchor): number => {
  let least = Infinity;
  for (let i = 0; i < W.rows; i++) {
    if (b.data[i] === 0) continue;
    for (const x of [first.data, second.data, ...Array.from({ length: negatives.rows }, (_, s) => row(negatives, s))]) {
      const size = 1 + W.cols * maxAbs(W) * maxAbs({ data: x });
      least = Math.min(least, Math.abs(Math.abs(dot(row(W, i), x)) - b.data[i]) / size);
    }
  }
  return least;
};

/** No pre-activation lies on a kink. */
export const offKinks = hypothesis<ContrastiveAnchor>({
  words: 'no pre-activation lies on its threshold (relatively by 2⁻¹⁰), unless that is 0',
  tex: String.raw`|\langle w_i, x\rangle| \ne b_i`,
  holds: (anchor) => clearance(anchor) > leastClearance,
});
