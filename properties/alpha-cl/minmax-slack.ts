import { claim } from '../../src/claim/claim.ts';
import { gameGap, gameResidual } from '../../src/claim/game.ts';
import { gameBatch } from '../../src/settings/minPlayer.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/minmax-slack',
  title: 'With a slack weight of payoff −τ log ε beside the negatives, InfoNCE is a game on fixed simplices for every ε',
  source: alphaCL.at('Theorem 2', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\min_{(\alpha_{i0},\alpha_{i\cdot})\in\Delta}\ \sum_i\Big(-\sum_{j\ne i}\alpha_{ij}\delta_{ij} - \tau\alpha_{i0}\log\epsilon - \tau H(\alpha_{i0},\alpha_{i\cdot})\Big) = -\mathcal L_{nce}(\theta)`,
  forAll: gameBatch,
  suppose: {},
  then: (instance) => gameResidual(instance, 'negatives and slack'),
  confirm: (R, instance) => ({ zero: [gameGap(R, instance, 'negatives and slack')] }),
  without: {},
  covers: { 'ε above 0': { share: 0.4, when: ({ epsilon }) => epsilon > 0 } },
  readings: ['at ε = 0 the slack has no weight and is left out'],
  oracle: 'the minimum evaluated term by term at the softmax with slack, against the loss by distances',
  uses: ['alpha-cl/def-alpha-cl-entropy'],
});
