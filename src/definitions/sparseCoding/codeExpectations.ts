import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { inner } from '../oneLayer.ts';
import { thresholdNeuron, type ThresholdKind } from '../thresholdNetwork/thresholdNeuron.ts';
import { expectation, signAtoms } from './enumeration.ts';
import { latentAtoms, type LatentLaw } from './latents.ts';
import { transposed } from './moments.ts';

/** A model x = Mz + Lε with fair signs ε and one neuron: M: n×d, L: n×n, w: n. */
export interface CodeAndNeuron<S> extends LatentLaw<S> {
  readonly M: Table<S>;
  readonly L: Table<S>;
  readonly w: readonly S[];
  readonly b: S;
  readonly neuron: ThresholdKind;
}

/** ⟨Mz, M_j⟩ − z_j for all z and j; E‖Mz‖² − dp; E h_b(⟨w, x⟩). By enumeration. */
export const codeDefects = <S>(R: Arithmetic<S>, { M, L, w, b, neuron, ...law }: CodeAndNeuron<S>): { readonly read: readonly S[]; readonly energy: S; readonly mean: S } => {
  const latents = latentAtoms(R, law, M[0].length);
  const code = (z: readonly S[]): S[] => M.map((entries) => inner(R, entries, z));
  const read = latents.flatMap(({ value: z }) => transposed(M).map((column, j) => R.sub(inner(R, code(z), column), z[j])));
  const [[energy]] = expectation(R, latents, (z) => [[inner(R, code(z), code(z))]]);
  const signs = signAtoms(R, L.length);
  const [[mean]] = expectation(R, latents, (z) => {
    const signal = code(z);
    return expectation(R, signs, (epsilon) => [[thresholdNeuron(R, neuron, inner(R, w, L.map((entries, k) => R.add(signal[k], inner(R, entries, epsilon)))), b)]]);
  });
  return { read, energy: R.sub(energy, R.mul(R.of(M[0].length), law.p)), mean };
};
