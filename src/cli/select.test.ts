import { describe, expect, test } from 'vitest';
import { nearest, select, selectOne } from './select.ts';

const ids = ['linear/one-hot', 'nonlinear/alg', 'nonlinear/gating', 'nonlinear/one-hot'];

describe('select', () => {
  test.each([
    [[], ids],
    [['nonlinear/gating'], ['nonlinear/gating']],
    [['gating', 'alg'], ['nonlinear/alg', 'nonlinear/gating']],
    [['nonlinear/*'], ids.slice(1)],
    [['*hot'], ['linear/one-hot', 'nonlinear/one-hot']],
    [['one-*', 'linear/one-hot'], ['linear/one-hot', 'nonlinear/one-hot']],
    [['*'], ids],
  ])('%j', (asked, found) => expect(select(asked, ids)).toEqual(found));

  test('an ambiguous name asks for the whole id', () => {
    expect(() => select(['one-hot'], ids)).toThrow("'one-hot' could be linear/one-hot or nonlinear/one-hot");
  });

  test.each([
    ['gatng', 'did you mean nonlinear/gating?'],
    ['nonlinear/alg2', 'did you mean nonlinear/alg?'],
    ['completely-different-thing', 'there are linear/one-hot'],
    ['nonlin.ar/*', "no claim 'nonlin.ar/*'"],
    ['', "no claim ''"],
  ])('unknown %j names the nearest', (asked, message) => expect(() => select([asked], ids)).toThrow(message));

  test('of many names a message spells out sixteen', () => {
    const many = Array.from({ length: 40 }, (_, k) => `paper/claim-${k}`);
    expect(() => select(['zzzzzzzzzzzz'], many)).toThrow(/there are paper\/claim-0, .*, paper\/claim-15 and 24 others \(gainsay list\)$/);
    expect(() => selectOne('*', many)).toThrow(/matches 40 claims \(paper\/claim-0, .*, paper\/claim-15 and 24 others \(gainsay list\)\); this command takes one$/);
  });

  test('one of several wrong names is enough to refuse', () => expect(() => select(['alg', 'bogus'], ids)).toThrow("no claim 'bogus'"));

  test('no claims at all', () => {
    expect(select([], [])).toEqual([]);
    expect(() => select(['alg'], [])).toThrow('there are none');
  });
});

test('nearest names what a slip of the hand leads away from, and nothing for another word', () => {
  expect(nearest('alk', ids)).toEqual(['nonlinear/alg']);
  expect(nearest('zzzzzzzzzz', ids)).toEqual([]);
});

test('selectOne refuses several', () => {
  expect(selectOne('alg', ids)).toBe('nonlinear/alg');
  expect(() => selectOne('*hot', ids)).toThrow('matches 2 claims');
});
