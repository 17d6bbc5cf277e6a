import { standardise, standardiseBackward, type CountedRows } from '../normalisation/batchNorm.ts';
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

/** L and its gradients at the weights: f = W₂ BN(max(W₁x, 0)), x = a e_m, BatchNorm over the batch of each view, unit outputs or free ones. Source: Tian 2022, code. */
export const oneHotGradient = (setup: OneHotSetup, { W1, W2 }: OneHotWeights, { which, magnitudes }: OneHotBatch): { readonly loss: number; readonly slopes: OneHotWeights } => {
  checkOneHotSetup(setup);
  const { inputs: d, hidden: K, outputs: O, batchNorm, length } = setup;
  const N = which.length;
  const counted: CountedRows = { rows: N, cols: K, counts: new Float64Array(N).fill(1) };
  const views = magnitudes.map((a) => {
    const u = new Float64Array(N * K);
    for (let i = 0; i < N; i++) for (let k = 0; k < K; k++) u[i * K + k] = Math.max(a[i] * W1[k * d + which[i]], 0);
    const [y, inverse] = [new Float64Array(N * K), new Float64Array(K)];
    if (batchNorm === 'on') standardise(counted, u, batchNormEpsilon, y, inverse);
    else y.set(u);
    const f = new Float64Array(N * O);
    for (let i = 0; i < N; i++) for (let o = 0; o < O; o++) for (let k = 0; k < K; k++) f[i * O + o] += W2[o * K + k] * y[i * K + k];
    const [q, inverseNorm] = [new Float64Array(N * O), new Float64Array(N)];
    if (length === 'unit') scaleToUnit(f, N, O, q, inverseNorm);
    return { a, u, y, inverse, z: length === 'unit' ? q : f, q, inverseNorm, df: new Float64Array(N * O) };
  });
  const [one, two] = views;
  const loss = similarityLoss(setup, N, O, one.z, two.z, one.df, two.df);
  const slopes = { W1: new Float64Array(W1.length), W2: new Float64Array(W2.length) };
  for (const { a, u, y, inverse, q, inverseNorm, df } of views) {
    if (length === 'unit') scaleToUnitBackward(df, q, inverseNorm, N, O, 'backpropagated', df);
    const dy = new Float64Array(N * K);
    for (let i = 0; i < N; i++) {
      for (let o = 0; o < O; o++) {
        const pull = df[i * O + o];
        for (let k = 0; k < K; k++) {
          slopes.W2[o * K + k] += pull * y[i * K + k];
          dy[i * K + k] += pull * W2[o * K + k];
        }
      }
    }
    let du = dy;
    if (batchNorm === 'on') {
      du = new Float64Array(N * K);
      standardiseBackward(counted, dy, y, inverse, bothPassages, du);
    }
    for (let i = 0; i < N; i++) for (let k = 0; k < K; k++) if (u[i * K + k] > 0) slopes.W1[k * d + which[i]] += du[i * K + k] * a[i];
  }
  return { loss, slopes };
};
