import { claim } from '../../src/claim/claim.ts';
import { unitOutputGradient, unitOutputGradientOver } from '../../src/claim/normalisedLayers.ts';
import { zeroEpsilon } from '../../src/settings/batchNormNodes.ts';
import { noBias, normalisedLayers, oneLayerAlone, unitNormalised } from '../../src/settings/normalisedLayers.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/l2-linear',
  title: 'With unit outputs the gradient of a linear layer is the layer times a matrix that depends on it: the objective is not PCA of the contrastive covariance',
  source: alphaCL.at('code of the experiments, linear network with normalised outputs', { provenance: 'code', statement: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\nabla_W\mathcal E_\alpha = W\tilde C, \qquad \tilde C = \textstyle\sum_{i \ne j}\alpha_{ij} \big(T(i, j) - T(i, i')\big),\quad T(u, v) = s_{uv}(\tilde x_u\tilde x_u^\top + \tilde x_v\tilde x_v^\top) - \tilde x_u\tilde x_v^\top - \tilde x_v\tilde x_u^\top,\ \tilde x = x/\|Wx\|`,
  forAll: normalisedLayers,
  suppose: { oneLayerAlone, unitNormalised, noBias, zeroEpsilon },
  then: unitOutputGradient,
  confirm: unitOutputGradientOver,
  without: { oneLayerAlone: 'fails', unitNormalised: 'fails', noBias: 'fails', zeroEpsilon: 'fails' },
  covers: { 'three samples or more': { share: 0.25, when: ({ dims }) => dims.N >= 3 }, 'two outputs or more': { share: 0.3, when: ({ dims }) => dims.n1 >= 2 } },
  readings: ['that C̃ moves with W is seen from its formula, not tested', 'α is constant; a sample with Wx = 0 has the output 0 and passes nothing back', 's is the cosine of two outputs'],
  oracle: 'dual numbers through the normalised outputs, against the formula from its definition',
  runs: 300,
});
