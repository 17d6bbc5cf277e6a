import { describe, expect, test } from 'vitest';
import type { AnyClaim } from '../claim/claim.ts';
import { undecided, type Conclusion } from '../claim/residual.ts';
import { falseAlarm } from './eProcess.ts';
import { fraction, guard, toyClaim, verdict, type Hypotheses, type Sample } from './fixtures.testing.ts';
import { verify } from './verify.ts';

/** An observation that is 1 with probability `mean`, read off the bits of the instance. */
const coin = (mean: number): ((instance: Sample) => Conclusion) => (instance) => ({
  what: 'heads',
  observation: fraction(instance) < mean ? 1 : 0,
  null: 0.5,
  effect: 0.2,
  because: 'a coin',
});

const statistical = (name: string, then: (instance: Sample) => Conclusion, suppose: Hypotheses = {}): AnyClaim =>
  toyClaim(name, then, suppose, { kind: 'statistical' });

describe('the verdict of a statistical claim', () => {
  test.each([1, 2, 3])('a mean of 0.9 is held above 0.5, before the budget ends (seed %i)', async (seed) => {
    const { verdict: ruling, sequential, cases, counterexample, targeted } = await verify(statistical('heads', coin(0.9)), { seed, runs: 2000 });
    expect(ruling).toBe('held');
    expect(sequential).toMatchObject({ budget: 2000, null: 0.5, effect: 0.2, falseAlarm, what: 'heads' });
    expect(sequential?.samples).toBe(cases.run);
    expect(cases.run).toBeLessThan(200);
    expect(sequential?.wealthFor).toBeGreaterThanOrEqual(1 / falseAlarm);
    expect(sequential?.miss).toBeLessThan(1e-9);
    expect([counterexample, targeted, cases.worst, cases.residualRisk, cases.quantiles]).toEqual([null, null, null, null, []]);
  });

  test.each([0.5, 0.1])('a mean of %f is refuted: less than 0.5 + 0.2', async (mean) => {
    const { verdict: ruling, sequential, reason } = await verify(statistical('heads', coin(mean)), { seed: 1, runs: 3000 });
    expect(ruling).toBe('refuted');
    expect(sequential?.wealthAgainst).toBeGreaterThanOrEqual(1 / falseAlarm);
    expect(reason).toMatch(/less than 0\.7/);
  });

  test('a budget too small for a decision is inconclusive, and says how likely that was', async () => {
    const { verdict: ruling, sequential } = await verify(statistical('heads', coin(0.6)), { seed: 1, runs: 100 });
    expect(ruling).toBe('inconclusive');
    expect(sequential).toMatchObject({ samples: 100, miss: 1 });
  });

  test('is the same for the same seed, and other draws come with another', async () => {
    const run = async (seed: number): Promise<string> => JSON.stringify((await verify(statistical('heads', coin(0.8)), { seed, runs: 2000 })).sequential);
    expect(await run(5)).toBe(await run(5));
    expect(new Set(await Promise.all([5, 6, 7, 8, 9].map(run))).size).toBeGreaterThan(1);
  });
});

describe('undecided cases', () => {
  const open = (share: number, mean: number) => (instance: Sample): Conclusion =>
    fraction({ ...instance, c: instance.c + 1 }) < share ? undecided('no count') : coin(mean)(instance);

  test('count against whatever would be decided', async () => {
    const few = await verify(statistical('open', open(0.1, 0.95)), { seed: 1, runs: 3000 });
    const none = await verify(statistical('open', open(0, 0.95)), { seed: 1, runs: 3000 });
    expect(few.verdict).toBe('held');
    expect(few.sequential?.samples ?? 0).toBeGreaterThan(none.sequential?.samples ?? Infinity);
    // With 60 % open neither side is shown: 0.4·0.95 < 0.5 and 0.4·0.05 + 0.6 > 0.3.
    expect((await verify(statistical('open', open(0.6, 0.95)), { seed: 1, runs: 500 })).verdict).toBe('inconclusive');
  });

  test('alone they are inconclusive', async () => {
    const result = await verify(statistical('open', () => undecided('no count')), { seed: 1, runs: 50 });
    expect(result).toMatchObject({ verdict: 'inconclusive', sequential: null, fault: null });
  });
});

test('necessity: a dropped hypothesis fails when the mean is refuted without it, survives when it is held', async () => {
  const needed = (instance: Sample): Conclusion => coin(instance.mode === 'plain' ? 0.95 : 0.3)(instance);
  const plain = guard('the mode is plain', ({ mode }) => mode === 'plain');
  const small = guard('few samples', ({ dims }) => dims.N <= 4);
  const result = await verify({ ...statistical('plain', needed, { plain, small }), without: { plain: 'fails', small: 'survives' } }, { seed: 1, runs: 2000 });
  expect(result).toMatchObject({ verdict: 'held', asRecorded: true });
  expect(result.necessity.map((row) => [row.outcome, row.sequential !== null])).toEqual([['fails', true], ['survives', true]]);
});

test('a guard that nothing passes gives up', async () => {
  const never = guard('never', () => false);
  expect((await verify(statistical('never', coin(0.9), { never }), { seed: 1, runs: 100 })).verdict).toBe('gave up');
});

describe('faults of a claim', () => {
  test.each<[string, AnyClaim, RegExp]>([
    ['a residual from a statistical claim', statistical('residual', () => verdict(true)), /statistical claims/],
    ['an observation from another claim', toyClaim('observation', coin(0.9)), /observation/],
    ['an observation beyond 1', statistical('beyond', () => ({ what: 'x', observation: 2, null: 0.5, effect: 0.1, because: '' })), /expected a number in \[0, 1\]/],
    ['a null that varies', statistical('varies', (i) => ({ what: 'x', observation: 0, null: fraction(i) < 0.5 ? 0.5 : 0.4, effect: 0.1, because: '' })), /differ in null or effect/],
  ])('%s is our error, never a finding', async (_, claim, fault) => {
    const result = await verify(claim, { seed: 1, runs: 100 });
    expect(result.fault).toMatch(fault);
    expect(result.verdict).toBe('inconclusive');
  });
});
