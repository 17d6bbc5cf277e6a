import { experiment, strictAgreement } from '../../../src/claim/experiment.ts';
import type { Series } from '../../../src/claim/picture.ts';
import { thresholdExperiment, thresholdRow as row } from '../../../src/claim/thresholdExperiment.ts';
import { featureDecoupling } from '../paper.ts';

/** pd = 1.44, σ²d = 0.36, six neurons a feature. */
const at = (features: number) => ({ features, inputs: 256, neurons: 6 * features, presence: 1.44 / features, noise: 0.36 / features });
const wide = { features: 24, inputs: 512, neurons: 240, presence: 0.05, noise: 0.03 };

export default experiment({
  ...thresholdExperiment,
  id: 'feature-decoupling/sizes',
  title: 'Training at 8, 16 and 24 features',
  source: featureDecoupling.at('training with and without augmentation, on synthetic codes', { provenance: 'derived' }),
  version: 1,
  words: 'd features in 256 coordinates at pd = 1.44, σ²d = 0.36, six neurons a feature; means ± standard deviations over the seeds. *Recorded* is an earlier, independent implementation, as many seeds. The linear bound is R² = 0.800; the participation ratio of random directions is 3.64, 6.45 and 9.26. At fixed d₁ the gap between masks and none closes as d grows. The last two rows: 512 coordinates, p = 0.05, σ² = 0.03, ten neurons a feature, linear bound 0.625. Their record does not say its schedule of the threshold, and without masks it is not reproduced: with the schedule of this table training covers as many features without masks as with them; with that of the experiment phase (η = 1, λ = 0.002, g = 0.12, 420 steps) two of 24 with masks and none without (seed 1). At this noise it is the schedule that decides whether augmentation is needed.',
  claims: ['thm-aug', 'thm-noaug', 'linear-no-specialisation'].map((name) => `feature-decoupling/${name}`),
  rows: [
    row('d = 8, masks', at(8), { seeds: 4, coverage: [8, 0], participation: 1.04, r2: 0.858 }),
    row('d = 8, no masks', { ...at(8), masks: 'none' }, { seeds: 4, coverage: [0, 0], participation: 2.43, r2: 0.793 }),
    row('d = 8, linear', { ...at(8), threshold: 'off' }, { seeds: 4, coverage: 1.3, participation: 3.61, r2: 0.79 }),
    row('d = 16, masks', at(16), { seeds: 4, coverage: [16, 0], participation: 1.07, r2: 0.915 }),
    row('d = 16, no masks', { ...at(16), masks: 'none' }, { seeds: 4, coverage: [12.8, 1.3], participation: 2.56, r2: 0.838 }),
    row('d = 16, linear', { ...at(16), threshold: 'off' }, { seeds: 4, coverage: 0, participation: 6.58, r2: 0.789 }),
    row('d = 24, masks', at(24), { seeds: 4, coverage: [21.8, 1.8], participation: 1.11, r2: 0.906 }),
    row('d = 24, no masks', { ...at(24), masks: 'none' }, { seeds: 4, coverage: [22.8, 0.8], participation: 1.68, r2: 0.885 }),
    row('d = 24, linear', { ...at(24), threshold: 'off' }, { seeds: 4, coverage: 0, participation: 9.23, r2: 0.795 }),
    row('d = 24, d₁ = 512, σ²/p = 0.6, masks', wide, { seeds: 2, coverage: 20, r2: 0.749 }),
    row('d = 24, d₁ = 512, σ²/p = 0.6, no masks', { ...wide, masks: 'none' }, { seeds: 2, coverage: 3.5, r2: 0.706 }),
  ],
  seeds: 4,
  notes: (rows) => [strictAgreement(rows, 3)],
  pictures: (rows) => {
    const series = ['masks', 'no masks', 'linear'].flatMap((kind): Series[] => {
      const own = [8, 16, 24].flatMap((d) => rows.filter(({ name }) => name === `d = ${d}, ${kind}`).map(({ measured, recorded }) => ({ d, here: measured.of.participation, there: recorded?.of.participation.mean ?? Number.NaN })));
      const d = own.map((one) => one.d);
      return own.length === 0
        ? []
        : [
            { name: kind, draw: 'both', x: d, y: own.map(({ here }) => here.mean), spread: own.map(({ here }) => here.deviation) },
            { name: `${kind}, recorded`, draw: 'points', x: d, y: own.map(({ there }) => there) },
          ];
    });
    return series.length === 0
      ? {}
      : {
          participation: {
            kind: 'plot',
            title: 'How many features a neuron mixes',
            description: 'The median participation ratio of active neurons, means ± standard deviations over the seeds. With masks and thresholds about one feature at every size; in a linear network as many as in a random direction.',
            x: { words: 'features d', ticks: [8, 16, 24] },
            y: { words: 'participation ratio' },
            series: [...series, { name: 'random directions', draw: 'line', x: [8, 16, 24], y: [3.64, 6.45, 9.26] }],
          },
        };
  },
});
