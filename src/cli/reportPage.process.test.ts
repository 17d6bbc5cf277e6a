import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Evidence } from '../evidence/evidence.ts';
import { ofPaper, papersOf } from '../evidence/ofPaper.ts';
import { hostile, poisoned } from '../evidence/planted.testing.ts';
import { sampleClaim, sampleCounterexample, sampleEvidence, sampleNotTested, sampleRefuted } from '../evidence/sample.testing.ts';
import { compact } from '../report/html/compact.ts';
import { htmlReport, jointReport } from '../report/html/page.ts';
import { chromiumPath, launched, type Opened, opened } from './browser.testing.ts';
import { type Checkout, checkout } from './checkout.testing.ts';
import { faintTexts } from './contrast.testing.ts';
import { listedClaims, loadClaim } from './corpus.ts';
import { evidencePaths, readEvidence } from './evidenceFile.ts';
import { verify } from '../runner/verify.ts';
import { pageAssets, paperPage } from './reportPage.ts';
import { readWitnesses } from './witnesses.ts';

/** Two claims on one whole number t: true that |t| = max(t, −t), false that t ≤ 3. */
const toy = (name: string, residual: string): string => `
import { claim } from '../../src/claim/claim.ts';
import { setting } from '../../src/settings/setting.ts';
import { toys } from './paper.ts';
const t = { kind: 'number', what: 'a whole number', draw: (s) => s.integer(-8, 8), valid: (v) => Number.isInteger(v) && Math.abs(v) <= 8, simpler: (v) => (v === 0 ? [] : [v - Math.sign(v)]), mutate: (s) => s.integer(-8, 8) };
export default claim({
  id: 'toys/${name}', title: 'A toy', source: toys.at('Section 1', { provenance: 'derived' }), kind: 'identity', statement: 't = t', oracle: 'none', runs: 60,
  forAll: setting({ id: 'whole', words: 'For all whole t', dims: { n: [1, 1] }, fields: { t } }), suppose: {}, without: {},
  then: ({ t }) => ({ what: 'r', value: ${residual}, tolerance: 1 / 16, because: 'whole numbers' }),
});
`;
const paper = "import { paper } from '../../src/claim/paper.ts';\nexport const toys = paper({ slug: 'toys', title: 'On toys', authors: 'A. Author', arxiv: '0000.00000v1', venue: 'Nowhere' });\n";

/** A claim of sums and products only, which every engine rounds alike. */
const again = 'nonlinearity/alg-symmetrised';

const folder = mkdtempSync(join(tmpdir(), 'gainsay-page-'));
const at = (name: string): string => join(folder, name);

