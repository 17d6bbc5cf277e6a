import { describe, expect, test } from 'vitest';
import { type Plot, settledPicture } from './picture.ts';

const plot: Plot = { kind: 'plot', title: 'T', description: 'D', x: { words: 'x' }, y: { words: 'y' }, series: [{ name: 's', draw: 'line', x: [1 / 3, 2], y: [Number.NaN, -1e-9 / 3] }] };

describe('settledPicture', () => {
  test('rounds to four digits, and leaves what is not finite a gap', () => {
    expect(settledPicture(plot)).toEqual({ ...plot, series: [{ name: 's', draw: 'line', x: [0.3333, 2], y: [Number.NaN, -3.333e-10] }] });
  });

  test('is the same after a second time', () => {
    expect(settledPicture(settledPicture(plot))).toEqual(settledPicture(plot));
  });

  test.each([
    ['no series', { ...plot, series: [] }, /'T': no series/],
    ['unequal lengths', { ...plot, series: [{ name: 's', draw: 'line' as const, x: [1], y: [1, 2] }] }, /series 's': 1 x, 2 y/],
    ['too few spreads', { ...plot, series: [{ name: 's', draw: 'line' as const, x: [1], y: [1], spread: [] }] }, /0 spreads/],
    ['a ragged grid', { kind: 'grid' as const, title: 'G', description: '', x: { words: '' }, y: { words: '' }, value: { words: '' }, columns: [1, 2], rows: [1], values: [[1]] }, /1 rows of 1; expected 1 of 2/],
  ])('refuses %s', (_what, bad, message) => {
    expect(() => settledPicture(bad)).toThrow(message);
  });
});
