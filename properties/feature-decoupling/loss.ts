import { float64 } from '../../src/arithmetic/float64.ts';
import { anchorLoss, anchorScale, tablesOf } from '../../src/claim/anchorLoss.ts';
import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { contrastiveAnchor, positiveInDenominator, tauPrefactor } from '../../src/settings/contrastiveAnchor.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/loss',
  title: 'The loss is not negative, τ log(N + 1) at zero weights, and does not see the order of the negatives nor the sign of a neuron',
  source: featureDecoupling.at('Section 2.2, the contrastive loss', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\ell \ge 0, \qquad \ell|_{W = 0} = \tau \log(N + 1), \qquad \ell(w_1, \dots, -w_i, \dots, w_m) = \ell(w_1, \dots, w_m) = \ell \text{ with the negatives permuted}`,
  forAll: contrastiveAnchor,
  suppose: { positiveInDenominator, tauPrefactor },
  then: (i) => {
    const at = tablesOf(i);
    const loss = (W = at.W, anchor = at): number => anchorLoss(float64, anchor, W, W, i);
    const size = roundings(64 * i.W.data.length, anchorScale(i).similarity * Math.max(1, 1 / i.tau));
    const zero = loss(at.W.map((entries) => entries.map(() => 0)));
    return worstOf(
      { what: '−ℓ', value: Math.max(0, -loss()), ...size, seen: { ℓ: loss() } },
      { what: '|ℓ(0) − τ log(N + 1)|', value: Math.abs(zero - i.tau * Math.log(i.negatives.rows + 1)), ...size },
      { what: '|ℓ(−w₁) − ℓ|', value: Math.abs(loss(at.W.map((entries, k) => (k === 0 ? entries.map((entry) => -entry) : entries))) - loss()), ...size },
      { what: '|ℓ(negatives reversed) − ℓ|', value: Math.abs(loss(at.W, { ...at, negatives: at.negatives.toReversed() }) - loss()), ...size },
    );
  },
  confirm: (R, i) => {
    const zero = anchorLoss(R, i, i.W.map((entries) => entries.map(() => R.of(0))), i.W, i);
    const gap = R.sub(zero, R.mul(i.tau, R.log(R.of(i.negatives.length + 1))));
    return { nonNegative: [anchorLoss(R, i, i.W, i.W, i), R.sub(R.of(0), R.mul(gap, gap))] };
  },
  without: { positiveInDenominator: 'fails', tauPrefactor: 'fails' },
  readings: ['all neurons symmetrised; the sign of the first neuron stands for any, the reversal of the negatives for any permutation'],
  oracle: 'closed forms, and the loss itself at transformed arguments',
  runs: 400,
});
