import { contrastiveCovariance } from '../dynamics/contrastiveCovariance.ts';
import { uniformImportances } from '../dynamics/importances.ts';
import { numericalRank, reluAscent, type FirstLayerNorm, type ReluLimit } from '../dynamics/reluAscent.ts';
import { stream } from '../generators/stream.ts';
import { mapEntries, matrixOf, type Matrix } from '../linalg/matrix.ts';
import type { Field } from './field.ts';
import { choice, just } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { setting } from './setting.ts';

const seed: Field<number> = {
  kind: 'number',
  what: 'seed of the magnitudes, the augmentation and the starts',
  draw: (s) => s.integer(0, 2 ** 30),
  valid: (value) => Number.isInteger(value) && value >= 0 && value <= 2 ** 30,
  simpler: () => [],
  mutate: (s) => s.integer(0, 2 ** 30),
};

type Augmentation = 'weak' | 'strong';

/** Runs of a two-layer ReLU network on magnitudes U(½, 2) of N samples of M orthonormal components, uniform importances. */
export const reluRuns = setting({
  id: 'relu-runs',
  words: 'For all draws of N = 18 samples of M = 4 orthonormal components with magnitudes uniform on [½, 2], uniform importances, augmentation of the magnitudes by normal noise (σ = 0.05 weak, 2 strong; the magnitude in absolute value), and normal starts of networks with K = 6 hidden units',
  dims: {},
  fields: {
    seed,
    augmentation: choice<Augmentation>('augmentation', 'weak', 'strong'),
    kept: choice<FirstLayerNorm>('first layer: norm one as a whole, or 1/√K for each filter', 'layer', 'filters'),
  },
});

/** The same with the first layer normalised as a whole. */
export const reluRunsByLayer = setting({
  ...reluRuns,
  id: 'relu-runs-by-layer',
  words: `${reluRuns.words}, the first layer of norm one as a whole`,
  fields: { ...reluRuns.fields, kept: choice<FirstLayerNorm>('first layer: norm one as a whole', 'layer') },
});

export interface ReluRun {
  readonly seed: number;
  readonly augmentation: Augmentation;
  readonly kept: FirstLayerNorm;
}

const [N, M, K, O] = [18, 4, 6, 3];
const sigmas: Readonly<Record<Augmentation, number>> = { weak: 0.05, strong: 2 };

/** A of a draw: the magnitudes are those of the seed, the augmentation as asked for, with the same noise at every strength. */
export const formOfRun = ({ seed: own, augmentation }: Pick<ReluRun, 'seed' | 'augmentation'>): Matrix => {
  const s = stream(own);
  const which = Array.from({ length: N }, (_, i) => (i < M ? i : s.integer(0, M - 1)));
  const a = Array.from({ length: N }, () => 0.5 + 1.5 * s.uniform());
  const noise = Array.from({ length: N }, () => s.normal());
  const x = matrixOf(N, M, (i, m) => (which[i] === m ? a[i] : 0));
  const xPrime = mapEntries(x, (entry, i) => (entry === 0 ? 0 : Math.abs(entry + sigmas[augmentation] * noise[i])));
  const views = { x, xPrime };
  return contrastiveCovariance(mapEntries(uniformImportances(N), (entry) => entry / (N - 1)), views, views, 'sum of distinct pairs');
};

/** The limits from `starts` starts that do not depend on the augmentation. */
export const limitsOf = (run: ReluRun, starts: number): readonly ReluLimit[] => {
  const A = formOfRun(run);
  const s = stream(run.seed + 1);
  return Array.from({ length: starts }, () => {
    const W1 = matrixOf(K, M, () => s.normal());
    return reluAscent(A, W1, matrixOf(O, K, () => s.normal()), run.kept);
  });
};

/** The best of them, and the rank of its V; null where one is not at rest. */
export const bestOf = (limits: readonly ReluLimit[]): { readonly rank: number; readonly value: number } | null => {
  if (limits.some((limit) => !limit.atRest)) return null;
  const best = limits.reduce((a, b) => (b.value > a.value ? b : a));
  return { rank: numericalRank(best.V), value: best.value };
};

/** Every filter of the first layer has its own norm. */
export const filtersKept = hypothesis<{ readonly kept: FirstLayerNorm }>({
  words: 'every filter of the first layer is normalised on its own',
  tex: String.raw`\|w_k\| = 1/\sqrt K`,
  narrow: { kept: just('filters') },
  holds: ({ kept }) => kept === 'filters',
});

/** The first layer has norm one as a whole. */
export const layerKept = hypothesis<{ readonly kept: FirstLayerNorm }>({
  words: 'the first layer is normalised as a whole',
  tex: String.raw`\|W_1\|_F = 1`,
  narrow: { kept: just('layer') },
  holds: ({ kept }) => kept === 'layer',
});

/** σ = 0.05. */
export const weakAugmentation = hypothesis<{ readonly augmentation: Augmentation }>({
  words: 'augmentation is weak, σ = 0.05',
  tex: String.raw`\sigma = 0.05`,
  narrow: { augmentation: just('weak') },
  holds: ({ augmentation }) => augmentation === 'weak',
});

/** σ = 2. */
export const strongAugmentation = hypothesis<{ readonly augmentation: Augmentation }>({
  words: 'augmentation is strong, σ = 2',
  tex: String.raw`\sigma = 2`,
  narrow: { augmentation: just('strong') },
  holds: ({ augmentation }) => augmentation === 'strong',
});
