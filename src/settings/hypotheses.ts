import type { ActivationName } from '../definitions/activation.ts';
import { isHomogeneous } from '../definitions/activation.ts';
import { uniformImportances } from '../dynamics/importances.ts';
import { equal, type Matrix } from '../linalg/matrix.ts';
import type { Field } from './field.ts';
import { homogeneousActivations, just } from './fields.ts';
import { hypothesis } from './hypothesis.ts';

interface WithActivation {
  readonly h: ActivationName;
}

/** h is the identity. */
export const linearActivation = hypothesis<WithActivation>({
  words: 'the activation is linear',
  tex: 'h(u) = u',
  narrow: { h: just('linear') },
  holds: ({ h }) => h === 'linear',
});

/** h is the ReLU. */
export const reluActivation = hypothesis<WithActivation>({
  words: 'the activation is ReLU',
  tex: String.raw`h(u) = \max(u, 0)`,
  narrow: { h: just('relu') },
  holds: ({ h }) => h === 'relu',
});

/** h lies in the leaky-ReLU family, the solutions of h(u) = h′(u)u. */
export const homogeneousActivation = hypothesis<WithActivation>({
  words: "h(u) = h'(u)u (linear, ReLU, leaky, absolute value)",
  tex: "h(u) = h'(u)\\,u",
  narrow: { h: homogeneousActivations },
  holds: ({ h }) => isHomogeneous(h),
});

const fromBatch = (what: string, value: (x: Matrix) => Matrix): Field<Matrix> => ({
  kind: 'matrix',
  what,
  draw: (_stream, _dims, drawn) => value(drawn.x as Matrix),
  valid: (m) => m.data.every(Number.isFinite),
});

/** α ≡ 1: the quadratic loss. */
export const uniformAlpha = hypothesis<{ readonly alpha: Matrix }>({
  words: 'all importances are 1',
  tex: String.raw`\alpha_{ij} = 1`,
  narrow: { alpha: { ...fromBatch('importances 1', (x) => uniformImportances(x.rows)), simpler: () => [] } },
  holds: ({ alpha }) => alpha.data.every((entry) => entry === 1),
});

/** The second views are the first ones. */
export const noAugmentation = hypothesis<{ readonly x: Matrix; readonly xPrime: Matrix }>({
  words: 'no augmentation',
  tex: "x[i'] = x[i]",
  narrow: { xPrime: { ...fromBatch('second views equal to the first', (x) => x), simpler: () => [] } },
  holds: ({ x, xPrime }) => equal(x, xPrime),
});

/** How importances follow the weights: held constant, or recomputed from the outputs at every moment (InfoNCE, τ = 1). */
export type ImportanceRule = 'frozen' | 'recomputed';

/** The importances do not move with the weights. */
export const frozenImportances = hypothesis<{ readonly importance: ImportanceRule }>({
  words: 'the importances are constant in the weights',
  tex: String.raw`\partial \alpha / \partial \theta = 0`,
  narrow: { importance: just('frozen') },
  holds: ({ importance }) => importance === 'frozen',
});

/** The importances are those of InfoNCE at the outputs (τ = 1, ε = 1), at every moment. */
export const infoNCEAtOutputs = hypothesis<{ readonly importance: ImportanceRule }>({
  words: 'the importances are those of InfoNCE at the outputs, recomputed at every moment',
  tex: String.raw`\alpha = \alpha(\theta(t))`,
  narrow: { importance: just('recomputed') },
  holds: ({ importance }) => importance === 'recomputed',
});
