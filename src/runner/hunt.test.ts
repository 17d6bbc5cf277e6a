import { describe, expect, test } from 'vitest';
import { fraction, guard, toyClaim, verdict } from './fixtures.testing.ts';
import { hunt } from './hunt.ts';
import { residualRisk } from './tally.ts';

const counted = (then: Parameters<typeof toyClaim>[1], suppose = {}) => {
  let evaluations = 0;
  return { claim: toyClaim('hunted', (i) => { evaluations++; return then(i); }, suppose), get evaluations() { return evaluations; } };
};

describe('hunt', () => {
  test.each([1, 2, 3, 100, 4000, 4001, 9000])('of %i evaluations spends these and no more', async (runs) => {
    const held = counted(() => verdict(true));
    const result = await hunt(held.claim, { seed: 1, runs });
    expect(held.evaluations).toBe(runs);
    expect(result.cases.run + (result.targeted?.evaluations ?? 0)).toBe(runs);
    expect(result).toMatchObject({ verdict: 'held', cases: { asked: result.cases.run, residualRisk: residualRisk(result.cases.run) }, reason: `held in ${result.cases.run} random cases and ${result.targeted?.evaluations ?? 0} targeted evaluations` });
  });

  test('finds what one round misses, and counts the evaluations of all rounds', async () => {
    const rare = counted((i) => verdict(fraction(i) > 1e-4));
    const result = await hunt(rare.claim, { seed: 1, runs: 100_000 });
    expect(result.verdict).toBe('refuted');
    const { found = 0, reduced = 0 } = result.counterexample ?? {};
    expect(found).toBeGreaterThan(4000);
    expect(result.reason).toContain(`after ${found} evaluations`);
    // The stability test and the final evaluation come on top of what was found and reduced.
    expect(rare.evaluations).toBeGreaterThanOrEqual(found + reduced);
    expect(rare.evaluations).toBeLessThan(found + 8 * reduced + 100);
  });

  test('an open question in one round is not covered up by rounds that hold', async () => {
    const open = toyClaim('open', (i) => (fraction(i) < 2e-4 ? { undecided: 'no limit' } : { what: 'r', value: 0.5, tolerance: 1, because: 'b' }));
    const result = await hunt(open, { seed: 1, runs: 40_000 });
    expect(result).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining('no limit') });
  });

  test('adds up the discards of all rounds', async () => {
    const half = toyClaim('half', () => verdict(true), { half: guard('half', (i) => fraction(i) < 0.5) });
    const { cases } = await hunt(half, { seed: 1, runs: 16_000 });
    expect(cases.run).toBe(8000);
    expect(cases.discards / cases.run).toBeCloseTo(1, 1);
    expect(cases.discardedBy).toEqual({ half: cases.discards });
  });

  test('gives up with the first round on hypotheses that are never met', async () => {
    expect(await hunt(toyClaim('never', () => verdict(true), { never: guard('never', () => false) }), { seed: 1, milliseconds: 5000 })).toMatchObject({ verdict: 'gave up', cases: { run: 0 } });
  });

  test('keeps to its time, on slow claims too', async () => {
    const slow = counted(() => {
      // Sleeps: a loop until then would take a core from other tests.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      return verdict(true);
    });
    const result = await hunt(slow.claim, { seed: 1, milliseconds: 300 });
    // In evaluations of 5 ms or more, not by the clock, which a busy machine stretches: at least the first round of 32, at
    // most one round beyond the time.
    expect(slow.evaluations).toBeGreaterThanOrEqual(32);
    expect(slow.evaluations).toBeLessThanOrEqual(300 / 5 + 64);
    expect(result.verdict).toBe('held');
  });

  test('is the same again from the same seed, and draws other cases than another one', async () => {
    const worst = async (seed: number) => (await hunt(toyClaim('again', (i) => ({ what: 'f', value: fraction(i), tolerance: 2, because: 'b' })), { seed, runs: 200 })).cases.worst?.replay;
    expect(await worst(1)).toBe(await worst(1));
    expect(await worst(1)).not.toBe(await worst(2));
  });
});
