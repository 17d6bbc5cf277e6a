import { experiment } from '../../../src/claim/experiment.ts';
import { thresholdExperiment, thresholdRow as row, thresholdsWith } from '../../../src/claim/thresholdExperiment.ts';
import { referenceSetup } from '../../../src/dynamics/thresholdNetwork/setup.ts';
import { featureDecoupling } from '../paper.ts';

const sixteen = { ...referenceSetup, features: 16, inputs: 256, presence: 0.06, neurons: 128, rate: 1, decay: 0.002, steps: 420, threshold: thresholdsWith({ growth: 0.12 }) };

export default experiment({
  ...thresholdExperiment,
  id: 'feature-decoupling/phase',
  title: 'Coverage by the level of the noise and the room for the features, with and without masks',
  source: featureDecoupling.at('training with and without augmentation, on synthetic codes', { provenance: 'derived' }),
  version: 1,
  words: 'Sixteen features, p = 0.06, 128 neurons, one schedule; means ± standard deviations over the seeds. *Recorded* is an earlier, independent implementation, three seeds, at 256 coordinates. Low noise: augmentation is not needed; a middle window: it decides; high noise: both fail. With little room, d₁ near d, masks destroy the features.',
  claims: ['feature-decoupling/thm-noaug'],
  rows: [
    ...([[0.17, 16, 16, 0.53, 0.55], [0.5, 16, [2.3, 1.2], 0.66, 0.7], [0.83, [11, 1.4], 0, 0.75, 0.81], [1.17, 0, 0, 0.83, 0.86]] as const).flatMap(([ratio, masks, none, cosine, cosineNone]) => [
      row(`σ²/p = ${ratio}, d₁ = 256, masks`, { noise: ratio * 0.06 }, { seeds: 3, coverage: masks, noiseCosine: cosine }, sixteen),
      row(`σ²/p = ${ratio}, d₁ = 256, no masks`, { noise: ratio * 0.06, masks: 'none' }, { seeds: 3, coverage: none, noiseCosine: cosineNone }, sixteen),
    ]),
    ...([0.17, 0.5, 0.83] as const).flatMap((ratio) =>
      [32, 64].flatMap((inputs) => (['complementary', 'none'] as const).map((masks) => ({ name: `σ²/p = ${ratio}, d₁ = ${inputs}, ${masks === 'none' ? 'no masks' : 'masks'}`, setup: { ...sixteen, inputs, noise: ratio * 0.06, masks } }))),
    ),
  ],
  seeds: 3,
});
