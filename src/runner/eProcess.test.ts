import { describe, expect, test } from 'vitest';
import { stream, type Stream } from '../generators/stream.ts';
import { eProcess, missBound } from './eProcess.ts';

const streams = 2000;
const alpha = 1e-2;
/** 20 rejections are allowed in the mean; 41 or more of Binomial(2000, 0.01) have probability 2e-5, so that a red test is news. */
const most = 40;

/** How many of 2,000 streams let the wealth reach 1/α at any of the first n looks. */
const rejections = (nullMean: number, n: number, draw: (s: Stream, t: number) => number): number => {
  let count = 0;
  for (let seed = 0; seed < streams; seed++) {
    const s = stream(seed);
    const process = eProcess(nullMean);
    for (let t = 0; t < n && process.wealth < 1 / alpha; t++) process.add(draw(s, t));
    if (process.wealth >= 1 / alpha) count++;
  }
  return count;
};

describe('under the null, looking after every draw, at most the declared share of streams is rejected', () => {
  test.each<[string, number, (s: Stream, t: number) => number]>([
    ['Bernoulli of mean 1/2', 0.5, (s) => (s.chance(0.5) ? 1 : 0)],
    ['Bernoulli of mean 1/8', 0.125, (s) => (s.chance(0.125) ? 1 : 0)],
    ['Bernoulli of mean 0.95', 0.95, (s) => (s.chance(0.95) ? 1 : 0)],
    ['uniform', 0.5, (s) => s.uniform()],
    ['squares of uniforms', 1 / 3, (s) => s.uniform() ** 2],
    ['ties half of the time', 0.5, (s) => s.pick([0, 0.5, 0.5, 1])],
    ['spreads that change with time', 0.5, (s, t) => 0.5 + (s.uniform() - 0.5) / (1 + (t % 7))],
    ['the constant p₀', 0.5, () => 0.5],
  ])('%s', (_, nullMean, draw) => {
    expect(rejections(nullMean, 400, draw)).toBeLessThanOrEqual(most);
  });

  test('a mean above the null is rejected far more often, so that the law test can fail', () => {
    expect(rejections(0.5, 400, (s) => (s.chance(0.65) ? 1 : 0))).toBeGreaterThan(10 * most);
  });
});

describe('power at α = 1e-3', () => {
  const stops = (p: number): number[] =>
    Array.from({ length: 400 }, (_, seed) => {
      const s = stream(seed);
      const process = eProcess(0.5);
      let t = 0;
      for (; t < 20_000 && process.wealth < 1e3; t++) process.add(s.chance(p) ? 1 : 0);
      return t;
    }).sort((a, b) => a - b);

  // Independent figures for such a process: 94 draws at effect 0.2, 388 at 0.1. Medians of 400 vary by some 5 %; mixtures differ by a factor log K.
  test.each([[0.2, 94], [0.1, 388]])('effect %f: the median stop is within a quarter of %i draws', (effect, draws) => {
    const median = stops(0.5 + effect)[200];
    expect(median).toBeGreaterThan(0.75 * draws);
    expect(median).toBeLessThan(1.25 * draws);
  });

  test('the share of streams undecided after n draws stays below the bound, which is not vacuous', () => {
    const undecided = stops(0.7).filter((t) => t > 300).length / 400;
    const bound = missBound(0.5, 0.7, 300, 1e-3);
    expect(bound).toBeLessThan(0.05);
    expect(undecided).toBeLessThanOrEqual(bound);
  });
});

describe('missBound', () => {
  test('falls with the number of draws and with the effect, never exceeds 1', () => {
    const bounds = [0, 100, 1000, 3000].map((n) => missBound(0.5, 0.6, n));
    expect(bounds[0]).toBe(1);
    expect(bounds).toEqual([...bounds].sort((a, b) => b - a));
    expect(missBound(0.5, 0.7, 1000)).toBeLessThan(missBound(0.5, 0.6, 1000));
  });

  test('sure wins: K⁻¹Π(1 + λ/2) alone reaches 1/α, hence no miss but the one of Markov', () => {
    expect(missBound(0.5, 1, 200)).toBeLessThan(1e-30);
  });
});

test('wealth starts at 1, stays at 1 at the null itself, falls below the null, and is never negative', () => {
  const process = eProcess(0.25);
  expect(process.wealth).toBe(1);
  expect(process.add(0.25)).toBe(1);
  for (let t = 0; t < 2000; t++) process.add(0);
  expect(process.wealth).toBeGreaterThanOrEqual(0);
  expect(process.wealth).toBeLessThan(1e-6);
});

test.each([0, 1, -1, Number.NaN])('a null mean of %f is refused', (nullMean) => {
  expect(() => eProcess(nullMean)).toThrow(/null mean is .*between 0 and 1/);
});

test.each([-0.1, 1.1, Number.NaN])('an observation of %f is refused', (x) => {
  expect(() => eProcess(0.5).add(x)).toThrow(/expected a number in \[0, 1\]/);
});
