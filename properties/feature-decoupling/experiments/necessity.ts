import { experiment, strictAgreement } from '../../../src/claim/experiment.ts';
import { thresholdExperiment, thresholdRow as row, thresholdsWith } from '../../../src/claim/thresholdExperiment.ts';
import { featureDecoupling } from '../paper.ts';

/** Faster steps under a slower threshold, at which one-sided neurons train. */
const slower = { rate: 1.2, steps: 600, threshold: thresholdsWith({ growth: 0.1 }) };

export default experiment({
  ...thresholdExperiment,
  id: 'feature-decoupling/necessity',
  title: 'Training with every hypothesis dropped in turn',
  source: featureDecoupling.at('training with and without augmentation, on synthetic codes', { provenance: 'derived' }),
  version: 1,
  words:
    'Twelve features in 128 coordinates, 72 neurons, σ²/p = 1/4; means ± standard deviations over the seeds. *Recorded* is an earlier, independent implementation. A neuron is active beyond a quarter of the largest length, pure where one feature carries 0.85 of its length; coverage counts features with a pure neuron. The exact bound of every linear representation is R² = 0.800.',
  claims: ['thm-aug', 'thm-downstream', 'stage2', 'stage3', 'linear-no-specialisation'].map((name) => `feature-decoupling/${name}`),
  rows: [
    row('complementary masks and thresholds', {}, { seeds: 8, coverage: [12, 0], pure: [45.1, 3.2], active: 47.2, purity: [0.977, 0.002], participation: 1.05, r2: [0.906, 0.008], noiseCosine: 0.49, luck: [0.984, 0.022], featureShare: [0.989, 0.001] }),
    row('no augmentation', { masks: 'none' }, { seeds: 8, coverage: [9.6, 1.2], pure: [12.8, 2], active: 62, purity: [0.745, 0.019], participation: 2.58, r2: [0.82, 0.005], noiseCosine: 0.52 }),
    row('independent masks', { masks: 'independent' }, { seeds: 8, coverage: [3.5, 1], pure: [3.8, 1.2], active: 70, purity: [0.658, 0.022], participation: 2.74, r2: [0.812, 0.005], noiseCosine: 0.54 }),
    row('linear, masks', { threshold: 'off' }, { seeds: 8, coverage: [0.25, 0.7], pure: 0.25, active: 72, purity: [0.559, 0.01], participation: 4.96, r2: [0.794, 0.008], noiseCosine: 0.53 }),
    row('linear, no masks', { threshold: 'off', masks: 'none' }, { seeds: 8, coverage: [0.25, 0.4], pure: 0.25, active: 72, purity: [0.559, 0.01], participation: 4.99, r2: [0.793, 0.006], noiseCosine: 0.53 }),
    row('dense noise of rank 4', { denseRank: 4 }, { seeds: 8, coverage: [1.6, 1.1], pure: 1.6, active: 71, purity: [0.536, 0.022], participation: 3.9, r2: [0.802, 0.01], noiseCosine: 0.74 }),
    row('canonical dictionary', { dictionary: 'canonical' }, { seeds: 8, coverage: [0, 0], pure: 0, purity: 0.25, participation: 5.1, r2: 0.65, noiseCosine: 0.77 }),
    row('masked negatives', { negativeViews: 'masked' }, { seeds: 3, coverage: 12, pure: 45.7, active: 47.3, purity: 0.982, r2: 0.907 }),
    row('second argument differentiated', { second: 'differentiated', rate: 0.3 }, { seeds: 3, coverage: 12, pure: 43.7, active: 69, purity: 0.913, r2: 0.833 }),
    row('one-sided neurons', { neuron: 'one-sided' }, { seeds: 3, coverage: 1, pure: 1, active: 1, r2: 0.006 }),
    row('one-sided neurons, η = 1.2, g = 0.1, 600 steps', { neuron: 'one-sided', ...slower }, { seeds: 3, coverage: 12, pure: 49.7, active: 49.7, purity: 0.984, r2: 0.88 }),
    row('symmetrised neurons, η = 1.2, g = 0.1, 600 steps', slower, { seeds: 3, coverage: 12, pure: 61, active: 70, purity: 0.942, r2: 0.835 }),
  ],
  seeds: 8,
  notes: (rows) => [strictAgreement(rows, 3)],
});
