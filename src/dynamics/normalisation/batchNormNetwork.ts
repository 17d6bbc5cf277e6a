import type { ActivationName } from '../../definitions/activation.ts';
import type { Matrix } from '../../linalg/matrix.ts';
import { mapEntries, multiply, transpose, zeros } from '../../linalg/matrix.ts';
import { activate, slope } from '../activation.ts';
import { energyGradient } from '../energy.ts';
import type { Views } from '../views.ts';
import { mapViews, sampleCount } from '../views.ts';
import { batchNorm, batchNormGradient, type BatchNormRule } from './batchNorm.ts';

/** f = W₂ BN(h(W₁x)), BatchNorm over the batch of each view. W1: M×d, W2: O×M, ε ≥ 0. */
export interface BatchNormNetwork {
  readonly W1: Matrix;
  readonly W2: Matrix;
  readonly h: ActivationName;
  readonly epsilon: number;
  readonly rule: BatchNormRule;
}

/** The gradients of ℰ_α, and what the size of their roundings is read from. */
export interface BatchNormGradients {
  /** ∂ℰ/∂W₁: M×d. */
  readonly W1: Matrix;
  /** The node outputs u = h(W₁x), N×M each. */
  readonly nodes: Views;
  /** ∂ℰ/∂u and ∂ℰ/∂y, N×M each. */
  readonly toNodes: Views;
  readonly toOutputs: Views;
  /** 1/√(v + ε) of every node, by view: M each. */
  readonly inverse: { readonly x: Float64Array; readonly xPrime: Float64Array };
}

/**
 * The gradient of ℰ = ½ tr 𝒞_α[f] at the network f = W₂ BN(h(W₁x)), α frozen, the stops of BatchNorm as in the rule.
 * alpha: N×N, views: N×d each. Throws when shapes do not fit. Source: Tian 2023, Eq. 2; BatchNorm as in its simulation code.
 */
export const batchNormGradients = (alpha: Matrix, views: Views, { W1, W2, h, epsilon, rule }: BatchNormNetwork): BatchNormGradients => {
  sampleCount('batchNormGradients', views);
  const before = mapViews(views, (x) => multiply(x, transpose(W1)));
  const nodes = mapViews(before, (u) => mapEntries(u, (entry) => activate(h, entry)));
  const normal = { x: batchNorm(nodes.x, epsilon), xPrime: batchNorm(nodes.xPrime, epsilon) };
  const top = transpose(W2);
  const pull = energyGradient(alpha, { x: multiply(normal.x.y, top), xPrime: multiply(normal.xPrime.y, top) });
  const toOutputs = mapViews(pull, (g) => multiply(g, W2));
  const toNodes = { x: batchNormGradient(toOutputs.x, normal.x, rule), xPrime: batchNormGradient(toOutputs.xPrime, normal.xPrime, rule) };
  const gradient = zeros(W1.rows, W1.cols);
  for (const view of ['x', 'xPrime'] as const) {
    const gated = mapEntries(toNodes[view], (entry, i, m) => entry * slope(h, before[view].data[i * W1.rows + m]));
    multiply(transpose(gated), views[view]).data.forEach((entry, k) => (gradient.data[k] += entry));
  }
  return { W1: gradient, nodes, toNodes, toOutputs, inverse: { x: normal.x.inverse, xPrime: normal.xPrime.inverse } };
};