describe.skipIf(chromiumPath === undefined)('the page in a browser, opened from disk, the network refused', { timeout: 120_000 }, () => {
  let browser: Browser;
  let place: Checkout;
  let reference: Evidence;
  /** The reference page, opened once for every test that a reader could do in one sitting. */
  let sitting: Opened;

  beforeAll(async () => {
    place = checkout({ 'toys/paper.ts': paper, 'toys/held.ts': toy('held', 'Math.abs(t) - Math.max(t, -t)'), 'toys/false.ts': toy('false', 't > 3 ? 1 : 0') });
    const whole = await readEvidence(evidencePaths.reference);
    const claims = await listedClaims('nonlinearity');
    // The reference may be older than the code: one claim as this code sees it, to be seen so in the page.
    const now = claims.find(({ id }) => id === again);
    const fresh = now === undefined ? undefined : await verify((await loadClaim(now)).claim, { seed: whole.seed, witnesses: await readWitnesses(again) });
    // Without times claims are run in their order, which begins with short ones.
    reference = await ofPaper({ ...whole, environment: { ...whole.environment, claims: {} }, claims: whole.claims.map((c) => (c.id === again && fresh !== undefined ? fresh : c)) }, 'nonlinearity');
    const assets = await pageAssets(['nonlinearity']);
    // Both are attached as held, though one is false: the page must find out.
    const told = { paper: { slug: 'toys', title: 'On toys', authors: 'A. Author', arxiv: '0000.00000v1', venue: 'Nowhere' }, hypotheses: [], necessity: [], fields: [{ name: 't', what: 'a whole number', axes: null }] } as const;
    const worst = { value: 0, tolerance: 1 / 16, because: 'whole numbers', what: 'r', replay: 'toys/held:n=1:t=2' };
    const toys = await sampleEvidence({ claims: ['toys/false', 'toys/held'].map((id) => sampleClaim({ ...told, id, cases: { ...sampleClaim().cases, coverage: {}, discardedBy: {}, worst: { ...worst, replay: `${id}:n=1:t=2` } } })) });
    const joint = await sampleEvidence({
      claims: [sampleClaim(), sampleRefuted(), sampleRefuted({ ...told, id: 'toys/false', uses: ['toy/held'], counterexample: sampleCounterexample })],
      notTested: [sampleNotTested],
    });
    writeFileSync(at('reference.html'), await paperPage(reference, claims, assets));
    writeFileSync(at('toys.html'), await paperPage(toys, await listedClaims(undefined, join(place.folder, 'properties')), assets));
    writeFileSync(at('joint.html'), await jointReport(joint, assets, (slug) => `joint-${slug}.html`));
    for (const p of papersOf(joint)) writeFileSync(at(`joint-${p.slug}.html`), await paperPage(await ofPaper(joint, p.slug), [], assets));
    browser = await launched();
    sitting = await opened(browser, at('reference.html'));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(place.folder, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a file, does something with it, and sees that it asked for nothing and complained of nothing. */
  const quietly = async (name: string, act: (page: Page, all: Opened) => Promise<void>, options: Parameters<typeof opened>[2] = {}): Promise<void> => {
    const all = await opened(browser, at(name), options);
    try {
      await act(all.page, all);
      expect(all.complaints).toEqual([]);
      expect(all.requests).toEqual([]);
    } finally {
      await all.context.close();
    }
  };

  /** The same in the one sitting. */
  const here = async (act: (page: Page) => Promise<void>): Promise<void> => {
    const { page, complaints, requests } = sitting;
    await act(page);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
  };

  /** What the run of all claims says: to look for the words in the whole page takes longer than to run a claim. */
  const stateOf = (page: Page, words: RegExp): Locator => page.locator('#run-all p.state').filter({ hasText: words });

  const targetsOf = (page: Page, within: string): Promise<string[]> =>
    page.evaluate((selector) => Array.from(document.querySelectorAll(`${selector} a`), (a) => a.getAttribute('href') ?? a.getAttribute('xlink:href') ?? ''), within);

  test('the reference page: below two million bytes, digest recomputed, every claim reachable from the map and the table', async () => {
    await here(async (page) => {
      await page.waitForFunction(() => document.getElementById('digest-check')?.textContent !== '');
      expect(await page.textContent('#digest-check')).toContain('✓ recomputed');
      const wanted = reference.claims.map((c) => `#${c.id}`).toSorted();
      expect((await targetsOf(page, '.map')).toSorted()).toEqual(wanted);
      expect((await targetsOf(page, '.index')).filter((href) => wanted.includes(href)).toSorted()).toEqual(wanted);
      expect(await page.evaluate((ids) => ids.filter((id) => document.getElementById(id)?.matches('.claim') !== true), reference.claims.map((c) => c.id))).toEqual([]);
      expect(statSync(at('reference.html')).size).toBeLessThan(2e6);
    });
  });

  test('what is written in fewer bytes is the same page to a parser, hostile texts among it', async () => {
    // A page of its own: a parser tells of every policy that it meets.
    const parser = await browser.newPage();
    for (const evidence of [reference, ...(await Promise.all(hostile.map(poisoned)))]) {
      const long = await htmlReport(evidence, { style: '', script: '', engine: null });
      const short = compact(long);
      expect(short.length).toBeLessThan(long.length);
      expect(await parser.evaluate(([a, b]) => {
        const read = (html: string): string => new DOMParser().parseFromString(html, 'text/html').documentElement.outerHTML;
        return read(a) === read(b);
      }, [long, short] as const)).toBe(true);
    }
    await parser.close();
  });

  test('several papers: the map leads to the claim in the page of its paper, which complains of nothing either', async () => {
    await quietly('joint.html', async (page) => {
      expect((await targetsOf(page, '.map')).toSorted()).toEqual(['joint-toy.html#toy/held', 'joint-toy.html#toy/refuted', 'joint-toys.html#toys/false']);
      expect(await targetsOf(page, '.index')).toContain('joint-toy.html#toy/informal');
      await page.waitForFunction(() => document.getElementById('digest-check')?.textContent !== '');
      expect(await page.textContent('#digest-check')).toContain('✓ recomputed');
      expect(await page.locator('button').count()).toBe(0);
    });
    const { page, complaints, context } = await opened(browser, at('joint.html'));
    await page.locator('.map a').filter({ hasText: 'false' }).first().click();
    await page.waitForURL(/joint-toys\.html#toys\/false$/);
    expect(await page.locator('[id="toys/false"]').isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('the verdict in the explorer flips when an entry is edited, and back; what is no number is refused in words', async () => {
    await here(async (page) => {
      const claim = page.locator('[id="nonlinearity/collinearity-always"]');
      await claim.getByRole('button', { name: 'Explore' }).click();
      await claim.locator('[data-status="violated"]').waitFor();
      expect(await claim.locator('.outcome').textContent()).toContain('Confirmed in exact rational arithmetic');
      // With equal views the gradients vanish.
      const entries = claim.locator('input[data-field="xPrime"]');
      const before = await entries.evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value));
      for (const [k, value] of before.entries()) if (value !== '0') await entries.nth(k).fill('0');
      await claim.locator('[data-status="holds here"]').waitFor();
      await entries.first().fill('one');
      await expect.poll(() => claim.locator('.outcome').textContent()).toContain('“one” is not a number');
      // What was computed of the instance before is not shown under another.
      expect(await claim.locator('.after').isVisible()).toBe(false);
      for (const [k, value] of before.entries()) await entries.nth(k).fill(value);
      await claim.locator('[data-status="violated"]').waitFor();
      await claim.getByRole('button', { name: 'Draw another instance' }).click();
      await expect.poll(() => claim.locator('input[data-field="xPrime"]').count()).toBeGreaterThan(0);
    });
  });

  test('the trajectories of a dynamics claim follow the instance: an edited entry moves them and flips the verdict, and so does a hypothesis turned on', async () => {
    await here(async (page) => {
      const claim = page.locator('[id="nonlinearity/brute-force-linear"]');
      await claim.getByRole('button', { name: 'Explore' }).click();
      await claim.locator('[data-status="violated"]').waitFor();
      /** Where the lines of the second node go, and how many optima the landscape marks. */
      const drawn = (): Promise<{ node: string; landscape: string }> =>
        claim.locator('.traces').evaluate((host) => {
          const path = (series: string): string => host.querySelector(`[data-series="${series}"] path`)?.getAttribute('d') ?? 'none';
          return { node: path('from 180°'), landscape: path('leaky ReLU') };
        });
      const before = await drawn();
      expect(before.node).toMatch(/^M[\d.]+,[\d.]+(?:L[\d.]+,[\d.]+){48}$/);
      // Both nodes start alike: they find one optimum.
      const start = claim.locator('input[data-field="W"][data-i="1"][data-j="0"]');
      await start.fill('1');
      await claim.locator('[data-status="holds here"]').waitFor();
      expect(await drawn()).toEqual({ node: 'none', landscape: before.landscape });
      await start.fill('-1');
      await claim.locator('[data-status="violated"]').waitFor();
      expect(await drawn()).toEqual(before);
      // Assumed, the hypothesis is made true: the activation becomes linear, whose landscape has one optimum up to sign.
      const linear = claim.getByLabel('assume: the activation is linear');
      await linear.check();
      await claim.locator('[data-status="holds here"]').waitFor();
      expect(await claim.locator('select[data-field="h"]').inputValue()).toBe('linear');
      expect((await drawn()).landscape).toBe('none');
      expect((await drawn()).node).not.toBe(before.node);
      await linear.uncheck();
      await claim.getByText('✗ does not hold here').waitFor();
      expect(await claim.locator('select[data-field="h"]').inputValue()).not.toBe('linear');
    });
  });

  test('run again with the same seed, a claim gives the attached evidence to the last number', async () => {
    await here(async (page) => {
      const claim = page.locator(`[id="${again}"]`);
      await claim.getByRole('button', { name: 'Run this claim again' }).click();
      await claim.locator('.fresh .ruling').waitFor({ timeout: 60_000 });
      expect(await claim.locator('.fresh .ruling').textContent()).toContain('The same evidence as attached, to the last number.');
    });
  });

  test('a planted false claim, attached as held, is refuted in the page, with a counterexample to copy', async () => {
    await quietly('toys.html', async (page) => {
      await page.locator('.seed').fill('5');
      await page.getByRole('button', { name: 'Run every claim again' }).click();
      await stateOf(page, /^Finished: 2 claims run .* 1 with another verdict than attached/).waitFor({ timeout: 60_000 });
      expect(await page.locator('#fresh tbody tr').allTextContents()).toEqual([expect.stringMatching(/^toys\/false.*held.*refuted.*another verdict$/), expect.stringMatching(/^toys\/held.*held.*held.*same verdict$/)]);
      const found = page.locator('[id="toys/false"] .fresh');
      expect(await found.textContent()).toContain('Another verdict than attached.');
      expect(await found.locator('.replay code').last().textContent()).toContain('toys/false:n=1:t=4');
      expect(await found.getByRole('button', { name: 'Copy' }).count()).toBeGreaterThan(0);
    });
  });

  test('stopped, a run says so and keeps what was finished', async () => {
    await here(async (page) => {
      await page.getByRole('button', { name: 'Run every claim again' }).click();
      await stateOf(page, /[1-9]\d* of \d+ claims finished/).waitFor({ timeout: 60_000 });
      await page.getByRole('button', { name: 'Stop' }).click();
      await stateOf(page, /^Stopped: [1-9]\d* claims? run/).waitFor();
      expect(await page.locator('#fresh tbody tr').filter({ hasText: 'not finished' }).count()).toBeGreaterThan(0);
    });
  });

  test('by keyboard alone: skip link, every control and link in the order of the page, map, explorer, an entry', async () => {
    await quietly('toys.html', async (page) => {
      await page.getByRole('button', { name: 'Explore' }).first().waitFor();
      const focusable = await page.evaluate(() => Array.from(document.querySelectorAll('a[href], a[*|href], button, input, select, summary, [tabindex="0"]')).filter((e) => e.checkVisibility()).length);
      const seen: string[] = [];
      for (let k = 0; k < focusable; k++) {
        await page.keyboard.press('Tab');
        seen.push(await page.evaluate(() => {
          const e = document.activeElement;
          return e === null || e === document.body ? 'body' : `${e.tagName.toLowerCase()} ${e.getAttribute('aria-label') ?? e.textContent ?? ''}`.trim();
        }));
      }
      expect(seen[0]).toBe('a Skip to the claims');
      expect(seen).not.toContain('body');
      await page.locator('.map a').first().focus();
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => decodeURIComponent(location.hash))).toMatch(/^#toys\/(?:false|held)$/);
      const claim = page.locator('[id="toys/false"]');
      await claim.getByRole('button', { name: 'Explore' }).focus();
      await page.keyboard.press('Enter');
      const entry = claim.locator('input[data-field="t"]');
      await entry.focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.type('7');
      await claim.locator('[data-status="violated"]').waitFor();
    });
  });

  test('without JavaScript: all is there to read, nothing empty, details open', async () => {
    await quietly('reference.html', async (page) => {
      expect(await page.locator('.claim').count()).toBe(reference.claims.length);
      for (const selector of ['.counts', '.map svg', '.index', '.statement >> nth=0', '.claim >> nth=0', '.claim > .counterexample >> nth=0']) expect(await page.locator(selector).isVisible(), selector).toBe(true);
      expect(await page.locator('button').count()).toBe(0);
      expect(await page.locator('.live').first().isVisible()).toBe(false);
      const details = page.locator('details').first();
      await details.locator('summary').click();
      expect(await details.locator('.counterexample').isVisible()).toBe(true);
    }, { javaScriptEnabled: false });
  });

  test('AA contrast of every text, computed, in light and dark, the explorer open', async () => {
    await here(async (page) => {
      const claim = page.locator('[id="nonlinearity/lemma-1-taylor"]');
      await claim.getByRole('button', { name: 'Explore' }).click();
      await claim.locator('[data-status]').waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { checked, faint } = await faintTexts(page);
        expect(faint, colorScheme).toEqual([]);
        expect(checked).toBeGreaterThan(2000);
      }
      await page.emulateMedia({ colorScheme: 'light' });
    });
    for (const colorScheme of ['light', 'dark'] as const) {
      await quietly('joint.html', async (page) => expect((await faintTexts(page)).faint, colorScheme).toEqual([]), { colorScheme });
    }
  });

  test('the measure of contrast can fail', async () => {
    await quietly('joint.html', async (page) => {
      await page.evaluate(() => document.querySelectorAll('.by').forEach((e) => e.setAttribute('style', 'color: #bbb')));
      expect((await faintTexts(page)).faint.length).toBeGreaterThan(0);
    });
  });

  test('on a narrow screen the page does not scroll sideways; only tables, formulas and the map do', async () => {
    await here(async (page) => {
      await page.setViewportSize({ width: 360, height: 740 });
      const wide = await page.evaluate(() => Array.from(document.querySelectorAll('main *')).filter((e) => e.getBoundingClientRect().right > innerWidth && e.closest('.scroll, .statement, .matrices, svg, math') === null).map((e) => `${e.tagName} ${e.className}: ${e.textContent?.slice(0, 60) ?? ''}`));
      expect(wide).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    });
  });

  test('in print: everything opened, no controls, no matrix or table cut off at the width of A4', async () => {
    await here(async (page) => {
      // 210 mm less the margins, at 96 dots an inch.
      await page.setViewportSize({ width: 672, height: 1000 });
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('button').evaluateAll((all) => all.filter((b) => b.checkVisibility()).length)).toBe(0);
      expect(await page.locator('details .counterexample').evaluateAll((all) => all.filter((e) => !e.checkVisibility({ contentVisibilityAuto: true })).length)).toBe(0);
      const cut = await page.evaluate(() => Array.from(document.querySelectorAll('figure, .statement, table, .map svg')).filter((e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.textContent?.slice(0, 60) ?? ''));
      expect(cut).toEqual([]);
    });
  });
});
