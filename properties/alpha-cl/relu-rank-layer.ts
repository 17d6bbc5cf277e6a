import { claim } from '../../src/claim/claim.ts';
import { undecided } from '../../src/claim/residual.ts';
import { bestOf, layerKept, limitsOf, reluRuns, weakAugmentation } from '../../src/settings/reluRuns.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/relu-rank-layer',
  title: 'With its first layer normalised as a whole and weak augmentation, a two-layer ReLU network ends in a solution of rank one',
  source: alphaCL.at('abstract; two-layer ReLU networks', { provenance: 'derived' }),
  kind: 'statistical',
  statement: String.raw`\|W_1\|_F = 1,\ \sigma = 0.05: \quad P\big[\operatorname{rank} V = 1\big] > 0.9, \qquad V = [W_1 \bar X]_+ \text{ in the limit of projected gradient ascent}`,
  forAll: reluRuns,
  suppose: { layerKept, weakAugmentation },
  then: (run) => {
    const end = bestOf(limitsOf(run, 1));
    if (end === null) return undecided('the ascent is not at rest');
    return { what: 'rank of V is one', observation: end.rank === 1 ? 1 : 0, null: 0.9, effect: 0.08, because: 'nearly always: at least 0.98', seen: { 'rank of V': end.rank, '2ℰ': end.value } };
  },
  without: { layerKept: 'fails', weakAugmentation: 'fails' },
  uses: ['alpha-cl/relu-stability'],
  readings: ['N = 18, M = 4, K = 6, three outputs; one start a data set; singular values above 1 % of the largest count'],
  oracle: 'singular values of V where the projected gradient has come to rest',
  runs: 600,
});
