import { describe, expect, test } from 'vitest';
import { stream } from '../generators/stream.ts';
import { ensure } from '../linalg/ensure.testing.ts';
import { fromRows, type Matrix } from '../linalg/matrix.ts';
import { everySetting, loose } from '../settings/everySetting.testing.ts';
import type { AnyInstance } from '../settings/field.ts';
import { choice } from '../settings/fields.ts';
import { instances } from '../settings/instances.ts';
import { setting } from '../settings/setting.ts';
import { samples, toyClaim, verdict } from './fixtures.testing.ts';
import { replay, tokenClaim } from './replay.ts';
import { instanceOf, parseToken, seedToken, valueToken } from './token.ts';

/** Two instances with the same bits; toEqual would take −0 for 0 in a Float64Array, or let a missing key pass. */
const sameBits = (a: AnyInstance, b: AnyInstance): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([key, value]) => {
    const other = b[key];
    if (typeof value !== 'object') return Object.is(value, other);
    if (!('data' in value)) return JSON.stringify(Object.entries(value).sort()) === JSON.stringify(Object.entries(other as object).sort());
    const [m, n] = [value as Matrix, other as Matrix];
    return m.rows === n.rows && m.cols === n.cols && m.data.every((entry, k) => Object.is(entry, n.data[k]));
  });

describe('valueToken and instanceOf', () => {
  test.each(everySetting)('give back every instance of $id bit for bit', (s) => {
    const source = instances(s, []);
    for (let seed = 0; seed < 40; seed++) {
      const i = source.draw(stream(seed));
      const written = valueToken('a/b', seed % 2 === 0 ? null : 'h', s, i);
      // No character of these means anything to a shell: a token is pasted as it is printed.
      ensure(/^[-\w./:=,+%]+$/.test(written), () => written);
      const token = parseToken(written);
      ensure(token.claim === 'a/b' && token.dropped === (seed % 2 === 0 ? null : 'h') && token.seed === null, () => `${written} is read as ${JSON.stringify(token)}`);
      ensure(sameBits(instanceOf(token, s), i), () => `${written} gives back ${JSON.stringify(instanceOf(token, s))}`);
    }
  });

  test.each([-0, 0, 1e-300, -1e300, 5e-324, Number.MAX_VALUE, 2 ** 53 + 2, 0.1, 1 / 3, 123456789, 1e21])('give back the entry %f', (value) => {
    const i = { dims: { N: 2, d: 1 }, x: fromRows([[value], [-value]]), c: value, mode: 'other' };
    const token = valueToken('a/b', null, loose(samples), i);
    expect(token).toMatch(/^[-\w/.:=,+]+$/);
    expect(sameBits(instanceOf(parseToken(token), loose(samples)), i)).toBe(true);
  });
});

test.each(['near a = 0', 'a+b', '50 %', "it's (50*2)!~", 'α/β', 'a:b,c'])('a choice called %j is written safely, and read as it was; with its spaces, too', (name) => {
  const s = setting({ id: 'named', words: 'For all modes', dims: { N: [1, 1] }, fields: { mode: choice('mode', name) } });
  const i = { dims: { N: 1 }, mode: name };
  const token = valueToken('a/b', null, loose(s), i);
  expect(token).toMatch(/^a\/b:N=1:mode=[-\w./+%]+$/);
  expect(instanceOf(parseToken(token), loose(s))).toEqual(i);
  expect(instanceOf(parseToken('a/b:N=1:mode=near a = 0'), loose(s))).toEqual({ dims: { N: 1 }, mode: 'near a = 0' });
});

test('seedToken gives back every 32-bit seed', () => {
  const random = stream(7);
  for (const seed of [0, 1, 2 ** 31, 2 ** 32 - 1, ...Array.from({ length: 200 }, () => random.seed())]) {
    expect(parseToken(seedToken('a/b', null, seed))).toEqual({ claim: 'a/b', dropped: null, seed, fields: {} });
    // deriveSeed returns signed numbers.
    expect(parseToken(seedToken('a/b', 'h', seed | 0))).toEqual({ claim: 'a/b', dropped: 'h', seed, fields: {} });
  }
  expect(tokenClaim('a/b:case=ff')).toBe('a/b');
});

describe('a malformed token is refused with what is wrong', () => {
  const c = toyClaim('held', () => verdict(true));
  const good = 'toys/held:N=2:d=1:x=1/2:c=0:mode=plain';
  test.each([
    ['', /^replay: '' is not a token; expected <claim id>/],
    ['toys/held', /^replay: 'toys\/held' is not a token/],
    ['held:case=1', /^replay: 'held:case=1' is not a token/],
    ['toys/held:case', /^replay: 'case' in the token of toys\/held is not <name>=<value>/],
    ['toys/held:case=xyz', /^replay: case 'xyz' is not a seed of up to 8 hexadecimal digits/],
    ['toys/held:case=123456789', /^replay: case '123456789' is not a seed/],
    ['toys/held:case=-1', /^replay: case '-1' is not a seed/],
    ['toys/held:case=', /^replay: case '' is not a seed/],
    ['toys/held:case=1:x=2', /^replay: the token of toys\/held names both a case and the value of x/],
    [`${good}:c=1`, /^replay: c occurs twice in the token of toys\/held/],
    [`${good}:y=1`, /unknown field y; it has x, c, mode/],
    [`${good}:toString=1`, /unknown field toString/],
    [`${good}:without=h`, /^replay: toys\/held has no hypothesis 'h'; it has none/],
    [`${good}:without=toString`, /^replay: toys\/held has no hypothesis 'toString'; it has none/],
    ['toys/other:case=1', /^replay: the token is of toys\/other, not of toys\/held/],
    [good.replace('1/2', '1/two'), /^replay: 'two' in field x, row 1, column 0 is not a number/],
    [good.replace('1/2', '1/'), /^replay: '' in field x, row 1, column 0 is not a number/],
    [good.replace('1/2', '1/2,3'), /^instance of samples: row 1 of field x \(samples\) has 2 entries, row 0 has 1/],
    [good.replace('1/2', '1/2/3'), /not an instance of toys\/held: field x \(samples\) is 3×1, expected 2×1/],
    [good.replace('1/2', '1/1e999'), /field x \(samples\) is not valid: \[\[1\],\["Infinity"\]\]/],
    [good.replace('c=0', 'c=-1'), /field c \(factor\) is not valid: -1/],
    [good.replace(':c=0', ''), /field c \(factor\) is missing, expected a number/],
    [good.replace('plain', 'fancy'), /field mode \(mode\) is not valid: "fancy"/],
    [good.replace('plain', 'pl%ain'), /^replay: 'pl%ain' in field mode has a '%' without the two hexadecimal digits/],
    [good.replace('1/2', '1/ '), /^replay: ' ' in field x, row 1, column 0 is not a number/],
    [good.replace('N=2', 'N=two'), /'two' in size N is not a number/],
    [good.replace('N=2', 'N=0'), /expected 0×1/],
  ])('%s', (token, message) => {
    expect(() => replay(c, token)).toThrow(message);
  });

  test('and the sound one is not', () => expect(replay(c, ` ${good}\n`)).toMatchObject({ status: 'holds', instance: { dims: { N: 2, d: 1 }, x: [[1], [2]], c: 0, mode: 'plain' } }));

  test('sizes may be left out where the shapes tell them', () => expect(replay(c, good.replace('N=2:d=1:', ''))).toMatchObject({ instance: { dims: { N: 2, d: 1 } } }));
});
