import { claim } from '../../src/claim/claim.ts';
import { climbsTopEigenvalue, climbsTopOver } from '../../src/claim/envelope.ts';
import { hiddenLayer, separatedTopOutput } from '../../src/settings/hiddenLayer.ts';
import { homogeneousActivation } from '../../src/settings/hypotheses.ts';
import { fieldsAwayFromKinks } from '../../src/settings/twoLayerFlow.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/envelope',
  title: 'Below a second layer at its optimum, the first layer climbs the largest eigenvalue of the covariance of its outputs',
  source: nonlinearity.at('two-layer analysis, fast second layer', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\nabla_{w_{km}} \tfrac12\lambda_{\max}(\mathcal C_\alpha[f_1]) = s_{km} \textstyle\sum_{k'm'} s_{k'm'}\, \mathcal C_\alpha[\tilde x_{km}, \tilde x_{k'm'}]\, w_{k'm'}`,
  forAll: hiddenLayer,
  suppose: { homogeneousActivation, separatedTopOutput, fieldsAwayFromKinks },
  then: climbsTopEigenvalue,
  confirm: climbsTopOver,
  without: { homogeneousActivation: 'fails', separatedTopOutput: 'fails', fieldsAwayFromKinks: 'fails' },
  uses: ['nonlinearity/w2-rank-1', 'nonlinearity/two-layer-dynamics'],
  covers: { 'two nodes or more': { share: 0.4, when: ({ dims }) => dims.K * dims.M >= 2 } },
  readings: ['the second layer is u sᵀ with ‖u‖ = 1, where its own fast flow ends; at a tie of the largest eigenvalue s is not unique and λ_max has a kink'],
  oracle: 'central differences of the largest eigenvalue; refutations by differences to 50 digits',
  runs: 300,
});
