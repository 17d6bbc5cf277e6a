import { claim } from '../../src/claim/claim.ts';
import { nodeSums } from '../../src/claim/radial.ts';
import { batchNormNodes, meanBackpropagated, nodeSumsOver } from '../../src/settings/batchNormNodes.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/bn-zero-sum',
  title: 'BatchNorm whose mean is back-propagated passes back gradients that sum to zero over the batch',
  source: nonlinearity.at('remarks on normalisation', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\textstyle\sum_i \partial \mathcal E_\alpha / \partial u_{im} = 0, \qquad f = W_2\,\mathrm{BN}(u),\ u = h(W_1 x)`,
  forAll: batchNormNodes,
  suppose: { meanBackpropagated },
  then: nodeSums,
  confirm: (R, instance) => ({ zero: nodeSumsOver(R, instance) }),
  without: { meanBackpropagated: 'fails' },
  covers: { 'N ≥ 3': { share: 0.4, when: ({ x }) => x.rows >= 3 } },
  readings: ['the statistics of each view by itself; the sum over one view', 'whatever the activation, ε and the variance’s switch'],
  oracle: 'the backward pass against 0; refutations by dual numbers through the definition, along a common shift of all outputs of a node',
});
