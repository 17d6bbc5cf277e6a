import { describe, expect, test } from 'vitest';
import { sampleClaim, sampleEvidence } from '../evidence/sample.testing.ts';
import { markdown } from './markdown.ts';

describe('markdown', () => {
  test('has statement, source, hypotheses, readings, oracle, numbers, necessity and replay of every claim', async () => {
    const text = markdown(await sampleEvidence());
    for (const part of [
      '## toy/held',
      '```math\n\\|a\\| = |b_1| + |b_2|\n```',
      'reconstructed: this is our formulation, not a quotation',
      'the factor is positive ($`c > 0`$), as a guard',
      '- the sum runs over all pairs',
      '**Oracle.** the double sum',
      '- `x`: samples, one a row (N×d)',
      'Regime "N ≥ 3": 61 % of the cases, 30 % asked.',
      '| the factor is positive | fails |',
      'npm run gainsay -- replay toy/held:without=positive',
      'Nearest statement that holds: toy/held.',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('table rows have the columns of their head, whatever the cells contain', async () => {
    const pipes = sampleClaim({ hypotheses: [{ name: 'positive', words: 'a | b || c', tex: 'c', by: 'construction' }] });
    const rows = markdown(await sampleEvidence({ claims: [pipes] })).split('\n').filter((line) => /^\|( |---)/.test(line));
    expect(rows.length).toBeGreaterThanOrEqual(6);
    for (const row of rows) expect([5, 6]).toContain(row.split(/(?<!\\)\|/).length);
    expect(rows.some((row) => row.includes(String.raw`a \| b \|\| c`))).toBe(true);
  });

  test('the honour rule: a refuted statement that was not read in the source is not laid on the paper', async () => {
    const text = markdown(await sampleEvidence());
    expect(text).toContain('This concerns the statement as formulated here; it is not attributed to the authors.');
    expect(text).not.toContain('as published');
  });

  test('says our error, partial and skipped', async () => {
    const text = markdown(await sampleEvidence({ claims: [sampleClaim({ fault: 'a residual was NaN', asRecorded: false })], partial: true, skipped: [{ id: 'toy/x', reason: 'no batch' }] }));
    expect(text).toContain('**Verdict: our error** (differs from the record). a residual was NaN');
    expect(text).toContain('**Partial: ');
    expect(text).toContain('- toy/x: no batch');
  });

  test('times and machine do not enter', async () => {
    const e = await sampleEvidence();
    expect(markdown({ ...e, environment: { ...e.environment, seconds: 99, started: 'now' } })).toBe(markdown(e));
  });

  test('a claim without hypotheses, readings, targeted search and cases', async () => {
    const bare = sampleClaim({ hypotheses: [], readings: [], necessity: [], targeted: null, witnesses: 0, cases: { asked: 5, run: 0, discards: 0, discardedBy: {}, undecided: 0, coverage: {}, quantiles: [], worst: null, residualRisk: null } });
    const text = markdown(await sampleEvidence({ claims: [bare] }));
    expect(text).not.toMatch(/undefined|NaN|null|\[object/);
    expect(text).toContain('- 0 random cases, 5 cases asked.');
  });
});
