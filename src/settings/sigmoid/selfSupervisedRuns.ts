import { selfSupervisedRun, releasedSetup, type RunSetup, type StartRule, type Trajectory } from '../../dynamics/sigmoid/runs.ts';
import { projection } from '../../dynamics/sigmoid/projection.ts';
import { stream } from '../../generators/stream.ts';
import { row, type Matrix } from '../../linalg/matrix.ts';
import { norm } from '../../linalg/vector.ts';
import { choice, just } from '../fields.ts';
import { hypothesis } from '../hypothesis.ts';
import { madeOnce } from '../madeOnce.ts';
import { seedUpTo } from '../seeds.ts';
import { setting } from '../setting.ts';

/** The noise of data and augmentation, as released or ten times that. */
export type NoiseLevel = 'released' | 'tenfold';

export interface SelfSupervised {
  readonly seed: number;
  readonly start: StartRule;
  readonly noise: NoiseLevel;
}

const start = choice<StartRule>('start of both neurons', 'gaussian', 'same side', 'signs', 'region');
const noise = choice<NoiseLevel>('noise: ρ = d^{−3/2}, or ten times that', 'released', 'tenfold');

/** Runs in four dimensions with a longer step, to the end: they come to rest in a tenth of a second. */
export const convergedRun = setting({
  id: 'self-supervised-run',
  words: 'For all seeds of the self-supervised training in small (d = 4, n = 100, τ = 7, 1,500 steps of 1, that is 15,000 released ones), starts and levels of noise',
  dims: {},
  fields: { seed: seedUpTo('seed of data, start and augmentation', 12), start, noise },
});

/** Runs of the released set-up. */
export const releasedRun = setting({
  id: 'released-self-supervised-run',
  words: 'For all seeds of the self-supervised training of the released code (d = 10, n = 100, τ = 7, 4,000 steps of 0.1), and starts',
  dims: {},
  fields: { seed: seedUpTo('seed of data, start and augmentation', 2), start },
});

const runOf = madeOnce((setup: RunSetup, rule: StartRule, seed: number): Trajectory => selfSupervisedRun(setup, rule, stream(seed), setup.steps / 20));

/** ‖Πe₁‖, ‖Πe₂‖ and the weights at the end of a run. */
export interface Learned {
  readonly W: Matrix;
  readonly lengths: Float64Array;
  /** ‖(w⁽³⁾, …)‖ of both neurons at the end over that at the start. */
  readonly rest: number;
}

const learned = ({ W }: Trajectory): Learned => {
  const [first, last] = [W[0], W[W.length - 1]];
  const beyond = (m: Matrix): number => norm([...row(m, 0).subarray(2), ...row(m, 1).subarray(2)]);
  return { W: last, lengths: projection(last).lengths.subarray(0, 2), rest: beyond(last) / beyond(first) };
};

const small: RunSetup = { ...releasedSetup, d: 4, rho: 4 ** -1.5, eta: 1, steps: 1500 };

/** The weights along a run of the released set-up, at every twentieth of it. */
export const releasedTrajectory = ({ seed, start: rule }: Pick<SelfSupervised, 'seed' | 'start'>): Trajectory => runOf(releasedSetup, rule, seed);

/** The weights along a run in small, at every twentieth of it. */
export const smallTrajectory = ({ seed, start: rule, noise: level }: SelfSupervised): Trajectory => runOf({ ...small, rho: small.rho * (level === 'tenfold' ? 10 : 1) }, rule, seed);

/** What a converged run ends with. */
export const learnedInSmall = (run: SelfSupervised): Learned => learned(smallTrajectory(run));

/** What a run of the released set-up ends with. */
export const learnedAsReleased = ({ seed, start: rule }: Pick<SelfSupervised, 'seed' | 'start'>): Learned => learned(runOf(releasedSetup, rule, seed));

/** Both neurons start in the region, on opposite sides. */
export const startsInRegion = hypothesis<Pick<SelfSupervised, 'start'>>({
  words: 'both neurons start in the box of the released code, on opposite sides',
  tex: String.raw`w_1(0), w_2(0) \in \text{region},\ w_1^{(1)} > 0 > w_2^{(1)}`,
  narrow: { start: just('region') },
  holds: (run) => run.start === 'region',
});

/** Both neurons start with the right signs only. */
export const startsWithSigns = hypothesis<Pick<SelfSupervised, 'start'>>({
  words: 'the start is Gaussian with the signs of the first two coordinates right',
  tex: String.raw`w_1^{(1)}(0) > 0 > w_2^{(1)}(0),\quad w_j^{(2)}(0) > 0`,
  narrow: { start: just('signs') },
  holds: (run) => run.start === 'signs',
});

/** The noise is as released. */
export const smallNoise = hypothesis<Pick<SelfSupervised, 'noise'>>({
  words: 'the noise is small',
  tex: String.raw`\rho = d^{-3/2}`,
  narrow: { noise: just('released') },
  holds: (run) => run.noise === 'released',
});
