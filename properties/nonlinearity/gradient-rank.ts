import { claim } from '../../src/claim/claim.ts';
import { fieldMinorsOfOrder, rankOfFields } from '../../src/claim/gradientRank.ts';
import { linearActivation } from '../../src/settings/hypotheses.ts';
import { rankedNetwork, secondLayerOfRank } from '../../src/settings/lowRank.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/gradient-rank',
  title: 'With a linear activation, the gradients at a receptive field span no more dimensions than the second layer has rank',
  source: nonlinearity.at('Introduction, "always co-linear" made precise', { provenance: 'derived' }),
  kind: 'identity',
  statement: String.raw`\operatorname{rank}\,(\dot w_{k1}, \dots, \dot w_{kM}) \le \operatorname{rank} W_2`,
  forAll: rankedNetwork,
  suppose: { linearActivation, secondLayerOfRank },
  then: rankOfFields,
  confirm: fieldMinorsOfOrder,
  without: { linearActivation: 'fails', secondLayerOfRank: 'fails' },
  uses: ['nonlinearity/two-layer-dynamics'],
  covers: { 'nodes and coordinates enough for a larger rank': { share: 0.15, when: ({ dims }) => Math.min(dims.M, dims.p) > dims.r } },
  readings: ['the sharper repair of nonlinearity/collinearity-always, of which nonlinearity/collinearity is the case of rank one'],
  oracle: 'all minors of order r + 1 of the back-propagated gradients; refutations by those of exact derivatives of the energy',
});
