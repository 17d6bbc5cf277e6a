import { expect, it } from 'vitest';
import { equal, fromRows, type Matrix } from '../linalg/matrix.ts';
import { generatorLaws } from './laws.testing.ts';
import { drawMatrix } from './matrix.ts';
import { augmentationKinds, drawSecondViews, secondViewsSimplicity, simplerSecondViews } from './secondViews.ts';
import { precedes } from './simplicity.ts';
import { stream } from './stream.ts';

interface Pair {
  readonly x: Matrix;
  readonly xPrime: Matrix;
}
const differing = ({ x, xPrime }: Pair): number => xPrime.data.filter((value, k) => value !== x.data[k]).length;

generatorLaws<Pair>('second views', {
  draw: (s) => {
    const x = drawMatrix(s, s.integer(1, 4), s.integer(1, 4), s.pick(['gaussian', 'grid', 'hugeRow']));
    return { x, xPrime: drawSecondViews(s, x) };
  },
  valid: ({ x, xPrime }) => x.rows === xPrime.rows && x.cols === xPrime.cols && xPrime.data.every(Number.isFinite),
  *simpler({ x, xPrime }) {
    for (const candidate of simplerSecondViews(x, xPrime)) yield { x, xPrime: candidate };
  },
  isSimpler: (a, b) => precedes(secondViewsSimplicity(a.x, a.xPrime), secondViewsSimplicity(b.x, b.xPrime)),
  families: {
    none: (p) => differing(p) === 0,
    additive: (p) => differing(p) === p.x.data.length && p.x.data.length > 3 && p.xPrime.data.every((v, k) => Math.abs(v - p.x.data[k]) < 0.1),
    masked: (p) => differing(p) > 2 && p.xPrime.data.every((v, k) => v === 0 || v === p.x.data[k]),
    wildcard: (p) => differing(p) > 0 && differing(p) < p.x.data.length && p.xPrime.data.some((v, k) => v !== 0 && v !== p.x.data[k]),
    independent: (p) => differing(p) === p.x.data.length && p.x.data.length > 3 && p.xPrime.data.some((v, k) => Math.abs(v - p.x.data[k]) > 3.5),
  },
});

it.each(augmentationKinds)('%s leaves x alone', (kind) => {
  const x = drawMatrix(stream(1), 5, 3, 'gaussian');
  const before = x.data.slice();
  drawSecondViews(stream(2), x, kind);
  expect(x.data).toEqual(before);
});

it('tries "no augmentation" first, has nothing simpler than that, and refuses other shapes', () => {
  const x = fromRows([[1.5, 2], [3, 4]]);
  const first = [...simplerSecondViews(x, fromRows([[0, 0], [0, 1]]))][0];
  expect(first && equal(first, x)).toBe(true);
  expect([...simplerSecondViews(x, x)]).toEqual([]);
  expect(() => [...simplerSecondViews(x, fromRows([[1, 2]]))]).toThrow('x is 2×2 and xPrime 1×2');
});
