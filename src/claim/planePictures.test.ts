import { expect, test } from 'vitest';
import { settledPicture, type Plot } from './picture.ts';
import { bunchesLandscape, bunchesTrajectories } from './planePictures.ts';

const series = (picture: ReturnType<typeof bunchesLandscape>, name: string): Plot['series'][number] => {
  const found = (settledPicture(picture) as Plot).series.find((s) => s.name === name);
  if (found === undefined) throw new Error(`no series ${name}`);
  return found;
};

test('the landscape: a ReLU node has an optimum at every bunch, a linear one a single line; no point of the curve lies above the highest optimum', () => {
  const picture = bunchesLandscape();
  expect(series(picture, 'optima, ReLU').x).toEqual([80.5, 200.5, 320.5]);
  const [one, opposite] = series(picture, 'optima, linear').x;
  expect(opposite - one).toBeCloseTo(180, 1);
  for (const name of ['ReLU', 'linear']) expect(Math.max(...series(picture, name).y)).toBeLessThanOrEqual(Math.max(...series(picture, `optima, ${name}`).y));
});

test('the trajectories: every node ends at one of the optima, and every optimum is reached', () => {
  const picture = settledPicture(bunchesTrajectories()) as Plot;
  const optima = series(picture, 'optima').y;
  const ends = picture.series.filter(({ draw }) => draw === 'line').map(({ y }) => y[y.length - 1]);
  const reached = ends.map((end) => optima.findIndex((angle) => Math.abs(angle - end) < 0.5));
  expect(reached).not.toContain(-1);
  expect(new Set(reached).size).toBe(optima.length);
});
