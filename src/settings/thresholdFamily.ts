import { smallSetup, type ThresholdSetup } from '../dynamics/thresholdNetwork/setup.ts';
import { neuronFigures, participationRatio, type NeuronFigures } from '../dynamics/thresholdNetwork/neuronFigures.ts';
import { probeFigures, type ProbeFigures } from '../dynamics/thresholdNetwork/probeFigures.ts';
import { thresholdTraining } from '../dynamics/thresholdNetwork/training.ts';
import { stream } from '../generators/stream.ts';
import type { Field } from './field.ts';
import { choice, just } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { madeOnce } from './madeOnce.ts';
import { setting } from './setting.ts';

/** What a training run ends with: the figures of its neurons, and those of a probe, which is made when first asked for. */
export interface TrainedRun extends NeuronFigures {
  probe(): ProbeFigures;
}

/** What training ends with under the set-up and the seed; the same run is made once a process. */
export const trainedOnce = madeOnce((setup: ThresholdSetup, seed: number): TrainedRun => {
  const draws = stream(seed);
  const run = thresholdTraining(setup, draws);
  let state = run.next();
  while (state.done !== true) state = run.next();
  const trained = state.value;
  let probed: ProbeFigures | null = null;
  return { ...neuronFigures(setup, trained), probe: () => (probed ??= probeFigures(setup, trained, draws)) };
});

/**
 * The seeds of a family. Set-ups, margins and schedules were fixed after looks at the pilot block, which judges nothing; statements
 * are judged on the confirmation block alone, declared before any of its runs was made.
 */
export const familySeeds = { pilot: [1, 2, 3, 4, 5, 6, 7, 8], confirmation: [2101, 2102, 2103, 2104, 2105, 2106, 2107, 2108] } as const;

/** "1–8". */
const span = (seeds: readonly number[]): string => `${seeds[0]}–${seeds[seeds.length - 1]}`;

/** Both blocks in words. */
export const familySeedWords = `seeds ${span(familySeeds.confirmation)}, none of which was looked at when set-up, margins and schedules were fixed (on the seeds ${span(familySeeds.pilot)})`;

/** Choices that name a training run; none is simpler than another, since each costs seconds. */
const named = <const T extends string>(what: string, ...names: readonly T[]): Field<T> => ({ ...choice(what, ...names), simpler: () => [] });

type Threshold = 'scheduled' | 'none';
type Noise = 'spherical' | 'dense directions';
type NoiseLevel = 'a quarter' | 'half' | 'a fiftieth';

/** A family of training runs of one kind. */
export interface Family {
  readonly masks: ThresholdSetup['masks'];
  readonly threshold: Threshold;
  readonly noise: Noise;
  readonly dictionary: ThresholdSetup['dictionary'];
  readonly level: NoiseLevel;
}

const words = `For eight training runs of a threshold network on sparse codes (8 features in 64 coordinates, 56 neurons, 220 steps), of the ${familySeedWords}`;

const masks = named<Family['masks']>('masks', 'complementary', 'independent', 'none');
const threshold = named<Threshold>('thresholds', 'scheduled', 'none');

/** Training with variance of the noise a quarter of that of a feature. */
export const thresholdFamily = setting({
  id: 'threshold-family',
  words,
  dims: {},
  fields: { masks, threshold, noise: named<Noise>('noise', 'spherical', 'dense directions'), dictionary: named<Family['dictionary']>('dictionary', 'incoherent', 'canonical') },
});

/** Training with spherical noise of several levels. */
export const noiseFamily = setting({
  id: 'noise-family',
  words: `${words}, at several levels of the noise`,
  dims: {},
  fields: { masks: named<Family['masks']>('masks', 'complementary', 'none'), level: named<NoiseLevel>('variance of the noise over that of a feature', 'a quarter', 'half', 'a fiftieth') },
});

const ratios: Readonly<Record<NoiseLevel, number>> = { 'a quarter': 0.25, half: 0.5, 'a fiftieth': 0.02 };

/** The set-up of a family. */
export const familySetup = (family: Partial<Family>): ThresholdSetup => ({
  ...smallSetup,
  masks: family.masks ?? 'complementary',
  threshold: family.threshold === 'none' ? 'off' : smallSetup.threshold,
  denseRank: family.noise === 'dense directions' ? 4 : 0,
  dictionary: family.dictionary ?? 'incoherent',
  noise: ratios[family.level ?? 'a quarter'] * smallSetup.presence,
});

