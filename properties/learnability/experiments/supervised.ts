import { experiment, meansAgree } from '../../../src/claim/experiment.ts';
import { featureCurves, twoNeuronPictures } from '../../../src/claim/runPictures.ts';
import { projection } from '../../../src/dynamics/sigmoid/projection.ts';
import { releasedSetup, supervisedTraining, type HeadRule, type RunSetup } from '../../../src/dynamics/sigmoid/runs.ts';
import { hiddenShare } from '../../../src/settings/sigmoid/supervisedRuns.ts';
import { learnability } from '../paper.ts';

interface Setup extends RunSetup {
  readonly heads: HeadRule;
}

const setup = (change: Partial<Setup>): Setup => ({ ...releasedSetup, steps: 8000, noise: 'isotropic', heads: 'drawn', ...change });

export default experiment({
  id: 'learnability/supervised',
  title: 'The supervised simulation of the released code',
  source: learnability.at('released code: supervised simulation', { provenance: 'code' }),
  version: 1,
  words:
    'Means ± standard deviations over the seeds at the last step. The paper’s plotted numbers are not known to us. ‖Πe₂‖ with a threshold leaves out directions below σ₁/100. The longer runs are the same ones, followed further. The heads F start with any signs, as released, or with F₁ < 0 < F₂.',
  claims: ['sim-sl', 'sl-projection', 'sl-energy', 'sl-random-heads'].map((name) => `learnability/${name}`),
  rows: [
    { name: 'T = 8000', setup: setup({}) },
    { name: 'T = 8000, scalar noise', setup: setup({ noise: 'scalar' }) },
    { name: 'T = 8000, aligned heads', setup: setup({ heads: 'aligned' }) },
    { name: 'T = 20000', setup: setup({ steps: 20_000 }) },
    { name: 'T = 60000', setup: setup({ steps: 60_000 }) },
  ],
  seeds: 20,
  work: { unit: 'step', of: ({ steps }) => steps },
  *run({ heads, ...set }, stream) {
    const { at, W, F, accuracy } = yield* supervisedTraining(set, stream, { every: set.steps / 40, heads });
    const last = W[W.length - 1];
    const { lengths, singular } = projection(last);
    const top = F[F.length - 1];
    return { e1: lengths[0], e2: lengths[1], kept: projection(last, 0.01).lengths[1], share: hiddenShare(last), a1: Math.abs(last.data[0]), head: Math.abs(top[0]), ratio: singular[1] / singular[0], accuracy, at, curves: featureCurves(W) };
  },
  metrics: {
    e1: { words: '‖Πe₁‖', of: ({ e1 }) => e1 },
    e2: { words: '‖Πe₂‖', of: ({ e2 }) => e2, digits: 4 },
    kept: { words: '‖Πe₂‖, threshold', of: ({ kept }) => kept, digits: 4 },
    share: { words: 'largest share of w⁽²⁾ in w', of: ({ share }) => share, digits: 4 },
    a1: { words: 'size of w₁⁽¹⁾', of: ({ a1 }) => a1 },
    head: { words: 'size of F₁', of: ({ head }) => head },
    ratio: { words: 'σ₂/σ₁', of: ({ ratio }) => ratio, digits: 5 },
    accuracy: { words: 'accuracy', of: ({ accuracy }) => accuracy, digits: 2, meanOnly: true },
  },
  pictures: (_, outcomesOf) => {
    const pictures = twoNeuronPictures('supervised, T = 8000', outcomesOf('T = 8000'), [0, 1]);
    const { curves, ends } = pictures;
    return curves === undefined || ends === undefined
      ? {}
      : {
          ...pictures,
          curves: { ...curves, description: `${curves.description} The heads start with any signs, and in some runs the neurons change sides: the wide bands about the label-related weights are of two mirror images, ±2.6. The weights on the hidden feature vanish.` },
          ends: { ...ends, description: `${ends.description} Nearly all lie at (±2.6, 0); of seed 19 both lie on one side, at (3.4, −0.23) and (3.7, −0.23), the hidden feature in the place of the missing bias.` },
        };
  },
  reproduced: meansAgree(4, 0.005),
  notes: (rows) => {
    const own = rows.find(({ name }) => name === 'T = 8000')?.measured.of;
    const words = 'An independent implementation of the released code, twenty seeds at T = 8000: mean ‖Πe₁‖ 0.995, mean ‖Πe₂‖ 0.0049.';
    if (own === undefined) return [{ words, holds: null }];
    return [{ words: `${words} Here: ${own.e1.mean.toFixed(3)} and ${own.e2.mean.toFixed(4)}.`, holds: Math.abs(own.e1.mean - 0.995) <= 0.005 && Math.abs(own.e2.mean - 0.0049) <= 0.005 }];
  },
});
