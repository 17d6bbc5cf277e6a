import { describe, expect, test } from 'vitest';
import { sampleClaim, sampleEvidence, sampleRefuted, sampleRow } from '../evidence/sample.testing.ts';
import { claimLine, plain, terminal } from './terminal.ts';

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('terminal', () => {
  test('one line a claim: mark, verdict, id, whether as recorded', () => {
    expect(claimLine(sampleClaim())).toBe('✓ HELD         toy/held  (as recorded)');
    expect(claimLine(sampleRefuted())).toBe('✓ REFUTED      toy/refuted  (as recorded: a statement known to be false)');
    expect(claimLine(sampleClaim({ verdict: 'gave up', asRecorded: false }))).toBe('✗ GAVE UP      toy/held  (DIFFERS from the record)');
    expect(claimLine(sampleClaim({ fault: 'NaN', asRecorded: false }))).toBe('✗ OUR ERROR    toy/held  (DIFFERS from the record)');
  });

  test('a refuted claim shows its counterexample, how sure, and the replay line on one line', async () => {
    const text = terminal(await sampleEvidence());
    expect(text).toContain('[ -1/2 ]    [ 0.1  0 ]');
    expect(flat(text)).toContain('confirmed in exact rational arithmetic; robust: survives small perturbations; found by random search after 12 evaluations, reduced in 230');
    expect(text).toMatch(/replay: npm run gainsay -- replay toy\/held:without=positive:N=2:d=1:x=1\/-0\.5\n/);
    expect(flat(text)).toContain('This concerns the statement as formulated here; it is not attributed to the authors.');
  });

  test('the necessity row names the hypothesis in words, with the counterexample in brief', async () => {
    expect(flat(terminal(await sampleEvidence()))).toContain('without "the factor is positive": fails — counterexample x = [1; -1/2], alpha = [0 1; 0.1 0], h = relu, tau = 2 (exact, robust)');
  });

  test('a fault is called our error, and no paper is blamed', async () => {
    const text = terminal(await sampleEvidence({ claims: [sampleClaim({ verdict: 'inconclusive', fault: 'a residual was NaN', asRecorded: false })] }));
    expect(text).toContain('OUR ERROR, not a finding: a residual was NaN');
    expect(text).not.toMatch(/paper is wrong|authors are wrong/i);
    expect(text).toContain('1 claim: 0 as recorded, 0 differ, 0 skipped, 1 fault of ours');
  });

  test('says partial, skipped, data and digest', async () => {
    const e = await sampleEvidence({ partial: true, data: 'iris.csv (150×4)', skipped: [{ id: 'toy/other', reason: 'it speaks of no batch' }] });
    const text = terminal(e);
    expect(text).toContain('PARTIAL: the run was interrupted');
    expect(text).toContain('- skipped toy/other: it speaks of no batch');
    expect(text).toContain('seed 7, data: iris.csv (150×4)');
    expect(text.trimEnd().endsWith(`digest ${e.digest}`)).toBe(true);
  });

  test('detail: lines is brief, full spells out every counterexample', async () => {
    const e = await sampleEvidence();
    const count = (detail: 'lines' | 'findings' | 'full'): number => terminal(e, { ...plain, detail }).split('replay:').length - 1;
    expect([count('lines'), count('findings'), count('full')]).toEqual([0, 1, 2]);
  });

  test('a changed necessity row is spelled out without being asked', async () => {
    const e = await sampleEvidence({ claims: [sampleClaim({ asRecorded: false, necessity: [{ ...sampleRow, expected: 'survives' }] })] });
    expect(terminal(e)).toContain('  ! without');
    expect(terminal(e)).toContain('replay:');
  });

  test('no colour codes unless asked, and colour changes nothing else', async () => {
    const e = await sampleEvidence();
    const coloured = terminal(e, { ...plain, colour: true });
    // oxlint-disable-next-line no-control-regex
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(terminal(e));
    expect(coloured).not.toBe(terminal(e));
  });

  test('lines stay within the width, tokens apart', async () => {
    for (const width of [72, 100]) {
      const long = terminal(await sampleEvidence(), { ...plain, width }).split('\n').filter((line) => line.length > width && !line.includes('replay:') && !line.startsWith('digest'));
      expect(long).toEqual([]);
    }
  });

  test('times and machine do not enter: same evidence, same bytes', async () => {
    const e = await sampleEvidence();
    expect(terminal({ ...e, environment: { ...e.environment, seconds: 99, node: '99' } })).toBe(terminal(e));
  });
});
