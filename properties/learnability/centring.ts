import { featuresInTheEnd } from '../../src/claim/bothFeatures.ts';
import { claim } from '../../src/claim/claim.ts';
import { centred, hiddenFeatureLaw } from '../../src/settings/sigmoid/centring.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/centring',
  title: 'From the region a neuron learns both features of a centred hidden feature, too',
  source: learnability.at('probe of the interpretation: which feature is it?', { provenance: 'reconstructed' }),
  kind: 'dynamics',
  statement: String.raw`x^{(2)} = \pm h,\ \mathbb E\,x^{(2)} = 0 \implies \lim w^{(1)} \ne 0,\ \lim w^{(2)} \ne 0`,
  forAll: hiddenFeatureLaw,
  suppose: { centred },
  ...featuresInTheEnd('a feature is missing', ([label, hidden]) => !(label && hidden)),
  expect: 'refuted',
  erratum: 'learnability/centring-share',
  without: { centred: 'fails' },
  witnesses: [{ high: 3.5, low: -3.5, share: 0.5, a: 3.5, t: 8.75 }],
  readings: ['our question, not a claim of the paper: is it the hidden feature that is learned, or its mean?', 'the witness has the spread of the paper’s feature at τ = 7: it ends at (0, 1.887), and the label-related feature is lost'],
  oracle: 'the end of gradient descent, completed by Newton’s method; the refutation by four more steps and the Hessian to 50 digits',
  runs: 20,
});
