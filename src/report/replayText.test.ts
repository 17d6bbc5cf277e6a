import { describe, expect, test } from 'vitest';
import { sampleClaim, sampleCounterexample } from '../evidence/sample.testing.ts';
import { type Replay, replayText } from './replayText.ts';

const { paper, place, fields = [] } = sampleClaim();

const base: Replay = {
  claim: 'toy/held',
  title: 'The sum of the parts is the whole',
  statement: 'a = b',
  source: { paper, place, provenance: 'paper', statement: 'reconstructed' },
  dropped: 'positive',
  fields,
  instance: sampleCounterexample.instance,
  hypotheses: [
    { name: 'positive', words: 'the factor is positive', tex: 'c > 0', holds: false, dropped: true },
    { name: 'linear', words: 'h is linear', tex: 'h(u) = u', holds: true, dropped: false },
  ],
  conclusion: sampleCounterexample.residual,
  status: 'violated',
  confirmed: 'exact',
};

describe('replayText', () => {
  test('ticks and crosses the hypotheses, shows instance, values, residual and consequence', () => {
    const text = replayText(base);
    for (const part of ['✗ the factor is positive  $c > 0$  (dropped)', '✓ h is linear', 'x  N×d', 'gap = 1/4', '|a − b| = 1/2, tolerance 1e-14 (45 roundings at scale 1.0)', 'VIOLATED: 5e13 of the tolerance', 'the one dropped is needed', 'confirmed in exact rational arithmetic']) {
      expect(text).toContain(part);
    }
  });

  test('a violation with a broken kept hypothesis is no counterexample', () => {
    const text = replayText({ ...base, dropped: null, hypotheses: [{ name: 'linear', words: 'h is linear', tex: 'h(u) = u', holds: false, dropped: false }] });
    expect(text).toContain('no counterexample, since an assumption that was kept does not hold: h is linear');
  });

  test('nothing dropped: a counterexample to the statement; none where the second path sees no violation', () => {
    expect(replayText({ ...base, dropped: null, hypotheses: [] })).toMatch(/every assumption holds: a counterexample to the statement\n {2}confirmed in exact/);
    const unconfirmed = replayText({ ...base, dropped: null, hypotheses: [], confirmed: null });
    expect(unconfirmed).toContain('no counterexample: the second path through the formula finds no violation');
    expect(unconfirmed).not.toContain('a counterexample to the statement');
  });

  test('a dropped hypothesis that holds all the same is not shown to be needed', () => {
    const text = replayText({ ...base, hypotheses: base.hypotheses.map((h) => ({ ...h, holds: true })) });
    expect(text).toContain('every assumption holds: a counterexample to the statement');
    expect(text).not.toContain('is needed');
  });

  test('long consequences are folded', () => {
    const long = replayText({ ...base, dropped: null, hypotheses: base.hypotheses.map((h) => ({ ...h, words: `${h.words}, as often said`, holds: false, dropped: false })) }, 60);
    expect(Math.max(...long.split('conclusion\n')[1].split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  test.each([
    ['holds', 'HOLDS here'],
    ['grey', 'UNDECIDED: 5e13 of the tolerance, which rounding could explain'],
  ] as const)('%s reads %s', (status, words) => {
    expect(replayText({ ...base, status, confirmed: null })).toContain(words);
  });

  test('an undecided conclusion gives its reason', () => {
    expect(replayText({ ...base, status: 'undecided', confirmed: null, conclusion: { undecided: 'no convergence in 100 steps', seen: { steps: 100 } } })).toMatch(/steps = 100[\s\S]*UNDECIDED: no convergence in 100 steps/);
  });
});
