import type { NeuronFigures } from '../dynamics/thresholdNetwork/neuronFigures.ts';
import type { ProbeFigures } from '../dynamics/thresholdNetwork/probeFigures.ts';
import { referenceSetup, type ThresholdSetup } from '../dynamics/thresholdNetwork/setup.ts';
import { trainedOutcome } from '../dynamics/thresholdNetwork/training.ts';
import { meansAgree, type Experiment, type RecordedFigures, type Row } from './experiment.ts';

type Recorded = Readonly<Partial<Record<'coverage' | 'pure' | 'active' | 'purity' | 'participation' | 'r2' | 'noiseCosine' | 'luck' | 'featureShare' | 'longest', number | readonly [number, number]>>>;

/** A row whose set-up is a change of `of`, with what an independent implementation measured over so many seeds: means, or means and standard deviations. It takes as many. */
export const thresholdRow = (name: string, change: Partial<ThresholdSetup>, recorded: { readonly seeds: number } & Recorded, of: ThresholdSetup = referenceSetup): Row<ThresholdSetup> => {
  const { seeds, ...figures } = recorded;
  const spread = (value: number | readonly [number, number]) => (typeof value === 'number' ? { mean: value, deviation: null } : { mean: value[0], deviation: value[1] });
  return { name, setup: { ...of, ...change }, seeds, recorded: { seeds, of: Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, spread(value)])) } satisfies RecordedFigures };
};

/** The thresholds of the reference with another constant or growth. */
export const thresholdsWith = (change: { readonly c?: number; readonly growth?: number }): ThresholdSetup['threshold'] => (referenceSetup.threshold === 'off' ? 'off' : { ...referenceSetup.threshold, ...change });

/** What all experiments on threshold networks have in common: the run, the metrics, when a row is reproduced. */
export const thresholdExperiment: Pick<Experiment<ThresholdSetup, NeuronFigures & ProbeFigures>, 'run' | 'work' | 'metrics' | 'reproduced'> = {
  run: trainedOutcome,
  work: { unit: 'step', of: ({ steps }) => steps },
  metrics: {
    coverage: { words: 'coverage', of: (o) => o.coverage, digits: 1 },
    pure: { words: 'pure', of: (o) => o.pure, digits: 1 },
    active: { words: 'active', of: (o) => o.active, digits: 1, meanOnly: true },
    purity: { words: 'purity', of: (o) => o.purity },
    participation: { words: 'PR', of: (o) => o.participation, digits: 2 },
    r2: { words: 'R²', of: (o) => o.r2 },
    noiseCosine: { words: 'cos(f(x), f(ξ))', of: (o) => o.noiseCosine, digits: 2 },
    luck: { words: 'luck', of: (o) => o.luck, digits: 2 },
    featureShare: { words: '‖MMᵀw‖/‖w‖ at T₁', of: (o) => o.featureShare },
    longest: { words: 'max‖w‖', of: (o) => o.longest, digits: 2 },
  },
  reproduced: meansAgree(3, { coverage: 1, pure: 4, active: 4, purity: 0.03, participation: 0.3, r2: 0.02, noiseCosine: 0.03, luck: 0.03, featureShare: 0.005, longest: 0.3 }),
};
