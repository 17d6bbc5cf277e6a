import { featuresInTheEnd } from '../../src/claim/bothFeatures.ts';
import { claim } from '../../src/claim/claim.ts';
import { absentFeature, hiddenFeatureLaw } from '../../src/settings/sigmoid/centring.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/centring-absent',
  title: 'Without a hidden feature its coordinate is not learned, the label-related one is',
  source: learnability.at('probe of the interpretation: which feature is it?', { provenance: 'reconstructed' }),
  kind: 'dynamics',
  statement: String.raw`x^{(2)} \equiv 0 \implies \lim w^{(2)} = 0,\ \lim w^{(1)} \ne 0`,
  forAll: hiddenFeatureLaw,
  suppose: { absentFeature },
  ...featuresInTheEnd('weights on the second coordinate, or none on the label', ([label, hidden]) => hidden || !label),
  without: { absentFeature: 'fails' },
  readings: ['from the starts of the released box; α = 1/800, no noise'],
  oracle: 'the end of gradient descent, completed by Newton’s method; refutations by four more steps and the Hessian to 50 digits',
  runs: 40,
});
