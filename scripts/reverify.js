/**
 * Runs every claim of a paper again in a browser, from the reference page opened from disk with the network refused: every
 * verdict must be as attached, within a minute on two cores. Run as `npm run reverify [slug]`; exit 3 where there is no Chromium.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

const { chromiumPath, launched, opened } = await import('../src/cli/browser.testing.ts');
const { entriesOf } = await import('../src/cli/corpus.ts');
const { evidencePaths, readEvidence } = await import('../src/cli/evidenceFile.ts');
const { pageAssets, paperPage } = await import('../src/cli/reportPage.ts');
const { ofPaper, papersOf } = await import('../src/evidence/ofPaper.ts');

const limit = 60;

const reverified = async (browser, evidence, slug, folder, assets) => {
  const path = join(folder, `${slug}.html`);
  writeFileSync(path, await paperPage(evidence, await entriesOf(slug), assets));
  const { page, context, complaints, requests } = await opened(browser, path);
  const start = performance.now();
  await page.getByRole('button', { name: 'Run every claim again' }).click();
  const told = page.getByText(/^Finished: /);
  await told.waitFor({ timeout: 30 * 60_000 });
  const seconds = (performance.now() - start) / 1000;
  const words = await told.textContent();
  const rows = await page.locator('#fresh tbody tr').evaluateAll((all) => all.map((row) => [row.children[0].textContent, row.children[3].textContent]));
  await context.close();
  const other = rows.filter(([, note]) => !/^same (?:evidence|verdict)$/.test(note ?? ''));
  console.log(`${slug}: ${words} ${rows.filter(([, note]) => note === 'same evidence').length} of ${rows.length} to the last number.`);
  for (const [id, note] of other) console.log(`    ${id}: ${note}`);
  for (const line of [...complaints, ...requests]) console.log(`    ${line}`);
  const busy = loadavg()[0] > 2 * availableParallelism();
  // On a machine busy with other work the clock says nothing about the page.
  const slow = seconds > limit;
  if (slow) console.log(`    took ${seconds.toFixed(0)} s, ${limit} allowed${busy ? `; not counted: the machine is busy with other work (load ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores)` : ''}`);
  return other.length + complaints.length + requests.length === 0 && (!slow || busy);
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
  const assets = await pageAssets();
  for (const slug of slugs) green = (await reverified(browser, await ofPaper(whole, slug), slug, folder, assets)) && green;
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(green ? 0 : 1);
