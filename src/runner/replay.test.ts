import { expect, test } from 'vitest';
import { parseUserData } from '../generators/userData.ts';
import { guard, toyClaim, verdict } from './fixtures.testing.ts';
import { replay } from './replay.ts';
import { search } from './search.ts';

const small = guard('c ≤ 2', ({ c }) => c <= 2);

test('ticks and crosses each hypothesis, and judges all the same', () => {
  const c = toyClaim('crossed', ({ x }) => verdict(x.rows < 2), { small, even: guard('N even', ({ x }) => x.rows % 2 === 0) });
  const token = 'toys/crossed:without=small:x=1/2/3:c=3:mode=plain';
  expect(replay(c, token)).toMatchObject({
    dropped: 'small', status: 'violated', confirmed: 'float only',
    hypotheses: [{ name: 'small', holds: false, dropped: true }, { name: 'even', holds: false, dropped: false }],
    conclusion: { what: 'failures', value: 1, tolerance: 1 / 16 },
  });
  expect(replay(c, 'toys/crossed:x=1:c=1:mode=plain')).toMatchObject({ status: 'holds', confirmed: null });
});

test('where a hypothesis is broken the conclusion may have no value: said, and no error of ours', () => {
  const c = toyClaim('partial', (i) => { if (i.c > 2) throw new RangeError('no root'); return verdict(true); }, { small });
  expect(() => replay(c, 'toys/partial:x=1:c=3:mode=plain')).toThrow("replay: toys/partial has no conclusion where 'c ≤ 2' does not hold, as in this instance (no root)");
  const faulty = toyClaim('faulty', () => { throw new RangeError('ours'); }, { small });
  expect(() => replay(faulty, 'toys/faulty:x=1:c=1:mode=plain')).toThrow(/^ours$/);
});

test('shows why a case is undecided, and calls no violation what is not a number', () => {
  expect(replay(toyClaim('open', () => ({ undecided: 'no limit', seen: { steps: 9 } })), 'toys/open:case=1')).toMatchObject({ status: 'undecided', confirmed: null, conclusion: { undecided: 'no limit', seen: { steps: 9 } } });
  expect(() => replay(toyClaim('nan', () => ({ what: 'r', value: Number.NaN, tolerance: 1, because: 'b' })), 'toys/nan:case=1')).toThrow(/'r' is not a number/);
});

test('a case token draws the very instance that the run saw, with the hypotheses kept then', async () => {
  const c = toyClaim('worst', ({ c: factor }) => ({ what: 'c', value: factor, tolerance: 5, because: 'test' }), { small });
  for (const dropped of [null, 'small']) {
    const { cases } = await search(c, dropped, { seed: 3 });
    const again = replay(c, cases.worst?.replay ?? '');
    expect(cases.worst?.replay).toMatch(dropped === null ? /^toys\/worst:case=[0-9a-f]+$/ : /^toys\/worst:without=small:case=/);
    // The worst is written rounded up to one digit.
    expect(Number((again.conclusion as { value: number }).value)).toBeLessThanOrEqual(cases.worst?.value ?? 0);
    expect(Number((again.conclusion as { value: number }).value)).toBeGreaterThan((cases.worst?.value ?? 0) / 2);
    expect(again.hypotheses[0].holds).toBe(dropped === null);
  }
});

test("the worst case on a user's data is written by value, since a seed would need the file", async () => {
  const data = parseUserData('my.csv', new TextEncoder().encode('a,b\n1,2\n3,4\n5,7\n'));
  const c = toyClaim('data', ({ x }) => ({ what: 'N', value: x.rows, tolerance: 10, because: 'test' }));
  const { cases, verdict: ruling } = await search(c, null, { seed: 3, data });
  expect(ruling).toBe('held');
  expect(replay(c, cases.worst?.replay ?? '')).toMatchObject({ status: 'holds', conclusion: { value: 8 }, instance: { dims: { N: 8, d: 2 } } });
});
