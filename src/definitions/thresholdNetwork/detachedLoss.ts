import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { inner } from '../oneLayer.ts';
import { thresholdNeuron, type ThresholdKind } from './thresholdNeuron.ts';

/** The network f(x) = (h_{b_i}(⟨w_i, x⟩))_i: W: m×n, b: m. */
export interface ThresholdNet<S> {
  readonly W: Table<S>;
  readonly b: readonly S[];
  readonly kind: ThresholdKind;
}

/** One anchor: its two views (n each) and the negatives (N×n). */
export interface Anchor<S> {
  readonly first: readonly S[];
  readonly second: readonly S[];
  readonly negatives: Table<S>;
}

/** Whether the loss carries the factor τ; whether the positive stands in the denominator. */
export interface LossRule {
  readonly prefactor: 'tau' | 'one';
  readonly denominator: 'with positive' | 'negatives only';
}

/** f(x): m. */
export const represent = <S>(R: Arithmetic<S>, { W, b, kind }: ThresholdNet<S>, x: readonly S[]): S[] => W.map((w, i) => thresholdNeuron(R, kind, inner(R, w, x), b[i]));

/**
 * ℓ = −c log(e^{s₊/τ} / Σ e^{s/τ}) = c log Σ e^{(s − s₊)/τ}, s = ⟨f(x⁺), f̄(x)⟩ over the positive x⁺⁺ and the negatives, c = τ or 1.
 * `frozen` is the network f̄ of the second argument: the same one where nothing is detached. Throws what R throws. Source: Wen & Li 2021, reconstructed.
 */
export const detachedLoss = <S>(R: Arithmetic<S>, net: ThresholdNet<S>, frozen: ThresholdNet<S>, anchor: Anchor<S>, tau: S, rule: LossRule): S => {
  const f = represent(R, net, anchor.first);
  const [positive, ...others] = [anchor.second, ...anchor.negatives].map((x) => R.div(inner(R, f, represent(R, frozen, x)), tau));
  const list = rule.denominator === 'with positive' ? [positive, ...others] : others;
  const largest = list.reduce((a, s) => (R.compare(s, a) > 0 ? s : a));
  const total = list.reduce((sum, s) => R.add(sum, R.exp(R.sub(s, largest))), R.of(0));
  const log = R.add(R.sub(largest, positive), R.log(total));
  return rule.prefactor === 'tau' ? R.mul(tau, log) : log;
};
