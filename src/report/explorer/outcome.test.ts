import { describe, expect, test } from 'vitest';
import { sampleCounterexample } from '../../evidence/sample.testing.ts';
import type { Explored } from './messages.ts';
import { outcomeOf } from './outcome.ts';

const hypotheses = [
  { name: 'positive', words: 'the factor is positive', holds: true },
  { name: 'linear', words: 'h is linear', holds: true },
];
const explored = (changes: object): Explored => ({ instance: sampleCounterexample.instance, fields: [], tokens: {}, pictures: {}, choices: {}, conclusion: sampleCounterexample.residual, status: 'violated', confirmed: 'exact', hypotheses, ...changes });
const said = (changes: object, ...dropped: readonly string[]): string => {
  const { look, words } = outcomeOf(explored(changes), new Set(dropped));
  return `${look.word}: ${words}`;
};
const broken = [{ ...hypotheses[0], holds: false }, hypotheses[1]];

describe('what an explored instance means', () => {
  test.each([
    ['every hypothesis holds', {}, [], 'violated: 5e13 of the tolerance; every hypothesis holds: a counterexample to the statement. Confirmed in exact rational arithmetic.'],
    ['a hypothesis that is not assumed is broken', { hypotheses: broken }, ['positive'], 'violated: 5e13 of the tolerance; every hypothesis still assumed holds: the statement needs “the factor is positive”. Confirmed in exact rational arithmetic.'],
    ['one that is not assumed holds all the same', {}, ['positive'], 'violated: 5e13 of the tolerance; every hypothesis holds: a counterexample to the statement. Confirmed in exact rational arithmetic.'],
    ['a hypothesis that is assumed is broken', { hypotheses: broken }, ['linear'], 'no counterexample: The conclusion is violated (5e13 of the tolerance), but a hypothesis assumed does not hold: the factor is positive.'],
    ['the second path sees no violation', { confirmed: null }, [], 'no counterexample: The conclusion is violated in floating point (5e13 of the tolerance), but the second path through the formula finds no violation.'],
    ['rounding could explain it', { status: 'grey', confirmed: null }, [], 'undecided: 5e13 of the tolerance, which rounding could explain.'],
    ['it does not converge', { status: 'undecided', confirmed: null, conclusion: { undecided: 'no limit', seen: {} } }, [], 'undecided: no limit'],
    ['it holds', { status: 'holds', confirmed: null, hypotheses: broken, conclusion: { ...sampleCounterexample.residual, value: 0 } }, ['positive'], 'holds here: The conclusion holds on this instance: 0 of the tolerance. Not assumed by it: the factor is positive.'],
  ])('%s', (_, changes, dropped, words) => expect(said(changes, ...dropped)).toBe(words));
});
