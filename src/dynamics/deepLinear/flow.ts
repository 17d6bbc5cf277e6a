import { joined } from '../../linalg/floats.ts';
import { mapEntries, multiply, transpose, type Matrix } from '../../linalg/matrix.ts';
import { rungeKutta } from '../rungeKutta.ts';
import { symmetricEigen } from '../symmetricEigen.ts';
import { deepEnergy, deepGradients, type Layers } from './network.ts';
import { flatten, spheresOf, tangential, unflatten } from './spheres.ts';

/** Ẇ_l = ∇_l ℰ − γW_l, or its part tangential to ‖W_l‖_F = 1. */
export interface DeepFlow {
  readonly constraint: 'free' | 'unit';
  readonly decay: number;
}

/** The velocities of all layers. X: n₀×n₀ symmetric; layers of unit norm where the constraint says so; shapes as the layers. */
export const deepVelocity = (X: Matrix, layers: Layers, { constraint, decay }: DeepFlow): Layers => {
  const pulled = deepGradients(X, layers).map((G, l) => mapEntries(G, (entry, i, j) => entry - decay * layers[l].data[i * G.cols + j]));
  return constraint === 'free' ? pulled : tangential(layers, pulled, spheresOf(layers, 'layers'));
};

/** Layers and ∫ℰ dt after the given time, by Runge–Kutta in equal steps. X: n₀×n₀ symmetric. */
export const deepFlowTo = (X: Matrix, layers: Layers, flow: DeepFlow, options: { readonly time: number; readonly steps: number }): { readonly layers: Layers; readonly energyIntegral: number } => {
  const end = rungeKutta((y) => {
    const at = unflatten(layers, y);
    return joined(flatten(deepVelocity(X, at, flow)), [deepEnergy(X, at)]);
  }, joined(flatten(layers), [0]), options);
  return { layers: unflatten(layers, end), energyIntegral: end[end.length - 1] };
};

/**
 * Into how many parts a step must be divided that takes the given share of the time left before a blow-up at time T, so that
 * Runge–Kutta stays stable across the ray: at time t the rates there reach ‖X‖T/(T − t), so that the step times the rate is
 * share · ‖X‖T. X: n₀×n₀ symmetric; T in units of 1/‖X‖ may be as large as X is nearly singular at its top.
 */
export const stableParts = (X: Matrix, T: number, share: number): number => Math.max(1, Math.ceil(share * T * symmetricEigen(X).values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)));

/** D_l = W_{l+1}ᵀW_{l+1} − W_lW_lᵀ for l = 1 … L − 1: n_l×n_l each, none for one layer. */
export const imbalances = (layers: Layers): Matrix[] =>
  layers.slice(1).map((next, l) => {
    const down = multiply(layers[l], transpose(layers[l]));
    return mapEntries(multiply(transpose(next), next), (entry, i, j) => entry - down.data[i * down.cols + j]);
  });
