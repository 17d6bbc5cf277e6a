import { claim } from '../../src/claim/claim.ts';
import { radialGradients } from '../../src/claim/radial.ts';
import { batchNormNodes, meanBackpropagated, radialDerivatives, varianceDetached, zeroEpsilon } from '../../src/settings/batchNormNodes.ts';
import { homogeneousActivation } from '../../src/settings/hypotheses.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/bn-detached-variance',
  title: 'BatchNorm with a detached variance, as in the logged run of the code, keeps the length of every weight vector',
  source: nonlinearity.at('remarks on normalisation, with the switches of the simulation code', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`w_m^\top \nabla_{w_m} \mathcal E_\alpha = 0, \qquad f = W_2\,\mathrm{BN}(h(W_1 x)),\ \mathrm{sg}(v)`,
  forAll: batchNormNodes,
  suppose: { homogeneousActivation, zeroEpsilon, meanBackpropagated, varianceDetached },
  then: radialGradients,
  confirm: (R, instance) => ({ zero: radialDerivatives(R, instance) }),
  expect: 'refuted',
  erratum: 'nonlinearity/bn-invariance',
  without: { homogeneousActivation: 'fails', zeroEpsilon: 'fails', meanBackpropagated: 'fails', varianceDetached: 'survives' },
  readings: ['the statistics of each view by itself, the variance biased (1/N), no affine part', 'the rule is that of the one logged run; nothing says that the authors claim invariance under it'],
  oracle: 'the backward pass against 0; refutations by dual numbers through the definition, the variance a constant',
});
