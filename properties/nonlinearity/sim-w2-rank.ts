import { claim } from '../../src/claim/claim.ts';
import { trainedTwice } from '../../src/claim/tolerance.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { outcomeOf, quadraticLoss, simulationRanks } from '../../src/settings/simulationRun.ts';
import { nonlinearity } from './paper.ts';

export default claim({
  id: 'nonlinearity/sim-w2-rank',
  title: 'In the simulation, the quadratic loss trains a second layer of nearly rank one',
  source: nonlinearity.at('two-layer analysis, fast second layer; the simulation as in its code', { provenance: 'reconstructed' }),
  kind: 'empirical',
  statement: String.raw`\|W_2\|_F^2 / \|W_2\|^2 \le 2`,
  forAll: simulationRanks,
  suppose: { quadraticLoss },
  then: (run) => {
    const { stableRank } = outcomeOf(run);
    return { what: 'what the stable rank of W₂ exceeds 2 by', value: Math.max(0, stableRank - 2), ...trainedTwice, seen: { 'stable rank of W₂': stableRank } };
  },
  unconfirmed: unconfirmed.simulation,
  without: { quadraticLoss: 'fails' },
  readings: [
    'rank one is what nonlinearity/w2-rank-1 says of a second layer that is trained to its end above a fixed first layer, and what collinearity and global modulation assume',
    'under InfoNCE it is not so: the collinear gradients of linear networks do not explain how they fare there',
    'the stable rank is at least 1 and at most the rank; the bound 2 is ours; the small size of the set-up',
  ],
  oracle: 'the trained second layer itself',
  runs: 12,
});
