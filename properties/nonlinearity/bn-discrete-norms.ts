import { claim } from '../../src/claim/claim.ts';
import { growthOfNorms } from '../../src/claim/radial.ts';
import { meanBackpropagated, varianceBackpropagated, zeroEpsilon } from '../../src/settings/batchNormNodes.ts';
import { batchNormStep, growthDefects, noWeightDecay } from '../../src/settings/batchNormStep.ts';
import { homogeneousActivation } from '../../src/settings/hypotheses.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/bn-discrete-norms',
  title: 'With BatchNorm, finite steps of gradient ascent never shorten a weight vector: its squared length grows by that of the step',
  source: nonlinearity.at('remarks on normalisation', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\|w_m + \eta\nabla_{w_m}\mathcal E_\alpha\|^2 = \|w_m\|^2 + \eta^2\|\nabla_{w_m}\mathcal E_\alpha\|^2 \ge \|w_m\|^2, \qquad f = W_2\,\mathrm{BN}(h(W_1 x))`,
  forAll: batchNormStep,
  suppose: { homogeneousActivation, zeroEpsilon, meanBackpropagated, varianceBackpropagated, noWeightDecay },
  then: growthOfNorms,
  confirm: (R, instance) => ({ zero: growthDefects(R, instance) }),
  without: { homogeneousActivation: 'fails', zeroEpsilon: 'fails', meanBackpropagated: 'fails', varianceBackpropagated: 'fails', noWeightDecay: 'fails' },
  uses: ['nonlinearity/bn-invariance'],
  covers: { 'N ≥ 3': { share: 0.4, when: ({ x }) => x.rows >= 3 } },
  readings: ['plain gradient steps, without momentum', 'what nonlinearity/bn-invariance says of the flow, of steps of any size: conserved to first order only'],
  oracle: 'lengths before and after the step, against the length of the gradient; refutations by dual numbers through the definition',
  runs: 500,
});
