import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { counted, formatBound, formatNumber, formatRough } from './number.ts';

/** The double that a printed number stands for. */
const back = (text: string): number => {
  const [p, q = '1'] = text.replace('∞', 'Infinity').split('/');
  return Number(p) / Number(q);
};

describe('formatNumber', () => {
  test.each([[0.5, '1/2'], [-1, '-1'], [2, '2'], [-0.1875, '-3/16'], [0.03125, '0.03125'], [0.1, '0.1'], [-0, '0'], [1e300, '1e300'], [1e-7, '1e-7'], [1234567, '1234567'], [Number.NaN, 'NaN'], [Number.NEGATIVE_INFINITY, '-∞']])('%d is %s', (x, text) => {
    expect(formatNumber(x)).toBe(text);
  });

  test('reads back to the same double (the sign of zero apart)', () => {
    fc.assert(fc.property(fc.oneof(fc.double(), fc.integer({ min: -20000, max: 20000 }).map((k) => k / 16)), (x) => Object.is(back(formatNumber(x)), x === 0 ? 0 : x)));
  });
});

describe('formatBound', () => {
  test.each([[0.0029912, '0.3 %'], [0.003, '0.3 %'], [0.0031, '0.31 %'], [0.05, '5 %'], [0.951, '96 %'], [1, '100 %'], [0, '0 %']])('%d is %s', (x, text) => {
    expect(formatBound(x)).toBe(text);
  });

  test('never states less than the bound', () => {
    // 1e-8 of relative slack: what the page shows has two digits.
    fc.assert(fc.property(fc.double({ min: 1e-12, max: 1, noNaN: true }), (x) => Number(formatBound(x).replace(' %', '')) / 100 >= x * (1 - 1e-8)));
  });
});

test('formatRough has two digits and no long tails', () => {
  expect([0, 0.0213, 17.4, 1e9, 3.21e11, 2e-300, Number.POSITIVE_INFINITY].map(formatRough)).toEqual(['0', '0.021', '17', '1e9', '3.2e11', '2e-300', '∞']);
});

test('counted agrees in number', () => {
  expect([counted(1, 'case'), counted(0, 'fault'), counted(1234567, 'case'), counted(2, 'boundary')]).toEqual(['1 case', '0 faults', '1,234,567 cases', '2 boundaries']);
});
