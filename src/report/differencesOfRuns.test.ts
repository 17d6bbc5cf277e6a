import { expect, test } from 'vitest';
import type { ClaimEvidence } from '../evidence/evidence.ts';
import { sampleCases, sampleClaim, sampleCounterexample, sampleEvidence, sampleNotTested, sampleRefuted, sampleRow } from '../evidence/sample.testing.ts';
import { differencesOfRuns, type RunDifferences } from './differencesOfRuns.ts';

const between = async (before: readonly ClaimEvidence[], after: readonly ClaimEvidence[]): Promise<RunDifferences> =>
  differencesOfRuns(await sampleEvidence({ claims: before }), await sampleEvidence({ claims: after }));

test('the same evidence: nothing changed', async () => {
  expect(await between([sampleClaim(), sampleRefuted()], [sampleRefuted(), sampleClaim()])).toEqual({ verdictChanged: false, lines: ['nothing changed'] });
});

test.each<[string, Partial<ClaimEvidence>, boolean, string]>([
  ['a verdict', { verdict: 'refuted', reason: 'found' }, true, 'toy/held: verdict: held -> refuted: found'],
  ['a fault', { fault: 'NaN' }, true, 'toy/held: verdict: held -> our error: NaN'],
  ['a necessity', { necessity: [{ ...sampleRow, outcome: 'survives' }] }, false, 'toy/held: without "the factor is positive" (positive): fails -> not shown necessary'],
  ['a necessity that is gone', { necessity: [] }, false, 'toy/held: without "the factor is positive" (positive): gone'],
  ['a tolerance', { cases: { ...sampleCases, worst: { value: 3e-16, tolerance: 2e-14, because: '90 roundings', what: 'r', replay: 't' } } }, false, 'toy/held: tolerance of the worst case: 1e-14 (45 roundings at scale 1.0) -> 2e-14 (90 roundings)'],
  ['a residual', { cases: { ...sampleCases, quantiles: [0, 0, 0, 0, 0, 0.5] } }, false, 'toy/held: worst residual: 0.03 of its tolerance -> 0.5 of its tolerance'],
  ['the residual of a counterexample', { necessity: [{ ...sampleRow, counterexample: { ...sampleCounterexample, residual: { ...sampleCounterexample.residual, value: 0.25 } } }] }, false, 'toy/held: without "the factor is positive" (positive): residual of the counterexample: 0.5 -> 0.25'],
  ['the record', { expected: 'refuted' }, false, 'toy/held: record: held -> refuted'],
])('%s that changed is the one line, and a change of verdict: %s', async (_what, change, verdictChanged, line) => {
  expect(await between([sampleClaim()], [sampleClaim(change)])).toEqual({ verdictChanged, lines: [line] });
});

test('a claim that is gone changed its verdict, a new one did not', async () => {
  expect(await between([sampleClaim(), sampleRefuted()], [sampleClaim()])).toEqual({ verdictChanged: true, lines: ['toy/refuted: verdict: refuted -> not tested'] });
  expect(await between([sampleClaim()], [sampleClaim(), sampleRefuted()])).toEqual({ verdictChanged: false, lines: ['toy/refuted: new: refuted'] });
});

test('says when a run is partial, and when seed or data differ', async () => {
  const old = await sampleEvidence();
  expect(differencesOfRuns({ ...old, seed: 8, data: 'a.csv (1×1)', partial: true }, old).lines).toEqual(['seed: 8 -> 7', 'data: a.csv (1×1) -> generated', 'the old run is partial: claims not listed there were not finished']);
});

test('an item that came to be tested, one that is new, and one whose reason changed', async () => {
  const before = await sampleEvidence({ claims: [sampleClaim()], notTested: [sampleNotTested, { ...sampleNotTested, id: 'toy/other' }] });
  const after = await sampleEvidence({ claims: [sampleClaim(), sampleClaim({ id: 'toy/informal' })], notTested: [{ ...sampleNotTested, id: 'toy/other', reason: 'too large' }] });
  expect(differencesOfRuns(before, after)).toEqual({
    verdictChanged: false,
    lines: [
      'toy/informal: not tested: it names no quantity that a program could measure -> no such item',
      'toy/other: not tested: it names no quantity that a program could measure -> too large',
      'toy/informal: new: held',
    ],
  });
});
