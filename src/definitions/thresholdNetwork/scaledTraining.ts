import type { Arithmetic, Table } from '../../arithmetic/arithmetic.ts';
import { anchorDescent } from './anchorDescent.ts';
import type { Anchor } from './detachedLoss.ts';

/** W after `steps` steps w ← (1 − ηλ)w − η∇ℓ on one anchor at temperature τ; `factor` multiplies the gradient: 1 with the factor τ in the loss, 1/τ without. W: m×n, b: m. */
export const anchorTraining = <S>(R: Arithmetic<S>, W: Table<S>, b: readonly S[], anchor: Anchor<S>, { tau, eta, lambda, factor, steps }: { readonly tau: S; readonly eta: S; readonly lambda: S; readonly factor: S; readonly steps: number }): Table<S> => {
  const keep = R.sub(R.of(1), R.mul(eta, lambda));
  let weights = W;
  for (let step = 0; step < steps; step++) {
    const descent = anchorDescent(R, weights, b, anchor, tau);
    weights = weights.map((w, i) => w.map((entry, c) => R.add(R.mul(keep, entry), R.mul(R.mul(eta, factor), descent[i][c]))));
  }
  return weights;
};
