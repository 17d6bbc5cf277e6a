import { claim } from '../../src/claim/claim.ts';
import { succeeds } from '../../src/claim/trainingFamily.ts';
import { unconfirmed } from '../../src/claim/unconfirmed.ts';
import { noiseFamily, unmasked } from '../../src/settings/thresholdFamily.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/thm-noaug-every-noise',
  title: 'Without augmentation training does not cover the features, whatever the noise',
  source: featureDecoupling.at('Theorem on contrastive learning without augmentation, without its scaling of the noise', { provenance: 'reconstructed' }),
  kind: 'empirical',
  statement: String.raw`x^+ = x^{++} = x: \quad P[\text{some feature has no pure neuron}] \ge 0.4`,
  forAll: noiseFamily,
  suppose: { unmasked },
  then: (family) => succeeds(family, {
    what: 'a feature without a pure neuron',
    of: ({ coverage }, { features }) => coverage < features,
    figures: { 'features covered': (run) => run.coverage },
  }),
  unconfirmed: unconfirmed.familyOfRuns,
  expect: 'refuted',
  erratum: 'feature-decoupling/thm-noaug',
  without: { unmasked: 'fails' },
  witnesses: [{ masks: 'none', level: 'a fiftieth' }],
  readings: ['the source fixes how p and σ² depend on d; a bound on σ²/p from below is hidden in that, and is needed'],
  oracle: 'the dictionary that the samples were drawn from; an exact test',
  // With masks a quarter refutes, half does not (no run of eight covers), a fiftieth decides nothing (one run does not cover): that none
  // of thirty draws is at a quarter has probability (2/3)³⁰ < 10⁻⁵. Each level is trained once, however often it is drawn.
  runs: 30,
});
