import { featuresInTheEnd } from '../../src/claim/bothFeatures.ts';
import { claim } from '../../src/claim/claim.ts';
import { centred, hiddenFeatureLaw } from '../../src/settings/sigmoid/centring.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/centring-one-feature',
  title: 'With a centred hidden feature a neuron picks one feature and leaves the other',
  source: learnability.at('probe of the interpretation: which feature is it?', { provenance: 'reconstructed' }),
  kind: 'dynamics',
  statement: String.raw`x^{(2)} = \pm h,\ \mathbb E\,x^{(2)} = 0 \implies \lim w^{(1)} = 0 \text{ or } \lim w^{(2)} = 0, \text{ and not both}`,
  forAll: hiddenFeatureLaw,
  suppose: { centred },
  ...featuresInTheEnd('both features or none', ([label, hidden]) => label === hidden),
  without: { centred: 'fails' },
  readings: ['from the starts of the released box; α = 1/800, h ≥ 1, no noise'],
  oracle: 'the end of gradient descent, completed by Newton’s method; refutations by four more steps and the Hessian to 50 digits',
  runs: 60,
});
