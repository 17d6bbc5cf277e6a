import { claim } from '../../src/claim/claim.ts';
import { discreteSteps, discreteStepsOver } from '../../src/claim/normalisedLayers.ts';
import { zeroEpsilon } from '../../src/settings/batchNormNodes.ts';
import { homogeneousOfSomeDegree, noBias, normalisedLayers, normalisedOutput } from '../../src/settings/normalisedLayers.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/lemma-norm-discrete',
  title: 'Gradient descent with finite steps, too, keeps the norm of every layer of a network with normalised outputs',
  source: alphaCL.at('appendix (probable), why the norm constraint is natural', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\|W_l + \eta \nabla_{W_l}\mathcal E_\alpha\|_F = \|W_l\|_F`,
  forAll: normalisedLayers,
  suppose: { homogeneousOfSomeDegree, normalisedOutput, noBias, zeroEpsilon },
  then: discreteSteps('kept'),
  confirm: discreteStepsOver('kept'),
  expect: 'refuted',
  erratum: 'alpha-cl/lemma-norm-steps',
  without: { homogeneousOfSomeDegree: 'fails', normalisedOutput: 'fails', noBias: 'fails', zeroEpsilon: 'fails' },
  readings: ['nothing says that the authors claim it: it is what a reader of the lemma may take for granted of a trained network'],
  oracle: 'the gradient by dual numbers, the norms after the step as they are',
  runs: 300,
});
