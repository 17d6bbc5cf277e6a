import { describe, expect, test } from 'vitest';
import type { Evidence } from '../evidence/evidence.ts';
import { bundleFiles } from '../report/bundle/bundleFiles.ts';
import { hostile, planted, poisoned, well } from '../evidence/planted.testing.ts';
import { sampleCertificates, sampleClaim, sampleEvidence } from '../evidence/sample.testing.ts';
import { formats } from './formats.ts';

describe.each(Object.entries(formats))('%s', (name, { render }) => {
  /** A page carries its program too: only what is before the first script is words about this run. */
  const words = (text: string): string => (name === 'html' ? text.split('<script')[0].replaceAll(/<style[^]*?<\/style>/g, '') : text);

  test.each(Object.entries(planted))('shows %s as such', async (_what, { says, claims, notTested = [], partial = false }) => {
    const text = words(await render(await sampleEvidence({ claims, notTested, partial })));
    expect(text).toMatch(says);
    for (const { id } of partial ? [] : [...claims, ...notTested]) expect(text).toContain(id);
    for (const { reason } of notTested) expect(text.replaceAll(/\s+/g, ' ')).toContain(reason);
  });

  test.skipIf(name === 'readme')('tells what is certified in intervals', async () => {
    const text = words(await render(await sampleEvidence({ claims: [sampleClaim({ certificates: sampleCertificates })] }))).replaceAll(/\s+/g, ' ');
    expect(text).toMatch(/certified in interval arithmetic: 2 of 3 points that 2 instances exhibit; not certified: the box is not mapped into itself 1/i);
  });

  test('says none of it of a run in which all is well', async () => {
    // In the page the words stand in the legend, and in LaTeX in the tally, beside a zero.
    const text = words(await render(await well()));
    if (name === 'html' || name === 'latex') return expect(text).toContain('toy/well');
    for (const { says } of Object.values(planted)) expect(text.replaceAll('"partial": false', '')).not.toMatch(says);
  });

  test('same evidence, same bytes', async () => {
    const e = await sampleEvidence({ partial: true, skipped: [{ id: 'toy/s', reason: 'r' }] });
    expect(await render(structuredClone(e))).toBe(await render(e));
  });

  test.skipIf(name === 'html')('no string of the evidence is hidden, or turns the text, however hostile', async () => {
    for (const bad of hostile) {
      const text = await render(await poisoned(bad));
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069]/u);
      if (name === 'junit') expect(text).not.toContain('<img src=x');
    }
  });
});

/** Files of a bundle that speak of verdicts; the guide to replays names none, and the evidence is what it is. */
const bundled = ['report.md', 'openreview.md', 'fragment.tex', 'test-result.intoto.json', 'ro-crate-metadata.json', 'evidence.json'] as const;

describe.each(bundled)('%s of a bundle', (name) => {
  const fileOf = async (e: Evidence): Promise<string> => (await bundleFiles(e, {}))[name];
  /** In-toto has a list for what is not as recorded. */
  const failed = (text: string): string[] => (JSON.parse(text) as { predicate: { failedTests: string[] } }).predicate.failedTests;

  test.each(Object.entries(planted))('shows %s as such', async (_what, { says, claims, notTested = [], partial = false }) => {
    const text = await fileOf(await sampleEvidence({ claims, notTested, partial }));
    expect(text.replaceAll('_', ' ')).toMatch(says);
    // The crate counts verdicts; which claim has which stands in the files that it lists.
    if (name !== 'ro-crate-metadata.json') for (const { id } of partial ? [] : [...claims, ...notTested]) expect(text).toContain(id);
    if (name === 'test-result.intoto.json') {
      expect(failed(text)).toEqual(claims.filter((c) => !c.asRecorded).map((c) => c.id));
      expect(text).toContain(`"result": "${claims.some((c) => !c.asRecorded) ? 'FAILED' : partial ? 'WARNED' : 'PASSED'}"`);
    }
    if (name === 'ro-crate-metadata.json') expect(text).toContain(partial ? 'FailedActionStatus' : 'CompletedActionStatus');
  });

  test('says none of it of a run in which all is well', async () => {
    const text = await fileOf(await well());
    // In LaTeX and in data the words stand beside a zero, an empty list or "false".
    if (name === 'fragment.tex' || name === 'evidence.json') return expect(text).toContain('toy/well');
    for (const { says } of Object.values(planted)) expect(text.replaceAll('"partial": false', '')).not.toMatch(says);
  });
});
