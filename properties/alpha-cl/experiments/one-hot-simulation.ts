import { experiment, type Row } from '../../../src/claim/experiment.ts';
import { scriptSetup, type OneHotSetup } from '../../../src/dynamics/oneHotSimulation/setup.ts';
import { oneHotTraining } from '../../../src/dynamics/oneHotSimulation/train.ts';
import { alphaCL } from '../paper.ts';

const row = (name: string, change: Partial<OneHotSetup>): Row<OneHotSetup> => ({ name, setup: { ...scriptSetup, ...change } });

export default experiment({
  id: 'alpha-cl/one-hot-simulation',
  title: 'The one-hot simulation at full size',
  source: alphaCL.at('code, synthetic simulation of a two-layer ReLU network', { provenance: 'code', statement: 'reconstructed' }),
  version: 1,
  words:
    'Means ± standard deviations over the seeds. Each row is a change of the defaults of the authors\' script (InfoNCE on unit outputs, BatchNorm, no normalisation of the weights). Concentration: mean over hidden units of their largest entry; coverage: mean over inputs of the largest entry of any unit, units scaled to length 1. Nothing is recorded elsewhere: which figure the script feeds is not known.',
  claims: ['alpha-cl/sim-concentration', 'alpha-cl/sim-coverage'],
  rows: [
    row('infonce', {}),
    row('infonce/layer', { normalise: 'layer' }),
    row('infonce/filter', { normalise: 'filter' }),
    row('infonce/noBN', { batchNorm: 'off' }),
    row('infonce/noBN/layer', { batchNorm: 'off', normalise: 'layer' }),
    row('infonce/noBN/filter', { batchNorm: 'off', normalise: 'filter' }),
    row('infonce/distance', { length: 'free', similarity: 'distance' }),
    row('infonce/noL2', { length: 'free' }),
    row('quadratic', { loss: 'quadratic' }),
    row('quadratic/layer', { loss: 'quadratic', normalise: 'layer' }),
    row('quadratic/filter', { loss: 'quadratic', normalise: 'filter' }),
    row('quadratic/noBN', { loss: 'quadratic', batchNorm: 'off' }),
  ],
  seeds: 3,
  work: { unit: 'step', of: ({ steps }) => steps },
  run: oneHotTraining,
  metrics: {
    concentration: { words: 'concentration', of: ({ concentration }) => concentration },
    coverage: { words: 'coverage', of: ({ coverage }) => coverage },
    loss: { words: 'loss', of: ({ loss }) => loss },
  },
  reproduced: { words: 'nothing is recorded', holds: () => true },
  notes: (rows) => {
    const of = (name: string) => rows.find((one) => one.name === name)?.measured.of;
    const [own, quadratic] = [of('infonce'), of('quadratic')];
    if (own === undefined || quadratic === undefined) return [{ words: 'The rows infonce and quadratic were not both run.', holds: null }];
    return [
      { words: `InfoNCE covers more than the quadratic loss: ${own.coverage.mean.toFixed(3)} against ${quadratic.coverage.mean.toFixed(3)}.`, holds: own.coverage.mean > quadratic.coverage.mean },
      { words: `Under InfoNCE the units concentrate: ${own.concentration.mean.toFixed(3)}, at least 0.8.`, holds: own.concentration.mean >= 0.8 },
    ];
  },
});
