/**
 * Renders the reference evidence in every format, and the records of experiments, into reports/reference/, without running anything.
 * The texts to paste, the tables of experiments and the pictures are committed, the rest is ignored by git. With --check nothing is written: exit 1 when a committed file is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { evidencePaths, readEvidence } = await import('../src/cli/evidenceFile.ts');
const { formats } = await import('../src/cli/formats.ts');
const { experimentFiles, experimentRecords } = await import('../src/cli/experimentFile.ts');
const { figureFiles } = await import('../src/report/figures/figureFiles.ts');
const { ofPaper, papersOf } = await import('../src/evidence/ofPaper.ts');

const check = process.argv.includes('--check');
const folder = fileURLToPath(new URL('../reports/reference/', import.meta.url));
const evidence = await readEvidence(evidencePaths.reference);

/** A paper is reviewed by itself: what is pasted is about one. */
const committed = async () => {
  const files = await figureFiles(evidence);
  for (const { slug } of papersOf(evidence)) {
    const own = await ofPaper(evidence, slug);
    for (const name of ['openreview', 'github']) files[`${name}-${slug}.md`] = await formats[name].render(own);
  }
  for (const record of await experimentRecords(folder)) Object.assign(files, await experimentFiles(record));
  return files;
};

const reproduced = async () => ({
  'report.md': await formats.markdown.render(evidence),
  'terminal.txt': await formats.terminal.render(evidence),
  'fragment.tex': await formats.latex.render(evidence),
  'junit.xml': await formats.junit.render(evidence),
  'ctrf.json': await formats.ctrf.render(evidence),
  'observations.jsonl': await formats.observations.render(evidence),
  ...(await formats.html.files(evidence, 'report')),
});

/** What a page may be at most, in bytes, to be attached anywhere. */
const limit = 2e6;

const contentOf = (name) => {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    return null;
  }
};

let stale = 0;
let large = 0;
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries({ ...(await committed()), ...(check ? {} : await reproduced()) })) {
  const current = contentOf(name) === text;
  if (!current) stale += 1;
  if (name.endsWith('.html') && Buffer.byteLength(text) >= limit) {
    large += 1;
    console.error(`too large: ${name} has ${Buffer.byteLength(text)} bytes, below ${limit} allowed`);
  }
  if (!check && !current) writeFileSync(join(folder, name), text);
  console.log(`${check ? (current ? 'up to date' : 'STALE') : current ? 'unchanged' : 'written'}: reports/reference/${name} (${Math.ceil(text.length / 1000)} kB)`);
}
if (check && stale > 0) console.log('stale: run npm run formats and commit');
process.exit(large > 0 || (check && stale > 0) ? 1 : 0);
