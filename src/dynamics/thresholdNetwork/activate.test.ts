import { expect, test } from 'vitest';
import { activate } from './activate.ts';
import { thresholdNeuron } from './thresholdNeuron.ts';

const signals = [-Infinity, -1e300, -3, -1, -0.25, -5e-324, -0, 0, 5e-324, 0.25, 1, 3, 1e300, Infinity];
const thresholds = [0, 5e-324, 0.25, 1, 1e300];
const answers = (neuron: 'symmetrised' | 'one-sided'): Float64Array => {
  const s = Float64Array.from(signals.flatMap((signal) => thresholds.map(() => signal)));
  activate(neuron, s, Float64Array.from(thresholds));
  return s;
};

test('answers as its definition says, bit by bit, at thresholds, kinks, the least and the largest of numbers', () => {
  const finite = (each: (s: number, b: number) => number): (number | null)[] => signals.flatMap((s) => thresholds.map((b) => (Number.isFinite(s) ? each(s, b) + 0 : null)));
  const found = (neuron: 'symmetrised' | 'one-sided'): (number | null)[] => [...answers(neuron)].map((h, at) => (Number.isFinite(signals[Math.floor(at / thresholds.length)]) ? h + 0 : null));
  expect(found('symmetrised')).toEqual(finite(thresholdNeuron));
  expect(found('one-sided')).toEqual(finite((s, b) => Math.max(s - b, 0)));
});
