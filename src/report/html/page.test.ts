import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ClaimEvidence, Evidence } from '../../evidence/evidence.ts';
import { revived } from '../../evidence/json.ts';
import { sampleCases, sampleCertificates, sampleClaim, sampleCounterexample, sampleEvidence, sampleNotTested, sampleRefuted, sampleRow } from '../../evidence/sample.testing.ts';
import { hostile as hostileTexts, poisoned } from '../../evidence/planted.testing.ts';
import { toyExperiment, toyRecord } from '../../evidence/experiment.testing.ts';
import { htmlReport, jointReport } from './page.ts';

const assets = { style: 'p{color:red}', script: 'void 0;', engine: 'self.x="</script>";' };

const pageOf = async (changes: Parameters<typeof sampleEvidence>[0] = {}): Promise<string> => htmlReport(await sampleEvidence(changes), assets);

/** The page as a reader sees it: without scripts, styles and tags. */
const textOf = (html: string): string =>
  html.replaceAll(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '').replaceAll(/<[^>]*>/g, ' ').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll(/\s+/g, ' ');

const carried = (html: string, id: string): string => {
  const base64 = new RegExp(`id="${id}">([A-Za-z0-9+/=]*)</script>`).exec(html)?.[1] ?? '';
  return new TextDecoder().decode(gunzipSync(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))));
};

