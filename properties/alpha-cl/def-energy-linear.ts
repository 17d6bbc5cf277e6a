import { claim } from '../../src/claim/claim.ts';
import { energyIsPca, energyIsPcaOver } from '../../src/claim/deepFlow.ts';
import { deepActivated } from '../../src/settings/deepFlow.ts';
import { isIndefinite } from '../../src/settings/deepNetwork.ts';
import { linearActivation } from '../../src/settings/hypotheses.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/def-energy-linear',
  title: 'The energy of a deep linear network is that of PCA on the contrastive covariance of its inputs',
  source: alphaCL.at('abstract; deep linear networks', { provenance: 'paper', statement: 'reconstructed' }),
  kind: 'identity',
  statement: String.raw`\mathcal E_\alpha(\theta) = \tfrac12 \operatorname{tr}(W X_\alpha W^\top), \qquad W = W_L \cdots W_1,\ X_\alpha = \mathbb C_\alpha[x]`,
  forAll: deepActivated,
  suppose: { linearActivation },
  then: energyIsPca,
  confirm: energyIsPcaOver,
  without: { linearActivation: 'fails' },
  covers: { 'X_α indefinite': { share: 0.08, when: isIndefinite }, 'three layers or more': { share: 0.3, when: ({ dims }) => dims.L >= 3 } },
  readings: ['the sum runs over i ≠ j without a factor, as in Definition 1 as reconstructed'],
  oracle: 'the energy of the outputs by distances, pair by pair; refutations in exact rational arithmetic',
  runs: 500,
});
