/**
 * Hunts every identity and inequality with seeds that `npm test` never uses, and writes reports/reference/hunts.md: what
 * was searched, how close it came, and every verdict that differs from the record. Run as `npm run hunts`.
 */
import { writeFileSync } from 'node:fs';

const { entriesOf } = await import('../src/cli/corpus.ts');
const { hunt } = await import('../src/runner/hunt.ts');

const seed = 7;
const runs = 20_000;
const percent = (share) => `${Number((100 * share).toPrecision(2))} %`;

const rows = [];
const surprises = [];
for (const { claim } of await entriesOf()) {
  if (claim.kind !== 'identity' && claim.kind !== 'inequality') continue;
  let found;
  try {
    found = await hunt(claim, { seed, runs });
  } catch (error) {
    if (error?.name !== 'Fault') throw error;
    rows.push(`| \`${claim.id}\` | our error | **no** | | | | |`);
    surprises.push(`* \`${claim.id}\`: our error: ${error.message.slice(0, 300)}`);
    console.log(`✗ ${claim.id}: our error`);
    continue;
  }
  const ratio = Math.max(found.cases.quantiles.at(-1) ?? 0, found.targeted?.best ?? 0);
  const asRecorded = found.verdict === claim.expect;
  rows.push(`| \`${claim.id}\` | ${found.verdict} | ${asRecorded ? 'yes' : '**no**'} | ${found.cases.run} | ${found.targeted?.evaluations ?? 0} | ${ratio.toPrecision(1)} | ${found.cases.residualRisk === null ? '' : percent(found.cases.residualRisk)} |`);
  if (!asRecorded) surprises.push(`* \`${claim.id}\`: ${found.verdict}, ${found.reason}${found.counterexample === null ? '' : `; replay \`${found.counterexample.replay}\``}`);
  console.log(`${asRecorded ? '✓' : '✗'} ${claim.id}: ${found.verdict}`);
}

writeFileSync(
  new URL('../reports/reference/hunts.md', import.meta.url),
  `# Hunts

Every identity and inequality, searched once more with seed ${seed} and up to ${runs} evaluations, half random and half targeted; a
refuted claim ends at its first counterexample. Made by \`npm run hunts\`.

| claim | verdict | as recorded | random cases | targeted | largest value/tolerance | violation probability at most (95 %) |
|---|---|---|---|---|---|---|
${rows.join('\n')}

## Surprises

${surprises.length === 0 ? 'None: every verdict is as recorded.' : surprises.join('\n')}
`,
);
console.log(`written: reports/reference/hunts.md (${rows.length} claims, ${surprises.length} surprises)`);
process.exitCode = surprises.length === 0 ? 0 : 1;
