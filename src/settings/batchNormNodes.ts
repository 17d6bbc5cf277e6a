import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { directionalDerivative } from '../arithmetic/oneSided.ts';
import { activate, type ActivationName } from '../definitions/activation.ts';
import { batchNorm, batchStatistics, type HeldStatistics } from '../definitions/batchNorm.ts';
import { pairEnergy } from '../definitions/energy.ts';
import { inner } from '../definitions/oneLayer.ts';
import { constant, tableGradient } from '../definitions/tableGradient.ts';
import type { Dual } from '../arithmetic/dual.ts';
import type { Passage } from '../dynamics/normalisation/batchNorm.ts';
import { batchNormGradients, type BatchNormGradients } from '../dynamics/normalisation/batchNormNetwork.ts';
import type { Matrix } from '../linalg/matrix.ts';
import { activation, anyMatrix, choice, importances, just, magnitude, secondViews } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { withoutAugmentation } from './moves.ts';
import { setting } from './setting.ts';

/** A batch, importances, and a network whose M nodes pass through BatchNorm: f = W₂ BN(h(W₁x)). */
export const batchNormNodes = setting({
  id: 'batch-norm-nodes',
  words: 'For all N samples in two views, importances α of any sign, an activation h, M nodes with weights w_m, BatchNorm with ε ≥ 0 and any stop-gradient, and a second layer with O outputs',
  dims: { N: [1, 8], d: [1, 4], M: [1, 3], O: [1, 3] },
  batch: 'x',
  moves: withoutAugmentation,
  fields: {
    x: anyMatrix('first views', [['N'], ['d']]),
    xPrime: secondViews('second views', [['N'], ['d']], 'x'),
    alpha: importances(['N'], ['x', 'xPrime']),
    h: activation(),
    W1: anyMatrix('weight vectors, one a row', [['M'], ['d']]),
    W2: anyMatrix('second layer', [['O'], ['M']]),
    epsilon: magnitude('ε of BatchNorm', [0, 1]),
    mean: choice<Passage>('mean of BatchNorm', 'backpropagated', 'detached'),
    variance: choice<Passage>('variance of BatchNorm', 'backpropagated', 'detached'),
  },
});

/** ε = 0. */
export const zeroEpsilon = hypothesis<{ readonly epsilon: number }>({
  words: 'BatchNorm adds nothing to the variance',
  tex: String.raw`\varepsilon = 0`,
  narrow: { epsilon: { kind: 'number', what: 'ε = 0', draw: () => 0, valid: (value) => value === 0, mutate: () => 0 } },
  holds: ({ epsilon }) => epsilon === 0,
});

/** The gradient passes through the batch mean. */
export const meanBackpropagated = hypothesis<{ readonly mean: Passage }>({
  words: 'the gradient passes through the mean',
  tex: String.raw`\partial \mu / \partial u \text{ kept}`,
  narrow: { mean: just('backpropagated') },
  holds: ({ mean }) => mean === 'backpropagated',
});

/** The gradient passes through the batch variance. */
export const varianceBackpropagated = hypothesis<{ readonly variance: Passage }>({
  words: 'the gradient passes through the variance',
  tex: String.raw`\partial v / \partial u \text{ kept}`,
  narrow: { variance: just('backpropagated') },
  holds: ({ variance }) => variance === 'backpropagated',
});

/** The variance is a constant of the gradient. */
export const varianceDetached = hypothesis<{ readonly variance: Passage }>({
  words: 'the gradient takes the variance for a constant',
  tex: String.raw`\mathrm{sg}(v)`,
  narrow: { variance: just('detached') },
  holds: ({ variance }) => variance === 'detached',
});

/** An instance over any number system: matrices T, numbers N. */
interface Nodes<T, N> {
  readonly x: T;
  readonly xPrime: T;
  readonly alpha: T;
  readonly h: ActivationName;
  readonly W1: T;
  readonly W2: T;
  readonly epsilon: N;
  readonly mean: Passage;
  readonly variance: Passage;
}

/** What a conclusion about an instance needs of it. */
export type BatchNormNodes = Nodes<Matrix, number>;

/** The gradients of ℰ_α at an instance. */
export const nodeGradients = ({ alpha, x, xPrime, W1, W2, h, epsilon, mean, variance }: BatchNormNodes): BatchNormGradients =>
  batchNormGradients(alpha, { x, xPrime }, { W1, W2, h, epsilon, rule: { mean, variance } });

/**
 * How the roundings of BatchNorm are amplified at every node: 1 + max|u| / √(v + ε), the larger of both views: a node that
 * varies little beside its size is normalised to rounding noise. M.
 */
export const amplification = ({ nodes, inverse }: BatchNormGradients): Float64Array =>
  inverse.x.map((_, m) => {
    const size = (view: 'x' | 'xPrime'): number => nodes[view].data.reduce((most, u, k) => (k % nodes[view].cols === m ? Math.max(most, Math.abs(u)) : most), 0);
    return 1 + Math.max(size('x') * inverse.x[m], size('xPrime') * inverse.xPrime[m]);
  });

