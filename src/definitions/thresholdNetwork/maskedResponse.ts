import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { inner } from '../oneLayer.ts';
import { expectation, signAtoms } from '../sparseCoding/enumeration.ts';
import { thresholdNeuron, type ThresholdKind } from './thresholdNeuron.ts';

/** Two neurons on the two masked views of s + Lε: w, v, first, second, signal: n; b: 2; L: n×n. */
export interface MaskedPair<S> {
  readonly w: readonly S[];
  readonly v: readonly S[];
  readonly b: readonly S[];
  readonly first: readonly S[];
  readonly second: readonly S[];
  readonly L: Table<S>;
  readonly signal: readonly S[];
  readonly neuron: ThresholdKind;
}

/** E[h(⟨w, 2D′(s + Lε)⟩) h̃(⟨v, 2D″(s + Lε)⟩)] over fair signs ε, by enumeration. */
export const maskedResponse = <S>(R: Arithmetic<S>, { w, v, b, first, second, L, signal, neuron }: MaskedPair<S>): S => {
  const half = (weights: readonly S[], mask: readonly S[], x: readonly S[]): S => R.mul(R.of(2), inner(R, weights, x.map((entry, k) => R.mul(mask[k], entry))));
  const [[value]] = expectation(R, signAtoms(R, L.length), (signs) => {
    const x = L.map((entries, k) => R.add(signal[k], inner(R, entries, signs)));
    return [[R.mul(thresholdNeuron(R, neuron, half(w, first, x), b[0]), thresholdNeuron(R, neuron, half(v, second, x), b[1]))]];
  });
  return value;
};
