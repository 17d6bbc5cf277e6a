import { describe, expect, test } from 'vitest';
import { guard, toyClaim, verdict } from './fixtures.testing.ts';
import { search } from './search.ts';
import { verify } from './verify.ts';

const seed = 4;
const row = (x: number[][], c = 1, mode = 'plain') => ({ x, c, mode });
const c = toyClaim('seven', ({ x }) => verdict(!x.data.includes(7.25)), { small: guard('c ≤ 2', ({ c: factor }) => factor <= 2) });

describe('witnesses', () => {
  test('run before all else: the one that violates is found at once, reduced and named', async () => {
    const witnesses = [row([[0]]), row([[1], [7.25]])];
    const result = await search({ ...c, witnesses }, null, { seed });
    // It needs one exact number: a quarter of the 1,000 cases look for a robust one, and none of them violates.
    expect(result).toMatchObject({ verdict: 'refuted', witnesses: 2, cases: { run: 250, residualRisk: 0.012 }, counterexample: { foundBy: 'witness', found: 2, instance: { x: [[7.25]], c: 0 } } });
  });

  test('are stored tokens too, of this claim and this dropped hypothesis only', async () => {
    const stored = ['toys/seven:without=small:x=7.25:c=3:mode=plain', 'toys/other:x=7.25:c=1:mode=plain', 'toys/seven:x=1:c=1:mode=plain'];
    expect(await search(c, null, { seed, runs: 50, witnesses: stored })).toMatchObject({ verdict: 'held', witnesses: 1 });
    expect(await search(c, 'small', { seed, runs: 50, witnesses: stored })).toMatchObject({ verdict: 'refuted', witnesses: 1, counterexample: { foundBy: 'witness', found: 1 } });
  });

  test('of the past that no longer satisfy the hypotheses are passed over', async () => {
    expect(await search(c, null, { seed, runs: 50, witnesses: ['toys/seven:x=7.25:c=3:mode=plain'] })).toMatchObject({ verdict: 'held', witnesses: 0 });
  });

  test.each([
    ['undecided', () => ({ undecided: 'no limit' }), 'witness 1 of the claim file is undecided: no limit'],
    ['grey', () => ({ what: 'r', value: 2.5, tolerance: 1, because: 'b' }), 'witness 1 of the claim file lies in the rounding grey zone (2.5 times its tolerance)'],
  ])('that are %s leave the claim open, though all cases hold', async (_, open, reason) => {
    const at = toyClaim('open', ({ x }) => (x.data.includes(7.25) ? open() : verdict(true)), {}, { witnesses: [row([[7.25]])] });
    expect(await search(at, null, { seed, runs: 50 })).toMatchObject({ verdict: 'inconclusive', reason, witnesses: 1, cases: { run: 50 } });
  });

  test.each([
    ['that is no instance', { witnesses: [{ x: [[1]], c: 1 }] }, [], /^witness 1 of the claim file: instance of samples: field mode \(mode\) is missing/],
    ['with an unknown field', { witnesses: [{ ...row([[1]]), y: 1 }] }, [], /unknown field y/],
    ['with an invalid field', { witnesses: [row([[1]]), row([[1]], -1)] }, [], /^witness 2 of the claim file: it is not an instance of the setting: field c \(factor\) is not valid: -1/],
    ['of the claim file that breaks a hypothesis', { witnesses: [row([[1]], 3)] }, [], /^witness 1 of the claim file: it breaks the hypothesis 'small'/],
    ['whose token is damaged', {}, ['toys/seven:x'], /^the stored witness toys\/seven:x: replay: 'x' in the token/],
    ['whose shapes do not fit', {}, ['toys/seven:N=2:x=1:c=1:mode=plain'], /it is not an instance of the setting: field x \(samples\) is 1×1, expected 2×1/],
  ])('%s are our error, by name', async (_, changes, witnesses, message) => {
    const e = await verify({ ...c, ...changes }, { seed, runs: 50, witnesses });
    expect(e).toMatchObject({ verdict: 'inconclusive', asRecorded: false, fault: expect.stringMatching(message) });
  });
});
