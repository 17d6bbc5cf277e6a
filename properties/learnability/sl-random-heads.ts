import { claim } from '../../src/claim/claim.ts';
import { releasedHeads, supervisedOutcome } from '../../src/settings/sigmoid/supervisedRuns.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/sl-random-heads',
  title: 'As released, with heads of any signs, supervised training mostly leaves the hidden feature out and gets every training sample right',
  source: learnability.at('released code: supervised simulation', { provenance: 'code', statement: 'derived' }),
  kind: 'statistical',
  statement: String.raw`P\Big[\max_j |w_j^{(2)}|/\|w_j\| \le 0.05,\ \text{accuracy } 1\Big] > \tfrac12`,
  forAll: releasedHeads,
  suppose: {},
  then: ({ seed }) => {
    const { W, F, share, accuracy } = supervisedOutcome({ seed, length: 'twice as long', heads: 'drawn' });
    return {
      what: 'the weights on the hidden feature stay below a twentieth, and no training sample is on the wrong side',
      observation: share <= 0.05 && accuracy === 1 ? 1 : 0,
      null: 0.5,
      effect: 0.3,
      because: 'seeds are drawn independently: 1 where both hold, else 0',
      seen: { W, F, 'largest |w⁽²⁾|/‖w‖': share, 'training accuracy': accuracy },
    };
  },
  without: {},
  uses: ['learnability/sl-energy'],
  readings: ['"mostly" is ours, at least 0.8 against at most 0.5; over the first 120 seeds it was 118', 'with F_1 < 0 < F_2 at the start it holds for every seed (learnability/sl-energy)'],
  oracle: 'the weights that training ends with, and the sign of Fᵀs(Wx) on the training samples',
  runs: 200,
});
