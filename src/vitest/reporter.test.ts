import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sampleClaim, sampleRefuted } from '../evidence/sample.testing.ts';
import { redText } from './claims.ts';
import ClaimReporter from './reporter.ts';

const folder = mkdtempSync(join(tmpdir(), 'gainsay-reporter-'));
afterAll(() => rmSync(folder, { recursive: true }));

const started = (name: string): { readonly reporter: ClaimReporter; readonly checkpoint: string; printed(): string } => {
  let text = '';
  const checkpoint = join(folder, name, 'checkpoint.jsonl');
  const reporter = new ClaimReporter({ checkpoint, print: (t) => (text += t) });
  reporter.onTestRunStart();
  return { reporter, checkpoint, printed: () => text };
};

test('a run of unit tests alone prints and writes nothing', () => {
  const { reporter, checkpoint, printed } = started('units');
  reporter.onTestCaseResult({ meta: () => ({}) });
  reporter.onTestRunEnd();
  expect(printed()).toBe('');
  expect(existsSync(checkpoint)).toBe(false);
});

test('every finished claim is in the checkpoint before the run ends, a new run starts a new one, the table is ordered', () => {
  const { reporter, checkpoint, printed } = started('claims');
  const ids = (): string[] => readFileSync(checkpoint, 'utf8').trimEnd().split('\n').map((line) => (JSON.parse(line) as { id: string }).id);
  reporter.onTestCaseResult({ meta: () => ({ claim: sampleRefuted() }) });
  expect(ids()).toEqual(['toy/refuted']);
  reporter.onTestCaseResult({ meta: () => ({ claim: sampleClaim() }) });
  expect(ids()).toEqual(['toy/refuted', 'toy/held']);
  reporter.onTestRunEnd();
  expect(printed()).toMatch(/HELD[\s\S]*REFUTED[\s\S]*2 claims: 2 as recorded/);
  reporter.onTestRunStart();
  reporter.onTestCaseResult({ meta: () => ({ claim: sampleClaim() }) });
  expect(ids()).toEqual(['toy/held']);
});

test('a finding and an error of ours cannot be mistaken for each other', () => {
  const finding = redText(sampleRefuted({ expected: 'held', asRecorded: false, reason: 'found by random search' }));
  expect(finding).toMatch(/^FINDING: toy\/refuted is not as recorded/);
  expect(finding).toContain('[ -1/2 ]');
  expect(finding).not.toContain('OUR ERROR');
  const ours = redText(sampleRefuted({ asRecorded: false, fault: 'a residual was NaN' }));
  expect(ours).toMatch(/^OUR ERROR: toy\/refuted could not be judged/);
  expect(ours).not.toContain('FINDING');
  expect(ours).not.toContain('counterexample\n');
});
