import { claim } from '../../src/claim/claim.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { frobeniusPenalty, noNegatives, objectiveOver, objectiveShares, sampledObjective } from '../../src/settings/sigmoid/sampledObjective.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/decouple',
  title: 'The self-supervised objective is a sum over neurons: the two never interact',
  source: learnability.at('released code: objective and gradients', { provenance: 'code', statement: 'derived' }),
  kind: 'identity',
  statement: String.raw`L(w_1, w_2) = l(w_1) + l(w_2), \qquad l(w) = -\tfrac1n\textstyle\sum_i s(w\cdot x_i')\,s(w\cdot x_i'') + \alpha\|w\|^2`,
  forAll: sampledObjective,
  suppose: { frobeniusPenalty, noNegatives },
  then: (instance) => {
    const { both, shares, size } = objectiveShares(instance);
    return { what: '|L(w₁, w₂) − l(w₁) − l(w₂)|', value: Math.abs(both - shares[0] - shares[1]), ...roundings(8 * (instance.x.rows + instance.x.cols + 4), size), seen: { 'L(w₁, w₂)': both, 'l(w₁), l(w₂)': shares } };
  },
  confirm: (R, instance) => {
    const [w1, w2] = [instance.w1[0], instance.w2[0]];
    const [both, first, second] = [[w1, w2], [w1], [w2]].map((neurons) => objectiveOver(R, instance, neurons));
    return { zero: [R.sub(both, R.add(first, second))] };
  },
  without: { frobeniusPenalty: 'fails', noNegatives: 'fails' },
  covers: { 'both neurons move': { share: 0.4, when: ({ w1, w2 }) => w1.data.some((v) => v !== 0) && w2.data.some((v) => v !== 0) } },
  readings: [
    'for either activation, s or the identity; the Hessian is then block diagonal, and a gradient step of one neuron does not see the other',
    'hence "both features at once" can only come from where the two neurons start (learnability/ssl-random-start)',
    'without: the quartic penalty of linear models, or pairs pushed apart by squared products',
  ],
  oracle: 'the double loop of the definition for both neurons, against the fast loss of single neurons',
});
