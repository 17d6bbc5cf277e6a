import type { Arithmetic, Table } from '../arithmetic/arithmetic.ts';
import { activate, type ActivationName } from './activation.ts';
import { batchNorm } from './batchNorm.ts';
import { inner } from './oneLayer.ts';

/** The activations, and tanh. */
export type HiddenActivation = ActivationName | 'tanh';

/** What is done to the outputs: nothing, unit length of every sample, LayerNorm over the outputs of a sample, BatchNorm over the batch of a view. */
export type OutputNormaliser = 'none' | 'unit' | 'layer' | 'batch';

/** Layers with biases, h behind all but the last, and a normaliser with ε behind that. W_l: n_l×n_{l−1}; b_l: n_l. */
export interface NormalisedNetwork<S> {
  readonly layers: readonly Table<S>[];
  readonly biases: readonly (readonly S[])[];
  readonly h: HiddenActivation;
  readonly normaliser: OutputNormaliser;
  readonly epsilon: S;
}

/** h(u), tanh u = 2σ(2u) − 1 included. */
const hidden = <S>(R: Arithmetic<S>, h: HiddenActivation, u: S): S => {
  if (h !== 'tanh') return activate(R, h, u);
  const sigma = activate(R, 'sigmoid', R.add(u, u));
  return R.sub(R.add(sigma, sigma), R.of(1));
};

/** v/√(‖v‖²/n + ε), n = 1 for unit length; 0 where the root is 0. */
const scaled = <S>(R: Arithmetic<S>, v: readonly S[], n: number, epsilon: S): S[] => {
  const square = R.add(R.div(inner(R, v, v), R.of(n)), epsilon);
  if (R.compare(square, R.of(0)) <= 0) return v.map(() => R.of(0));
  const length = R.sqrt(square);
  return v.map((entry) => R.div(entry, length));
};

/** v less its mean, as the mean of its differences: 0 for a constant v also where the mean would round. */
const centred = <S>(R: Arithmetic<S>, v: readonly S[]): S[] => v.map((entry) => R.div(v.reduce((sum, other) => R.add(sum, R.sub(entry, other)), R.of(0)), R.of(v.length)));

/** The outputs of one view before the normaliser: N×n_L. */
export const plainOutputs = <S>(R: Arithmetic<S>, { layers, biases, h }: NormalisedNetwork<S>, view: Table<S>): Table<S> =>
  view.map((sample) =>
    layers.reduce<readonly S[]>((z, W, l) => {
      const u = W.map((w, k) => R.add(inner(R, w, z), biases[l][k]));
      return l < layers.length - 1 ? u.map((entry) => hidden(R, h, entry)) : u;
    }, sample),
  );

/** The outputs of one view: N×n_L. Throws what R throws. */
export const normalisedOutputs = <S>(R: Arithmetic<S>, net: NormalisedNetwork<S>, view: Table<S>): Table<S> => {
  const f = plainOutputs(R, net, view);
  switch (net.normaliser) {
    case 'none':
      return f;
    case 'unit':
      return f.map((row) => scaled(R, row, 1, net.epsilon));
    case 'layer':
      return f.map((row) => scaled(R, centred(R, row), row.length, net.epsilon));
    case 'batch':
      return batchNorm(R, f, net.epsilon);
  }
};

/**
 * C̃ = Σ_{i≠j} α_ij T(x_i, x_j) − Σ_i (Σ_{j≠i} α_ij) T(x_i, x_i′), T(u, v) = s_uv (ũũᵀ + ṽṽᵀ) − ũṽᵀ − ṽũᵀ, x̃ = x/‖Wx‖ (0 where Wx = 0), s the cosine of the
 * outputs: the matrix with ∇_W ℰ = W C̃ for unit outputs of one linear layer. alpha: N×N; views: N×d; W: k×d; result d×d. Source: Tian 2022, code.
 */
export const unitOutputMatrix = <S>(R: Arithmetic<S>, alpha: Table<S>, { x, xPrime }: { readonly x: Table<S>; readonly xPrime: Table<S> }, W: Table<S>): Table<S> => {
  const seen = (sample: readonly S[]): { readonly tilde: readonly S[]; readonly unit: readonly S[] } => {
    const f = W.map((w) => inner(R, w, sample));
    const square = inner(R, f, f);
    if (R.compare(square, R.of(0)) <= 0) return { tilde: sample.map(() => R.of(0)), unit: f };
    const length = R.sqrt(square);
    return { tilde: sample.map((entry) => R.div(entry, length)), unit: f.map((entry) => R.div(entry, length)) };
  };
  const [first, second] = [x.map(seen), xPrime.map(seen)];
  const d = x[0].length;
  const T = (u: (typeof first)[number], v: (typeof first)[number], a: number, b: number): S => {
    const s = inner(R, u.unit, v.unit);
    const own = R.mul(s, R.add(R.mul(u.tilde[a], u.tilde[b]), R.mul(v.tilde[a], v.tilde[b])));
    return R.sub(own, R.add(R.mul(u.tilde[a], v.tilde[b]), R.mul(v.tilde[a], u.tilde[b])));
  };
  return Array.from({ length: d }, (_, a) =>
    Array.from({ length: d }, (__, b) => {
      let sum = R.of(0);
      alpha.forEach((row, i) =>
        row.forEach((weight, j) => {
          if (i !== j) sum = R.add(sum, R.mul(weight, R.sub(T(first[i], first[j], a, b), T(first[i], second[i], a, b))));
        }),
      );
      return sum;
    }),
  );
};
