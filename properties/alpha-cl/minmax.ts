import { claim } from '../../src/claim/claim.ts';
import { gameGap, gameResidual } from '../../src/claim/game.ts';
import { gameBatch, zeroEpsilon } from '../../src/settings/minPlayer.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/minmax',
  title: 'Without the positive pair in the denominator, InfoNCE is a game on fixed simplices: its value is less the loss',
  source: alphaCL.at('Theorem 2', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\epsilon = 0: \quad \min_{\alpha\in\mathcal A}\big(\mathcal E_\alpha(\theta) - \mathcal R(\alpha)\big) = -\mathcal L_{nce}(\theta), \qquad \mathcal A = \{\alpha \ge 0,\ \textstyle\sum_{j\ne i}\alpha_{ij} = 1\}`,
  forAll: gameBatch,
  suppose: { zeroEpsilon },
  then: (instance) => gameResidual(instance, 'negatives'),
  confirm: (R, instance) => ({ zero: [gameGap(R, instance, 'negatives')] }),
  without: { zeroEpsilon: 'fails' },
  covers: { 'N ≥ 3': { share: 0.3, when: ({ x }) => x.rows >= 3 } },
  readings: ['the wording "max player, min player" was read in the abstract; that the two play one game for a value is our reading', 'for ε > 0 the simplices have the mass ξ_i/(ξ_i + ε), which moves with θ'],
  oracle: 'the minimum evaluated term by term at the softmax, against the loss by distances; refutations from closed forms to 50 digits',
  uses: ['alpha-cl/thm-2'],
});
