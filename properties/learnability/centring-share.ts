import { featuresInTheEnd } from '../../src/claim/bothFeatures.ts';
import { claim } from '../../src/claim/claim.ts';
import { hiddenFeatureLaw, informative, offCentre } from '../../src/settings/sigmoid/centring.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/centring-share',
  title: 'From the region a neuron learns both features where the hidden one is off centre and both its values occur',
  source: learnability.at('probe of the interpretation: which feature is it?', { provenance: 'reconstructed' }),
  kind: 'dynamics',
  statement: String.raw`x^{(2)} \in \{0, \tau\},\ P[x^{(2)} = \tau] = q \in [\tfrac1{10}, \tfrac9{10}] \implies \lim w^{(1)} \ne 0,\ \lim w^{(2)} \ne 0`,
  forAll: hiddenFeatureLaw,
  suppose: { offCentre, informative },
  ...featuresInTheEnd('a feature is missing', ([label, hidden]) => !(label && hidden)),
  without: { offCentre: 'fails', informative: 'fails' },
  readings: ['a mean other than 0 is used by the model and not named as a hypothesis in what we read: without it e₁ is lost (learnability/centring)', 'one neuron: the other is its mirror image', '3 ≤ τ ≤ 8, α = 1/800, no noise'],
  oracle: 'the end of gradient descent, completed by Newton’s method; refutations by four more steps and the Hessian to 50 digits',
  runs: 60,
});
