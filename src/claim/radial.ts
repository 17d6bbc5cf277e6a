import type { BatchNormNodes } from '../settings/batchNormNodes.ts';
import { amplification, nodeGradients, pullSize } from '../settings/batchNormNodes.ts';
import { row } from '../linalg/matrix.ts';
import { dot, norm } from '../linalg/vector.ts';
import { worstOf, type Residual } from './residual.ts';
import { roundings } from './tolerance.ts';

/** The longest row of a view: ‖x_i‖. */
const reach = (view: BatchNormNodes['x']): number => Math.max(...Array.from({ length: view.rows }, (_, i) => norm(row(view, i))));

/** wᵀ∇ℰ = 0 at every node before BatchNorm: the worst node. */
export const radialGradients = (instance: BatchNormNodes): Residual => {
  const { x, xPrime, W1 } = instance;
  const gradients = nodeGradients(instance);
  const [blown, pull] = [amplification(gradients), pullSize(gradients)];
  const farthest = Math.max(reach(x), reach(xPrime));
  return worstOf(
    ...Array.from({ length: W1.rows }, (_, m) => {
      const w = row(W1, m);
      const terms = 2 * x.rows * pull[m] * norm(w) * farthest;
      return { what: `|wᵀ∇E| at node ${m + 1}`, value: Math.abs(dot(w, row(gradients.W1, m))), ...roundings(8 * (x.rows + x.cols + 4), terms * blown[m]), seen: { 'gradients, one node a row': gradients.W1 } };
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
