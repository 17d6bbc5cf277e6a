import { claim } from '../../src/claim/claim.ts';
import { succeeds } from '../../src/claim/trainingFamily.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { maskedByComplements, scheduledThreshold, sphericalNoise, spreadDictionary, thresholdFamily } from '../../src/settings/thresholdFamily.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/thm-aug',
  title: 'With complementary masks and rising thresholds, training ends with pure neurons, and every feature has one',
  source: featureDecoupling.at('Theorem on contrastive learning with augmentation, as restated by papers that build on it', { provenance: 'reconstructed' }),
  kind: 'empirical',
  statement: String.raw`P\Big[\ \forall j\ \exists i: |\langle w_i, M_j\rangle| > 0.85\,\|w_i\|, \quad \operatorname{median}_i \max_j \tfrac{|\langle w_i, M_j\rangle|}{\|w_i\|} > 0.85\ \Big] \ge 0.4`,
  forAll: thresholdFamily,
  suppose: { maskedByComplements, scheduledThreshold, sphericalNoise, spreadDictionary },
  then: (family) => succeeds(family, {
    what: 'every feature covered, median purity above 0.85',
    of: ({ coverage, purity }, { features }) => coverage === features && purity > 0.85,
    figures: { 'features covered': (run) => run.coverage, purity: (run) => run.purity },
  }),
  unconfirmed: unconfirmed.familyOfRuns,
  without: { maskedByComplements: 'fails', scheduledThreshold: 'fails', sphericalNoise: 'fails', spreadDictionary: 'fails' },
  readings: [
    'the bounds of the source, o(1/√d) and o(1/√d₁) for every direction and Ω(1) pure neurons, are not falsifiable at finite size: what they imply, purity and coverage, is tested instead',
    'active neurons alone, ‖w‖ > max/4: a neuron that never grew satisfies nothing',
    'constants of the schedule c = 1 and g = 0.3; the reconstructed ones, c = 2 and g = 1, do not train at these sizes (experiments)',
    'each kind of family, the one of the theorem too, takes the best of three schedules at the first pilot seed and is judged on the confirmation seeds, so that a hypothesis is not called necessary for want of tuning',
    'the first layer of the theorem, the decomposition of weights in M and its complement, is true of every vector',
  ],
  oracle: 'the dictionary that the samples were drawn from; the gradient step against its definition in the unit tests',
  uses: ['feature-decoupling/gradient', 'feature-decoupling/kept-fraction', 'feature-decoupling/stage1'],
  runs: 1,
});
