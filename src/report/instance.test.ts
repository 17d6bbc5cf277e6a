import { describe, expect, test } from 'vitest';
import { instanceInline, instanceLines, otherSeen, valueLines } from './instance.ts';
import { sampleClaim, sampleCounterexample } from '../evidence/sample.testing.ts';

describe('instanceLines', () => {
  test('sizes and scalars on one line, matrices side by side under name and axes', () => {
    expect(instanceLines(sampleCounterexample.instance, 100, sampleClaim().fields)).toEqual([
      'N = 2, d = 1;  h = relu, tau = 2',
      'x  N×d      alpha  N×N',
      '[    1 ]    [   0  1 ]',
      '[ -1/2 ]    [ 0.1  0 ]',
    ]);
  });

  test('shows shapes where the fields are not described', () => {
    expect(instanceLines(sampleCounterexample.instance)[1]).toBe('x  2×1      alpha  2×2');
  });

  test('breaks into bands at the width, and loses no matrix', () => {
    const instance = { dims: { N: 1 }, a: [[1, 2, 3]], b: [[4, 5, 6]], c: [[7, 8, 9]] };
    const lines = instanceLines(instance, 30);
    expect(lines).toEqual(['N = 1', 'a  1×3         b  1×3', '[ 1  2  3 ]    [ 4  5  6 ]', '', 'c  1×3', '[ 7  8  9 ]']);
  });

  test('matrices of different heights stay in their columns', () => {
    expect(instanceLines({ dims: { N: 2 }, a: [[1]], b: [[1], [2]] }).slice(1)).toEqual(['a  1×1    b  2×1', '[ 1 ]     [ 1 ]', '          [ 2 ]']);
  });

  test('a large matrix is cut, and says so', () => {
    const big = Array.from({ length: 40 }, (_, i) => Array.from({ length: 30 }, (_, j) => i + j));
    const lines = instanceLines({ dims: { N: 40 }, x: big });
    expect(lines[1]).toBe('x  40×30');
    expect(lines[2]).toMatch(/7 {2}… \]$/);
    expect(lines.at(-1)).toBe('  …');
    expect(lines.length).toBe(15);
  });

  test('no fields, no scalars', () => {
    expect(instanceLines({ dims: { N: 1 } })).toEqual(['N = 1']);
    expect(instanceLines({ dims: {}, x: [[1]] })).toEqual(['x  1×1', '[ 1 ]']);
  });
});

test('instanceInline falls back on the sizes when there is no room', () => {
  expect(instanceInline(sampleCounterexample.instance)).toBe('x = [1; -1/2], alpha = [0 1; 0.1 0], h = relu, tau = 2');
  expect(instanceInline(sampleCounterexample.instance, 20)).toBe('N = 2, d = 1');
});

test('valueLines: a list is a row, and long scalars break between items', () => {
  expect(valueLines({ list: [1, 0.5], flag: true })).toEqual(['flag = true', 'list  1×2', '[ 1  1/2 ]']);
  expect(valueLines({ first: 'aaaa', second: 'bbbb' }, 15)).toEqual(['first = aaaa', 'second = bbbb']);
  expect(valueLines({})).toEqual([]);
  expect(valueLines({ empty: [] })).toEqual(['empty  1×0', '[  ]']);
});

test('otherSeen leaves out only the residual itself', () => {
  expect(Object.keys(otherSeen(sampleCounterexample.residual))).toEqual(['gap', 'gradients', 'list', 'zero']);
});
