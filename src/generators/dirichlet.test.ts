import { expect, test } from 'vitest';
import { ensure } from '../linalg/ensure.testing.ts';
import { dirichlet } from './dirichlet.ts';
import { stream } from './stream.ts';

test('Dirichlet(a): on the simplex, mean 1/n and variance (n − 1)/(n²(na + 1)), within five standard errors', () => {
  for (const a of [0.1, 1, 10]) {
    const [s, n, draws] = [stream(9), 4, 20_000];
    let [first, second] = [0, 0];
    for (let k = 0; k < draws; k++) {
      const point = dirichlet(s, n, a);
      ensure(Math.abs(point.reduce((sum, w) => sum + w, 0) - 1) < 1e-14 && point.every((w) => w >= 0), () => `a = ${a}, draw ${k} is off the simplex: ${point.join()}`);
      first += point[0];
      second += (point[0] - 1 / n) ** 2;
    }
    const variance = (n - 1) / (n * n * (n * a + 1));
    expect(Math.abs(first / draws - 1 / n)).toBeLessThan(5 * Math.sqrt(variance / draws));
    // The fourth central moment of a variable in [0, 1] is at most its variance.
    expect(Math.abs(second / draws - variance)).toBeLessThan(5 * Math.sqrt(variance / draws));
  }
});

test('one entry is 1; the smallest a gives a point of the simplex', () => {
  expect([...dirichlet(stream(1), 1, 0.1)]).toEqual([1]);
  expect(dirichlet(stream(1), 3, 1e-9).reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 14);
});
