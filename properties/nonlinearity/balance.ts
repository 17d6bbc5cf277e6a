import { balanceOfNorms, balanceOver } from '../../src/claim/balance.ts';
import { claim } from '../../src/claim/claim.ts';
import { homogeneousActivation } from '../../src/settings/hypotheses.ts';
import { noDecay, noNormalisation, weightFlow } from '../../src/settings/weightFlow.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/balance',
  title: 'What a node gains in its incoming weights it gains in its outgoing ones: the difference of squared norms is conserved',
  source: nonlinearity.at('two-layer analysis, disjoint receptive fields', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`w_{km}^\top\dot w_{km} = W_{2,\cdot km}^\top\dot W_{2,\cdot km}, \qquad \tfrac{d}{dt}\big(\|w_{km}\|^2 - \|W_{2,\cdot km}\|^2\big) = 0`,
  forAll: weightFlow,
  suppose: { homogeneousActivation, noDecay, noNormalisation },
  then: balanceOfNorms,
  confirm: balanceOver,
  without: { homogeneousActivation: 'fails', noDecay: 'fails', noNormalisation: 'fails' },
  uses: ['nonlinearity/two-layer-dynamics'],
  readings: ['kinks are admitted: with h\'(0) = c₋ both sides count a sample on a kink alike', 'along the flow the drift is measured up to the first change of a gate, where the integrator loses its order'],
  oracle: 'the two sides by their own gradients, and the drift along an integrated flow; refutations by exact derivatives of the energy',
  runs: 500,
});
