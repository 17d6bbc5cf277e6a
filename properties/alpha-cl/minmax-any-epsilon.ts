import { claim } from '../../src/claim/claim.ts';
import { gameGap, gameResidual } from '../../src/claim/game.ts';
import { gameBatch } from '../../src/settings/minPlayer.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/minmax-any-epsilon',
  title: 'InfoNCE is a game between θ and α whose value is less the loss, whatever the weight ε of the positive pair',
  source: alphaCL.at('Theorem 2', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\epsilon \ge 0: \quad \min_{\alpha\in\mathcal A(\theta)}\big(\mathcal E_\alpha(\theta) - \mathcal R(\alpha)\big) = -\mathcal L_{nce}(\theta), \qquad \mathcal A(\theta) = \{\alpha \ge 0,\ \textstyle\sum_{j\ne i}\alpha_{ij} = \tfrac{\xi_i}{\xi_i+\epsilon}\}`,
  forAll: gameBatch,
  suppose: {},
  then: (instance) => gameResidual(instance, 'negatives'),
  confirm: (R, instance) => ({ zero: [gameGap(R, instance, 'negatives')] }),
  expect: 'refuted',
  erratum: 'alpha-cl/minmax-slack',
  without: {},
  readings: ['the wording "max player, min player" was read in the abstract; that the two play one game for a value is our reading', 'for ε > 0 the simplices have the mass ξ_i/(ξ_i + ε), which moves with θ'],
  oracle: 'the minimum evaluated term by term at the softmax, against the loss by distances; refutations from closed forms to 50 digits',
  uses: ['alpha-cl/thm-2'],
});
