import { absolute } from '../../arithmetic/absolute.ts';
import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { inner } from '../oneLayer.ts';
import { latentAtoms, type LatentLaw } from '../sparseCoding/latents.ts';
import { decoupledCovariance } from '../sparseCoding/decoupled.ts';
import { tuples, type Atom } from '../sparseCoding/enumeration.ts';
import { maskAtoms, type MaskPairing } from '../sparseCoding/masks.ts';
import { thresholdNeuron } from './thresholdNeuron.ts';

/** A network of symmetrised neurons with one threshold on noiseless sparse codes under even masks: M: n×d, W: m×n. */
export interface Population<S> extends LatentLaw<S> {
  readonly M: Table<S>;
  readonly pairing: MaskPairing;
  readonly W: Table<S>;
  readonly b: S;
  readonly tau: S;
  /** What multiplies the gradient: 1 with the factor τ in the loss, 1/τ without. */
  readonly factor: S;
}

/**
 * By enumeration of all samples, masks and N negatives: −E∇_{w_i}ℓ − N/(N+1) p(MMᵀ − diag)w_i, m·n scalars, and the bound (e^{2S} − 1)HX on
 * their size, S = max|Sim|/τ, H = max|h_i|, X = max|x⁺|: the softmax weights are within e^{±2S} of 1/(N + 1). Throws beyond 65,536 tuples.
 */
export const linearisationGap = <S>(R: Arithmetic<S>, { M, pairing, W, b, tau, factor, ...law }: Population<S>, N: number): { readonly gaps: readonly S[]; readonly bound: S } => {
  const zero = R.of(0);
  const size = (a: S): S => absolute(R, a);
  const larger = (a: S, c: S): S => (R.compare(c, a) > 0 ? c : a);
  const respond = (x: readonly S[]): S[] => W.map((w) => thresholdNeuron(R, 'symmetrised', inner(R, w, x), b));
  const samples = latentAtoms(R, law, M[0].length).filter(({ probability }) => R.compare(probability, zero) > 0).map(({ probability, value: z }) => ({ probability, value: M.map((entries) => inner(R, entries, z)) }));
  const negatives = tuples(R, 'negatives', samples.map(({ probability, value: x }): Atom<S, readonly S[]> => ({ probability, value: respond(x) })), N);
  const masks = maskAtoms(R, M.length, R.div(R.of(1), R.of(2)), pairing);
  const total = W.map((w) => w.map(() => zero));
  let [similarity, response, input] = [zero, zero, zero];
  for (const sample of samples) {
    for (const { probability, value: { first, second } } of masks) {
      const x = sample.value.map((entry, k) => R.mul(first[k], entry));
      const weight = R.mul(R.mul(sample.probability, probability), factor);
      const [f, g] = [respond(x), respond(sample.value.map((entry, k) => R.mul(second[k], entry)))];
      input = x.reduce((a, entry) => larger(a, size(entry)), input);
      response = [...g].reduce((a, entry) => larger(a, size(entry)), response);
      const pull = W.map(() => zero);
      for (const { probability: chance, value: others } of negatives) {
        const scores = [g, ...others].map((h) => R.div(inner(R, f, h), tau));
        similarity = scores.reduce((a, s) => larger(a, size(s)), similarity);
        // The same weights, and none of the powers is beyond all numbers.
        const most = scores.reduce(larger);
        const powers = scores.map((s) => R.exp(R.sub(s, most)));
        const sum = powers.reduce((a, c) => R.add(a, c));
        W.forEach((_, i) => {
          const mean = [g, ...others].reduce((a, h, k) => R.add(a, R.mul(R.div(powers[k], sum), h[i])), zero);
          pull[i] = R.add(pull[i], R.mul(chance, R.sub(g[i], mean)));
        });
      }
      W.forEach((w, i) => {
        const active = R.compare(size(inner(R, w, x)), b) >= 0;
        if (active) total[i] = total[i].map((entry, k) => R.add(entry, R.mul(weight, R.mul(pull[i], x[k]))));
      });
    }
  }
  for (const { value: others } of negatives) response = others.flat().reduce((a, entry) => larger(a, size(entry)), response);
  const A = decoupledCovariance(R, M, law.p);
  const share = R.div(R.of(N), R.of(N + 1));
  const gaps = W.flatMap((w, i) => w.map((_, k) => R.sub(total[i][k], R.mul(share, inner(R, A[k], w)))));
  const bound = R.mul(R.sub(R.exp(R.mul(R.of(2), similarity)), R.of(1)), R.mul(response, input));
  return { gaps, bound };
};
