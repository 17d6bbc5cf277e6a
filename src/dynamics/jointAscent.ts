import { floats } from '../linalg/floats.ts';
import { row, type Matrix } from '../linalg/matrix.ts';
import { unitRows } from '../linalg/unitRows.ts';
import { dot, norm } from '../linalg/vector.ts';
import { laplacian } from './contrastiveCovariance.ts';
import { unitFrobenius } from './secondLayerFlow.ts';
import { project } from './oneLayer.ts';
import { twoLayerGradients, type TwoLayer } from './twoLayer.ts';
import type { Views } from './views.ts';

export interface JointAscentOptions {
  /** Most steps. */
  readonly steps: number;
  /** The largest gradient moves its weights by this length in one step. */
  readonly turn: number;
  /** At rest: no weights move by more than this in a step. */
  readonly rest: number;
}

/** Where the steps end: both layers, ‖w_km‖ = 1 and ‖W₂‖_F = 1, and whether they had come to rest. */
export interface JointLimit {
  readonly W1: Matrix;
  readonly W2: Matrix;
  readonly atRest: boolean;
}

/** The part of G beside W in the Frobenius product, W of norm 1. */
const beside = (W: Matrix, G: Matrix): Matrix => {
  const along = dot(W.data, G.data);
  return { ...G, data: G.data.map((entry, k) => entry - along * W.data[k]) };
};

const moved = (W: Matrix, by: number, G: Matrix): Matrix => {
  const data = floats(W.data.length);
  for (let k = 0; k < data.length; k++) data[k] = W.data[k] + by * G.data[k];
  return { ...W, data };
};

/**
 * Both layers of f = W₂h(W₁x) at once by steps of projected gradient ascent on ℰ = ½ tr 𝒞_α[f], α frozen, over ‖w_km‖ = 1 and
 * ‖W₂‖_F = 1: Euler's method for the joint flow, in time measured by the largest gradient of the moment. alpha: N×N, views: N×(K·p)
 * each; W1, W2 of any length but zero. Throws when shapes do not fit, or on a zero row of W1 or a zero W2. Source: Tian 2023, two-layer dynamics.
 */
export const jointAscent = (alpha: Matrix, views: Views, net: TwoLayer, { steps, turn, rest }: JointAscentOptions): JointLimit => {
  let [W1, W2] = [unitRows(net.W1), unitFrobenius(net.W2)];
  const L = laplacian(alpha);
  for (let t = 0; t < steps; t++) {
    const G = twoLayerGradients(L, views, { ...net, W1, W2 });
    let steepest = norm(G.W2.data);
    for (let k = 0; k < W1.rows; k++) {
      const pull = row(G.W1, k);
      steepest = Math.max(steepest, norm(pull));
      pull.set(project(row(W1, k), pull));
    }
    if (steepest === 0) return { W1, W2, atRest: true };
    const tangent = { W1: G.W1, W2: beside(W2, G.W2) };
    const by = turn / steepest;
    if (by * Math.max(norm(tangent.W1.data), norm(tangent.W2.data)) <= rest) return { W1, W2, atRest: true };
    W1 = unitRows(moved(W1, by, tangent.W1));
    W2 = unitFrobenius(moved(W2, by, tangent.W2));
  }
  return { W1, W2, atRest: false };
};
