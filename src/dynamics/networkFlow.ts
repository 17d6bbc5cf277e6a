import type { ActivationName } from '../definitions/activation.ts';
import { multiply, row, transpose, zeros, type Matrix } from '../linalg/matrix.ts';
import { norm } from '../linalg/vector.ts';
import { unitRows } from '../linalg/unitRows.ts';
import { slope } from './activation.ts';
import { energyGradient } from './energy.ts';
import { outputs, project } from './oneLayer.ts';
import type { Views } from './views.ts';

export interface NetworkFlowOptions {
  /** Most Euler steps. */
  readonly steps: number;
  /** Largest turn of a weight vector in one step, in radians. */
  readonly turn: number;
  /** A node that turns by less than this in a step, in radians, is at rest. */
  readonly rest: number;
}

/** The weights reached, with unit rows, and whether every node had come to rest there. */
export interface NetworkLimit {
  readonly W: Matrix;
  readonly atRest: boolean;
}

/**
 * All nodes of a layer f = h(Wx) at once along ẇ_k = P⊥_{w_k} ∂ℰ_{sg(α(W))}/∂w_k, ‖w_k‖ = 1, by Euler steps; α may depend on
 * all weights and is recomputed at every step, never differentiated. W: M×d; views: N×d each; importances: W ↦ N×N. The
 * gradient is back-propagated through the joint outputs, so nothing assumes that nodes decouple. Time is measured by the
 * largest gradient of the moment, the same for all nodes, so that vanishing importances do not stall the path. Source: Tian 2023, Section 3.
 */
export const networkFlow = (W: Matrix, views: Views, h: ActivationName, importances: (W: Matrix) => Matrix, { steps, turn, rest }: NetworkFlowOptions): NetworkLimit => {
  let V = unitRows(W);
  const transposed = [transpose(views.x), transpose(views.xPrime)] as const;
  for (let t = 0; t < steps; t++) {
    const before = outputs('linear', V, views);
    const g = energyGradient(importances(V), outputs(h, V, views));
    const gradient = zeros(V.rows, V.cols);
    (['x', 'xPrime'] as const).forEach((view, v) => {
      const back = { ...g[view], data: g[view].data.map((pull, at) => pull * slope(h, before[view].data[at])) };
      const part = multiply(transposed[v], back);
      for (let m = 0; m < V.rows; m++) for (let c = 0; c < V.cols; c++) gradient.data[m * V.cols + c] += part.data[c * V.rows + m];
    });
    let [steepest, fastest] = [0, 0];
    for (let m = 0; m < V.rows; m++) {
      const pull = row(gradient, m);
      steepest = Math.max(steepest, norm(pull));
      pull.set(project(row(V, m), pull));
      fastest = Math.max(fastest, norm(pull));
    }
    if (fastest * turn <= rest * steepest) return { W: V, atRest: true };
    const from = V;
    V = unitRows({ ...from, data: from.data.map((entry, k) => entry + (turn / steepest) * gradient.data[k]) });
  }
  return { W: V, atRest: false };
};
