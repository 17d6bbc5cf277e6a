import { claim } from '../../src/claim/claim.ts';
import { discreteSteps, discreteStepsOver } from '../../src/claim/normalisedLayers.ts';
import { zeroEpsilon } from '../../src/settings/batchNormNodes.ts';
import { homogeneousOfSomeDegree, noBias, normalisedLayers, normalisedOutput } from '../../src/settings/normalisedLayers.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/lemma-norm-steps',
  title: 'A gradient step of any size on a network with normalised outputs lengthens every layer, by Pythagoras',
  source: alphaCL.at('appendix (probable), why the norm constraint is natural', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\|W_l + \eta \nabla_{W_l}\mathcal E_\alpha\|_F^2 = \|W_l\|_F^2 + \eta^2 \|\nabla_{W_l}\mathcal E_\alpha\|_F^2`,
  forAll: normalisedLayers,
  suppose: { homogeneousOfSomeDegree, normalisedOutput, noBias, zeroEpsilon },
  then: discreteSteps('grown'),
  confirm: discreteStepsOver('grown'),
  without: { homogeneousOfSomeDegree: 'fails', normalisedOutput: 'fails', noBias: 'fails', zeroEpsilon: 'fails' },
  uses: ['alpha-cl/lemma-norm'],
  covers: { 'two layers or more': { share: 0.4, when: ({ dims }) => dims.L >= 2 } },
  readings: ['a step in one layer, the others held'],
  oracle: 'the gradient by dual numbers, the norms after the step as they are',
  runs: 300,
});
