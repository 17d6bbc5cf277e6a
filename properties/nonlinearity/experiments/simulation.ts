import { experiment, meansAgree, type Note, type Row, type Spread } from '../../../src/claim/experiment.ts';
import type { Picture, Series } from '../../../src/claim/picture.ts';
import { loggedSetup, type Setup } from '../../../src/dynamics/simulation/setup.ts';
import { training } from '../../../src/dynamics/simulation/simulate.ts';
import { nonlinearity } from '../paper.ts';

/** What the one logged run of the authors' code ends with; it is the row relu/infonce/beta5 at one seed. Source: Tian 2023, simulation code. */
const authorsLog = { row: 'relu/infonce/beta5', chiPlus: 0.99821, chiMinus: 0.00263, within: 0.005 };

const row = (name: string, change: Partial<Setup>, plus: readonly [number, number], minus: readonly [number, number]): Row<Setup> => {
  const spread = ([mean, deviation]: readonly [number, number]): Spread => ({ mean, deviation });
  return { name, setup: { ...loggedSetup, ...change }, recorded: { seeds: 3, of: { chiPlus: spread(plus), chiMinus: spread(minus) } } };
};

const both = (passage: 'backpropagated' | 'detached'): Setup['batchNorm'] => ({ mean: passage, variance: passage });
const [reluQuadratic, linearInfo, linearQuadratic] = [{ loss: 'quadratic' }, { activation: 'linear' }, { activation: 'linear', loss: 'quadratic' }] as const;

