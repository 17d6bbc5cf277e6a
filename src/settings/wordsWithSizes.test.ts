import { expect, test } from 'vitest';
import { anyMatrix } from './fields.ts';
import { hypothesis } from './hypothesis.ts';
import { setting, type Setting } from './setting.ts';
import { wordsWithSizes } from './wordsWithSizes.ts';

const samples = setting({ id: 's', words: 'For all N samples', dims: { N: [1, 8], d: [1, 4], k: [2, 2] }, fields: { x: anyMatrix('samples', [['N'], ['d']]) } }) as unknown as Setting;
const one = hypothesis<object>({ words: 'd = 1', tex: 'd = 1', narrowDims: { d: [1, 1] }, holds: () => true });
const several = hypothesis<object>({ words: 'N ≥ 3', tex: 'N \\ge 3', narrowDims: { N: [3, 8] }, holds: () => true });

test('sizes that vary are named with their ranges, as the hypotheses leave them', () => {
  expect(wordsWithSizes(samples, [])).toBe('For all N samples; sizes drawn: N = 1 … 8, d = 1 … 4');
  expect(wordsWithSizes(samples, [one, several])).toBe('For all N samples; sizes drawn: N = 3 … 8');
  expect(wordsWithSizes({ ...samples, dims: {} }, [])).toBe('For all N samples');
});
