import { claim } from '../../src/claim/claim.ts';
import { succeeds } from '../../src/claim/trainingFamily.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { scheduledThreshold, thresholdFamily } from '../../src/settings/thresholdFamily.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/stage3-iff',
  title: 'With the thresholds frozen a pure neuron is active if and only if its feature is present, in nine of ten samples',
  source: featureDecoupling.at('appendix, stage III, as restated by papers that build on it', { provenance: 'reconstructed' }),
  kind: 'empirical',
  statement: String.raw`P\Big[\ \mathbf 1\{h_i(x) \ne 0\} = \mathbf 1\{z_j \ne 0\} \text{ in } 9 \text{ of } 10 \text{ pairs of a pure neuron and a sample}\ \Big] \ge 0.4`,
  forAll: thresholdFamily,
  suppose: { scheduledThreshold },
  then: (family) => succeeds({ ...family, masks: 'complementary', noise: 'spherical', dictionary: 'incoherent' }, {
    what: 'active with the feature in 9 of 10',
    of: (run) => run.probe().agreement >= 0.9,
    figures: { 'share of pairs that agree': (run) => run.probe().agreement, 'pure neurons': (run) => run.pure },
  }),
  unconfirmed: unconfirmed.familyOfRuns,
  without: { scheduledThreshold: 'fails' },
  expect: 'refuted',
  erratum: 'feature-decoupling/stage3',
  readings: ['the threshold is frozen while the weights still grow, so that relative to them it falls: noise alone then activates a neuron (threshold-activation)', 'raw samples; at the small set-up: the statement is asymptotic, and this refutes it at this size alone'],
  oracle: 'the latents that the samples were drawn from',
  uses: ['feature-decoupling/threshold-activation'],
  runs: 1,
});
