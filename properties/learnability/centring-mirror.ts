import { float64 } from '../../src/arithmetic/float64.ts';
import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { balancedLabels, independentFeature, lossGap, lossGapOver, mirrored, turned, twoFeaturePopulation } from '../../src/settings/sigmoid/twoFeaturePopulation.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/centring-mirror',
  title: 'Turning the sign of the hidden feature turns the sign of the weights on it: x⁽²⁾ in {−7, 0} is the mirror image of {0, 7}',
  source: learnability.at('probe of the interpretation: which feature is it?', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\tilde\ell_{-x^{(2)}}(w^{(1)}, -w^{(2)}, \dots) = \tilde\ell_{x^{(2)}}(w^{(1)}, w^{(2)}, \dots)`,
  forAll: twoFeaturePopulation,
  suppose: { balancedLabels, independentFeature },
  then: ({ alpha, w, ...features }) => {
    const { gap, size } = lossGap(alpha, { features, w: w.data }, { features: mirrored(float64, features), w: turned(float64, [...w.data], 1) });
    return { what: '|ℓ̃(w) − ℓ̃ of the mirrored law at the mirrored w|', value: gap, ...roundings(64 + 4 * w.cols, size) };
  },
  confirm: (R, { alpha, w, ...features }) => ({ zero: [lossGapOver(R, alpha, { features, w: w[0] }, { features: mirrored(R, features), w: turned(R, w[0], 1) })] }),
  without: { balancedLabels: 'survives', independentFeature: 'survives' },
  readings: ['neither hypothesis of the paper about its data is needed here'],
  oracle: 'the fast loss on both laws',
});
