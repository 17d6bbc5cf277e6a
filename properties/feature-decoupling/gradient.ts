import { anchorDifferences, anchorGradient, anchorScale } from '../../src/claim/anchorLoss.ts';
import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { centralDifference, roundings } from '../../src/claim/tolerance.ts';
import { anchorDescent as definedDescent } from '../../src/definitions/thresholdNetwork/anchorDescent.ts';
import { anchorDescent, softmaxWeights } from '../../src/dynamics/thresholdNetwork/anchorGradient.ts';
import { maxAbs } from '../../src/linalg/matrix.ts';
import { contrastiveAnchor, detachedSecond, leastClearance, offKinks, positiveInDenominator, tauPrefactor } from '../../src/settings/contrastiveAnchor.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/gradient',
  title: 'The gradient of the loss with a detached second argument is the pull of the positive less that of the negatives, on the first view alone',
  source: featureDecoupling.at('Section 2.2, training algorithm using SGD', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`-\nabla_{w_i}\ell = \Big[(1 - \ell'_p)\,h_i(x^{++}) - \textstyle\sum_s \ell'_s\,h_i(x_{n,s})\Big]\,\mathbf 1\{|\langle w_i, x^+\rangle| \ge b_i\}\; x^+, \qquad \ell'_p + \textstyle\sum_s \ell'_s = 1`,
  forAll: contrastiveAnchor,
  suppose: { detachedSecond, tauPrefactor, positiveInDenominator, offKinks },
  then: (i) => {
    const descent = anchorDescent(i, i.tau);
    const { similarity, change, bend } = anchorScale(i);
    // A step that crosses no kink, nor bends e^{s/τ}.
    const step = Math.min((2 ** -4 * leastClearance) / (1 + i.W.cols * Math.max(maxAbs(i.first), maxAbs(i.second), maxAbs(i.negatives))), (2 ** -8 * i.tau) / (change + i.tau));
    const slopes = anchorDifferences(i, i, step);
    const factor = i.prefactor === 'tau' ? Math.max(1, i.tau) : 1;
    return worstOf(
      { what: 'max|∂ℓ + descent|', value: Math.max(...slopes.map((slope, at) => Math.abs(slope + descent.data[at]))), ...centralDifference(step, (similarity / i.tau + 16) * factor * 4, bend), seen: { descent } },
      { what: '|ℓ′_p + Σℓ′_s − 1|', value: Math.abs(softmaxWeights(i, i.tau).reduce((a, b) => a + b, -1)), ...roundings(16, 1) },
    );
  },
  confirm: (R, i) => {
    const claimed = definedDescent(R, i.W, i.b[0], { first: i.first[0], second: i.second[0], negatives: i.negatives }, i.tau).flat();
    return { zero: anchorGradient(R, i, i).map((slope, at) => R.add(slope, claimed[at])) };
  },
  without: { detachedSecond: 'fails', tauPrefactor: 'fails', positiveInDenominator: 'fails', offKinks: 'fails' },
  covers: { 'an active neuron': { share: 0.4, when: (i) => anchorDescent(i, i.tau).data.some((entry) => entry !== 0) }, 'a positive threshold': { share: 0.3, when: ({ b }) => b.data.some((entry) => entry > 0) } },
  readings: ['one anchor; the factor τ before the logarithm, without which the gradient is divided by τ', 'at b = 0 the neuron is linear and there is no kink', 'not half of the full gradient: an implementation must really detach'],
  oracle: 'central differences of the loss with the second argument held; refutations by dual numbers to 50 digits',
  runs: 400,
});
