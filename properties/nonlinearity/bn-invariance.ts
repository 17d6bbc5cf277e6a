import { claim } from '../../src/claim/claim.ts';
import { radialGradients } from '../../src/claim/radial.ts';
import { amplification, batchNormNodes, meanBackpropagated, nodeGradients, radialDerivatives, varianceBackpropagated, zeroEpsilon } from '../../src/settings/batchNormNodes.ts';
import { homogeneousActivation } from '../../src/settings/hypotheses.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/bn-invariance',
  title: 'BatchNorm whose statistics are back-propagated keeps the length of every weight vector along the gradient flow',
  source: nonlinearity.at('remarks on normalisation', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\tfrac12\tfrac{d}{dt}\|w_m\|^2 = w_m^\top \nabla_{w_m} \mathcal E_\alpha = 0, \qquad f = W_2\,\mathrm{BN}(h(W_1 x))`,
  forAll: batchNormNodes,
  suppose: { homogeneousActivation, zeroEpsilon, meanBackpropagated, varianceBackpropagated },
  then: radialGradients,
  confirm: (R, instance) => ({ zero: radialDerivatives(R, instance) }),
  without: { homogeneousActivation: 'fails', zeroEpsilon: 'fails', meanBackpropagated: 'fails', varianceBackpropagated: 'fails' },
  covers: {
    'every node varies by 1e-6 of its size': { share: 0.3, when: (i) => amplification(nodeGradients(i)).every((factor) => factor > 1 && factor < 1e6) },
    'N ≥ 3': { share: 0.4, when: ({ x }) => x.rows >= 3 },
  },
  readings: [
    'statistics over the batch of each view by itself, the variance biased (1/N), no affine part',
    'a node that is constant over a view outputs 0 there and passes nothing back',
    'α is constant: any other smooth function of the normalised nodes would do',
  ],
  oracle: 'the backward pass against 0; refutations by dual numbers through the definition, where a detached statistic is a constant',
});
