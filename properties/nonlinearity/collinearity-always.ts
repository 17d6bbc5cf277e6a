import { claim } from '../../src/claim/claim.ts';
import { collinearFields, fieldMinors } from '../../src/claim/collinear.ts';
import { linearActivation } from '../../src/settings/hypotheses.ts';
import { twoLayerFields } from '../../src/settings/twoLayerFields.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/collinearity-always',
  title: 'With a linear activation, the gradients at a receptive field are always collinear',
  source: nonlinearity.at('Introduction', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\operatorname{rank}\,(\dot w_{k1}, \dots, \dot w_{kM}) \le 1`,
  forAll: twoLayerFields,
  suppose: { linearActivation },
  then: collinearFields,
  confirm: fieldMinors,
  expect: 'refuted',
  erratum: 'nonlinearity/collinearity',
  without: { linearActivation: 'fails' },
  readings: ['"always" is read as: for every second layer, whatever its rank'],
  oracle: 'rank of the gradient block by residual rows; refutations by the 2×2 minors of exact derivatives of the energy',
});
