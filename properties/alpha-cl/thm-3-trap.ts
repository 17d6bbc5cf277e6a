import { claim } from '../../src/claim/claim.ts';
import { nowhereHigherNearby, nowhereHigherOver } from '../../src/claim/deepTrap.ts';
import { isIndefinite } from '../../src/settings/deepNetwork.ts';
import { closedTail, deepTrap, negativeBelow } from '../../src/settings/deepTrap.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/thm-3-trap',
  title: 'Layers that multiply to zero above layers which see negative eigenvalues only are a local maximum of a deep linear network, of energy zero',
  source: alphaCL.at('Theorem 3 (number probable), where it fails', { provenance: 'derived' }),
  kind: 'existence',
  statement: String.raw`W_{>l} = 0,\ W_{\le l} X_\alpha W_{\le l}^\top \prec 0,\ l < L \quad\Longrightarrow\quad \mathcal E_\alpha(\theta') \le 0 = \mathcal E_\alpha(\theta) \text{ for all } \theta' \text{ near } \theta`,
  forAll: deepTrap,
  suppose: { closedTail, negativeBelow },
  then: nowhereHigherNearby,
  confirm: nowhereHigherOver,
  uncertified: 'no point of the statement is isolated: the energy is zero at all points whose upper layers multiply to zero',
  without: { closedTail: 'fails', negativeBelow: 'fails' },
  covers: { 'λ_max > 0: not global': { share: 0.2, when: isIndefinite }, 'four layers': { share: 0.1, when: ({ dims }) => dims.L === 4 } },
  readings: ['why: ½ tr(W_{>l} C W_{>l}ᵀ) ≤ 0 for as long as C stays negative definite', 'nearby: within 2⁻⁸ of the distance of C from the semidefinite matrices'],
  oracle: 'ℰ at three points along a random direction; in exact rational arithmetic for refutations',
  runs: 300,
});
