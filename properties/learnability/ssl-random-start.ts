import { claim } from '../../src/claim/claim.ts';
import { undecided } from '../../src/claim/residual.ts';
import { bothLimits, gaussianStart } from '../../src/settings/sigmoid/gaussianStart.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/ssl-random-start',
  title: 'From a Gaussian start self-supervised training mostly learns both features',
  source: learnability.at('abstract, without its initialization region', { provenance: 'reconstructed' }),
  kind: 'statistical',
  statement: String.raw`P\big[\lim w_1^{(1)} \lim w_2^{(1)} < 0\big] \ge 0.75 \quad\text{for } w_j(0) \sim N(0, I)`,
  forAll: gaussianStart,
  suppose: {},
  then: (start) => {
    const limits = bothLimits(start);
    if (limits === null) return undecided('Newton’s method did not finish from where gradient descent ended');
    const [first, second] = limits;
    return {
      what: 'the neurons end on opposite sides, so that their span is that of both features',
      observation: first[0] * second[0] < 0 ? 1 : 0,
      null: 0.55,
      effect: 0.2,
      because: 'both features 1, one line 0; by symmetry and independence the probability is 1/2',
      seen: { 'first limit': first, 'second limit': second },
    };
  },
  expect: 'refuted',
  erratum: 'learnability/ssl-thm',
  without: {},
  uses: ['learnability/decouple', 'learnability/gd-sign'],
  readings: ['"mostly" is ours: at least 0.75; the paper asks for an initialization region, and this shows that it must', 'that self-supervision learns more than supervision is then a statement about the start'],
  oracle: 'the ends of gradient descent of either neuron, completed by Newton’s method',
  runs: 800,
});
