import { sparseProduct } from '../../linalg/sparseProduct.ts';
import { transposeInto } from '../../linalg/transposeInto.ts';
import { standardise, standardiseBackward } from '../normalisation/batchNorm.ts';
import { scaleToUnit, scaleToUnitBackward } from '../normalisation/unitOutputs.ts';
import { batchNormEpsilon } from '../simulation/network.ts';
import { similarityLoss } from './losses.ts';
import { checkOneHotSetup, type OneHotSetup } from './setup.ts';

/** Both layers, flat: W1[k·d + m], W2[o·K + k]. */
export interface OneHotWeights {
  readonly W1: Float64Array;
  readonly W2: Float64Array;
}

/** A batch: the input of every sample and its magnitude in both views. */
export interface OneHotBatch {
  readonly which: Int32Array;
  readonly magnitudes: readonly [Float64Array, Float64Array];
}

const bothPassages = { mean: 'backpropagated', variance: 'backpropagated' } as const;

/** A network with its buffers: `gradient` allocates no more than windows on them. */
export interface OneHotNetwork {
  /** ∂L/∂W of the last call. */
  readonly slopes: OneHotWeights;
  /** L at the weights on a batch; writes ∂L/∂W into `slopes`. */
  gradient(weights: OneHotWeights, batch: OneHotBatch): number;
}

/**
 * The two-layer network of the one-hot simulation, f = W₂ BN(max(W₁x, 0)), x = a e_m, BatchNorm over the batch of each view, unit outputs or free ones, under its
 * loss. Throws on a set-up that cannot be run. Source: Tian 2022, code.
 */
export const oneHotNetwork = (setup: OneHotSetup): OneHotNetwork => {
  checkOneHotSetup(setup);
  const { inputs: d, hidden: K, outputs: O, batch: N, batchNorm, length } = setup;
  const buffer = (entries: number): Float64Array => new Float64Array(entries);
  const counted = { rows: N, cols: K, counts: buffer(N).fill(1) };
  // The samples of the second view stand below those of the first, 2N rows, so that one product serves both.
  const [normal, dNormal, f, df, dfTransposed] = [K, K, O, O, O].map((cols) => buffer(2 * N * cols));
  const topTransposed = buffer(K * O);
  const views = [0, 1].map((view) => {
    const half = (whole: Float64Array): Float64Array => whole.subarray((view * whole.length) / 2, ((view + 1) * whole.length) / 2);
    const [own, q] = [half(f), buffer(N * O)];
    return { u: buffer(N * K), y: half(normal), inverse: buffer(K), f: own, q, inverseNorm: buffer(N), z: length === 'unit' ? q : own, df: half(df), dy: half(dNormal), du: buffer(N * K) };
  });
  type View = (typeof views)[number];
  const [one, two] = views;
  const lossOf = similarityLoss(setup, N, O);
  const slopes: OneHotWeights = { W1: buffer(K * d), W2: buffer(O * K) };

  const forward = ({ u, y, inverse }: View, W1: Float64Array, which: Int32Array, a: Float64Array): void => {
    for (let i = 0, at = 0; i < N; i++) for (let k = 0; k < K; k++, at++) u[at] = Math.max(a[i] * W1[k * d + which[i]], 0);
    if (batchNorm === 'on') standardise(counted, u, batchNormEpsilon, y, inverse);
    else y.set(u);
  };

  const backward = ({ u, y, inverse, dy, du }: View, which: Int32Array, a: Float64Array): void => {
    if (batchNorm === 'on') standardiseBackward(counted, dy, y, inverse, bothPassages, du.fill(0));
    else du.set(dy);
    for (let i = 0, at = 0; i < N; i++) for (let k = 0; k < K; k++, at++) if (u[at] > 0) slopes.W1[k * d + which[i]] += du[at] * a[i];
  };

  return {
    slopes,
    gradient({ W1, W2 }, { which, magnitudes: [a, aPrime] }) {
      forward(one, W1, which, a);
      forward(two, W1, which, aPrime);
      transposeInto(W2, O, K, topTransposed);
      sparseProduct(normal, 2 * N, K, topTransposed, O, f);
      if (length === 'unit') for (const view of views) scaleToUnit(view.f, N, O, view.q, view.inverseNorm);
      const value = lossOf(one.z, two.z, one.df, two.df);
      if (length === 'unit') for (const view of views) scaleToUnitBackward(view.df, view.q, view.inverseNorm, N, O, 'backpropagated', view.df);
      transposeInto(df, 2 * N, O, dfTransposed);
      sparseProduct(dfTransposed, O, 2 * N, normal, K, slopes.W2);
      sparseProduct(df, 2 * N, O, W2, K, dNormal);
      slopes.W1.fill(0);
      backward(one, which, a);
      backward(two, which, aPrime);
      return value;
    },
  };
};
