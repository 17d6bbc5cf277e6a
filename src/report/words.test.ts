import { describe, expect, test } from 'vitest';
import { sampleCases, sampleClaim, sampleCounterexample, sampleRefuted, sampleRow } from '../evidence/sample.testing.ts';
import { differences } from './differences.ts';
import { folded } from './folded.ts';
import { casesWords, counterexampleWords, outcomeWords, provenanceShort, provenanceWords, refutationScope } from './words.ts';

describe('provenance', () => {
  test.each([
    ['paper', 'paper', true],
    ['code', 'paper', true],
    ['paper', 'reconstructed', false],
    ['reconstructed', 'paper', false],
    ['derived', 'derived', false],
  ] as const)('a refuted %s / %s statement is attributed to the authors: %s', (provenance, statementProvenance, attributed) => {
    const words = refutationScope(sampleRefuted({ provenance, statementProvenance }));
    expect(words.includes('as published')).toBe(attributed);
    expect(words.includes('as formulated here')).toBe(!attributed);
  });

  test('a reconstruction says that it is no quotation', () => {
    expect(provenanceWords(sampleClaim())).toBe('the result was read in the published text; the statement as tested was reconstructed: this is our formulation, not a quotation');
    expect(provenanceShort(sampleClaim())).toBe('paper; statement reconstructed');
    expect(provenanceShort(sampleClaim({ statementProvenance: 'paper' }))).toBe('paper');
  });
});

describe('counterexampleWords', () => {
  test('says why a confirmation went no higher, where its work ended it', () => {
    expect(counterexampleWords(sampleCounterexample)).toMatch(/^confirmed in exact rational arithmetic; /);
    const limit = 'exact arithmetic would take more than 7 operations';
    expect(counterexampleWords({ ...sampleCounterexample, confirmed: 'high precision', limit })).toMatch(/^confirmed in 50-digit arithmetic \(exact arithmetic would take more than 7 operations\); /);
  });
});

describe('casesWords', () => {
  test('names worst case, discards and the bound', () => {
    expect(casesWords(sampleCases)).toBe('worst residual 0.03 of its tolerance in 1,000 random cases, 3 instances discarded; violation probability at most 0.3 % at 95 %, under this generator');
  });

  test('the worst residual is the largest quantile, not the quotient of two numbers rounded apart', () => {
    const worst = { value: 3e-16, tolerance: 8e-15, because: 'r', what: 'r', replay: 't' };
    expect(casesWords({ ...sampleCases, quantiles: [0, 0, 0, 0, 0, 0.04], worst })).toMatch(/^worst residual 0\.04 of its tolerance/);
  });

  test('says when fewer cases ran than were asked, and claims no bound then', () => {
    expect(casesWords({ ...sampleCases, run: 17, discards: 0, worst: null, residualRisk: null })).toBe('17 random cases, 1,000 cases asked');
  });
});

test('a surviving hypothesis is never called unnecessary', () => {
  const words = outcomeWords({ ...sampleRow, outcome: 'survives', expected: 'survives' });
  expect(words).toBe('not shown necessary in 1,000 cases and 250 targeted evaluations');
});

describe('differences', () => {
  test('none when as recorded', () => expect(differences(sampleClaim())).toEqual([]));

  test('names a changed verdict and each changed hypothesis', () => {
    const changed = sampleClaim({ asRecorded: false, verdict: 'gave up', reason: '5 of 9,000 accepted', necessity: [{ ...sampleRow, outcome: 'survives', reason: 'held in 1000 cases' }, { ...sampleRow, hypothesis: 'other' }] });
    expect(differences(changed)).toEqual([
      'recorded as held, now gave up: 5 of 9,000 accepted',
      'without "the factor is positive" (positive): recorded that it fails, now no counterexample was found: held in 1000 cases',
    ]);
  });

  test('a fault of ours is the only thing said', () => {
    expect(differences(sampleClaim({ asRecorded: false, verdict: 'refuted', fault: 'the generator broke its hypothesis' }))).toEqual(['OUR ERROR, not a finding: the generator broke its hypothesis']);
  });

  test('never empty when not as recorded', () => {
    expect(differences(sampleClaim({ asRecorded: false }))).toHaveLength(1);
  });
});

test('folded keeps lines within the width, and numbers with their units', () => {
  const text = 'aaa bbb N = 2 ccc 95 % ddd eeeeeeeeeeeeeeeeeeeeeeeee f';
  for (let width = 10; width < 40; width++) {
    const lines = folded(text, '  ', width, '    ');
    expect(lines.map((line) => line.trim()).join(' ')).toBe(text);
    expect(lines.every((line) => line.length <= width || !line.trim().includes(' ')), `width ${width}: ${lines.join('|')}`).toBe(true);
    expect(lines.some((line) => /^\s*[=%]|=$/.test(line))).toBe(false);
  }
});
