import { experiment, type MeasuredRow, strictAgreement } from '../../../src/claim/experiment.ts';
import type { Grid, Series } from '../../../src/claim/picture.ts';
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

const rooms = [16, 8, 4, 2, 1] as const;
const kinds = ['complementary', 'none'] as const;
const found = (rows: readonly MeasuredRow[], room: number, noise: number, masks: Masks) => rows.find(({ name }) => name === nameOf(room, noise, masks));

/** Features covered over the level of the noise and the room. */
const phases = (rows: readonly MeasuredRow[], masks: Masks): Grid => ({
  kind: 'grid',
  title: `Features covered ${masks === 'none' ? 'without' : 'with'} masks`,
  description:
    masks === 'none'
      ? 'Of 16 features, means over the seeds. Without augmentation coverage falls with the noise, most in many coordinates; at d₁ = d it is better than with masks.'
      : 'Of 16 features, means over the seeds. At d₁ = d nothing is learned; at two and four coordinates a feature nearly all features are, at every noise tried; in more coordinates high noise defeats masks.',
  x: { words: 'variance of the noise over that of a feature, σ²/p' },
  y: { words: 'coordinates a feature, d₁/d' },
  value: { words: 'features covered, of 16' },
  columns: noises.map((noise) => Number((noise / 0.06).toFixed(2))),
  rows: rooms.toReversed(),
  values: rooms.toReversed().map((room) => noises.map((noise) => found(rows, room, noise, masks)?.measured.of.coverage.mean ?? Number.NaN)),
});

/** The row of 256 coordinates, beside what is recorded of it. */
const cut = (rows: readonly MeasuredRow[]): Series[] =>
  kinds.flatMap((masks): Series[] => {
    const own = noises.flatMap((noise) => {
      const one = found(rows, 16, noise, masks);
      return one?.recorded ? [{ x: noise / 0.06, here: one.measured.of.coverage, there: one.recorded.of.coverage }] : [];
    });
    const [x, words] = [own.map((at) => at.x), masks === 'none' ? 'no masks' : 'masks'];
    return own.length === 0
      ? []
      : [
          { name: words, draw: 'both', x, y: own.map(({ here }) => here.mean), spread: own.map(({ here }) => here.deviation) },
          { name: `${words}, recorded`, draw: 'points', x, y: own.map(({ there }) => there.mean), spread: own.map(({ there }) => there.deviation ?? 0) },
        ];
  });

export default experiment({
  ...thresholdExperiment,
  id: 'feature-decoupling/phase',
  title: 'Coverage by the level of the noise and the room for the features, with and without masks',
  source: featureDecoupling.at('training with and without augmentation, on synthetic codes', { provenance: 'derived' }),
  version: 1,
  words: 'Sixteen features, p = 0.06, σ² = 0.01, 0.03, 0.05, 0.07, 128 neurons, one schedule; means ± standard deviations over the seeds. *Recorded* is an earlier, independent implementation, three seeds, at 256 coordinates. Low noise: augmentation is not needed; a middle window: it decides. At d₁ = d masks keep nothing of the features (1 − d/d₁ of their correlation), and nothing is learned; two coordinates a feature suffice. That high noise defeats masks, too, is so in many coordinates alone: what counts against them is the energy d₁σ² of the noise, not σ²/p.',
  claims: ['feature-decoupling/thm-noaug'],
  rows: rooms.flatMap((room) =>
    noises.flatMap((noise) => kinds.map((masks) => {
      const change = { inputs: 16 * room, noise, masks };
      const known = room === 16 ? recorded[masks][noise] : undefined;
      return known === undefined ? { name: nameOf(room, noise, masks), setup: { ...sixteen, ...change } } : row(nameOf(room, noise, masks), change, { seeds: 3, ...known }, sixteen);
    })),
  ),
  seeds: 3,
  notes: (rows) => [strictAgreement(rows, 3)],
  pictures: (rows) => {
    const series = cut(rows);
    return rows.length === 0 ? {} : {
      masks: phases(rows, 'complementary'),
      none: phases(rows, 'none'),
      ...(series.length === 0
        ? {}
        : {
            noise: {
              kind: 'plot' as const,
              title: 'Features covered at 256 coordinates',
              description: 'Of 16 features, means ± standard deviations over three seeds, beside those of an independent implementation. At low noise masks are not needed, at high noise nothing is learned; between, masks decide.',
              x: { words: 'variance of the noise over that of a feature, σ²/p' },
              y: { words: 'features covered, of 16' },
              series,
            },
          }),
    };
  },
});