/** Schedules of the threshold that every kind of family may choose from, by the first pilot seed: what fails is then not merely untuned. */
const schedules = [{}, { c: 0.6 }, { growth: 0.15 }] as const;

/** A family of runs, each made when first asked for. */
export interface FamilyOfRuns {
  readonly seeds: readonly number[];
  run(seed: number): TrainedRun;
  readonly schedule: string;
  /** p/(p + σ²), and d. */
  readonly bound: number;
  readonly features: number;
}

/** The confirmation runs of a family with the schedule that does best at the first pilot seed, by features covered and then by purity. */
export const familyOf = (family: Partial<Family>): FamilyOfRuns => {
  const setup = familySetup(family);
  const { threshold: usual, presence, noise, features } = setup;
  const common = { seeds: familySeeds.confirmation, bound: presence / (presence + noise), features };
  if (usual === 'off') return { ...common, run: (seed) => trainedOnce(setup, seed), schedule: 'no threshold' };
  const score = ({ coverage, purity }: NeuronFigures): number => coverage + purity;
  const tried = schedules.map((change) => {
    const times = { ...usual, ...change };
    const candidate = { ...setup, threshold: times };
    return { candidate, times, score: score(trainedOnce(candidate, familySeeds.pilot[0])) };
  });
  const { candidate, times } = tried.reduce((a, b) => (b.score > a.score ? b : a));
  return { ...common, run: (seed) => trainedOnce(candidate, seed), schedule: `c = ${times.c}, g = ${times.growth}, the best of ${schedules.length} at the pilot seed ${familySeeds.pilot[0]}` };
};

/** The views are masked by complements. */
export const maskedByComplements = hypothesis<Pick<Family, 'masks'>>({
  words: 'the views are masked by complements of each other',
  tex: String.raw`x^+ = 2Dx,\ x^{++} = 2(I - D)x`,
  narrow: { masks: just('complementary') },
  holds: (family) => family.masks === 'complementary',
});

/** There is no augmentation. */
export const unmasked = hypothesis<Pick<Family, 'masks'>>({
  words: 'there is no augmentation',
  tex: String.raw`x^+ = x^{++} = x`,
  narrow: { masks: just('none') },
  holds: (family) => family.masks === 'none',
});

/** The thresholds rise on their schedule. */
export const scheduledThreshold = hypothesis<Pick<Family, 'threshold'>>({
  words: 'the thresholds rise on their schedule',
  tex: String.raw`b_i = \sqrt{c \log d/d}\,\|w_i\|,\ b_i \leftarrow (1 + g\eta/d)\,b_i`,
  narrow: { threshold: just('scheduled') },
  holds: (family) => family.threshold === 'scheduled',
});

/** The network is linear. */
export const linearNetwork = hypothesis<Pick<Family, 'threshold'>>({
  words: 'there are no thresholds: the network is linear',
  tex: String.raw`b_i = 0`,
  narrow: { threshold: just('none') },
  holds: (family) => family.threshold === 'none',
});

/** The noise is spherical. */
export const sphericalNoise = hypothesis<Pick<Family, 'noise'>>({
  words: 'the noise is spherical',
  tex: String.raw`\xi \sim \mathcal N(0, \sigma_\xi^2 I)`,
  narrow: { noise: just('spherical') },
  holds: (family) => family.noise === 'spherical',
});

/** The dictionary is incoherent with the coordinates. */
export const spreadDictionary = hypothesis<Pick<Family, 'dictionary'>>({
  words: 'the features are spread over the coordinates',
  tex: String.raw`M_{kj}^2 = 1/d_1`,
  narrow: { dictionary: just('incoherent') },
  holds: (family) => family.dictionary === 'incoherent',
});

/** σ² = p/2. */
export const middleNoise = hypothesis<Pick<Family, 'level'>>({
  words: 'the variance of the noise is half of that of a feature',
  tex: String.raw`\sigma_\xi^2 = p/2`,
  narrow: { level: just('half') },
  holds: (family) => family.level === 'half',
});

/** The median participation ratios of eight draws of as many normal directions as there are neurons. */
export const randomParticipation: readonly number[] = familySeeds.confirmation.map((seed) => {
  const { neurons, features } = smallSetup;
  const draws = stream(10_000 + seed);
  const sorted = Array.from({ length: neurons }, () => participationRatio(Float64Array.from({ length: features }, () => draws.normal()))).toSorted((a, b) => a - b);
  return (sorted[neurons / 2 - 1] + sorted[neurons / 2]) / 2;
});
