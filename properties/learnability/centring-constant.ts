import { featuresInTheEnd } from '../../src/claim/bothFeatures.ts';
import { claim } from '../../src/claim/claim.ts';
import { constantFeature, hiddenFeatureLaw } from '../../src/settings/sigmoid/centring.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/centring-constant',
  title: 'A coordinate that carries no information is not learned: weights on it vanish, and the label-related feature stays',
  source: learnability.at('probe of the interpretation: which feature is it?', { provenance: 'reconstructed' }),
  kind: 'dynamics',
  statement: String.raw`x^{(2)} \equiv \tau \implies \lim w^{(2)} = 0,\ \lim w^{(1)} \ne 0`,
  forAll: hiddenFeatureLaw,
  suppose: { constantFeature },
  ...featuresInTheEnd('weights on the constant, or none on the label', ([label, hidden]) => hidden || !label),
  expect: 'refuted',
  erratum: 'learnability/centring-share',
  without: { constantFeature: 'fails' },
  readings: ['hence a large ‖Πe₂‖ under self-supervision does not say that e₂ is informative: with x⁽²⁾ ≡ 7 both neurons end at (0, 1.206), the span is e₂ alone'],
  oracle: 'the end of gradient descent, completed by Newton’s method; the refutation by four more steps and the Hessian to 50 digits',
  runs: 20,
});
