import { sparseProduct } from '../../linalg/sparseProduct.ts';
import { transposeInto } from '../../linalg/transposeInto.ts';
import { standardise, standardiseBackward, type CountedRows } from '../normalisation/batchNorm.ts';
import { scaleToUnit, scaleToUnitBackward } from '../normalisation/unitOutputs.ts';
import { infoNCE, lossRoom, quadratic } from './losses.ts';
import { gather, scatter } from './gather.ts';
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

/** A network with its buffers: `gradient` allocates no more than windows on them. */
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
  const [block, imageBlock, topBlock] = [T * M, T * O, M * O];
  const scales = tokenScales(setup);
  const slopeBelow = negativeSlopes[activation];
  const buffer = (entries: number): Float64Array => new Float64Array(entries);
  // Its part at every location; a window is an object, and made once where the array stays.
  const parts = (whole: Float64Array): Float64Array[] => Array.from({ length: K }, (_, k) => whole.subarray((k * whole.length) / K, ((k + 1) * whole.length) / K));
  const half = (part: Float64Array, view: number): Float64Array => part.subarray((view * part.length) / 2, ((view + 1) * part.length) / 2);
  const hidden = buffer(K * block);
  const gates = buffer(K * block);
  const dHidden = buffer(K * block);
  const slopes: Weights = { W1: buffer(K * block), W2: buffer(K * topBlock) };
  // The tokens of the second view stand below those of the first at each location, 2T rows, so that one product serves both views.
  const normal = parts(buffer(2 * K * block));
  const dNormal = buffer(2 * block);
  const images = buffer(2 * K * imageBlock);
  const [hiddenAt, dHiddenAt, imageAt, slopeAt] = [hidden, dHidden, images, slopes.W2].map(parts);
  const [normalTransposed, topTransposed] = [buffer(2 * block), buffer(topBlock)];
  const views = [0, 1].map((view) => {
    const counts = buffer(K * T);
    return {
      // Where the image of token t at location k begins: 2k·imageBlock further on.
      imagesFrom: view * imageBlock,
      counts,
      counted: parts(counts).map((own): CountedRows => ({ rows: T, cols: M, counts: own })),
      normal: normal.map((part) => half(part, view)),
      dNormal: half(dNormal, view),
      inverse: parts(buffer(K * M)),
      f: buffer(N * O),
      q: length === 'unit' ? buffer(N * O) : buffer(0),
      inverseNorm: buffer(N),
      df: buffer(N * O),
    };
  });
  type View = (typeof views)[number];
  const room = lossRoom(N, O, temperature);
  const lossOf = loss === 'infonce' ? infoNCE : quadratic;

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

  /** BatchNorm of one view, once a token. */
  const normalise = ({ counts, counted, normal: to, inverse }: View, tokens: Int32Array): void => {
    counts.fill(0);
    for (let n = 0, at = 0; n < N; n++) for (let k = 0; k < K; k++, at++) counts[k * T + tokens[at]] += 1;
    for (let k = 0; k < K; k++) {
      if (batchNorm === 'off') to[k].set(hiddenAt[k]);
      else standardise(counted[k], hiddenAt[k], batchNormEpsilon, to[k], inverse[k]);
    }
  };

  const outputs = ({ imagesFrom, f, q, inverseNorm }: View, tokens: Int32Array): void => {
    gather({ tables: K, row: O, between: 2 * imageBlock }, images, imagesFrom, tokens, N, f);
    if (length === 'unit') scaleToUnit(f, N, O, q, inverseNorm);
  };

  /** Adds ∂L/∂f of the samples of one view to the images that they are sums of. */
  const pullBack = ({ imagesFrom, q, inverseNorm, df }: View, tokens: Int32Array): void => {
    if (length === 'unit') scaleToUnitBackward(df, q, inverseNorm, N, O, 'backpropagated', df);
    scatter({ tables: K, row: O, between: 2 * imageBlock }, images, imagesFrom, tokens, N, df);
  };

  /** ∂L/∂W₂ and ∂L/∂h of a location, from ∂L/∂(images), once a token. */
  const backward = (top: Float64Array, k: number): void => {
    transposeInto(normal[k], 2 * T, M, normalTransposed);
    sparseProduct(normalTransposed, M, 2 * T, imageAt[k], O, slopeAt[k]);
    transposeInto(top, M, O, topTransposed);
    sparseProduct(imageAt[k], 2 * T, O, topTransposed, M, dNormal);
    for (const { counted, normal: y, dNormal: dy, inverse } of views) {
      const du = dHiddenAt[k];
      if (batchNorm === 'off') for (let c = 0; c < block; c++) du[c] += dy[c];
      else standardiseBackward(counted[k], dy, y[k], inverse[k], batchNorm, du);
    }
  };

  return {
    slopes,
    gradient({ W1, W2 }, first, second) {
      activate(W1);
      const [one, two] = views;
      normalise(one, first);
      normalise(two, second);
      const top = parts(W2);
      for (let k = 0; k < K; k++) sparseProduct(normal[k], 2 * T, M, top[k], O, imageAt[k]);
      outputs(one, first);
      outputs(two, second);
      const [z, zPrime] = length === 'unit' ? [one.q, two.q] : [one.f, two.f];
      const value = lossOf(room, z, zPrime, one.df, two.df);
      images.fill(0);
      pullBack(one, first);
      pullBack(two, second);
      dHidden.fill(0);
      for (let k = 0; k < K; k++) backward(top[k], k);
      for (let k = 0; k < dHidden.length; k++) slopes.W1[k] = gates[k] * dHidden[k];
      return value;
    },
  };
};
