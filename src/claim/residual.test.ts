import { describe, expect, test, vi } from 'vitest';
import { bothOf, greyFactor, isResidual, ratio, undecided, worstOf } from './residual.ts';

const at = (value: number, tolerance = 1, what = 'r') => ({ what, value, tolerance, because: 'test' });

describe('ratio', () => {
  test.each([[3, 2, 1.5], [0, 1, 0], [-4, 2, -2], [0, 0, 0], [1, 0, Infinity], [5e-324, 5e-324, 1]])('of %f to %f is %f', (value, tolerance, expected) => expect(ratio(at(value, tolerance))).toBe(expected));

  test.each([[Number.NaN, 1], [Infinity, 1], [-Infinity, 1], [1, Number.NaN], [0, Number.NaN], [1, Infinity], [1, -1], [-1, -1], [0, -1]])('of %f to %f is not a number, whatever it would let pass', (value, tolerance) =>
    expect(ratio(at(value, tolerance))).toBeNaN());
});

describe('worstOf', () => {
  test('takes the largest value/tolerance, not the largest value, and shows all of them', () => {
    const worst = worstOf(at(10, 100, 'a'), { ...at(2, 1, 'b'), seen: { gap: 3 } }, at(-50, 1, 'c'));
    expect(worst).toEqual({ ...at(2, 1, 'b'), seen: { a: 10, b: 2, c: -50, gap: 3 } });
  });

  test.each([[[Number.NaN, 1, 2]], [[1, Number.NaN, 2]], [[1, 2, Number.NaN]]])('lets nothing outweigh what is not a number: %s', (values) => expect(ratio(worstOf(...values.map((v) => at(v))))).toBeNaN());

  test('keeps the first of equals, and refuses to judge nothing', () => {
    expect(worstOf(at(1, 1, 'a'), at(2, 2, 'b')).what).toBe('a');
    expect(() => worstOf()).toThrow('worstOf: no residual given');
  });
});

describe('bothOf', () => {
  const open = undecided('not at rest');

  test('is violated where one part is, whatever the other, and by the first without asking the second', () => {
    expect(bothOf(open, () => at(9))).toEqual(at(9));
    expect(bothOf(at(1, 1, 'a'), () => at(9, 1, 'b'))).toMatchObject(at(9, 1, 'b'));
    const second = vi.fn(() => open);
    expect(bothOf(at(9), second)).toEqual(at(9));
    expect(second).not.toHaveBeenCalled();
    expect(bothOf(at(8), second)).toEqual(open);
    expect(second).toHaveBeenCalledOnce();
  });

  test('is undecided where a part is and the other is not violated', () =>
    expect([bothOf(open, () => at(0)), bothOf(at(8), () => open), bothOf(open, () => undecided('neither'))]).toEqual([open, open, open]));

  test('does not hide what is not a number', () =>
    expect([bothOf(open, () => at(Number.NaN)), bothOf(at(Number.NaN), () => open), bothOf(at(1), () => at(Number.NaN))]).toMatchObject([at(Number.NaN), at(Number.NaN), at(Number.NaN)]));
});

test('an undecided conclusion carries its reason, and what was seen only where something was', () => {
  expect(undecided('no limit')).toEqual({ undecided: 'no limit' });
  expect(undecided('no limit', { steps: 3 })).toEqual({ undecided: 'no limit', seen: { steps: 3 } });
  expect([at(1), undecided('x')].map(isResidual)).toEqual([true, false]);
});

test('the grey zone ends where it is documented to', () => expect(greyFactor).toBe(8));