export default experiment({
  id: 'nonlinearity/simulation',
  title: 'The two-layer simulation at full size',
  source: nonlinearity.at('experiments of the two-layer network, as in its code', { provenance: 'code', statement: 'reconstructed' }),
  version: 2,
  words:
    'Means ± standard deviations over the seeds. *Recorded* is an earlier, independent implementation of the same set-up, three seeds a row. Each row is a change of the logged set-up (ReLU, InfoNCE, β = 5, variance of BatchNorm detached). Loss: mean of the last 100 steps. A step of the logged set-up (25 filters a field, batch 128) takes 2.2 ms on a core of its own (the least of eight medians of 100 steps, AMD EPYC; `npm run bench simulation` measures it anew).',
  claims: ['sim-relu-vs-linear', 'sim-beta-one', 'sim-nce-vs-quadratic', 'sim-augmentation'].map((name) => `nonlinearity/${name}`),
  rows: [
    // oxlint-disable-next-line oxc/approx-constant -- a measured figure, not ln 2
    row('relu/infonce/beta1', { beta: 1 }, [0.693, 0.004], [0.032, 0.024]),
    row('relu/infonce/beta2', { beta: 2 }, [0.865, 0.019], [0, 0]),
    row('relu/infonce/beta5', {}, [0.998, 0], [0.002, 0.001]),
    row('relu/quadratic/beta1', { ...reluQuadratic, beta: 1 }, [0.424, 0.076], [0, 0.004]),
    { ...row('relu/quadratic/beta2', { ...reluQuadratic, beta: 2 }, [0.682, 0.035], [0.001, 0.001]), seeds: 20 },
    row('relu/quadratic/beta5', reluQuadratic, [0.752, 0.031], [0.002, 0.002]),
    row('linear/infonce/beta1', { ...linearInfo, beta: 1 }, [0.692, 0.008], [0.17, 0.009]),
    row('linear/infonce/beta2', { ...linearInfo, beta: 2 }, [0.695, 0.012], [0.237, 0.005]),
    row('linear/infonce/beta5', linearInfo, [0.74, 0.004], [0.276, 0.01]),
    row('linear/quadratic/beta1', { ...linearQuadratic, beta: 1 }, [0.445, 0.004], [0.184, 0.002]),
    row('linear/quadratic/beta2', { ...linearQuadratic, beta: 2 }, [0.46, 0.006], [0.251, 0.01]),
    row('linear/quadratic/beta5', linearQuadratic, [0.507, 0.03], [0.291, 0.027]),
    row('relu/infonce/mag2.0', { split: 2 }, [0.997, 0], [0.024, 0.004]),
    row('relu/quadratic/mag2.0', { ...reluQuadratic, split: 2 }, [0.64, 0.015], [0.009, 0.002]),
    row('relu/infonce/mag3.0', { split: 3 }, [0.984, 0.009], [0.024, 0.004]),
    row('relu/quadratic/mag3.0', { ...reluQuadratic, split: 3 }, [0.7, 0.083], [0.014, 0.008]),
    row('relu/infonce/noBN', { batchNorm: 'off' }, [0.998, 0], [0.113, 0.016]),
    row('relu/infonce/BNvar', { batchNorm: both('backpropagated') }, [0.993, 0.001], [0.004, 0.002]),
    row('relu/infonce/BNnomeannovar', { batchNorm: both('detached') }, [0.998, 0], [0.007, 0.003]),
    row('relu/infonce/noL2', { length: 'free' }, [0.023, 0.017], [0, 0]),
    row('relu/infonce/noaug', { redrawn: 0 }, [0.894, 0.011], [0.893, 0.014]),
    row('relu/infonce/G10', { patterns: 10 }, [0.998, 0], [0.004, 0.003]),
    row('relu/infonce/G20', { patterns: 20 }, [0.992, 0.009], [0.001, 0.001]),
    row('relu/infonce/P10G40', { tokensPerLocation: 10 }, [0.996, 0.002], [0.038, 0.003]),
    row('relu/infonce/beta10', { beta: 10 }, [0.998, 0], [0.021, 0.004]),
  ],
  seeds: 3,
  work: { unit: 'step', of: ({ steps }) => steps },
  run: training,
  metrics: {
    chiPlus: { words: 'χ₊', of: ({ chiPlus }) => chiPlus },
    chiMinus: { words: 'χ₋', of: ({ chiMinus }) => chiMinus },
    loss: { words: 'loss', of: ({ loss }) => loss },
    stableRank: { words: 'stable rank of W₂', of: ({ stableRank }) => stableRank, digits: 1, meanOnly: true },
  },
  reproduced: meansAgree(3, 0.02),
  notes: (rows) => {
    const notes: Note[] = [];
    const own = rows.find(({ name }) => name === authorsLog.row)?.measured.of;
    if (own === undefined) notes.push({ words: `The logged set-up (${authorsLog.row}) was not run.`, holds: null });
    else {
      const holds = Math.abs(own.chiPlus.mean - authorsLog.chiPlus) <= authorsLog.within;
      const here = `χ₊ ${own.chiPlus.mean.toFixed(5)}, χ₋ ${own.chiMinus.mean.toFixed(5)}, ${holds ? 'within' : '**not within**'} ${authorsLog.within} of its χ₊`;
      notes.push({ words: `The authors' logged run (${authorsLog.row}, one seed): χ₊ ${authorsLog.chiPlus}, χ₋ ${authorsLog.chiMinus}. Here: ${here}.`, holds });
    }
    // The row with seeds of its own: three say little of a spread.
    const spread = rows.find(({ name, measured }) => name === 'relu/quadratic/beta2' && measured.seeds > 3);
    if (spread?.recorded) {
      const [{ mean, deviation }, before] = [spread.measured.of.chiPlus, spread.recorded.of.chiPlus];
      const error = Math.hypot(deviation / Math.sqrt(spread.measured.seeds), deviation / Math.sqrt(spread.recorded.seeds));
      notes.push({ words: `${spread.name} varies from seed to seed by ± ${deviation.toFixed(3)} (${spread.measured.seeds} seeds); three seeds of another implementation showed ${before.deviation === null ? 'a mean alone' : `± ${before.deviation.toFixed(3)}`}. At our spread the two means differ by ${(Math.abs(mean - before.mean) / error).toFixed(1)} standard errors.`, holds: null });
    }
    return notes;
  },
  pictures: (rows) => {
    const series = (['relu/infonce', 'relu/quadratic', 'linear/infonce', 'linear/quadratic'] as const).flatMap((pair): Series[] => {
      const found = [1, 2, 5, 10].flatMap((beta) => rows.filter(({ name }) => name === `${pair}/beta${beta}`).map(({ measured }) => ({ beta, chi: measured.of.chiPlus })));
      return found.length === 0 ? [] : [{ name: pair.replace('relu', 'ReLU').replace('/infonce', ', InfoNCE').replace('/quadratic', ', quadratic loss'), draw: 'both', x: found.map(({ beta }) => beta), y: found.map(({ chi }) => chi.mean), spread: found.map(({ chi }) => chi.deviation) }];
    });
    if (series.length === 0) return {};
    const beta: Picture = {
      kind: 'plot',
      title: 'χ₊ over β for the four pairs of activation and loss',
      description: 'Means over the seeds, ± one standard deviation. ReLU gains with over-parameterisation, linear filters hardly do; InfoNCE lies above the quadratic loss.',
      x: { words: 'β, filters a location over tokens a location', ticks: [1, 2, 5, 10] },
      y: { words: 'χ₊' },
      series,
    };
    return { beta };
  },
});
