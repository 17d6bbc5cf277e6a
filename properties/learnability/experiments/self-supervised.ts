import { experiment, meansAgree, type Spread } from '../../../src/claim/experiment.ts';
import { featureCurves, twoNeuronPictures } from '../../../src/claim/runPictures.ts';
import { projection } from '../../../src/dynamics/sigmoid/projection.ts';
import { releasedSetup, selfSupervisedTraining, type RunSetup, type StartRule } from '../../../src/dynamics/sigmoid/runs.ts';
import { row } from '../../../src/linalg/matrix.ts';
import { learnability } from '../paper.ts';

interface Setup extends RunSetup {
  readonly start: StartRule;
}

const setup = (change: Partial<Setup>): Setup => ({ ...releasedSetup, start: 'region', ...change });
const share = (count: number, of: number): Spread => ({ mean: count / of, deviation: Math.sqrt((count * (of - count)) / (of * (of - 1))) });

export default experiment({
  id: 'learnability/self-supervised',
  title: 'The self-supervised simulation of the released code',
  source: learnability.at('released code: self-supervised simulation', { provenance: 'code' }),
  version: 1,
  words:
    'Means ± standard deviations over the seeds at the last step. The paper’s plotted numbers are not known to us: *recorded* is an independent implementation of the released code, twenty or forty seeds a row. Without noise the minimum is (±3.8162, 1.5199). Both learned: ‖Πe₁‖ and ‖Πe₂‖ of at least 0.9.',
  claims: ['sim-ssl', 'sim-ssl-converged', 'ssl-thm', 'ssl-sign-only'].map((name) => `learnability/${name}`),
  rows: [
    { name: 'region, T = 4000', setup: setup({}), recorded: { seeds: 20, of: { a1: { mean: 3.81, deviation: 0.19 }, b1: { mean: 1.523, deviation: 0.029 }, a2: { mean: -3.8, deviation: 0.17 }, b2: { mean: 1.508, deviation: 0.033 } } } },
    { name: 'region, T = 4000, isotropic', setup: setup({ noise: 'isotropic' }) },
    { name: 'region, T = 12000', setup: setup({ steps: 12_000 }), recorded: { seeds: 40, of: { both: share(40, 40) } } },
    { name: 'signs only, T = 4000', setup: setup({ start: 'signs' }) },
    { name: 'signs only, T = 12000', setup: setup({ start: 'signs', steps: 12_000 }), recorded: { seeds: 40, of: { both: share(28, 40) } } },
    { name: 'same side, T = 12000', setup: setup({ start: 'same side', steps: 12_000 }) },
    { name: 'Gaussian, T = 12000', setup: setup({ start: 'gaussian', steps: 12_000 }), recorded: { seeds: 40, of: { both: share(20, 40) } } },
  ],
  seeds: 20,
  work: { unit: 'step', of: ({ steps }) => steps },
  *run({ start, ...set }, stream) {
    const { at, W } = yield* selfSupervisedTraining(set, start, stream, set.steps / 40);
    const last = W[W.length - 1];
    const [e1, e2] = projection(last).lengths;
    const [first, second] = [row(last, 0), row(last, 1)];
    return { a1: first[0], b1: first[1], a2: second[0], b2: second[1], e1, e2, both: e1 >= 0.9 && e2 >= 0.9 ? 1 : 0, at, curves: featureCurves(W) };
  },
  metrics: {
    a1: { words: 'w₁⁽¹⁾', of: ({ a1 }) => a1 },
    b1: { words: 'w₁⁽²⁾', of: ({ b1 }) => b1 },
    a2: { words: 'w₂⁽¹⁾', of: ({ a2 }) => a2 },
    b2: { words: 'w₂⁽²⁾', of: ({ b2 }) => b2 },
    e1: { words: '‖Πe₁‖', of: ({ e1 }) => e1 },
    e2: { words: '‖Πe₂‖', of: ({ e2 }) => e2 },
    both: { words: 'both learned', of: ({ both }) => both, digits: 2, meanOnly: true },
  },
  pictures: (_, outcomesOf) => twoNeuronPictures('self-supervised, from the region, T = 4000', outcomesOf('region, T = 4000'), [0.75, 1]),
  reproduced: meansAgree(4, 0.01),
});
