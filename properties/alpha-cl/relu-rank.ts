import { claim } from '../../src/claim/claim.ts';
import { undecided } from '../../src/claim/residual.ts';
import { bestOf, filtersKept, limitsOf, reluRuns, weakAugmentation } from '../../src/settings/reluRuns.ts';
import { alphaCL } from './paper.ts';

export default claim({
  id: 'alpha-cl/relu-rank',
  title: 'With every filter of its first layer normalised, a two-layer ReLU network tends to end in a solution of rank two or more',
  source: alphaCL.at('abstract; two-layer ReLU networks', { provenance: 'paper', statement: 'derived' }),
  kind: 'statistical',
  statement: String.raw`\|w_k\| = 1/\sqrt K: \quad P\big[\operatorname{rank} V \ge 2\big] > \tfrac12, \qquad V = [W_1 \bar X]_+ \text{ in the limit of projected gradient ascent}`,
  forAll: reluRuns,
  suppose: { filtersKept, weakAugmentation },
  then: (run) => {
    const end = bestOf(limitsOf(run, 1));
    if (end === null) return undecided('the ascent is not at rest');
    return { what: 'rank of V is two or more', observation: end.rank >= 2 ? 1 : 0, null: 0.5, effect: 0.3, because: 'more often than not: at least 0.8', seen: { 'rank of V': end.rank, '2ℰ': end.value } };
  },
  without: { filtersKept: 'fails', weakAugmentation: 'survives' },
  uses: ['alpha-cl/relu-reduction'],
  readings: [
    'the abstract says that fixed points "can have higher ranks", not under which normalisation: with the first layer normalised as a whole they have rank one (alpha-cl/relu-rank-layer)',
    'N = 18, M = 4, K = 6, three outputs; one start a data set; singular values above 1 % of the largest count',
  ],
  oracle: 'singular values of V where the projected gradient has come to rest',
  runs: 400,
});
