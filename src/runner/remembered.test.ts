import { expect, test } from 'vitest';
import { fromRows } from '../linalg/matrix.ts';
import type { AnyInstance } from '../settings/field.ts';
import { remembered } from './remembered.ts';

const instance = (x: number[][], more: Partial<Record<string, number | string>> = {}): AnyInstance => ({ dims: { N: x.length, d: x[0].length }, x: fromRows(x), c: 1, mode: 'plain', ...more }) as unknown as AnyInstance;

test('an instance is evaluated once, whatever object it is; one that differs in a bit, a shape, a name or a size is another', () => {
  const asked: AnyInstance[] = [];
  const f = remembered((one) => asked.push(one));
  const all = [instance([[1, 2], [3, 4]]), instance([[1, 2, 3, 4]]), instance([[1, 2], [3, 4 + 2 ** -50]]), instance([[1, 2], [3, 4]], { mode: 'other' }), instance([[1, 2], [3, 4]], { c: 2 }), instance([[0]]), instance([[-0]]), { ...instance([[0]]), dims: { N: 1, d: 2 } }, { ...instance([[0]]), extra: 1 }];
  all.forEach((one, k) => expect(f(one)).toBe(k + 1));
  all.forEach((one, k) => expect(f(structuredClone(one))).toBe(k + 1));
  expect(asked).toEqual(all);
});

test('what throws is asked again', () => {
  let calls = 0;
  const f = remembered(() => {
    if (++calls === 1) throw new Error('once');
    return calls;
  });
  expect(() => f(instance([[1]]))).toThrow('once');
  expect([f(instance([[1]])), f(instance([[1]]))]).toEqual([2, 2]);
});
