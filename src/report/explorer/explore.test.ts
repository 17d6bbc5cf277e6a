import { describe, expect, test } from 'vitest';
import type { Plot } from '../../claim/picture.ts';
import bruteForce from '../../../properties/nonlinearity/brute-force-linear.ts';
import linearPca from '../../../properties/nonlinearity/linear-pca.ts';
import { explore } from './explore.ts';
import type { Start } from './messages.ts';

const written = {
  dims: { N: 2, d: 2, M: 2 },
  x: [[1, 0], [0, 1]], xPrime: [[0, 0], [0, 0]], alpha: [[0, 0], [1, 0]], W: [[1, 0], [-1, 0]],
  h: 'leaky', importance: 'frozen', starts: 'nested',
};

describe('explore', () => {
  test('evaluates the instance and draws it: a landscape and a line a node, four digits, from the entries as they are', () => {
    const explored = explore(bruteForce, { written });
    expect(explored.status).toBe('violated');
    const { series } = explored.pictures.trajectories as Plot;
    expect(series.map(({ name }) => name)).toEqual(['from 0°', 'from 180°', 'optima']);
    expect(series[0].y).toHaveLength(49);
    const moved = explore(bruteForce, { written: { ...written, alpha: [[0, 0], [2, 1]] } });
    expect((moved.pictures.trajectories as Plot).series[0].y).not.toEqual(series[0].y);
    expect((moved.pictures.landscape as Plot).series[0].y).not.toEqual((explored.pictures.landscape as Plot).series[0].y);
  });

  test('a claim that draws nothing says why', () => {
    const { pictures, untraced } = explore({ ...bruteForce, traces: () => ({}), untraced: 'one step a day' }, { written });
    expect({ pictures, untraced }).toEqual({ pictures: {}, untraced: 'one step a day' });
    expect(explore(bruteForce, { written })).not.toHaveProperty('untraced');
  });

  test('the lines start where the nodes do', () => {
    const { series } = explore(bruteForce, { written: { ...written, W: [[0, 1], [-1, 1]] } }).pictures.trajectories as Plot;
    expect(series.slice(0, 2).map(({ y }) => y[0])).toEqual([90, 135]);
  });

  const turn = (hypothesis: string, assumed: boolean, h: string, dropped: readonly string[] = []): Start => ({ written: { ...written, h }, turn: { hypothesis, assumed, dropped } });

  test('a hypothesis turned on is made true by the field that it constructs, and nothing else changes', () => {
    const { instance, hypotheses } = explore(bruteForce, turn('linearActivation', true, 'leaky'));
    expect(instance).toEqual({ ...written, h: 'linear' });
    expect(hypotheses.find(({ name }) => name === 'linearActivation')?.holds).toBe(true);
  });

  test('turned off, it is made to fail while the others still hold; the same every time', () => {
    const one = explore(bruteForce, turn('linearActivation', false, 'linear', ['linearActivation']));
    expect(one.instance.h).not.toBe('linear');
    expect({ ...one.instance, h: '' }).toEqual({ ...written, h: '' });
    expect(one.hypotheses.map(({ holds }) => holds)).toEqual([false, true]);
    expect(explore(bruteForce, turn('linearActivation', false, 'linear', ['linearActivation'])).instance).toEqual(one.instance);
  });

  test('not turned off where that would break another hypothesis: what InfoNCE weighs has no simple top here', () => {
    const one = { dims: { N: 1, d: 3 }, x: [[1, 0, 0]], xPrime: [[0, 0, 0]], alpha: [[-1]], w: [[1, 1, 1]], h: 'linear', importance: 'frozen' };
    const explored = explore(linearPca, { written: one, turn: { hypothesis: 'frozenImportances', assumed: false, dropped: ['frozenImportances'] } });
    expect(explored.hypotheses.map(({ holds }) => holds)).toEqual([true, true, true, true]);
    expect(explored.instance).toEqual(one);
  });

  test.each([['a guard', 'simpleTopOfBatch', false, 'leaky'], ['what holds already', 'linearActivation', true, 'linear'], ['what fails already', 'linearActivation', false, 'leaky']])('%s changes nothing', (_what, hypothesis, assumed, h) => {
    expect(explore(bruteForce, turn(hypothesis, assumed, h)).instance).toEqual({ ...written, h });
  });

  test('what is no instance is refused in words', () => {
    expect(() => explore(bruteForce, { written: { ...written, W: [[0, 0], [1, 0]] } })).toThrow(/W/);
  });
});