/**
 * A bound of the terms of ∂ℰ/∂u_im before they cancel, largest over the samples: r(|g| + max|g| + |y| max|gy|) with
 * |y| ≤ √N. M.
 */
export const pullSize = ({ nodes, toOutputs, inverse }: BatchNormGradients): Float64Array =>
  inverse.x.map((_, m) => {
    const { rows, cols } = nodes.x;
    const size = (view: 'x' | 'xPrime'): number => toOutputs[view].data.reduce((most, g, k) => (k % cols === m ? Math.max(most, Math.abs(g)) : most), 0);
    return (2 + rows) * Math.max(size('x') * inverse.x[m], size('xPrime') * inverse.xPrime[m]);
  });

/** h(W₁x), and what is held of its statistics over the batch. */
const hiddenOver = <T>(D: Arithmetic<T>, h: ActivationName, W: Table<T>, view: Table<T>): Table<T> => view.map((sample) => W.map((w) => activate(D, h, inner(D, w, sample))));

const heldOver = <S>(R: Arithmetic<S>, U: Table<S>, { mean, variance }: Pick<BatchNormNodes, 'mean' | 'variance'>): HeldStatistics<Dual<S>> => {
  const still = batchStatistics(R, U);
  const fixed = (values: readonly S[]): readonly Dual<S>[] => constant([values])[0];
  return { ...(mean === 'detached' ? { mean: fixed(still.mean) } : {}), ...(variance === 'detached' ? { variance: fixed(still.variance) } : {}) };
};

/** ℰ_α at node outputs U (duals) of both views, detached statistics held at their values at `at`. */
const energyOver = <S>(R: Arithmetic<S>, D: Arithmetic<Dual<S>>, U: readonly [Table<Dual<S>>, Table<Dual<S>>], at: readonly [Table<S>, Table<S>], instance: Nodes<Table<S>, S>): Dual<S> => {
  const top = constant(instance.W2);
  const [x, xPrime] = U.map((view, k) =>
    batchNorm(D, view, { value: instance.epsilon, partials: [] }, heldOver(R, at[k], instance)).map((y) => top.map((row) => inner(D, row, y))),
  );
  return pairEnergy(D, constant(instance.alpha), { x, xPrime });
};

/** d/dt ℰ_α(w_m + t w_m) = w_mᵀ∇ℰ of every node, from the definitions over any arithmetic: M scalars. */
export const radialDerivatives = <S>(R: Arithmetic<S>, instance: Nodes<Table<S>, S>): S[] => {
  const { x, xPrime, h, W1 } = instance;
  const still = [hiddenOver(R, h, W1, x), hiddenOver(R, h, W1, xPrime)] as const;
  const flat = W1.flat();
  const d = W1[0].length;
  return W1.map((_, m) =>
    directionalDerivative(
      R,
      (D, at) => {
        const W = W1.map((__, n) => at.slice(n * d, (n + 1) * d));
        return energyOver(R, D, [hiddenOver(D, h, W, constant(x)), hiddenOver(D, h, W, constant(xPrime))], still, instance);
      },
      flat,
      flat.map((entry, k) => (Math.floor(k / d) === m ? entry : R.of(0))),
    ),
  );
};

/** ∇_{w_m} ℰ_α of every node, from the definitions over any arithmetic, h′(0) = c₋: M×d. */
export const weightGradientsOver = <S>(R: Arithmetic<S>, instance: Nodes<Table<S>, S>): Table<S> => {
  const { x, xPrime, h, W1 } = instance;
  const still = [hiddenOver(R, h, W1, x), hiddenOver(R, h, W1, xPrime)] as const;
  const slopes = tableGradient(R, (D, W) => energyOver(R, D, [hiddenOver(D, h, W, constant(x)), hiddenOver(D, h, W, constant(xPrime))], still, instance), W1);
  return W1.map((w, m) => slopes.slice(m * w.length, (m + 1) * w.length));
};

/** d/dt ℰ_α at u_im + t for all i of one view: Σ_i ∂ℰ/∂u_im of every node and view, from the definitions: 2M scalars. */
export const nodeSumsOver = <S>(R: Arithmetic<S>, instance: Nodes<Table<S>, S>): S[] => {
  const { x, xPrime, h, W1 } = instance;
  const [N, M] = [x.length, W1.length];
  const still = [hiddenOver(R, h, W1, x), hiddenOver(R, h, W1, xPrime)] as const;
  const flat = still.flat(2);
  return Array.from({ length: 2 * M }, (_, which) =>
    directionalDerivative(
      R,
      (D, at) => {
        const table = (view: number): Table<Dual<S>> => Array.from({ length: N }, (__, i) => at.slice((view * N + i) * M, (view * N + i + 1) * M));
        return energyOver(R, D, [table(0), table(1)], still, instance);
      },
      flat,
      flat.map((__, k) => R.of(k % M === which % M && Math.floor(k / (N * M)) === Math.floor(which / M) ? 1 : 0)),
    ),
  );
};
