import { claim } from '../../src/claim/claim.ts';
import { supervisedExhibits } from '../../src/claim/sigmoidExhibits.ts';
import { undecided } from '../../src/claim/residual.ts';
import { atRest } from '../../src/claim/tolerance.ts';
import { supervisedTraces } from '../../src/claim/traces/neuronTraces.ts';
import { matrix } from '../../src/linalg/matrix.ts';
import { alignedTop, hiddenShare, hiddenShareOver, independentOfLabel, oppositeSigns, supervisedLimit, supervisedStart } from '../../src/settings/sigmoid/supervisedRuns.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/sl-thm',
  title: 'Supervised training learns the label-related feature only: the weights on the hidden feature vanish',
  source: learnability.at('abstract', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'dynamics',
  statement: String.raw`\lim w_1^{(2)} = \lim w_2^{(2)} = 0`,
  forAll: supervisedStart,
  suppose: { oppositeSigns, alignedTop, independentOfLabel },
  then: (start) => {
    const limit = supervisedLimit(start);
    if (limit === null) return undecided('Newton’s method did not finish from where training ended');
    const W = matrix(2, 2, limit.w.slice(0, 4));
    return { what: 'largest |w⁽²⁾|/‖w‖ in the limit', value: hiddenShare(W), ...atRest(2 ** -40), seen: { W, F: limit.w.slice(4), 'least eigenvalue of the Hessian': limit.eigenvalues[5] } };
  },
  confirm: (R, start) => ({ zero: [hiddenShareOver(R, start)] }),
  certify: supervisedExhibits,
  without: { oppositeSigns: 'fails', alignedTop: 'fails', independentOfLabel: 'fails' },
  readings: [
    'without noise, β = γ = 1/800, alternating steps; n → ∞ of the released training',
    'the released code forces the signs of W at the start and not those of F; with W alone some runs end at a minimum where both neurons have one sign and the hidden feature serves as the missing bias',
  ],
  oracle: 'the end of training, completed by Newton’s method, with the spectrum of the Hessian',
  runs: 80,
  traces: supervisedTraces,
});
