import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../evidence/evidence.ts';
import { hostile, poisoned } from '../../evidence/planted.testing.ts';
import { sampleClaim, sampleEvidence, sampleRefuted } from '../../evidence/sample.testing.ts';
import { openreviewDialect } from './dialect.ts';
import { github } from './github.ts';
import { openreview } from './openreview.ts';

/** Forty claims, 5 of them refuted, 7 undecided, 28 held. */
const many = (): Promise<Evidence> =>
  sampleEvidence({
    claims: Array.from({ length: 40 }, (_, i) => {
      const id = `toy/c${String(i).padStart(2, '0')}`;
      if (i % 8 === 3) return sampleRefuted({ id, asRecorded: i % 16 === 3 });
      return i % 5 === 4 ? sampleClaim({ id, verdict: 'gave up', reason: 'too few', asRecorded: false }) : sampleClaim({ id });
    }),
    skipped: [{ id: 'toy/s', reason: 'no batch' }],
  });

describe('under a limit', () => {
  test('never longer, never cut inside a formula or block, and it ends with what was left out', async () => {
    for (const e of [await sampleEvidence(), await many(), await sampleEvidence({ claims: [], partial: true })]) {
      const whole = openreview(e, 1e6);
      expect(whole.trimEnd().endsWith('Left out for length: nothing.')).toBe(true);
      const formulas = new Set(whole.match(/\$+[^$]*\$*/g));
      for (const limit of [700, 1000, 1500, 2500, 5000, 10_000, 20_000]) {
        const text = openreview(e, limit);
        expect(text.length).toBeLessThanOrEqual(limit);
        expect(text.trimEnd().split('\n').at(-1)).toMatch(/^Left out for length: .*\.$/);
        for (const found of text.match(/\$+[^$]*\$*/g) ?? []) expect(formulas).toContain(found);
        expect((text.match(/^```/gm) ?? []).length % 2).toBe(0);
      }
    }
  });

  test('uses the room it is given: more room, more text; 2,500 hold one counterexample with its replay line', async () => {
    const e = await many();
    const lengths = [2500, 5000, 10_000, 20_000].map((limit) => openreview(e, limit).length);
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    for (const [i, limit] of [2500, 5000, 10_000].entries()) expect(lengths[i]).toBeGreaterThan(0.6 * limit);
    const small = openreview(await sampleEvidence(), 2500);
    expect(small).toContain('[ -1/2 ]    [ 0.1  0 ]');
    expect(small).toContain('npm run gainsay -- replay toy/held:without=positive:N=2:d=1:x=1/-0.5');
  });

  test('what is left out is counted right', async () => {
    const e = await many();
    for (const limit of [1500, 2500, 5000, 10_000]) {
      const text = openreview(e, limit);
      const told = (pattern: RegExp): number => (text.match(pattern) ?? []).length;
      const out = (words: RegExp): number => {
        const found = words.exec(text.split('Left out for length:')[1]);
        return found === null ? 0 : found[1] === 'a' ? 1 : Number(found[1]);
      };
      expect(told(/: refuted(?:, as recorded)?\)\n/g) + out(/(a|\d+) refuted claim/)).toBe(5);
      expect(told(/: gave up\): /g) + out(/(a|\d+) claims? undecided/)).toBe(7);
      expect(told(/\): held\./g) + out(/(a|\d+) claims? that held/)).toBe(28);
    }
  });

  test('findings come before what held', async () => {
    const text = openreview(await many(), 20_000);
    const last = (pattern: RegExp): number => Math.max(...Array.from(text.matchAll(pattern), (m) => m.index));
    expect(last(/: refuted/g)).toBeLessThan(text.indexOf(': gave up)'));
    expect(last(/: gave up\)/g)).toBeLessThan(text.indexOf('): held'));
  });

  test('a limit without room for the opening and the ending is refused with what it takes', async () => {
    const e = await many();
    expect(() => openreview(e, 100)).toThrow(/^openreview: 100 characters are too few; .* need (\d+)$/);
    const need = Number(/need (\d+)/.exec((() => { try { return openreview(e, 1); } catch (error) { return String(error); } })())?.[1]);
    expect(openreview(e, need).length).toBeLessThanOrEqual(need);
    expect(() => openreview(e, need - 1)).toThrow(RangeError);
  });
});

describe('the paragraph on a refuted claim', () => {
  test.each([
    ['paper', 'paper', true],
    ['code', 'code', true],
    ['paper', 'reconstructed', false],
    ['reconstructed', 'reconstructed', false],
    ['derived', 'derived', false],
  ] as const)('%s / %s names the authors: %s, in every format to paste', async (provenance, statementProvenance, named) => {
    const e = await sampleEvidence({ claims: [sampleRefuted({ provenance, statementProvenance })] });
    for (const text of [openreview(e), github(e)]) {
      expect(text).toContain('We were unable to reconcile');
      expect(text.includes('A. Author')).toBe(named);
      expect(text.includes('we do not attribute it to the authors')).toBe(!named);
      expect(text.indexOf('Our reading: For all N samples x')).toBeLessThan(text.indexOf('and yet'));
      expect(text).not.toMatch(/wrong|mistake|incorrect|the authors (?:claim|fail)/i);
    }
  });

  test('a fault of ours is no refutation', async () => {
    const text = openreview(await sampleEvidence({ claims: [sampleRefuted({ fault: 'NaN', asRecorded: false })] }));
    expect(text).not.toContain('unable to reconcile');
    expect(text).toContain('our error, not a finding');
  });

  test('a statistical refutation has its test in place of an instance', async () => {
    const sequential = { what: 'w', because: 'sign test', samples: 100, budget: 1000, mean: 0.4, null: 0.5, effect: 0.1, falseAlarm: 1e-6, miss: 0.01, wealthFor: 0.1, wealthAgainst: 2e6 };
    const text = openreview(await sampleEvidence({ claims: [sampleRefuted({ counterexample: null, sequential })] }));
    expect(text).toContain('We found: sequential test: mean 0.4');
    expect(text).not.toContain('instance');
  });

  test('names the near statement that held', async () => {
    expect(openreview(await sampleEvidence())).toContain('A near statement did hold in our search: The sum of the parts is the whole (toy/held).');
    expect(openreview(await sampleEvidence({ claims: [sampleRefuted()] }))).not.toContain('near statement');
  });
});

test('no HTML, link, image or heading comes out of any text, and each formula as it went in', async () => {
  for (const text of hostile) {
    const e = await poisoned(text);
    const html = marked.parse(openreview(e, 1e6), { async: false, gfm: true });
    expect(new Set(Array.from(html.matchAll(/<\/?([a-z]+)/g), ([, tag]) => tag))).toEqual(new Set(['p', 'strong', 'em', 'pre', 'code', 'ul', 'li'].filter((tag) => html.includes(`<${tag}`))));
    expect(html).not.toMatch(/<(?:a|img|script|h\d|del)\b/);
    // Dollars stand in pairs around formulas only, or in code, which MathJax leaves alone.
    expect((html.replaceAll(/<code[^]*?<\/code>/g, '').match(/\$/g) ?? []).length % 2).toBe(0);
  }
  expect(openreviewDialect.inline(String.raw`\|a\|`)).toBe(String.raw`$\\\|a\\\|$`);
});

test('times and machine do not enter', async () => {
  const e = await sampleEvidence();
  expect(openreview({ ...e, environment: { ...e.environment, seconds: 99, node: '99' } })).toBe(openreview(e));
});