describe('htmlReport', () => {
  test('the same evidence gives the same bytes, other evidence others', async () => {
    expect(await pageOf()).toBe(await pageOf());
    expect(await pageOf()).not.toBe(await pageOf({ data: 'mine.csv (3×2)' }));
  });

  test('the page carries the evidence and the engine unchanged', async () => {
    const evidence = await sampleEvidence();
    const html = await htmlReport(evidence, assets);
    expect(revived(JSON.parse(carried(html, 'evidence')))).toEqual(evidence);
    expect(carried(html, 'engine')).toBe(assets.engine);
  });

  test.skipIf(process.platform === 'win32')('the command written in the page reads the evidence out of it', async () => {
    const evidence = await sampleEvidence();
    const html = await htmlReport(evidence, assets);
    const command = /^grep .*THIS_FILE.*$/m.exec(html)?.[0] ?? '';
    const folder = mkdtempSync(join(tmpdir(), 'gainsay-read-'));
    try {
      writeFileSync(join(folder, 'page.html'), html);
      expect(revived(JSON.parse(execFileSync('sh', ['-c', command.replace('THIS_FILE', 'page.html')], { cwd: folder, encoding: 'utf8' })))).toEqual(evidence);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('its policy refuses everything but its own script, style, data fonts and blob workers', async () => {
    const policy = (/Content-Security-Policy" content="([^"]*)"/.exec(await pageOf())?.[1] ?? '').replaceAll('&#39;', "'");
    // Computed apart: printf 'void 0;' | openssl dgst -sha256 -binary | base64
    expect(policy).toContain("default-src 'none'; script-src 'sha256-");
    expect(policy.match(/'unsafe-inline'/g)).toHaveLength(1);
    expect(policy).toContain("style-src-attr 'unsafe-inline'");
    // What compiles the kernel; it is no leave to evaluate scripts.
    expect(policy).toContain("' 'wasm-unsafe-eval'; ");
    expect(policy).not.toMatch(/https?:|\*|'unsafe-eval'|'self'/);
  });

  test('nothing in it names an address: links stay in the page, the only URLs are names of XML languages', async () => {
    const html = await pageOf();
    expect(html.match(/https?:\/\/[^"'<> ]*/g)?.filter((url) => !url.startsWith('http://www.w3.org/'))).toEqual([]);
    for (const [, target] of html.matchAll(/\s(?:xlink:)?(?:href|src|action|data)="([^"]*)"/g)) expect(target).toMatch(/^#/);
  });

  test('every claim is an anchor that both the map and the table lead to', async () => {
    const html = await pageOf();
    const map = /<div class="map[\s\S]*?<\/svg>/.exec(html)?.[0] ?? '';
    const table = /<table class="plain index"[\s\S]*?<\/table>/.exec(html)?.[0] ?? '';
    for (const id of ['toy/held', 'toy/refuted']) {
      expect(html.split(`id="${id}"`)).toHaveLength(2);
      expect(map).toContain(`href="#${id}"`);
      expect(table).toContain(`href="#${id}"`);
    }
  });

  test('a script or style that would end its element early is refused', async () => {
    const evidence = await sampleEvidence();
    await expect(htmlReport(evidence, { ...assets, script: 'x="</SCRIPT>"' })).rejects.toThrow('contains </script');
    await expect(htmlReport(evidence, { ...assets, style: 'a{}</style>' })).rejects.toThrow('contains </style');
  });
});

describe('jointReport', () => {
  const train = sampleClaim({ id: 'train/x', paper: { ...sampleClaim().paper, slug: 'train', title: 'On trains' }, uses: ['toy/held'] });

  test('counts each paper apart, leads to the pages of the papers, says what leads from one to another, and has no claim of its own', async () => {
    const html = await jointReport(await sampleEvidence({ claims: [sampleClaim(), sampleRefuted(), train], notTested: [sampleNotTested] }), assets, (slug) => `r-${slug}.html`);
    const text = textOf(html);
    expect(text).toContain('3 claims of 2 papers');
    expect(text).toMatch(/On toys A\. Author, Nowhere 2020, arXiv:0000\.00000v1 1 1 0 0 1 On trains/);
    expect(html).toContain('<a href="r-train.html#train/x">');
    expect(text).toContain('Between papers train/x rests on toy/held');
    const ids = Array.from(html.matchAll(/ id="([^"]*)"/g), ([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(html).not.toContain('class="claim"');
    expect(html).not.toContain('id="engine"');
  });

  test('the first findings are of all papers by turns', async () => {
    const more = [1, 2, 3].map((k) => sampleRefuted({ id: `toy/r${k}` }));
    const html = await jointReport(await sampleEvidence({ claims: [...more, { ...train, verdict: 'refuted', expected: 'refuted' }] }), assets, (slug) => `r-${slug}.html`);
    expect(Array.from(html.matchAll(/<a href="[^"]*">([^<]*)<\/a><\/li>/g), ([, id]) => id)).toEqual(['toy/r1', 'train/x', 'toy/r2', 'toy/r3']);
  });
});

describe('hostile strings are inert', () => {
  const hostile = '</script><img src=x onerror=alert(1)>"\' & $x$ | \u202Egnp\u200F \u2028 \u0000 `*_#';

  const infected = (c: ClaimEvidence): ClaimEvidence => ({
    ...c,
    title: hostile, place: hostile, statement: hostile, forAll: hostile, oracle: hostile, reason: hostile, readings: [hostile], uses: [hostile], erratum: hostile,
    paper: { ...c.paper, title: hostile, authors: hostile, venue: hostile, arxiv: hostile },
    hypotheses: [{ name: 'positive', words: hostile, tex: hostile, by: 'guard' }],
    fields: [{ name: 'x', what: hostile, axes: [hostile, hostile] }],
    cases: { ...sampleCases, coverage: { [hostile]: { asked: 0.1, share: 0.2 } }, discardedBy: { [hostile]: 3 } },
    counterexample: { ...sampleCounterexample, instance: { dims: { [hostile]: 2 }, [hostile]: [[1]], h: hostile }, replay: hostile, residual: { ...sampleCounterexample.residual, what: hostile, because: hostile, seen: { [hostile]: hostile } } },
    necessity: [{ ...sampleRow, reason: hostile }],
  });

  test('in every text of the evidence', async () => {
    const html = await pageOf({ claims: [infected(sampleRefuted())], skipped: [{ id: 'toy/skipped', reason: hostile }], notTested: [{ ...sampleNotTested, title: hostile, place: hostile, reason: hostile }], data: hostile });
    expect(html).not.toContain('<img');
    for (const sign of ['\u202E', '\u200F', '\u2028', '\u0000']) expect(html).not.toContain(sign);
    expect(html.match(/<script/g)).toHaveLength(3);
    expect(html.match(/<\/script/g)).toHaveLength(3);
    expect(textOf(html)).toContain('⟨U+202E⟩');
    // It is shown, not dropped.
    expect(textOf(html)).toContain('<img src=x onerror=alert(1)>');
  });

  test.each(hostileTexts)('as every text of a run: %j', async (bad) => {
    const html = await htmlReport(await poisoned(bad), assets);
    expect(html).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069]/u);
    expect(html).not.toMatch(/<(?:img|input|iframe|object|embed|link|base|form)\b|href="(?!#)/i);
    expect(html.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[a-z][^>]*\son[a-z]+=/i);
    expect(html.match(/<\/?script/g)).toHaveLength(6);
  });

  test('TeX that links, loads or defines is shown as it is written', async () => {
    for (const statement of [String.raw`\href{javascript:alert(1)}{x}`, String.raw`\includegraphics{http://a.b/c}`, String.raw`\def\a{\a\a}\a`, String.raw`\frac{`, '']) {
      const html = await pageOf({ claims: [sampleClaim({ statement })] });
      expect(html).toContain('<div class="statement"><code class="tex">');
    }
  });
});

describe('what a reader is told', () => {
  const faulty = sampleClaim({ id: 'toy/faulty', fault: 'a residual was NaN', verdict: 'inconclusive', asRecorded: false });
  const vacuous = sampleClaim({ id: 'toy/vacuous', verdict: 'gave up', reason: 'hypotheses met by 3 of 5000 instances', asRecorded: false });
  const open = sampleClaim({ id: 'toy/open', verdict: 'inconclusive', reason: 'regime missed', asRecorded: false });
  const planted = sampleRefuted({ id: 'toy/planted', expected: 'held', erratum: null, asRecorded: false });
  const survivor = sampleClaim({ id: 'toy/survivor', necessity: [{ ...sampleRow, outcome: 'survives', expected: 'survives', verdict: 'held', counterexample: null }] });

  test.each<[string, ClaimEvidence, RegExp]>([
    ['a planted false claim', planted, /Differs from the record\. recorded as held, now refuted/],
    ['a vacuous one', vacuous, /Gave up : hypotheses met by 3 of 5000 instances/],
    ['an inconclusive one', open, /Inconclusive : regime missed/],
    ['a fault of the suite', faulty, /Our error : a residual was NaN/],
    ['a hypothesis that survives', survivor, /Hypothesis not shown necessary\. “the factor is positive”: not shown necessary in 1,000 cases/],
  ])('%s is shown as such', async (_, c, words) => {
    const text = textOf(await pageOf({ claims: [c] }));
    expect(text).toMatch(words);
    expect(text).not.toMatch(/unnecessary/);
  });

  test('a certificate: its box exactly, the inclusion checked on the numbers in print', async () => {
    const text = textOf(await pageOf({ claims: [sampleClaim({ certificates: sampleCertificates })] }));
    expect(text).toContain('Certified in interval arithmetic: 2 of 3 points');
    expect(text).toMatch(/exactly one zero in the box .* with the coordinates \(x\)/);
    expect(text).toContain('[1.375, 1.453125] = [11·2^−3, 93·2^−6] [1.40625, 1.421875] ✓ inside');
    const [shown] = sampleCertificates.shown;
    const outside = { ...sampleCertificates, shown: [{ ...shown, enclosure: [[1.375, 1.421875]] as const }] };
    expect(textOf(await pageOf({ claims: [sampleClaim({ certificates: outside })] }))).toContain('✗ not inside');
  });

  test('counts of the first screen', async () => {
    const text = textOf(await pageOf({ claims: [faulty, vacuous, open, planted, survivor], skipped: [{ id: 'toy/skipped', reason: 'it speaks of no batch' }], notTested: [sampleNotTested], partial: true }));
    expect(text).toMatch(/1 held 1 refuted 1 hypothesis not shown necessary 2 inconclusive or vacuous 1 not tested 1 skipped in this run 1 error of ours/);
    expect(text).toContain('Partial. The run was interrupted');
    expect(text).toContain('toy/skipped : it speaks of no batch');
    expect(text).toMatch(/toy\/informal Section 2 paper Toys are used more than trains – not tested it names no quantity/);
  });

  test('no claim at all, as after an early interruption', async () => {
    expect(textOf(await pageOf({ claims: [], partial: true }))).toContain('No claim was finished.');
  });

  test('only a statement read in paper or code is ascribed to its authors', async () => {
    const of = async (changes: Partial<ClaimEvidence>): Promise<string> => textOf(await pageOf({ claims: [sampleRefuted(changes)] }));
    const read = await of({ provenance: 'paper', statementProvenance: 'paper' });
    expect(read).toContain('We read Section 1 of A. Author as stated here, and were unable to reconcile it');
    for (const changes of [{}, { provenance: 'reconstructed', statementProvenance: 'reconstructed' }, { provenance: 'code', statementProvenance: 'derived' }] as const) {
      const ours = await of(changes);
      expect(ours).toContain('not attributed to the authors');
      expect(ours).not.toMatch(/as published|We read/);
    }
  });

  test('evidence without the optional parts, and with values of kinds unknown here, is rendered', async () => {
    const { fields: _, ...bare } = sampleClaim();
    const strange = { picture: { kind: 'lines', of: [1, 2] } } as unknown as Evidence['claims'][number]['cases']['coverage'];
    const c = { ...bare, counterexample: { ...sampleCounterexample, residual: { ...sampleCounterexample.residual, seen: strange } } } as unknown as ClaimEvidence;
    expect(textOf(await pageOf({ claims: [c] }))).toContain('{"kind":"lines","of":[1,2]}');
  });
});

test('ninety claims stay below two million bytes beside an engine of the real size', async () => {
  const noise = Array.from({ length: 36_000 }, (_, k) => Math.imul(k + 1, 0x9e3779b1).toString(36)).join('');
  const claims = Array.from({ length: 90 }, (_, k) => sampleRefuted({ id: `toy/claim-${k}`, uses: k > 3 ? [`toy/claim-${k - 3}`] : [], necessity: [sampleRow, sampleRow, sampleRow] }));
  const html = await htmlReport(await sampleEvidence({ claims }), { ...assets, style: 'x'.repeat(160_000), engine: noise });
  expect(carried(html, 'engine')).toBe(noise);
  expect(new TextEncoder().encode(html).length).toBeLessThan(2e6);
});

describe('experiments at full size', () => {
  const behind = async () => [await toyRecord(undefined, { ...toyExperiment, claims: ['toy/held'], source: { ...toyExperiment.source, paper: { ...toyExperiment.source.paper, slug: 'toy' } } })];

  test('stand in the page of their paper: what was measured above what is recorded, the notes, the picture; the claim they stand behind leads to them', async () => {
    const html = await htmlReport(await sampleEvidence(), { ...assets, experiments: await behind() });
    const section = /<section class="item experiment" id="toys\/toss"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
    expect(section).toContain('<th scope="row">one</th><td class="num">2 <span class="recorded">4</span></td><td class="num">0.500 ± 0.141 <span class="recorded">0.500 ± 0.080</span></td><td class="num">1.5</td><td>yes</td>');
    expect(section).toContain('<th scope="row">two</th><td class="num">1</td><td class="num">2.000 ± 0.000 <span class="recorded">–</span></td><td class="num">1.0</td><td>–</td>');
    expect(section).toContain('Means; <em>recorded</em> is another toy. A row is reproduced when the means agree');
    expect(section).toContain('<strong>1 of 1 rows reproduced; 1 of 3 not run yet.</strong>');
    expect(section).toContain('2 rows noted, <strong>all</strong> of them.');
    expect(section).toMatch(/<figure class="picture"><svg [\s\S]*<figcaption><strong>Means &amp; ends\.<\/strong> They rise\.<\/figcaption>/);
    expect(section).toContain('Stands behind <a href="#toy/held">toy/held</a>.');
    expect(/<section class="claim" id="toy\/held"[\s\S]*?<\/section>/.exec(html)?.[0]).toContain('At full size: <a href="#toys/toss">toys/toss</a>.');
    expect(/<section class="claim" id="toy\/refuted"[\s\S]*?<\/section>/.exec(html)?.[0]).not.toContain('At full size');
  });

  test('of another paper stay out; without any there is no section', async () => {
    const other = await htmlReport(await sampleEvidence(), { ...assets, experiments: [await toyRecord()] });
    expect(other).not.toContain('Experiments at full size');
    expect(other).toBe(await pageOf());
  });

  test('are named on the first page of several papers, with a link to the page of their own', async () => {
    const html = await jointReport(await sampleEvidence(), { ...assets, experiments: await behind() }, (slug) => `report-${slug}.html`);
    expect(html).toContain('<a href="report-toys.html#toys/toss">toys/toss</a> Tossing: 1 of 1 rows reproduced; 1 of 3 not run yet');
  });

  test('a hostile record stays text', async () => {
    const [record] = await behind();
    const html = await htmlReport(await sampleEvidence(), { ...assets, experiments: [{ ...record, words: '<img src=x> *a*<b>', notes: [{ words: '**<script>**', holds: null }] }] });
    expect(html).not.toMatch(/<img src=x>|<strong><script>/);
    expect(html).toContain('&lt;img src=x&gt; <em>a</em>&lt;b&gt;');
  });
});
