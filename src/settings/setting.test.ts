import { describe, expect, test } from 'vitest';
import { anyMatrix, choice } from './fields.ts';
import { setting } from './setting.ts';

const x = anyMatrix('samples', [['N'], ['d']]);
const base = { id: 's', words: 'w' };

describe('setting', () => {
  test('keeps what it is given', () => {
    const s = setting({ ...base, dims: { N: [1, 4], d: [2, 2] }, fields: { x }, batch: 'x' });
    expect(s).toMatchObject({ id: 's', dims: { N: [1, 4], d: [2, 2] }, batch: 'x' });
  });

  test.each([[[0, 3]], [[3, 2]], [[1.5, 2]], [[Number.NaN, 2]], [[1, Number.NaN]], [[-1, 1]]])('refuses a size that ranges over %j', (N) =>
    expect(() => setting({ ...base, dims: { N: N as unknown as readonly [number, number], d: [1, 1] }, fields: { x } })).toThrow(`setting s: size N ranges over [${N.join(', ')}]`));

  test('refuses an axis of an undeclared size', () => {
    expect(() => setting({ ...base, dims: { N: [1, 4] }, fields: { x } })).toThrow('setting s: field x has an axis of size d, which dims does not declare');
    expect(() => setting({ ...base, dims: { N: [1, 4] }, fields: { x: anyMatrix('m', [['N'], ['toString']]) } })).toThrow('axis of size toString');
  });

  test('refuses a matrix without axes, and axes of what is no matrix', () => {
    const { axes: _axes, ...bare } = x;
    expect(() => setting({ ...base, dims: { N: [1, 4], d: [1, 1] }, fields: { x: bare } })).toThrow('setting s: field x is a matrix without axes');
    expect(() => setting({ ...base, dims: { N: [1, 4] }, fields: { h: { ...choice('h', 'a'), axes: [['N'], []] } } })).toThrow('setting s: field h is a choice with axes');
  });

  test.each(['N', 'dims', 'case', 'without'])('refuses a field named %s, which replay tokens could not tell apart', (name) =>
    expect(() => setting({ ...base, dims: { N: [1, 4], d: [1, 1] }, fields: { [name]: x } })).toThrow(`setting s: field ${name} has the name of`));

  test('refuses a batch that is no matrix', () =>
    expect(() => setting({ ...base, dims: { N: [1, 4], d: [1, 1] }, fields: { x, h: choice('h', 'a') }, batch: 'h' })).toThrow('setting s: the batch h is not one of its matrices'));
});
