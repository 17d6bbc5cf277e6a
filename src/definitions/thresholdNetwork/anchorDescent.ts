import { absolute } from '../../arithmetic/absolute.ts';
import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { inner } from '../oneLayer.ts';
import { represent, type Anchor } from './detachedLoss.ts';

/**
 * −∇_{w_i}ℓ = [(1 − ℓ′_p)h_i(x⁺⁺) − Σ_s ℓ′_s h_i(x_s)] 1{|⟨w_i, x⁺⟩| ≥ b_i} x⁺ of symmetrised neurons, the second argument detached
 * and the loss with its factor τ. W: m×n, b: m; result m×n. Source: Wen & Li 2021, reconstructed.
 */
export const anchorDescent = <S>(R: Arithmetic<S>, W: Table<S>, b: readonly S[], { first, second, negatives }: Anchor<S>, tau: S): Table<S> => {
  const net = { W, b, kind: 'symmetrised' as const };
  const f = represent(R, net, first);
  const others = [second, ...negatives].map((x) => represent(R, net, x));
  const scores = others.map((g) => R.div(inner(R, f, g), tau));
  const largest = scores.reduce((a, s) => (R.compare(s, a) > 0 ? s : a));
  const powers = scores.map((s) => R.exp(R.sub(s, largest)));
  const total = powers.reduce((a, s) => R.add(a, s));
  const weights = powers.map((power) => R.div(power, total));
  return W.map((w, i) => {
    const s = inner(R, w, first);
    const size = absolute(R, s);
    if (R.compare(size, b[i]) < 0) return w.map(() => R.of(0));
    const pull = others.reduce((sum, g, k) => R.sub(sum, R.mul(weights[k], g[i])), others[0][i]);
    return first.map((entry) => R.mul(pull, entry));
  });
};
