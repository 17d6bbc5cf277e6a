import { claim } from '../../src/claim/claim.ts';
import { levelsOver, minPlayerExhibits, minPlayerResidual } from '../../src/claim/losses/minPlayer.ts';
import { exponentialPsi, minPlayer } from '../../src/settings/minPlayer.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/thm-2',
  title: 'For an exponential ψ the importances minimise the energy less their entropy, on the simplices of their own mass',
  source: alphaCL.at('Theorem 2', { provenance: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`\alpha(\theta) = \arg\min_{\alpha\in\mathcal A}\ \mathcal E_\alpha(\theta) - \tau\sum_iH(\alpha_{i\cdot}), \qquad \mathcal A = \Big\{\alpha\ge0:\ \sum_{j\ne i}\alpha_{ij} = \tau^{-1}\xi_i\phi'(\xi_i)\Big\}`,
  forAll: minPlayer,
  suppose: { exponentialPsi },
  then: (instance) => minPlayerResidual(instance),
  confirm: (R, instance) => ({ zero: levelsOver(R, instance) }),
  certify: minPlayerExhibits,
  without: { exponentialPsi: 'fails' },
  covers: { 'N ≥ 3': { share: 0.3, when: ({ x }) => x.rows >= 3 }, 'close to the solution': { share: 0.2, when: ({ mix }) => mix < 2 ** -6 } },
  readings: ['ψ may carry a constant factor (soft triplet, lifted), which moves ξ and not the weights; 0 log 0 = 0', 'the problem is strictly convex in each row, so that KKT decides; without the hypothesis the sums are those of α itself and τ the parameter'],
  oracle: 'random feasible rivals, Dirichlet and tiny mixtures with the solution; KKT; the closed form of the value; refutations by KKT from the definitions to 50 digits',
  runs: 600,
});
