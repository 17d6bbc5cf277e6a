import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { trainedTwice } from '../../src/claim/tolerance.ts';
import { releasedSupervisedRun, supervisedOutcome } from '../../src/settings/sigmoid/supervisedRuns.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/sl-energy',
  title: 'What supervised training puts on the hidden feature is a hundredth of its weights, whenever it stops',
  source: learnability.at('abstract, with a metric that is stable', { provenance: 'derived' }),
  kind: 'dynamics',
  statement: String.raw`\max_j |w_j^{(2)}|/\|w_j\| \le 0.02, \qquad \|\Pi_{0.01}\, e_2\| \le 0.05`,
  forAll: releasedSupervisedRun,
  suppose: {},
  then: (run) => {
    const { kept, share } = supervisedOutcome(run);
    return worstOf(
      { what: 'largest |w⁽²⁾|/‖w‖ beyond 0.02', value: Math.max(0, share - 0.02), ...trainedTwice, seen: { 'largest |w⁽²⁾|/‖w‖': share } },
      { what: '‖Πe₂‖ beyond 0.05, directions below σ₁/100 left out', value: Math.max(0, kept[1] - 0.05), ...trainedTwice, seen: { '‖Πe₂‖, with the threshold': kept[1] } },
    );
  },
  without: {},
  readings: ['at τ = 7, n = 100, d = 10, for two seeds, stopped as released or followed to the end'],
  oracle: 'the weights themselves, and their singular value decomposition with a threshold',
  runs: 4,
});
