/**
 * Runs every claim of a paper again in a browser, from the reference page opened from disk with the network refused: every
 * verdict must be as attached, within a minute on two cores: a minute by the clock where the machine is idle, two of processor
 * time where it is not. Run as `npm run reverify [slug]`; exit 3 where there is no Chromium.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

const { chromiumPath, launched, opened } = await import('../src/cli/browser.testing.ts');
const { listedClaims } = await import('../src/cli/corpus.ts');
const { evidencePaths, readEvidence } = await import('../src/cli/evidenceFile.ts');
const { pageAssets, paperPage } = await import('../src/cli/reportPage.ts');
const { timeOfChildren } = await import('../src/cli/processorTime.testing.ts');
const { ofPaper, papersOf } = await import('../src/evidence/ofPaper.ts');

const limit = 60;

const reverified = async (browser, evidence, slug, folder, assets) => {
  const path = join(folder, `${slug}.html`);
  writeFileSync(path, await paperPage(evidence, await listedClaims(slug), assets));
  const { page, context, complaints, requests } = await opened(browser, path);
  const [start, used] = [performance.now(), timeOfChildren() ?? 0];
  await page.getByRole('button', { name: 'Run every claim again' }).click();
  // Once a second, and one element: to search the page for a text takes longer than to run a claim.
  await page.waitForFunction(() => (document.querySelector('#run-all p.state')?.textContent ?? '').startsWith('Finished: '), null, { polling: 1000, timeout: 30 * 60_000 });
  const seconds = (performance.now() - start) / 1000;
  const processor = (timeOfChildren() ?? 0) - used;
  const words = await page.locator('#run-all p.state').textContent();
  const rows = await page.locator('#fresh tbody tr').evaluateAll((all) => all.map((row) => [row.children[0].textContent, row.children[3].textContent]));
  await context.close();
  const other = rows.filter(([, note]) => !/^same (?:evidence|verdict)$/.test(note ?? ''));
  console.log(`${slug}: ${words} ${rows.filter(([, note]) => note === 'same evidence').length} of ${rows.length} to the last number. Processor time ${processor.toFixed(0)} s.`);
  for (const [id, note] of other) console.log(`    ${id}: ${note}`);
  for (const line of [...complaints, ...requests]) console.log(`    ${line}`);
  // On a machine busy with other work the clock says nothing about the page; what the processors did for it does.
  const busy = loadavg()[0] > 2 * availableParallelism();
  const slow = processor > 2 * limit || (seconds > limit && !busy);
  if (seconds > limit) console.log(`    took ${seconds.toFixed(0)} s, ${limit} allowed${busy ? `; the machine is busy with other work (load ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores), so ${2 * limit} s of processor time count` : ''}`);
  return other.length + complaints.length + requests.length === 0 && !slow;
};

if (chromiumPath === undefined) {
  console.log('reverify: skipped, no Chromium is found; name one with CHROMIUM=/path');
  process.exit(3);
}
const whole = await readEvidence(evidencePaths.reference);
const slugs = papersOf(whole).map((p) => p.slug).filter((slug) => process.argv[2] === undefined || slug === process.argv[2]);
if (slugs.length === 0) {
  console.error(`reverify: the reference evidence has no paper '${process.argv[2]}'; it has ${papersOf(whole).map((p) => p.slug).join(', ')}`);
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'gainsay-reverify-'));
const browser = await launched();
let green = true;
try {
  const assets = await pageAssets(slugs);
  for (const slug of slugs) green = (await reverified(browser, await ofPaper(whole, slug), slug, folder, assets)) && green;
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(green ? 0 : 1);
