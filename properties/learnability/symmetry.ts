import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { balancedLabels, independentFeature, lossGap, lossGapOver, turned, twoFeaturePopulation } from '../../src/settings/sigmoid/twoFeaturePopulation.ts';
import { float64 } from '../../src/arithmetic/float64.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/symmetry',
  title: 'The simplified objective does not see the sign of the label coordinate, so that critical points come in pairs (a, b), (−a, b)',
  source: learnability.at('appendix, proof of Lemma 1', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\tilde\ell(-w^{(1)}, w^{(2)}, \dots) = \tilde\ell(w^{(1)}, w^{(2)}, \dots)`,
  forAll: twoFeaturePopulation,
  suppose: { balancedLabels, independentFeature },
  then: ({ alpha, w, ...features }) => {
    const { gap, size } = lossGap(alpha, { features, w: w.data }, { features, w: turned(float64, [...w.data], 0) });
    return { what: '|ℓ̃(w) − ℓ̃(w with its first sign turned)|', value: gap, ...roundings(64 + 4 * w.cols, size) };
  },
  confirm: (R, { alpha, w, ...features }) => ({ zero: [lossGapOver(R, alpha, { features, w: w[0] }, { features, w: turned(R, w[0], 0) })] }),
  without: { balancedLabels: 'fails', independentFeature: 'fails' },
  covers: { 'the label is seen': { share: 0.4, when: ({ w }) => w.data[0] !== 0 } },
  readings: ['on the population, any values of the hidden feature; a finite sample has unequal counts, hence is without the first hypothesis'],
  oracle: 'the fast loss at both points; refutations from the definition, to 50 digits',
});
