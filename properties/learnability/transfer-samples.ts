import { claim } from '../../src/claim/claim.ts';
import { sampleExhibits } from '../../src/claim/sigmoidExhibits.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { littleNoise, manySamples, nearestMinimum, sampledNeuron } from '../../src/settings/sigmoid/sampledNeuron.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/transfer-samples',
  title: 'With little noise and many samples the objective has a minimum whose weights on both features are within 1 of those without noise',
  source: learnability.at('abstract: from the simplified objective to the objective', { provenance: 'reconstructed' }),
  kind: 'empirical',
  statement: String.raw`\rho \le d^{-3/2},\ n \ge 1000 \implies \exists\, w_*:\ \nabla l(w_*) = 0,\ \nabla^2 l(w_*) \succ 0,\ \|(w_* - \tilde w)^{(1,2)}\| \le 1`,
  forAll: sampledNeuron,
  suppose: { littleNoise, manySamples },
  then: (instance) => {
    const found = nearestMinimum(instance);
    const minimum = found !== null && found.least > 0;
    return { what: 'distance of (w_*⁽¹⁾, w_*⁽²⁾) from (a, b) beyond 1, or no minimum', value: minimum ? Math.max(0, found.inPlane - 1) : 1, ...roundings(2 ** 20, 1), seen: found === null ? {} : { 'w_*': found.w, 'distance in the plane': found.inPlane, 'least eigenvalue': found.least } };
  },
  certify: sampleExhibits,
  unconfirmed: unconfirmed.newton,
  without: { littleNoise: 'fails', manySamples: 'fails' },
  readings: [
    'the other coordinates are not bounded: with the scalar noise of the released data and few dimensions they reach 0.7, since that noise is correlated with the features',
    'on each of the samples drawn, not with a probability: 1 of ‖w̃‖ = 4.1 is a margin of ours; noise moves the weights by 0.35 on the mean where it moves them most (d = 2, scalar, ρ = 0.35), the sample by some 0.12 more or less at n = 1000, so that 1/2 is passed by one in twenty there',
    'few samples: the counts of the four kinds are multinomial, and without any noise at all the minimum moves; "noise small" alone is not enough',
  ],
  oracle: 'a descent from w̃ on the sample, with the spectrum of the Hessian where it ends',
  runs: 20,
});
