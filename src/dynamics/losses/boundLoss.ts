import type { ContrastiveLoss } from '../../definitions/losses/contrastiveLoss.ts';
import type { Values } from '../../definitions/losses/tree.ts';
import { compile, type Compiled } from './compile.ts';

/** A loss with numbers for its parameters, as functions. */
export interface BoundLoss {
  readonly phi: Compiled;
  readonly psi: Compiled;
  readonly dPhi: Compiled;
  readonly dPsi: Compiled;
  /** Where φ = F(log(a + b·x)) and ψ = e^{offset + rate·x}, a ≥ 0, b > 0: what a log-sum-exp needs; else null. */
  readonly shifted: Shifted | null;
}

/** φ(ξ) = F(ℓ), ℓ = log(a + b Σ_j e^{offset + rate·δ_j}): `logA` = log a, b is in the offset. */
export interface Shifted {
  readonly logA: number;
  readonly offset: number;
  readonly rate: number;
  readonly value: Compiled;
  readonly slope: Compiled;
}

const shiftedForm = ({ logarithm, exponential }: ContrastiveLoss, values: Values<number>): Shifted | null => {
  if (logarithm === null || exponential === null) return null;
  const number = (tree: Parameters<typeof compile>[0]): number => compile(tree, values)(0);
  const [a, b, factor] = [number(logarithm.a), number(logarithm.b), number(exponential.factor)];
  if (!(a >= 0 && b > 0 && factor > 0)) return null;
  return {
    logA: Math.log(a),
    offset: Math.log(b) + Math.log(factor) + number(exponential.a),
    rate: number(exponential.b),
    value: compile(logarithm.value, values, 'l'),
    slope: compile(logarithm.slope, values, 'l'),
  };
};

/** The loss at given parameters. Throws, naming it, when a parameter has no value or one that is not finite. */
export const bindLoss = (loss: ContrastiveLoss, values: Values<number>): BoundLoss => {
  for (const name of loss.parameters) {
    if (!Number.isFinite(values[name])) throw new RangeError(`bindLoss: parameter ${name} is ${values[name]}, expected a number; the loss has parameters ${loss.parameters.join(', ')}`);
  }
  return {
    phi: compile(loss.phi, values),
    psi: compile(loss.psi, values),
    dPhi: compile(loss.dPhi, values),
    dPsi: compile(loss.dPsi, values),
    shifted: shiftedForm(loss, values),
  };
};
