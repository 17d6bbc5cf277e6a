import { expect, test } from 'vitest';
import { histogram, meanCurve, twoNeuronPictures } from './runPictures.ts';

test('a mean curve has a band of 1.96 standard errors, by hand: 1, 3 have mean 2 and error 1', () => {
  expect(meanCurve('w', [0, 1], [[1, 5], [3, 5]])).toEqual({ name: 'w', draw: 'line', x: [0, 1], y: [2, 5], spread: [1.96, 0] });
  expect(meanCurve('w', [0], [[7]]).spread).toEqual([0]);
});

test('a histogram counts every value of its range once, the ends included, and rises from 0 and falls to it', () => {
  const { x, y } = histogram('e', [0, 0.25, 0.3, 0.5, 1, 2, -1], [0, 1], 4);
  expect([x, y]).toEqual([[0, 0, 0.25, 0.25, 0.5, 0.5, 0.75, 0.75, 1, 1], [0, 1, 1, 2, 2, 1, 1, 1, 1, 0]]);
});

test('pictures of runs: curves, ends, projections; none without runs', () => {
  const run = (shift: number) => ({ at: [0, 10], curves: [[1, 2 + shift], [3, 4], [5, 6], [7, 8 + shift]], e1: 1, e2: 0.5 });
  expect(twoNeuronPictures('s', [], [0, 1])).toEqual({});
  const pictures = twoNeuronPictures('as released', [run(0), run(1)], [0, 1]);
  expect(Object.keys(pictures)).toEqual(['curves', 'ends', 'projections']);
  expect(pictures.ends).toMatchObject({ series: [{ x: [2, 3], y: [4, 4] }, { x: [6, 6], y: [8, 9] }], description: expect.stringContaining('2 seeds') });
  expect(pictures.curves).toMatchObject({ series: [{ y: [1, 2.5] }, {}, {}, { y: [7, 8.5] }] });
});
