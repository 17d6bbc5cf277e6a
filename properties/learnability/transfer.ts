import { claim } from '../../src/claim/claim.ts';
import { kantorovichExhibits, sampleExhibits } from '../../src/claim/sigmoidExhibits.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings, wholeNumber } from '../../src/claim/tolerance.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { atCleanMinimum, nearestMinimum, newtonKantorovich, sampledNeuron } from '../../src/settings/sigmoid/sampledNeuron.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/transfer',
  title: 'Where the condition of Newton and Kantorovich holds on the sample, its objective has a minimum near that without noise',
  source: learnability.at('abstract: from the simplified objective to the objective', { provenance: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`h = \beta K' \le \tfrac12 \implies \exists\, w_*:\ \nabla l(w_*) = 0,\ \nabla^2 l(w_*) \succ 0,\ \|w_* - \tilde w\| \le 2\beta, \qquad \beta = \|\nabla^2 l(\tilde w)^{-1} \nabla l(\tilde w)\|`,
  forAll: sampledNeuron,
  suppose: { newtonKantorovich },
  then: (instance) => {
    const { beta } = atCleanMinimum(instance);
    const found = nearestMinimum(instance);
    if (found === null) return { what: 'no minimum is found from w̃', value: 1, ...wholeNumber };
    return worstOf(
      { what: '‖w_* − w̃‖ beyond 2β', value: Math.max(0, found.distance - 2 * beta), ...roundings(2 ** 20, 1 + found.distance), seen: { 'w_*': found.w, '‖w_* − w̃‖': found.distance, '2β': 2 * beta } },
      { what: 'how far the least eigenvalue at w_* is below 0', value: Math.max(0, -found.least), ...roundings(2 ** 12, 1), seen: { 'least eigenvalue': found.least } },
    );
  },
  certify: (instance) => [...kantorovichExhibits(instance), ...sampleExhibits(instance)],
  unconfirmed: unconfirmed.newton,
  without: { newtonKantorovich: 'fails' },
  covers: { noise: { share: 0.01, when: ({ factor }) => factor > 0 } },
  uses: ['learnability/lemma-1', 'learnability/ift'],
  readings: [
    'the theorem of the paper is lost; its mechanism (an inverse function theorem at the minimum without noise) is in the abstract',
    'the preconditioned form: the one in norms is never applicable at these sizes (learnability/transfer-ift); K′ is a bound of the third derivative on the ball of radius 2β',
    'one neuron, τ = 7, α = 1/800, the augmentation drawn once; n up to 4,000',
  ],
  oracle: 'a descent from w̃ on the sample, with the spectrum of the Hessian where it ends',
  // Samples with noise are an eighth of those that the condition admits: of ninety there is one at least, but for a probability of 10⁻⁵.
  runs: 90,
});
