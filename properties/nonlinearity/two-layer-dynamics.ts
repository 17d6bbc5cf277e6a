import { claim } from '../../src/claim/claim.ts';
import { gatedDefects, gatedGradient } from '../../src/claim/gatedGradient.ts';
import { frozenImportances, homogeneousActivation } from '../../src/settings/hypotheses.ts';
import { fieldsAwayFromKinks, twoLayerFlow } from '../../src/settings/twoLayerFlow.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/two-layer-dynamics',
  title: 'The gradients of both layers are covariances of gated inputs, coupled through the second layer',
  source: nonlinearity.at('two-layer analysis, disjoint receptive fields', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\dot W_2 = W_2\,\mathcal C_\alpha[f_1], \qquad \dot w_{km} = \textstyle\sum_{k'm'} (W_2^\top W_2)_{km,k'm'}\, \mathcal C_\alpha[\tilde x_{km}, \tilde x_{k'm'}]\, w_{k'm'}`,
  forAll: twoLayerFlow,
  suppose: { homogeneousActivation, frozenImportances, fieldsAwayFromKinks },
  then: gatedGradient,
  confirm: gatedDefects,
  without: { homogeneousActivation: 'fails', frozenImportances: 'fails', fieldsAwayFromKinks: 'fails' },
  covers: { 'several fields or nodes': { share: 0.4, when: ({ dims }) => dims.K * dims.M >= 2 } },
  readings: ['importances that move with the weights are those of InfoNCE at the outputs, τ = 1, ε = 1'],
  oracle: 'central differences of the energy by distances in every weight, and back-propagation; refutations by exact one-sided derivatives',
  runs: 500,
});
