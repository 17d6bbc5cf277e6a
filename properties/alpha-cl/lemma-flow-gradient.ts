import { claim } from '../../src/claim/claim.ts';
import { gradientFormula, gradientFormulaOver } from '../../src/claim/deepFlow.ts';
import { deepActivated } from '../../src/settings/deepFlow.ts';
import { linearActivation } from '../../src/settings/hypotheses.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/lemma-flow-gradient',
  title: 'The gradient of a deep linear network at one layer, and its product with that layer: twice the energy, whatever the layer',
  source: alphaCL.at('deep linear networks, gradient dynamics', { provenance: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\nabla_{W_l}\mathcal E_\alpha = W_{>l}^\top W X_\alpha W_{<l}^\top, \qquad \langle W_l, \nabla_{W_l}\mathcal E_\alpha\rangle = 2\mathcal E_\alpha \quad (l = 1..L)`,
  forAll: deepActivated,
  suppose: { linearActivation },
  then: gradientFormula,
  confirm: gradientFormulaOver,
  without: { linearActivation: 'fails' },
  covers: { 'three layers or more': { share: 0.25, when: ({ dims }) => dims.L >= 3 } },
  readings: ['importances are constant'],
  oracle: 'dual numbers through the network and the energy by distances',
  runs: 200,
});
