import type { BatchNormNodes } from '../settings/batchNormNodes.ts';
import { amplification, nodeGradients, pullSize } from '../settings/batchNormNodes.ts';
import type { BatchNormStep } from '../settings/batchNormStep.ts';
import { row, type Matrix } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';
import { worstOf, type Residual } from './residual.ts';
import { roundings } from './tolerance.ts';

/** The longest row of a view: ‖x_i‖. */
const reach = (view: BatchNormNodes['x']): number => Math.max(...Array.from({ length: view.rows }, (_, i) => norm(row(view, i))));

/** The gradients of the nodes before BatchNorm, one a row, and the size of the terms of each, with what BatchNorm amplifies. */
const sizedGradients = (instance: BatchNormNodes): { readonly G: Matrix; readonly sizes: readonly number[]; readonly operations: number } => {
  const { x, xPrime, W1 } = instance;
  const gradients = nodeGradients(instance);
  const [blown, pull] = [amplification(gradients), pullSize(gradients)];
  const farthest = Math.max(reach(x), reach(xPrime));
  return { G: gradients.W1, sizes: Array.from({ length: W1.rows }, (_, m) => 2 * x.rows * pull[m] * farthest * blown[m]), operations: 8 * (x.rows + x.cols + 4) };
};

/** wᵀ∇ℰ = 0 at every node before BatchNorm: the worst node. */
export const radialGradients = (instance: BatchNormNodes): Residual => {
  const { W1 } = instance;
  const { G, sizes, operations } = sizedGradients(instance);
  return worstOf(
    ...sizes.map((size, m) => {
      const w = row(W1, m);
      return { what: `|wᵀ∇E| at node ${m + 1}`, value: Math.abs(dot(w, row(G, m))), ...roundings(operations, size * norm(w)), seen: { 'gradients, one node a row': G } };
    }),
  );
};

/** ‖w + η(∇ℰ − λw)‖² = ‖w‖² + η²‖∇ℰ‖² at every node before BatchNorm: the worst node. */
export const growthOfNorms = (instance: BatchNormStep): Residual => {
  const { W1, rate, decay } = instance;
  const { G, sizes, operations } = sizedGradients(instance);
  return worstOf(
    ...sizes.map((size, m) => {
      const [w, g] = [row(W1, m), row(G, m)];
      const after = w.map((entry, c) => entry + rate * (g[c] - decay * entry));
      const grown = dot(after, after) - dot(w, w);
      const square = rate ** 2 * dot(g, g);
      return {
        what: `|‖w + η∇‖² − ‖w‖² − η²‖∇‖²| at node ${m + 1}`,
        value: Math.abs(grown - square),
        ...roundings(operations, (1 + rate * decay) ** 2 * dot(w, w) + square + 2 * rate * size * norm(w)),
        seen: { 'gradients, one node a row': G, 'growth of ‖w‖²': grown },
      };
    }),
  );
};

/** Σ_i ∂ℰ/∂u_i = 0 over the batch of each view, at every node before BatchNorm: the worst. */
export const nodeSums = (instance: BatchNormNodes): Residual => {
  const gradients = nodeGradients(instance);
  const [blown, pull] = [amplification(gradients), pullSize(gradients)];
  const { rows, cols } = gradients.nodes.x;
  return worstOf(
    ...(['x', 'xPrime'] as const).flatMap((view) =>
      Array.from({ length: cols }, (_, m) => {
        let sum = 0;
        for (let i = 0; i < rows; i++) sum += gradients.toNodes[view].data[i * cols + m];
        return { what: `|Σ ∂E/∂u| at node ${m + 1}, ${view === 'x' ? 'first' : 'second'} view`, value: Math.abs(sum), ...roundings(8 * (rows + 4), rows * pull[m] * blown[m]), seen: {} };
      }),
    ),
  );
};
