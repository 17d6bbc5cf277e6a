import { row } from '../linalg/matrix.ts';
import { minimumAt } from '../settings/sigmoid/descentRun.ts';
import { learnedInSmall, releasedTrajectory } from '../settings/sigmoid/selfSupervisedRuns.ts';
import type { Picture, Series } from './picture.ts';

/** w_j⁽¹⁾ and w_j⁽²⁾ over the steps of the released self-supervised run of seed 1. */
export const learningCurves = (): Picture => {
  const { at, W } = releasedTrajectory({ seed: 1, start: 'region' });
  const series = [0, 1].flatMap((j) => [0, 1].map((c): Series => ({ name: `w${'₁₂'[j]}, ${c === 0 ? 'label-related' : 'hidden'} feature`, draw: 'line', x: at, y: W.map((weights) => row(weights, j)[c]) })));
  return {
    kind: 'plot',
    title: 'The weights on both features along a self-supervised run',
    description: 'The released set-up, seed 1, start in the region. The weights on the label-related feature stay on their sides, near 3.8 and −3.8; those on the hidden feature go to about 1.5.',
    x: { words: 'steps' },
    y: { words: 'weight' },
    series,
  };
};

/** Where both neurons of twelve small runs end, from the region and from the right signs only. */
export const endsOfRuns = (): Picture => {
  const seeds = Array.from({ length: 12 }, (_, k) => k + 1);
  const ends = (start: 'region' | 'signs', words: string): Series[] => {
    const found = seeds.map((seed) => learnedInSmall({ seed, start, noise: 'released' }).W);
    return [0, 1].map((j) => ({ name: `w${'₁₂'[j]}, ${words}`, draw: 'points', x: found.map((W) => row(W, j)[0]), y: found.map((W) => row(W, j)[1]) }));
  };
  const [a, b] = minimumAt(7);
  return {
    kind: 'plot',
    title: 'Where the neurons end, from the region and from the right signs only',
    description: 'Twelve seeds, d = 4. From the region the neurons end on either side, near the two minima without noise; with the right signs only, some first neurons end on the left or second ones on the right, where their partners are.',
    x: { words: 'weight on the label-related feature' },
    y: { words: 'weight on the hidden feature' },
    series: [...ends('region', 'from the region'), ...ends('signs', 'from the signs'), { name: 'minima without noise', draw: 'points', x: [a, -a], y: [b, b] }],
  };
};
