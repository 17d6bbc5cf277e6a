import type { ContrastiveLoss } from './contrastiveLoss.ts';
import { formula } from './formula.ts';
import { contains } from './tree.ts';

/** A loss as it is written: φ and ψ in x and parameters. */
export interface LossText {
  readonly phi: string;
  readonly psi: string;
}

/**
 * The loss Σ_i φ(Σ_{j≠i} ψ(d_i² − d_ij²)) of two formulas in x and the named parameters, with symbolic derivatives:
 * `await loss({ phi: 'tau*log(epsilon + x)', psi: 'exp(x/tau)' }, ['tau', 'epsilon'])`. Throws a `FormulaError` that
 * points at the character where a formula is malformed or holds an unknown symbol.
 */
export const loss = async (text: LossText, parameters: readonly string[] = []): Promise<ContrastiveLoss> => {
  const [phi, psi] = [await formula(text.phi, parameters), await formula(text.psi, parameters)];
  return {
    phi: phi.tree,
    psi: psi.tree,
    dPhi: phi.derivative,
    dPsi: psi.derivative,
    parameters: parameters.filter((name) => contains(phi.tree, name) || contains(psi.tree, name)),
    logarithm: phi.logarithm,
    exponential: psi.exponential,
    tex: { phi: phi.tex, psi: psi.tex },
  };
};
