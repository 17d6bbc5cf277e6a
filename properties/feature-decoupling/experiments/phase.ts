import { experiment } from '../../../src/claim/experiment.ts';
import { thresholdExperiment, thresholdRow as row, thresholdsWith } from '../../../src/claim/thresholdExperiment.ts';
import { referenceSetup } from '../../../src/dynamics/thresholdNetwork/setup.ts';
import { featureDecoupling } from '../paper.ts';

const sixteen = { ...referenceSetup, features: 16, inputs: 256, presence: 0.06, neurons: 128, rate: 1, decay: 0.002, steps: 420, threshold: thresholdsWith({ growth: 0.12 }) };

const noises = [0.01, 0.03, 0.05, 0.07] as const;
type Masks = 'complementary' | 'none';
const nameOf = (room: number, noise: number, masks: Masks): string => `d₁/d = ${room}, σ²/p = ${(noise / 0.06).toFixed(2)}, ${masks === 'none' ? 'no masks' : 'masks'}`;

/** At 256 coordinates. */
const recorded: Readonly<Record<Masks, Readonly<Record<(typeof noises)[number], { readonly coverage: number | readonly [number, number]; readonly noiseCosine: number }>>>> = {
  complementary: { 0.01: { coverage: 16, noiseCosine: 0.53 }, 0.03: { coverage: 16, noiseCosine: 0.66 }, 0.05: { coverage: [11, 1.4], noiseCosine: 0.75 }, 0.07: { coverage: 0, noiseCosine: 0.83 } },
  none: { 0.01: { coverage: 16, noiseCosine: 0.55 }, 0.03: { coverage: [2.3, 1.2], noiseCosine: 0.7 }, 0.05: { coverage: 0, noiseCosine: 0.81 }, 0.07: { coverage: 0, noiseCosine: 0.86 } },
};

export default experiment({
  ...thresholdExperiment,
  id: 'feature-decoupling/phase',
  title: 'Coverage by the level of the noise and the room for the features, with and without masks',
  source: featureDecoupling.at('training with and without augmentation, on synthetic codes', { provenance: 'derived' }),
  version: 1,
  words: 'Sixteen features, p = 0.06, σ² = 0.01, 0.03, 0.05, 0.07, 128 neurons, one schedule; means ± standard deviations over the seeds. *Recorded* is an earlier, independent implementation, three seeds, at 256 coordinates. Low noise: augmentation is not needed; a middle window: it decides; high noise: both fail. With little room, d₁ near d, masks destroy the features: they keep 1 − d/d₁ of their correlation, nothing at d₁ = d.',
  claims: ['feature-decoupling/thm-noaug'],
  rows: [16, 8, 4, 2, 1].flatMap((room) =>
    noises.flatMap((noise) => (['complementary', 'none'] as const).map((masks) => {
      const change = { inputs: 16 * room, noise, masks };
      const known = room === 16 ? recorded[masks][noise] : undefined;
      return known === undefined ? { name: nameOf(room, noise, masks), setup: { ...sixteen, ...change } } : row(nameOf(room, noise, masks), change, { seeds: 3, ...known }, sixteen);
    })),
  ),
  seeds: 3,
});
