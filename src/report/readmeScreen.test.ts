import { expect, test } from 'vitest';
import { collect } from '../evidence/collect.ts';
import { sampleEvidence } from '../evidence/sample.testing.ts';
import { withReadmeScreen } from './readmeScreen.ts';
import { terminal } from './terminal.ts';

const text = (id: string): string => `# Title\n\n<!-- screen:begin ${id} -->\nold\n<!-- screen:end -->\n\ntail\n`;

test('shows a run of the claim alone, with the digest that such a run has; twice is once', async () => {
  const e = await sampleEvidence();
  const alone = await collect({ ...e, claims: e.claims.filter(({ id }) => id === 'toy/refuted') });
  const once = await withReadmeScreen(text('toy/refuted'), e);
  expect(once).toBe(`# Title\n\n<!-- screen:begin toy/refuted -->\n\`\`\`\n$ npm run verify -- toy/refuted\n${terminal(alone)}\`\`\`\n<!-- screen:end -->\n\ntail\n`);
  expect(once).toContain(`digest ${alone.digest}`);
  expect(alone.digest).not.toBe(e.digest);
  expect(await withReadmeScreen(once, e)).toBe(once);
});

test('leaves a text without the markers as it is, and refuses a claim that the evidence has not', async () => {
  const e = await sampleEvidence();
  expect(await withReadmeScreen('# Title\n', e)).toBe('# Title\n');
  await expect(withReadmeScreen(text('toy/none'), e)).rejects.toThrow('the evidence has no claim toy/none');
});
