import { standardise, standardiseBackward, type CountedRows } from '../normalisation/batchNorm.ts';
import { scaleToUnit, scaleToUnitBackward } from '../normalisation/unitOutputs.ts';
import { infoNCE, lossRoom, quadratic } from './losses.ts';
import { addRows, dotRows } from './products.ts';
import { checkSetup, filters, negativeSlopes, type Setup } from './setup.ts';

/** ε of BatchNorm in the code. */
export const batchNormEpsilon = 1e-5;

/** Both layers, flat: W1[(k·tokens + t)·M + m] is filter m of location k on token t, W2[(k·M + m)·O + o] is output o of it. */
export interface Weights {
  readonly W1: Float64Array;
  readonly W2: Float64Array;
}

/** The scale s_t at which token t is embedded: 1/split for the first half, split for the second. tokens entries. */
export const tokenScales = ({ tokens, split }: Setup): Float64Array => Float64Array.from({ length: tokens }, (_, t) => (t < tokens / 2 ? 1 / split : split));

/** A network with its buffers: nothing is allocated by `gradient`. */
export interface SimulationNetwork {
  /** ∂L/∂W of the last call. */
  readonly slopes: Weights;
  /** L at the weights on two views (batch×K tokens each); writes ∂L/∂W into `slopes`. */
  gradient(weights: Weights, first: Int32Array, second: Int32Array): number;
}

/**
 * The two-layer network of the simulation, f = W₂ BN(h(W₁x)) over one-hot tokens, scaled to length 1, under its loss. A hidden
 * vector depends on the token at its location only, so that layers are evaluated once a token and *gathered* over the samples,
 * BatchNorm with the tokens' counts in the batch of each view. Throws on a set-up that cannot be run. Source: Tian 2023, simulation code.
 */
export const simulationNetwork = (setup: Setup): SimulationNetwork => {
  checkSetup(setup);
  const { locations: K, tokens: T, outputs: O, batch: N, activation, batchNorm, length, loss, temperature } = setup;
  const M = filters(setup);
  const [block, images] = [T * M, K * T * O];
  const scales = tokenScales(setup);
  const slopeBelow = negativeSlopes[activation];
  const buffer = (entries: number): Float64Array => new Float64Array(entries);
  const hidden = buffer(K * block);
  const gates = buffer(K * block);
  const dHidden = buffer(K * block);
  const dNormal = buffer(K * block);
  const views = [0, 1].map(() => ({
    counts: buffer(K * T),
    normal: buffer(K * block),
    inverse: buffer(K * M),
    image: buffer(images),
    f: buffer(N * O),
    q: length === 'unit' ? buffer(N * O) : buffer(0),
    inverseNorm: buffer(N),
    df: buffer(N * O),
  }));
  type View = (typeof views)[number];
  const room = lossRoom(N, O, temperature);
  const lossOf = loss === 'infonce' ? infoNCE : quadratic;
  const slopes: Weights = { W1: buffer(K * block), W2: buffer(K * M * O) };
  const countsOf = new Map(views.map((view): [View, CountedRows] => [view, { rows: T, cols: M, counts: view.counts }]));

  const activate = (W1: Float64Array): void => {
    for (let k = 0, at = 0; k < K; k++) {
      for (let t = 0; t < T; t++) {
        for (let m = 0; m < M; m++, at++) {
          const u = scales[t] * W1[at];
          const gate = u > 0 ? 1 : slopeBelow;
          hidden[at] = gate * u;
          gates[at] = gate * scales[t];
        }
      }
    }
  };

  /** The outputs of one view: BatchNorm and W₂ once a token, then a sum of K gathered images a sample. */
  const forward = (view: View, W2: Float64Array, tokens: Int32Array): void => {
    const { counts, normal, inverse, image, f } = view;
    const counted = countsOf.get(view) as CountedRows;
    counts.fill(0);
    for (let n = 0, at = 0; n < N; n++) for (let k = 0; k < K; k++, at++) counts[k * T + tokens[at]] += 1;
    image.fill(0);
    for (let k = 0; k < K; k++) {
      if (batchNorm !== 'off') standardise(counted, hidden, k * block, batchNormEpsilon, normal, inverse, k * M, k * T);
      const y = batchNorm === 'off' ? hidden : normal;
      for (let t = 0; t < T; t++) {
        if (counts[k * T + t] > 0) addRows(image, (k * T + t) * O, O, y, k * block + t * M, 1, W2, k * M * O, M);
      }
    }
    f.fill(0);
    for (let n = 0; n < N; n++) {
      const at = n * K;
      let k = 0;
      // Two locations a pass: half the reads and writes of f.
      for (; k + 1 < K; k += 2) {
        const one = (k * T + tokens[at + k]) * O;
        const two = ((k + 1) * T + tokens[at + k + 1]) * O;
        for (let o = 0; o < O; o++) f[n * O + o] += image[one + o] + image[two + o];
      }
      if (k < K) for (let o = 0, from = (k * T + tokens[at + k]) * O; o < O; o++) f[n * O + o] += image[from + o];
    }
    if (length === 'unit') scaleToUnit(f, N, O, view.q, view.inverseNorm);
  };

  /** Adds the gradients of one view, from ∂L/∂f in `df`: gathered backwards, then once a token. */
  const backward = (view: View, W2: Float64Array, tokens: Int32Array): void => {
    const { normal, inverse, image: dImage, df } = view;
    const counted = countsOf.get(view) as CountedRows;
    if (length === 'unit') scaleToUnitBackward(df, view.q, view.inverseNorm, N, O, 'backpropagated', df);
    dImage.fill(0);
    for (let n = 0, at = 0; n < N; n++) {
      for (let k = 0; k < K; k++, at++) {
        const to = (k * T + tokens[at]) * O;
        for (let o = 0; o < O; o++) dImage[to + o] += df[n * O + o];
      }
    }
    const y = batchNorm === 'off' ? hidden : normal;
    const dy = batchNorm === 'off' ? dHidden : dNormal;
    for (let k = 0; k < K; k++) {
      for (let m = 0; m < M; m++) addRows(slopes.W2, (k * M + m) * O, O, y, k * block + m, M, dImage, k * T * O, T);
      for (let t = 0; t < T; t++) dotRows(dNormal, k * block + t * M, dImage, (k * T + t) * O, O, W2, k * M * O, M);
      if (batchNorm !== 'off') standardiseBackward(counted, dNormal, normal, k * block, inverse, k * M, batchNorm, dHidden, k * T);
    }
    if (dy === dHidden) for (let k = 0; k < dHidden.length; k++) dHidden[k] += dNormal[k];
  };

  return {
    slopes,
    gradient({ W1, W2 }, first, second) {
      activate(W1);
      const [one, two] = views;
      forward(one, W2, first);
      forward(two, W2, second);
      const [z, zPrime] = length === 'unit' ? [one.q, two.q] : [one.f, two.f];
      const value = lossOf(room, z, zPrime, one.df, two.df);
      slopes.W2.fill(0);
      dHidden.fill(0);
      backward(one, W2, first);
      backward(two, W2, second);
      for (let k = 0; k < dHidden.length; k++) slopes.W1[k] = gates[k] * dHidden[k];
      return value;
    },
  };
};
