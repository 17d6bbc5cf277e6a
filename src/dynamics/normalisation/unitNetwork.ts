import type { Matrix } from '../../linalg/matrix.ts';
import { mapEntries, multiply, transpose } from '../../linalg/matrix.ts';
import type { ActivationName } from '../../definitions/activation.ts';
import { activate } from '../activation.ts';
import { energyGradient } from '../energy.ts';
import type { Views } from '../views.ts';
import { mapViews } from '../views.ts';
import type { Passage } from './batchNorm.ts';
import { unitOutputs, unitOutputsGradient } from './unitOutputs.ts';

/** q = f/‖f‖ with f = W₂ h(W₁x). W1: M×d, W2: O×M. */
export interface UnitNetwork {
  readonly W1: Matrix;
  readonly W2: Matrix;
  readonly h: ActivationName;
  readonly norm: Passage;
}

/** ∂ℰ/∂f, the outputs f and ∂ℰ/∂q (N×O each), the hidden layer (N×M each), and ∂ℰ/∂W₂ (O×M). */
export interface UnitGradients {
  readonly W2: Matrix;
  readonly f: Views;
  readonly toOutputs: Views;
  readonly pull: Views;
  readonly hidden: Views;
}

/**
 * The gradient of ℰ = ½ tr 𝒞_α[q] at the network q = f/‖f‖, f = W₂ h(W₁x), α frozen; without the projection I − qqᵀ where
 * the norm is detached. alpha: N×N, views: N×d each. Throws when shapes do not fit. Source: Tian 2023, Eq. 2.
 */
export const unitGradients = (alpha: Matrix, views: Views, { W1, W2, h, norm }: UnitNetwork): UnitGradients => {
  const hidden = mapViews(views, (x) => mapEntries(multiply(x, transpose(W1)), (u) => activate(h, u)));
  const f = mapViews(hidden, (f1) => multiply(f1, transpose(W2)));
  const unit = { x: unitOutputs(f.x), xPrime: unitOutputs(f.xPrime) };
  const pull = energyGradient(alpha, { x: unit.x.q, xPrime: unit.xPrime.q });
  const toOutputs = { x: unitOutputsGradient(pull.x, unit.x, norm), xPrime: unitOutputsGradient(pull.xPrime, unit.xPrime, norm) };
  const [first, second] = (['x', 'xPrime'] as const).map((view) => multiply(transpose(toOutputs[view]), hidden[view]));
  return { W2: mapEntries(first, (entry, i, j) => entry + second.data[i * second.cols + j]), f, toOutputs, pull, hidden };
};
