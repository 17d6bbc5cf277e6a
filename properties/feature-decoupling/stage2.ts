import { claim } from '../../src/claim/claim.ts';
import { succeeds } from '../../src/claim/trainingFamily.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { scheduledThreshold, thresholdFamily } from '../../src/settings/thresholdFamily.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/stage2',
  title: 'While the thresholds rise the lucky neurons become pure: those that end pure held their feature strongest at the outset',
  source: featureDecoupling.at('appendix, stage II, as restated by papers that build on it', { provenance: 'reconstructed' }),
  kind: 'empirical',
  statement: String.raw`P\Big[\ \text{of the pure neurons, } i \text{ of feature } j, \text{ at least } 3/4 \text{ had } \langle w_i, M_j\rangle^2 \ge \tfrac{\log d}{d}\|MM^\top w_i\|^2 \text{ at } T_1\ \Big] \ge 0.4`,
  forAll: thresholdFamily,
  suppose: { scheduledThreshold },
  then: (family) => succeeds({ ...family, masks: 'complementary', noise: 'spherical', dictionary: 'incoherent' }, {
    what: 'three quarters of the pure neurons were lucky',
    of: ({ luck }) => luck >= 0.75,
    figures: { 'share of the lucky': (run) => run.luck, 'pure neurons': (run) => run.pure },
  }),
  unconfirmed: unconfirmed.familyOfRuns,
  without: { scheduledThreshold: 'fails' },
  readings: [
    'lucky means a share of at least log d/d: with the constants of the source no neuron is, at any feasible size (lucky-count)',
    'by chance a neuron holds a given feature that strongly with probability 0.15',
    'complementary masks, spherical noise, features spread over the coordinates; growth factors 1 + o(1/d) are not falsifiable at finite size, and "winners grow faster than the threshold" is false for d < 16 where loglog d < 1',
  ],
  oracle: 'weights kept from the step at which the thresholds rose, and the dictionary',
  uses: ['feature-decoupling/init-geometry'],
  runs: 1,
});
